import { csvOf } from '../../../export/csv.js';
import type { LinkWeeks } from '../../../reports/link-ledger.service.js';
import { dateAdd } from '../../../time/days.js';

/** A line for each week, link and placement in which anything happened; `to` is the last day. */
export function linkReportCsv({ weeks, rows }: LinkWeeks): string {
  return csvOf(rows, {
    from: ({ week }) => weeks[week]!.from,
    to: ({ week }) => dateAdd(weeks[week]!.to, -1),
    link: ({ code }) => code,
    label: ({ label }) => label,
    post: ({ page }) => page ?? '',
    placement: ({ placement }) => placement,
    followed: ({ visited }) => visited,
    searched: ({ searched }) => searched,
    saw_times: ({ seen }) => seen,
    booked: ({ booked }) => booked,
    attended: ({ attended }) => attended,
    new_patients: ({ fresh }) => fresh,
  });
}
