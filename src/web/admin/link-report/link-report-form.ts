import { z } from 'zod';
import { isDate } from '../../../time/days.js';

export const spans = [4, 13, 26, 52] as const;

/** What stands in the address. What makes no sense there is as if it were not. */
export const askedSchema = z.object({
  code: z.string().min(1).max(100).optional().catch(undefined),
  weeks: z.coerce
    .number()
    .refine((value) => (spans as readonly number[]).includes(value))
    .catch(13),
  until: z.string().refine(isDate).optional().catch(undefined),
});
export type Asked = z.output<typeof askedSchema>;

export function linkReportAddress({ code, weeks, until }: Partial<Asked>, at = '/admin/link-report'): string {
  const fields = { code, weeks: weeks === undefined ? undefined : String(weeks), until };
  const query = Object.entries(fields).filter((pair): pair is [string, string] => pair[1] !== undefined);
  return `${at}?${new URLSearchParams(query).toString()}`;
}
