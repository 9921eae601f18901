import type { ComponentChildren, VNode } from 'preact';
import type { Report } from '../../../reports/reports.service.js';
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

export interface Cell {
  readonly text: string;
  /** In a second line, quieter. */
  readonly below?: string;
  readonly bar?: VNode;
  /** A word among numbers. */
  readonly word?: true;
}

interface TableProps {
  /** What the table holds; read before it. */
  readonly caption: string;
  readonly head: readonly string[];
  /** The first cell of each row is its name. */
  readonly rows: readonly (readonly (string | Cell)[])[];
  readonly foot?: readonly string[];
}

/** Wider than a phone, it scrolls by itself, also by keyboard. */
export function Table({ caption, head, rows, foot }: TableProps): VNode {
  const { t } = useSite();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard.
    <div class="scrolls" role="region" tabIndex={0} aria-label={t('reports.scrolls', { what: caption })}>
      <table class="figures">
        <caption class="unseen">{caption}</caption>
        <thead>
          <tr>
            {head.map((name, n) => (
              <th key={name} scope="col" class={lookOf(rows[0]?.[n])}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([name, ...cells], n) => (
            <tr key={n}>
              <th scope="row">
                {textOf(name!)}
                {typeof name === 'object' && name.below && <span class="soft below">{name.below}</span>}
              </th>
              {cells.map((cell, m) => (
                <td key={m} class={lookOf(cell)}>
                  {textOf(cell)}
                  {typeof cell === 'object' && cell.bar}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
        {foot && (
          <tfoot>
            <tr>
              <th scope="row">{foot[0]}</th>
              {foot.slice(1).map((cell, n) => (
                <td key={n} class={lookOf(rows[0]?.[n + 1])}>
                  {cell}
                </td>
              ))}
            </tr>
          </tfoot>
        )}
      </table>
    </div>
  );
}

const lookOf = (cell: string | Cell | undefined) =>
  typeof cell === 'object' && (cell.bar || cell.word) ? 'with-bar' : undefined;
const textOf = (cell: string | Cell) => (typeof cell === 'string' ? cell : cell.text);

/** Below its plot: the same figures, one by one. */
export function TableBelow({ ...table }: TableProps): VNode {
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
