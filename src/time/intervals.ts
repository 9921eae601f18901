/**
 * Sorted, disjoint, half-open periods `[from, to)`, flat: `[from0, to0, from1, to1, …]`, in UTC epoch minutes.
 * Flat numbers, because all scheduling is arithmetic on them and a date object would cost more than the sum.
 *
 * Neighbours never touch (`to0 < from1`), so a set of minutes has exactly one list. Everything here takes such lists
 * of whole numbers smaller than `never`, and answers one, in a single sweep; only `normalise` takes any order.
 */
export type Intervals = readonly number[];

/** The list of any periods: in any order, overlapping, touching or empty. */
export function normalise(periods: readonly number[]): Intervals {
  const order: number[] = [];
  for (let i = 0; i < periods.length; i += 2) if (periods[i]! < periods[i + 1]!) order.push(i);
  order.sort((a, b) => periods[a]! - periods[b]!);

  const out: number[] = [];
  for (const i of order) {
    const last = out.length - 1;
    if (last < 0 || periods[i]! > out[last]!) out.push(periods[i]!, periods[i + 1]!);
    else if (periods[i + 1]! > out[last]!) out[last] = periods[i + 1]!;
  }
  return out;
}

/** What is in either: all but the gaps that both have. */
export function union(a: Intervals, b: Intervals): Intervals {
  const length = meet(a, -1, b, -1, 0, 1);
  return board.slice(1, length - 1);
}

/** What is in both. */
export function intersect(a: Intervals, b: Intervals): Intervals {
  return fitting(a, b, 0, 1);
}

/** Is `slice` what of the list is in `[from, to)`? Nothing is written down for the answer. */
export function isSlice(slice: Intervals, list: Intervals, from: number, to: number): boolean {
  let n = 0;
  for (let i = countUpTo(list, from) & ~1; i < list.length && list[i]! < to; i += 2, n += 2) {
    if (slice[n] !== Math.max(list[i]!, from) || slice[n + 1] !== Math.min(list[i + 1]!, to)) return false;
  }
  return n === slice.length;
}

/** What is in `a` and not in `b`. */
export function subtract(a: Intervals, b: Intervals): Intervals {
  return avoiding(a, b, 0, 1);
}

/** Those of the starts `t` at which `[t + from, t + to)`, at least one minute, lies whole inside one free period. */
export function fitting(starts: Intervals, free: Intervals, from: number, to: number): Intervals {
  if (starts.length === 0) return starts;
  return board.slice(0, meet(starts, 0, free, countUpTo(free, starts[0]! + from) & ~1, from, to));
}

/** Those of the starts `t` at which `[t + from, t + to)`, at least one minute, touches none of the busy periods. */
export function avoiding(starts: Intervals, busy: Intervals, from: number, to: number): Intervals {
  if (starts.length === 0) return starts;
  return board.slice(0, meet(starts, 0, busy, (countUpTo(busy, starts[0]! + from) - 1) | 1, from, to));
}

/** Beyond every time there is (the year 2990), and still such a small number that sums of it are quick. */
export const never = 2 ** 29;

/**
 * The one sweep everything is made of: what is in a period of `a` and where `[t + from, t + to)` is in one period of `b`.
 * It is written on the board, and its length is the answer. `i` and `j` say where to begin: at an even number the periods
 * are meant, at an odd one the gaps between them; the first gap (-1) begins, and the last one ends, at the end of time.
 *
 * Which list ends first is a coin toss each time, and to guess wrong costs a processor more than the whole step. So the
 * loop compares by signs instead of branches: `x >> 31` is -1 where x is negative, else 0.
 */
function meet(a: Intervals, i: number, b: Intervals, j: number, from: number, to: number): number {
  while (board.length < a.length + b.length + 2) board.push(0);
  let n = 0;
  while (i < a.length && j < b.length) {
    const aLow = i < 0 ? -never : a[i]!;
    const aHigh = i + 1 < a.length ? a[i + 1]! : never;
    const bLow = (j < 0 ? -never : b[j]!) - from;
    const bHigh = (j + 1 < b.length ? b[j + 1]! : never) - to + 1;
    const lows = aLow - bLow;
    const highs = aHigh - bHigh;
    const low = (aLow - (lows & (lows >> 31))) | 0; // the later
    const high = (bHigh + (highs & (highs >> 31))) | 0; // the earlier
    board[n] = low;
    board[n + 1] = high;
    n += ((low - high) >> 31) & 2; // an empty one is written over by the next
    const next = (highs >> 31) & 2;
    i += next;
    j += next ^ 2;
  }
  return n;
}

/** Kept, because a list that grows while it is written costs as much as the sweep. Nothing stays on it. */
const board: number[] = [];

/** What at least `k` of the lists cover, k from 1: their union, to all of them: their intersection. */
export function atLeast(k: number, lists: readonly Intervals[]): Intervals {
  if (k > lists.length) return [];
  if (k === 1) return lists.reduce(union);
  if (k === lists.length) return lists.reduce(intersect);

  const out: number[] = [];
  const next = lists.map(() => 0);
  let depth = 0;
  for (;;) {
    const at = Math.min(...lists.map((list, n) => list[next[n]!] ?? Infinity));
    if (at === Infinity) return out;
    const before = depth;
    for (let n = 0; n < lists.length; n++) if (lists[n]![next[n]!] === at) depth += next[n]!++ % 2 === 0 ? 1 : -1;
    if (before >= k !== depth >= k) out.push(at);
  }
}

/** How many of the list's ends, froms and tos alike, are at or before this minute. Binary search. */
export function countUpTo(list: Intervals, minute: number): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (list[middle]! <= minute) low = middle + 1;
    else high = middle;
  }
  return low;
}
