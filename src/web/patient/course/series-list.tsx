import type { VNode } from 'preact';
import { useSite } from '../../shared/use-site.js';

/** A series of visits as it is proposed. */
export interface SeriesView {
  /** How many differ from what was wished for. */
  readonly lead: string;
  readonly turns: readonly TurnView[];
  /** What could not be had, and why. */
  readonly skipped: readonly string[];
  /** What became of that. */
  readonly outcome?: string | undefined;
}

export interface TurnView {
  /** Of its field: each turn is a group of radio buttons. */
  readonly name: string;
  /** "Appointment 3" */
  readonly label: string;
  readonly value: string;
  /** ISO 8601 */
  readonly at: string;
  /** "Tue, Dec 8, 9:30 AM" */
  readonly when: string;
  /** By whom, where not all are by one. */
  readonly with?: string | undefined;
  /** In what it differs from the wish. */
  readonly notes: readonly string[];
  readonly others: readonly {
    /** "Wed, Dec 9" */
    readonly day: string;
    readonly times: readonly {
      readonly value: string;
      readonly at: string;
      readonly time: string;
      readonly with?: string | undefined;
    }[];
  }[];
}

/** Each visit with the other times of its turn, folded: choosing one changes nothing else, and needs no script. */
export function SeriesList({ view }: { readonly view: SeriesView }): VNode {
  const { t } = useSite();
  return (
    <>
      <p>{view.lead}</p>
      {view.skipped.length > 0 && (
        <section class="notice">
          <h2>{t('course.skipped')}</h2>
          <ul>
            {view.skipped.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
          {view.outcome && <p>{view.outcome}</p>}
        </section>
      )}
      {view.skipped.length === 0 && view.outcome && <p>{view.outcome}</p>}
      <ol class="series">
        {view.turns.map((turn) => (
          <li key={turn.name}>
            <Turn turn={turn} />
          </li>
        ))}
      </ol>
    </>
  );
}

function Turn({ turn }: { readonly turn: TurnView }): VNode {
  const { t } = useSite();
  return (
    <fieldset>
      <legend>{turn.label}</legend>
      <label class="chip whole-day">
        <input id={turn.name} type="radio" name={turn.name} value={turn.value} checked />
        <time dateTime={turn.at}>{turn.when}</time>
        {turn.with && <span class="who">{turn.with}</span>}
      </label>
      {turn.notes.length > 0 && <p class="soft">{turn.notes.join(' · ')}</p>}
      {turn.others.length > 0 && (
        <details class="others">
          <summary>
            {t('course.other-times')} <span class="unseen">{turn.label}</span>
          </summary>
          {turn.others.map(({ day, times }) => (
            <div key={day} role="group" aria-label={day}>
              <p class="chip-day">{day}</p>
              <div class="chips">
                {times.map(({ value, at, time, with: who }) => (
                  <label key={value} class="chip">
                    <input type="radio" name={turn.name} value={value} />
                    <time dateTime={at}>{time}</time>
                    {who && <span class="who">{who}</span>}
                  </label>
                ))}
              </div>
            </div>
          ))}
        </details>
      )}
    </fieldset>
  );
}
