import type { Intervals } from '../time/intervals.js';
import type { Snapshot } from './snapshot.js';

/** All that a list follows from, besides what was asked. */
export interface SlotListInputs {
  readonly snapshot: Snapshot;
  /** `FreeTime.minutes()`. */
  readonly minutes: readonly [number, number];
  /** Of each resource that matters. What is taken and what is imported never changes in place: a change is another list. */
  readonly busy: readonly (Intervals | undefined)[];
}

/** Bytes, roughly, of all of them together with their text; the oldest lists then leave. */
const most = 32_000_000;

/**
 * Lists made in this minute. What is free is learnt anew for each question; where it turns out to be the very same as
 * before, the list is, too, and need not be thought out again.
 */
export class SlotListCache<List> {
  private now: Omit<SlotListInputs, 'busy'> | undefined;
  private readonly kept = new Map<string, { readonly busy: SlotListInputs['busy']; readonly list: List }>();
  private bytes = 0;

  /** `bytesOf`: of one list, roughly. */
  constructor(private readonly bytesOf: (list: List) => number) {}

  /** `question`: all that was asked, as text. */
  list(question: string, { snapshot, minutes, busy }: SlotListInputs, make: () => List): List {
    if (!this.now || this.now.snapshot !== snapshot || !same(this.now.minutes, minutes)) this.forget();
    this.now = { snapshot, minutes };
    const before = this.kept.get(question);
    if (before && same(before.busy, busy)) return before.list;
    if (before) this.drop(question, before.list);
    const list = make();
    this.kept.set(question, { busy, list });
    this.bytes += this.size(question, list);
    for (const [oldest, { list: gone }] of this.kept) {
      if (this.bytes <= most) break;
      this.drop(oldest, gone);
    }
    return list;
  }

  private drop(question: string, list: List): void {
    this.kept.delete(question);
    this.bytes -= this.size(question, list);
  }

  private size(question: string, list: List): number {
    return 200 + 2 * question.length + this.bytesOf(list);
  }

  private forget(): void {
    this.kept.clear();
    this.bytes = 0;
  }
}

const same = (a: readonly unknown[], b: readonly unknown[]) =>
  a.length === b.length && a.every((one, i) => one === b[i]);
