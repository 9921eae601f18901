import { z } from 'zod';
import type { AuditRow } from '../../../accounts/audit-trail.service.js';

/** `1796040000000.4711`: where a page ended, by time and id. */
const cursor = z
  .string()
  .regex(/^\d{1,14}\.\d{1,18}$/)
  .transform((text) => {
    const [at = '', id = ''] = text.split('.');
    return { at: new Date(Number(at)), id };
  });

/** What a form sends of a field that was left blank. */
const orBlank = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => (value === '' ? undefined : value), schema.optional());

export const activityQuery = z.object({
  from: orBlank(z.iso.date()),
  to: orBlank(z.iso.date()),
  actor: orBlank(z.string().regex(/^[\w/-]{1,60}$/)),
  record: orBlank(z.uuid()),
  before: cursor.optional(),
});

export type ActivityQuery = z.infer<typeof activityQuery>;

export function cursorOf({ at, id }: Pick<AuditRow, 'at' | 'id'>): string {
  return `${at.getTime()}.${id}`;
}

/** The address of the log with these filters. */
export function addressOf(
  here: string,
  { from, to, actor, record, before }: Omit<Partial<ActivityQuery>, 'before'> & { readonly before?: string },
): string {
  const given = Object.entries({ from, to, actor, record, before }).filter(
    (pair): pair is [string, string] => pair[1] !== undefined,
  );
  return given.length > 0 ? `${here}?${new URLSearchParams(given).toString()}` : here;
}
