import type { ComponentChildren, VNode } from 'preact';
import type { Report } from '../../../reports/reports.service.js';
import { Table, type TableProps } from '../../shared/table.js';
import { useSite } from '../../shared/use-site.js';

export interface SectionProps {
  readonly report: Report;
}

/** More names than these would be a list, not a comparison; the CSV has all. */
export const most = 25;

interface QuestionProps {
  readonly id: string;
  readonly title: string;
  /** The finding, in a sentence. */
  readonly says?: string;
  /** Where its table is to be had as a file. */
  readonly csv: string;
  readonly children: ComponentChildren;
}

/** One question: what the answer is in words, then drawn, then in figures. */
export function ReportSection({ id, title, says, csv, children }: QuestionProps): VNode {
  const { t } = useSite();
  return (
    <section class="report" aria-labelledby={`${id}-head`}>
      <div class="report-head">
        <h2 id={`${id}-head`}>{title}</h2>
        <a class="link no-print" href={csv} aria-label={t('reports.csv-name', { what: title })}>
          {t('reports.csv')}
        </a>
      </div>
      {says && <p>{says}</p>}
      {children}
    </section>
  );
}

/** Below its plot: the same figures, one by one. */
export function TableBelow(table: TableProps): VNode {
  const { t } = useSite();
  return (
    <details>
      <summary>
        {t('reports.table')}
        <span class="unseen">: {table.caption}</span>
      </summary>
      <Table {...table} />
    </details>
  );
}
