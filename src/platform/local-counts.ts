/**
 * How often each of many did something, in one process and from one period to the next, which begins for all at once. For
 * floods: a count costs less than anything it keeps away, and nothing of it is stored.
 */
export class LocalCounts {
  private counts = new Map<string, number>();
  private endsAt = 0;

  constructor(private readonly limit: { readonly times: number; readonly seconds: number }) {}

  /** Counts one more. @returns the seconds to wait, or 0 within the limit */
  take(who: string, now: Date): number {
    this.begin(now);
    this.counts.set(who, (this.counts.get(who) ?? 0) + 1);
    return this.waitOf(who, now);
  }

  /** @returns the seconds to wait for who has done it more often than they may, otherwise 0 */
  waitOf(who: string, now: Date): number {
    this.begin(now);
    return (this.counts.get(who) ?? 0) > this.limit.times ? Math.ceil((this.endsAt - now.getTime()) / 1000) : 0;
  }

  /** A clock that is put right, in either direction, begins a new period as well. */
  private begin(now: Date): void {
    const [at, length] = [now.getTime(), this.limit.seconds * 1000];
    if (at < this.endsAt && at >= this.endsAt - length) return;
    this.counts = new Map();
    this.endsAt = at + length;
  }
}
