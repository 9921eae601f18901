import { stringify } from 'csv-stringify/sync';
import type { LinkWeeks } from '../../../reports/link-ledger.service.js';
import { dateAdd } from '../../../time/days.js';

const columns = [
  'from',
  'to',
  'link',
  'label',
  'post',
  'placement',
  'followed',
  'searched',
  'saw_times',
  'booked',
  'attended',
];

/** A line for each week, link and placement in which anything happened; `to` is the last day. */
export function linkReportCsv({ weeks, rows }: LinkWeeks): string {
  const lines = rows.map((row) => ({
    from: weeks[row.week]!.from,
    to: dateAdd(weeks[row.week]!.to, -1),
    link: row.code,
    label: row.label,
    post: row.page ?? '',
    placement: row.placement,
    followed: row.visited,
    searched: row.searched,
    saw_times: row.seen,
    booked: row.booked,
    attended: row.attended,
  }));
  return stringify(lines, { header: true, columns, bom: true, escape_formulas: true, record_delimiter: 'windows' });
}
