/** Somebody who waits, as far as the order is about them. */
export interface Waiting {
  readonly id: string;
  /** 1: the desk has put them first; -1: last. */
  readonly priority: number;
  readonly waitingSince: Date;
}

/** Why somebody has the place in line that they have. */
export type RankReason =
  | 'put-first'
  | 'put-last'
  | 'fills-the-time'
  | 'leaves-a-gap'
  | 'waited-longest'
  | 'waited-since'
  | 'steered';

/** What somebody could be offered. */
export interface Choice<W extends Waiting, S> {
  readonly waiting: W;
  readonly slot: S;
  /** Next to nothing of the freed time is left over. */
  readonly fills: boolean;
}

export interface Placed<W extends Waiting, S> extends Choice<W, S> {
  readonly reasons: readonly RankReason[];
}

/**
 * The order in which freed time is offered: as the desk has put people, then who fills the time before who leaves a gap, then
 * who has waited longest. It is total, so that a page shows the order that is taken.
 */
export function inLine<W extends Waiting, S>(choices: readonly Choice<W, S>[]): readonly Placed<W, S>[] {
  const line = [...choices].sort(
    (a, b) =>
      b.waiting.priority - a.waiting.priority || Number(b.fills) - Number(a.fills) || byWaiting(a.waiting, b.waiting),
  );
  return line.map((choice, place) => {
    const { priority } = choice.waiting;
    const before = line[place - 1];
    const isEqual = before && before.waiting.priority === priority && before.fills === choice.fills;
    return {
      ...choice,
      reasons: [
        ...(priority > 0 ? (['put-first'] as const) : priority < 0 ? (['put-last'] as const) : []),
        choice.fills ? 'fills-the-time' : 'leaves-a-gap',
        isEqual ? 'waited-since' : 'waited-longest',
      ],
    };
  });
}

/** Where it is about no freed time: as the desk has put people, then who has waited longest. */
export function byPlace(a: Waiting, b: Waiting): number {
  return b.priority - a.priority || byWaiting(a, b);
}

function byWaiting(a: Waiting, b: Waiting): number {
  return a.waitingSince.getTime() - b.waitingSince.getTime() || (a.id < b.id ? -1 : 1);
}

/** A visit that freed time could become. UTC epoch minutes; `until`: when its room is free again. */
export interface Start {
  readonly start: number;
  readonly until: number;
}

/** What is left of freed time that is too short for anybody. */
const leftOver = 15;

/** Of the starts somebody can have, the one nearest to the beginning of the freed time. Null: they can have none. */
export function bestStart<S extends Start>(
  slots: readonly S[],
  freed: { readonly from: number; readonly until: number },
): { readonly slot: S; readonly fills: boolean } | null {
  const away = ({ start }: S) => Math.abs(start - freed.from);
  let best: S | undefined;
  for (const slot of slots) if (!best || away(slot) < away(best)) best = slot;
  if (!best) return null;
  const used = Math.min(best.until, freed.until) - Math.max(best.start, freed.from);
  return { slot: best, fills: freed.until - freed.from - used < leftOver };
}
