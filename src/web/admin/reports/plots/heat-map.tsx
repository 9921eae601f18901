import type { VNode } from 'preact';

export interface HeatCell {
  /** Of the whole, 0 to 1 and more; null: there is nothing to be a share of. */
  readonly share: number | null;
  readonly text: string;
}

interface HeatMapProps {
  /** What the table holds; read before it. */
  readonly caption: string;
  /** For the keyboard, where it is wider than the screen. */
  readonly label: string;
  /** Over the names of the rows, then over the columns. */
  readonly head: readonly string[];
  readonly rows: readonly { readonly name: string; readonly cells: readonly HeatCell[] }[];
}

/** The fuller, the stronger its color; each cell says its number too. */
export function HeatMap({ caption, label, head, rows }: HeatMapProps): VNode {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard.
    <div class="scrolls" role="region" tabIndex={0} aria-label={label}>
      <table class="heat-map">
        <caption class="unseen">{caption}</caption>
        <thead>
          <tr>
            {head.map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, cells }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              {cells.map(({ share, text }, n) => (
                <td key={n} class={share === null ? undefined : `heat-${heatOf(share)}`}>
                  {text}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** 0 for nothing, then a step for each fifth. */
function heatOf(share: number): number {
  return Math.min(5, Math.ceil(share * 5));
}
