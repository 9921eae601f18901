import type { VNode } from 'preact';

export type StretchKind = 'hands' | 'resting' | 'turnover';

export interface Stretch {
  readonly kind: StretchKind;
  readonly minutes: number;
}

/** What the drawings are filled with; once on a page. By attributes: a page has no styles of its own. */
export function Patterns(): VNode {
  return (
    <svg class="patterns" width="0" height="0" aria-hidden="true" focusable="false">
      <defs>
        <pattern id="resting" width="8" height="8" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <line class="hatch" x1="0" y1="0" x2="0" y2="8" />
        </pattern>
        <pattern id="turnover" width="6" height="6" patternUnits="userSpaceOnUse">
          <circle class="dot" cx="3" cy="3" r="1" />
        </pattern>
      </defs>
    </svg>
  );
}

const fills: Readonly<Record<StretchKind, string | undefined>> = {
  hands: undefined,
  resting: 'url(#resting)',
  turnover: 'url(#turnover)',
};

interface BlockProps {
  readonly kind: StretchKind;
  /** Of the whole, 0 to 1. */
  readonly from: number;
  readonly length: number;
  readonly label?: string;
}

/** One stretch on a line of time: solid, hatched or dotted. As wide as it is long, whatever the screen. */
export function Block({ kind, from, length, label }: BlockProps): VNode {
  return (
    <g class={`block ${kind}`}>
      <rect x={share(from)} width={share(length)} y="0" height="100%" fill={fills[kind]} />
      {label && (
        <text x={share(from + length / 2)} y="50%">
          {label}
        </text>
      )}
    </g>
  );
}

/** A visit as a line: for lists, where one look must do. `longest`: the minutes that fill the line. */
export function Strip({
  stretches,
  longest,
}: {
  readonly stretches: readonly Stretch[];
  readonly longest: number;
}): VNode {
  return (
    <svg class="strip" width="100%" height="12" aria-hidden="true" focusable="false">
      {placed(stretches).map(({ kind, from, minutes }) => (
        <Block key={from} kind={kind} from={from / longest} length={minutes / longest} />
      ))}
    </svg>
  );
}

export function placed(stretches: readonly Stretch[]): readonly (Stretch & { readonly from: number })[] {
  let at = 0;
  return stretches.map((stretch) => {
    const from = at;
    at += stretch.minutes;
    return { ...stretch, from };
  });
}

export function share(part: number): string {
  return `${Math.round(part * 100_000) / 1000}%`;
}
