import type { VNode } from 'preact';
import type { Site } from '../../shared/site.js';

/** One day of the strip. */
export interface Day {
  /** Local date, `YYYY-MM-DD` */
  readonly date: string;
  readonly href: string;
  /** "Tue", "1 Dec" */
  readonly weekday: string;
  readonly day: string;
  /** How many times can be booked. */
  readonly count: number;
  readonly chosen: boolean;
}

export interface DayStrip {
  readonly days: readonly Day[];
  readonly earlier?: string;
  readonly later?: string;
}

export function Days({ site, strip }: { readonly site: Site; readonly strip: DayStrip }): VNode {
  const { t } = site;
  return (
    <nav class="days" aria-label={t('book.days')}>
      <ul>
        {strip.days.map((day) => (
          <li key={day.date}>
            <DayLink site={site} day={day} />
          </li>
        ))}
      </ul>
      {(strip.earlier || strip.later) && (
        <p class="turn">
          {strip.earlier && (
            <a href={strip.earlier} rel="prev">
              {t('book.earlier-days')}
            </a>
          )}
          {strip.later && (
            <a class="later" href={strip.later} rel="next">
              {t('book.later-days')}
            </a>
          )}
        </p>
      )}
    </nav>
  );
}

function DayLink({ site, day }: { readonly site: Site; readonly day: Day }): VNode {
  const words = (
    <>
      <span class="weekday">{day.weekday}</span> <span class="date">{day.day}</span>{' '}
      <span class="count">{site.t('book.day-count', { count: day.count })}</span>
    </>
  );
  if (day.count === 0 && !day.chosen) return <span class="day none">{words}</span>;
  return (
    <a class={day.count === 0 ? 'day none' : 'day'} href={day.href} aria-current={day.chosen ? 'date' : undefined}>
      {words}
    </a>
  );
}
