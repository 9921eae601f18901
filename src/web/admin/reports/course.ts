import { bucketOf } from '../../../reports/period.js';
import type { SectionProps } from './part.js';
import { addressOf } from './report-form.js';
import { columnInWords, ticksOf } from './report.view.js';

/** What the sections over time share. */
export function courseOf({ site, report }: SectionProps) {
  const { period } = report.question;
  const ticks = ticksOf(site, period, report.course);
  const at = report.course.findIndex(({ from, to }) => from <= report.today && report.today < to);
  return {
    // At the very beginning or end it would say nothing.
    now: at > 0 ? { at, label: site.t('reports.today') } : undefined,
    bucket: site.t(`reports.bucket.${bucketOf(period)}`),
    csv: { part: 'course', href: addressOf(report.question, '/admin/reports/csv/course') } as const,
    columns: report.course.map((line, n) => ({ ...line, when: columnInWords(site, period, line), tick: ticks[n] })),
  };
}
