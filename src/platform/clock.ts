/** The only source of the present: in service a `SystemClock`, which follows the database's; a frozen one in tests. */
export abstract class Clock {
  abstract now(): Date;
}

/** Stands still until told otherwise. */
export class FrozenClock extends Clock {
  constructor(private at: Date) {
    super();
  }

  now(): Date {
    return this.at;
  }

  set(at: Date | string): void {
    this.at = new Date(at);
  }

  advance(by: { minutes?: number; seconds?: number }): void {
    this.at = new Date(this.at.getTime() + (by.minutes ?? 0) * 60_000 + (by.seconds ?? 0) * 1000);
  }
}
