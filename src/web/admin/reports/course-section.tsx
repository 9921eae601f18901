import type { ComponentChildren, VNode } from 'preact';
import { bucketOf } from '../../../reports/period.js';
import type { DatedLine, Report } from '../../../reports/reports.service.js';
import { useSite } from '../../shared/use-site.js';
import { type Column, Columns, Legend, type Look } from './plots/columns.js';
import { columnInWords, ticksOf } from './report.view.js';
import { csvAddress } from './report-form.js';
import { ReportSection, TableBelow } from './section.js';

interface CoursePlotProps {
  readonly report: Report;
  readonly id: string;
  /** Its title and description are at `reports.visits` and `reports.visits.desc`. */
  readonly words: 'visits' | 'used' | 'lost' | 'rebooked' | 'recalled' | 'freed' | 'quoted';
  readonly currency?: string;
  /** From the foot of a column upwards. */
  readonly looks: readonly Look[];
  readonly unit: (value: number) => string;
  /** Counts have no half marks. */
  readonly whole?: boolean;
  readonly column: (line: DatedLine, when: string) => Omit<Column, 'tick'>;
}

/** A column for each day, week or month of the period. */
export function CoursePlot({ report, words, currency, column, ...plot }: CoursePlotProps): VNode {
  const site = useSite();
  const { course, today, question } = report;
  const { period } = question;
  const ticks = ticksOf(site, period, course);
  const at = course.findIndex(({ from, to }) => from <= today && today < to);
  const bucket = site.t(`reports.bucket.${bucketOf(period)}`);
  return (
    <Columns
      {...plot}
      title={site.t(`reports.${words}`)}
      desc={site.t(`reports.${words}.desc`, { bucket, currency: currency ?? '' })}
      // At the very beginning or end it would say nothing.
      now={at > 0 ? { at, label: site.t('reports.today') } : undefined}
      columns={course.map((line, n) => ({ ...column(line, columnInWords(site, period, line)), tick: ticks[n] }))}
    />
  );
}

interface CourseTableProps {
  readonly report: Report;
  readonly caption: string;
  readonly head: readonly string[];
  /** The cells after the first, which says when. */
  readonly row: (line: DatedLine) => readonly string[];
}

export function CourseTable({ report, caption, head, row }: CourseTableProps): VNode {
  const site = useSite();
  const { period } = report.question;
  return (
    <TableBelow
      caption={caption}
      head={[site.t('reports.kind'), ...head]}
      rows={report.course.map((line) => [columnInWords(site, period, line), ...row(line)])}
    />
  );
}

interface CourseSectionProps extends Omit<CoursePlotProps, 'id'>, Omit<CourseTableProps, 'caption'> {
  /** The finding, in a sentence. */
  readonly says: string;
  /** There is nothing to draw. */
  readonly empty?: boolean;
  readonly legend: Readonly<Partial<Record<Look, string>>>;
  /** Between the plot and the table. */
  readonly children?: ComponentChildren;
}

/** A question over time: answered in a sentence, drawn, and in figures. */
export function CourseSection({ says, empty, legend, head, row, children, ...plot }: CourseSectionProps): VNode {
  const { t } = useSite();
  const { report, words } = plot;
  const title = t(`reports.${words}`);
  return (
    <ReportSection id={words} title={title} csv={csvAddress('course', report)} says={says}>
      {!empty && (
        <>
          <Legend entries={legend} />
          <CoursePlot {...plot} id={words} />
          {children}
          <CourseTable report={report} caption={title} head={head} row={row} />
        </>
      )}
    </ReportSection>
  );
}
