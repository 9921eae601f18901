import type { ComponentChildren, VNode } from 'preact';
import { useSite } from './use-site.js';

interface Cell {
  readonly text: ComponentChildren;
  /** In a second line, quieter. */
  readonly below?: string;
  readonly bar?: VNode;
  /** A word among numbers. */
  readonly word?: true;
}

export interface TableProps {
  /** What the table holds; read before it. */
  readonly caption: string;
  readonly head: readonly string[];
  /** The first cell of each row is its name. */
  readonly rows: readonly (readonly (string | Cell)[])[];
  readonly foot?: readonly string[];
  readonly class?: string;
  /** Whether something is wrong with what a row stands for. */
  readonly bad?: (row: number) => boolean;
}

/** Wider than a phone, it scrolls by itself, also by keyboard. */
export function Table({ caption, head, rows, foot, bad, ...more }: TableProps): VNode {
  const { t } = useSite();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard.
    <div class="scrolls" role="region" tabIndex={0} aria-label={t('reports.scrolls', { what: caption })}>
      <table class={['figures', more.class].filter(Boolean).join(' ')}>
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
            <tr key={n} class={bad?.(n) ? 'bad-row' : undefined}>
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
