import { z } from 'zod';
import { isDate } from '../time/wall-clock.js';

/** What calls have in common: how names and moments are written. Fault messages are keys of `words`. */

/** The name of a thing in URLs. One that does not exist is no fault of form: the service answers 404. */
export const slug = z.string().regex(/^[a-z0-9][a-z0-9-]{0,79}$/, { error: 'fault.slug' });

/** BCP 47, as far as one needs it to name what somebody speaks. */
export const language = z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$/, { error: 'fault.language' });

const moment = /^(\d{4}-\d\d-\d\d)T([01]\d|2[0-3]):[0-5]\d(:00(\.0+)?)?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/;

/** RFC 3339 with an offset, on a whole minute (seconds may be left out); read as a UTC epoch minute. */
export const instant = z
  .string()
  .transform((said, context) => {
    // In an address, a plus sign that nobody encoded arrives as a space.
    const minute = minuteSaid(said.replace(' ', '+'));
    if (minute === null) context.addIssue({ code: 'custom', message: 'fault.instant' });
    return minute ?? z.NEVER;
  })
  .meta({ format: 'date-time', examples: ['2026-12-01T10:00:00-05:00'] });

/**
 * Where a list begins or ends: an instant, or a date as the calendar of each place has it. Read as what `Slots` takes.
 * `days`: 1 for the end of the day.
 */
export const bound = (days: 0 | 1) =>
  z
    .string()
    .transform((said, context) => {
      if (isDate(said)) return { date: said, minute: days * 1440 };
      const minute = minuteSaid(said.replace(' ', '+'));
      if (minute === null) context.addIssue({ code: 'custom', message: 'fault.instant-or-date' });
      return minute ?? z.NEVER;
    })
    .meta({ examples: ['2026-12-01', '2026-12-01T14:00:00Z'] });

/** A town, a postcode, or `latitude,longitude`; the finder says which ones it knows. */
export const near = z
  .string()
  .trim()
  .min(1)
  .max(120, { error: 'find.too-long' })
  .meta({ examples: ['Bellport', '11713', '40.76,-72.94'] });

export const withinKm = z.coerce
  .number({ error: 'fault.kilometres' })
  .positive({ error: 'fault.kilometres' })
  .max(20_050, { error: 'fault.kilometres' });

export function limit(most: 100 | 1000) {
  const error = `fault.limit-${most}`;
  return z.coerce.number({ error }).int({ error }).min(1, { error }).max(most, { error });
}

function minuteSaid(text: string): number | null {
  const date = moment.exec(text)?.[1];
  return date && isDate(date) ? Date.parse(text) / 60_000 : null;
}
