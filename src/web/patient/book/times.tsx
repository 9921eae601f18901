import type { VNode } from 'preact';
import type { Site } from '../../shared/site.js';

/** A start that can be booked. */
export interface Time {
  /** ISO 8601 with the location's offset: what the form sends */
  readonly value: string;
  /** "10:00" */
  readonly time: string;
  /** "until 11:05" */
  readonly until: string;
  readonly part: Part;
  /** The first free one there is. */
  readonly first: boolean;
  readonly chosen: boolean;
  /** It leaves no gap in the day: better for the clinic, and no worse for whoever comes. */
  readonly fitsBest: boolean;
  /** "Tue 1 Dec, 10:00": script writes it on the button. */
  readonly short: string;
}

export const parts = ['morning', 'afternoon', 'evening'] as const;
export type Part = (typeof parts)[number];

/** The day runs down the meridian; noon is where the mark sits. Works without script: a chip is a radio button. */
export function Times({ site, times }: { readonly site: Site; readonly times: readonly Time[] }): VNode {
  const groups = parts.map((part) => ({ part, times: times.filter((time) => time.part === part) }));
  const past = groups.filter(({ part, times }) => part === 'morning' && times.length > 0);
  return (
    <>
      {times.some(({ fitsBest }) => fitsBest) && <p class="soft">{site.t('book.fits-best-means')}</p>}
      {past.map((group) => (
        <PartOfDay key={group.part} site={site} {...group} />
      ))}
      <p class="noon" aria-hidden="true">
        {site.t('book.noon')}
      </p>
      {groups
        .filter(({ part, times }) => part !== 'morning' && times.length > 0)
        .map((group) => (
          <PartOfDay key={group.part} site={site} {...group} />
        ))}
    </>
  );
}

interface PartProps {
  readonly site: Site;
  readonly part: Part;
  readonly times: readonly Time[];
}

function PartOfDay({ site, part, times }: PartProps): VNode {
  return (
    <fieldset class="part">
      <legend>{site.t(`book.${part}`)}</legend>
      <div class="chips">
        {times.map((time) => (
          <label key={time.value} class={time.first ? 'chip first' : 'chip'}>
            <input
              type="radio"
              name="start"
              value={time.value}
              checked={time.chosen}
              required
              data-short={time.short}
            />
            <time dateTime={time.value}>{time.time}</time>
            <span class="until">{time.until}</span>
            {time.first && <span class="flag">{site.t('book.first-free')}</span>}
            {time.fitsBest && <span class="flag">{site.t('book.fits-best')}</span>}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
