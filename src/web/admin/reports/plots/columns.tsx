import type { VNode } from 'preact';
import { sum } from '../../../../reports/figures.js';
import { bands, heights } from './scale.js';

/** How a part of a column looks: never by colour alone. */
export type Look = 'solid' | 'hatched' | 'outline' | 'bad' | 'bad-hatched';

export interface Column {
  /** What it is, and what it says: read when pointed at. */
  readonly says: string;
  /** Under the column; where there is no room for all, some have none. */
  readonly tick?: string;
  /** From the foot upwards. */
  readonly values: readonly number[];
  /** What the column could have been at most, drawn around it. */
  readonly frame?: number;
}

interface ColumnsProps {
  readonly id: string;
  readonly title: string;
  readonly desc: string;
  readonly looks: readonly Look[];
  readonly columns: readonly Column[];
  /** Of the marks at the side. */
  readonly unit: (value: number) => string;
  /** Before which column today stands, if it does, and what to call it. */
  readonly now?: { readonly at: number; readonly label: string };
  /** Counts have no half marks. */
  readonly whole?: boolean;
}

const [top, foot, height] = [18, 154, 180];

/** Columns over time or over classes, with what they are made of. */
export function Columns({ id, title, desc, looks, columns, unit, now, whole = true }: ColumnsProps): VNode {
  const across = bands(columns.length);
  const most = Math.max(0, ...columns.map(({ values, frame = 0 }) => Math.max(sum(values), frame)));
  const { y, marks } = heights(most, foot, top, whole);
  // On its other side the label would leave the plot.
  const isNearEnd = now !== undefined && across.before(now.at) > 80;
  return (
    <div class="plot">
      <svg height={height} role="img" aria-labelledby={`${id}-title ${id}-desc`}>
        <title id={`${id}-title`}>{title}</title>
        <desc id={`${id}-desc`}>{desc}</desc>
        <Hatch id={id} />
        {columns.map(({ says, values, frame }, n) => (
          <g key={n}>
            <title>{says}</title>
            {frame !== undefined && frame > 0 && (
              <rect
                class="frame"
                x={`${across.at(n)}%`}
                width={`${across.width}%`}
                y={y(frame)}
                height={foot - y(frame)}
              />
            )}
            {values.map((value, part) => {
              const from = y(sum(values.slice(0, part)));
              const to = y(sum(values.slice(0, part + 1)));
              return (
                value > 0 && (
                  <rect
                    key={part}
                    class={looks[part]}
                    fill={looks[part]?.endsWith('hatched') ? `url(#${id}-${looks[part]})` : undefined}
                    x={`${across.at(n)}%`}
                    width={`${across.width}%`}
                    y={to}
                    height={from - to}
                  />
                )
              );
            })}
          </g>
        ))}
        {marks.map((mark) => (
          <g key={mark} aria-hidden="true">
            <line class="mark" x1="0" x2="100%" y1={y(mark)} y2={y(mark)} />
            <text x="-6" y={y(mark)} dy="0.32em" text-anchor="end">
              {unit(mark)}
            </text>
          </g>
        ))}
        {now && (
          <g class="now" aria-hidden="true">
            <line x1={`${across.before(now.at)}%`} x2={`${across.before(now.at)}%`} y1={top - 4} y2={foot} />
            <circle cx={`${across.before(now.at)}%`} cy={top - 6} r="2.5" />
            <text
              x={`${across.before(now.at)}%`}
              dx={isNearEnd ? '-6' : '6'}
              y={top - 6}
              dy="0.32em"
              text-anchor={isNearEnd ? 'end' : 'start'}
            >
              {now.label}
            </text>
          </g>
        )}
        <line class="foot-line" x1="0" x2="100%" y1={foot + 0.5} y2={foot + 0.5} />
        {columns.map(
          ({ tick }, n) =>
            tick && (
              <text key={n} x={`${across.middle(n)}%`} y={foot + 18} text-anchor="middle" aria-hidden="true">
                {tick}
              </text>
            ),
        )}
      </svg>
    </div>
  );
}

function Hatch({ id }: { readonly id: string }): VNode {
  return (
    <defs>
      {(['hatched', 'bad-hatched'] as const).map((look) => (
        <pattern
          key={look}
          id={`${id}-${look}`}
          width="5"
          height="5"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <rect width="5" height="5" class="hatch-ground" />
          <line class={`line-${look}`} x1="0" x2="0" y1="0" y2="5" />
        </pattern>
      ))}
    </defs>
  );
}

/** What the looks mean, in the order in which they stand on one another. */
export function Legend({ entries }: { readonly entries: Readonly<Partial<Record<Look, string>>> }): VNode {
  return (
    <ul class="legend">
      {Object.entries(entries).map(([look, label]) => (
        <li key={look}>
          <span class={`swatch ${look}`} aria-hidden="true" />
          {label}
        </li>
      ))}
    </ul>
  );
}
