import type { VNode } from 'preact';
import { type Carry, Carried } from '../shared/form.js';
import type { Site } from '../shared/site.js';

interface HoldTimesProps {
  readonly site: Site;
  /** What is booked, with whom and where, as `POST /book/holds` reads it. */
  readonly fields: Carry;
  readonly times: readonly { readonly at: string; readonly day: string; readonly time: string }[];
  /** Whose times they are, for those who hear a button alone. */
  readonly name: string;
}

/** Free times, a column a day. Each button holds its time and leads to the patient's details, script or not. */
export function HoldTimes({ site, fields, times, name }: HoldTimesProps): VNode {
  const days = [...new Set(times.map(({ day }) => day))];
  // The first of several: the others are proposed before any is held.
  const form = fields.course
    ? ({ action: '/book/course', method: 'get' } as const)
    : ({ action: '/book/holds', method: 'post', 'data-proof': site.assets.proof } as const);
  return (
    <form {...form}>
      <Carried fields={fields} />
      <ul class="day-columns">
        {days.map((day) => (
          <li key={day}>
            <p class="chip-day" aria-hidden="true">
              {day}
            </p>
            {times
              .filter((time) => time.day === day)
              .map(({ at, time }) => (
                <button key={at} class="chip" type="submit" name="start" value={at} data-once>
                  <span class="unseen">{day}</span> <time dateTime={at}>{time}</time>{' '}
                  <span class="unseen">{site.t('find.time-with', { name })}</span>
                </button>
              ))}
          </li>
        ))}
      </ul>
    </form>
  );
}
