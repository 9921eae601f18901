/**
 * Sorted, disjoint, half-open periods `[from, to)`, flat: `[from0, to0, from1, to1, …]`, in UTC epoch minutes.
 * Flat numbers, because all scheduling is arithmetic on them and a date object would cost more than the sum.
 *
 * Neighbours never touch (`to0 < from1`), so a set of minutes has exactly one list. Everything here takes such lists
 * and answers one, in a single sweep; only `normalise` takes anything.
 */
export type Intervals = readonly number[];

/** The list of any periods: in any order, overlapping, touching or empty. */
export function normalise(periods: readonly number[]): Intervals {
  const order: number[] = [];
  for (let i = 0; i < periods.length; i += 2) if (periods[i]! < periods[i + 1]!) order.push(i);
  order.sort((a, b) => periods[a]! - periods[b]!);

  const out: number[] = [];
  for (const i of order) extend(out, periods[i]!, periods[i + 1]!);
  return out;
}

/** What is in either. */
export function union(a: Intervals, b: Intervals): Intervals {
  const out: number[] = [];
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    if (j >= b.length || a[i]! <= b[j]!) extend(out, a[i++]!, a[i++]!);
    else extend(out, b[j++]!, b[j++]!);
  }
  return out;
}

/** What is in both. */
export function intersect(a: Intervals, b: Intervals): Intervals {
  const out: number[] = [];
  let i = 0;
  let j = 0;
  while (i < a.length && j < b.length) {
    const from = a[i]! > b[j]! ? a[i]! : b[j]!;
    const to = a[i + 1]! < b[j + 1]! ? a[i + 1]! : b[j + 1]!;
    if (from < to) out.push(from, to);
    if (a[i + 1]! < b[j + 1]!) i += 2;
    else j += 2;
  }
  return out;
}

/** What is in `a` and not in `b`. */
export function subtract(a: Intervals, b: Intervals): Intervals {
  const out: number[] = [];
  let j = 0;
  for (let i = 0; i < a.length; i += 2) {
    let from = a[i]!;
    const to = a[i + 1]!;
    while (j < b.length && b[j + 1]! <= from) j += 2;
    for (; j < b.length && b[j]! < to; j += 2) {
      if (from < b[j]!) out.push(from, b[j]!);
      from = b[j + 1]!;
      if (from >= to) break; // this one may reach into the next period of a
    }
    if (from < to) out.push(from, to);
  }
  return out;
}

/** Where something of this length (at least one minute) may start so that it fits whole into one free period. */
export function starts(free: Intervals, length: number): Intervals {
  return startsInside(free, 0, length, -Infinity, Infinity);
}

export function shift(list: Intervals, by: number): Intervals {
  return list.map((minute) => minute + by);
}

/** The starts `t` in `[low, high)` for which `[t + from, t + to)` lies whole inside one free period. */
export function startsInside(free: Intervals, from: number, to: number, low: number, high: number): Intervals {
  const out: number[] = [];
  for (let i = countUpTo(free, low + from) & ~1; i < free.length; i += 2) {
    const first = free[i]! - from;
    if (first >= high) break;
    const after = free[i + 1]! - to + 1;
    const begin = first > low ? first : low;
    const end = after < high ? after : high;
    if (begin < end) out.push(begin, end);
  }
  return out;
}

/** The starts `t` in `[low, high)` for which `[t + from, t + to)` touches none of the busy periods. */
export function startsBeside(busy: Intervals, from: number, to: number, low: number, high: number): Intervals {
  const out: number[] = [];
  let begin = low;
  for (let i = countUpTo(busy, low + from) & ~1; i < busy.length; i += 2) {
    const end = busy[i]! - to + 1;
    if (end >= high) break;
    if (begin < end) out.push(begin, end);
    const next = busy[i + 1]! - from;
    if (next > begin) begin = next;
  }
  if (begin < high) out.push(begin, high);
  return out;
}

/** What at least `k` of the lists cover: k = 1 is their union, k = all of them their intersection. */
export function atLeast(k: number, lists: readonly Intervals[]): Intervals {
  if (k === 1 && lists.length === 1) return lists[0]!;
  const out: number[] = [];
  const next = lists.map(() => 0);
  let depth = 0;
  for (;;) {
    let at = Infinity;
    for (let n = 0; n < lists.length; n++) at = Math.min(at, lists[n]![next[n]!] ?? Infinity);
    if (at === Infinity) return out;

    const before = depth;
    for (let n = 0; n < lists.length; n++) if (lists[n]![next[n]!] === at) depth += next[n]!++ % 2 === 0 ? 1 : -1;
    if (before >= k !== depth >= k) out.push(at);
  }
}

/** Is this minute in the list? */
export function includes(list: Intervals, minute: number): boolean {
  return countUpTo(list, minute) % 2 === 1;
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

/** Appends a period that starts no earlier than the last one of the list. */
function extend(out: number[], from: number, to: number): void {
  if (out.length === 0 || from > out[out.length - 1]!) out.push(from, to);
  else if (to > out[out.length - 1]!) out[out.length - 1] = to;
}
