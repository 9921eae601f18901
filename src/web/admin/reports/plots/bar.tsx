import type { VNode } from 'preact';

/** In a cell of a table, beside its number, which says the same: how long it is among its neighbours. `part`, `frame`: 0 to 1. */
export function Bar({
  part,
  frame,
  bad,
}: {
  readonly part: number;
  readonly frame?: number;
  readonly bad?: boolean;
}): VNode {
  const width = (of: number) => `${Math.round(Math.min(1, Math.max(0, of)) * 1000) / 10}%`;
  return (
    <svg class="cell-bar" height="10" aria-hidden="true">
      {frame !== undefined && <rect class="frame" width={width(frame)} height="10" />}
      {part > 0 && <rect class={bad ? 'bad' : 'solid'} width={width(part)} height="10" />}
    </svg>
  );
}
