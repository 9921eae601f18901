import type { VNode } from 'preact';
import { type Carry, Carried } from '../../shared/form.js';
import type { Site } from '../../shared/site.js';

/** One day of the strip. */
export interface Day {
  /** Local date, `YYYY-MM-DD` */
  readonly date: string;
  readonly href: string;
  /** "Tue", "1 Dec" */
  readonly weekday: string;
  readonly day: string;
  /** "28 times", "Full", "Closed" or "None left" */
  readonly says: string;
  readonly isEmpty: boolean;
  readonly chosen: boolean;
}

export interface DayStrip {
  /** "Nov 2026 – Dec 2026" */
  readonly months: string;
  /** A form that leads to any date one may book on. */
  readonly jump: {
    readonly action: string;
    readonly fields: Carry;
    readonly day: string;
    readonly min: string;
    readonly max: string;
  };
  readonly days: readonly Day[];
  readonly earlier?: string;
  readonly later?: string;
}

export function Days({ site, strip }: { readonly site: Site; readonly strip: DayStrip }): VNode {
  const { t } = site;
  return (
    <nav class="days" aria-label={t('book.days')}>
      <div class="months">
        <p>{strip.months}</p>
        <Jump site={site} jump={strip.jump} />
      </div>
      <ul>
        {strip.days.map((day) => (
          <li key={day.date}>
            <DayLink day={day} />
          </li>
        ))}
      </ul>
      {(strip.earlier || strip.later) && (
        <p class="turn">
          {strip.earlier && (
            <a href={strip.earlier} rel="prev nofollow">
              {t('book.earlier-days')}
            </a>
          )}
          {strip.later && (
            <a class="later" href={strip.later} rel="next nofollow">
              {t('book.later-days')}
            </a>
          )}
        </p>
      )}
    </nav>
  );
}

function Jump({ site: { t }, jump }: { readonly site: Site; readonly jump: DayStrip['jump'] }): VNode {
  return (
    <details class="jump">
      <summary>{t('book.jump-date')}</summary>
      <form class="row" action={jump.action} method="get">
        <Carried fields={jump.fields} />
        <div class="field">
          <label for="date">{t('book.date')}</label>
          <input id="date" name="day" type="date" value={jump.day} min={jump.min} max={jump.max} required />
        </div>
        <button class="button quiet" type="submit">
          {t('book.show-date')}
        </button>
      </form>
    </details>
  );
}

function DayLink({ day }: { readonly day: Day }): VNode {
  const words = (
    <>
      <span class="weekday">{day.weekday}</span> <span class="date">{day.day}</span>{' '}
      <span class="count">{day.says}</span>
    </>
  );
  if (day.isEmpty && !day.chosen) return <span class="day none">{words}</span>;
  return (
    <a
      class={day.isEmpty ? 'day none' : 'day'}
      href={day.href}
      rel="nofollow"
      aria-current={day.chosen ? 'date' : undefined}
    >
      {words}
    </a>
  );
}
