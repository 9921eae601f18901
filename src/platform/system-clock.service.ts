import { Clock } from './clock.js';

/** What the database says it is, in milliseconds since the epoch. */
export const databaseTime = `select extract(epoch from clock_timestamp())::float8 * 1000 as now`;

/**
 * The database's time, which all processes share: the machine's clock, put right by what the database last said. Until it
 * has said anything, the machine's.
 */
export class SystemClock extends Clock {
  /** Milliseconds by which the database is ahead of this machine. */
  offset = 0;

  /** `machine`: milliseconds since the epoch. */
  constructor(readonly machine: () => number = Date.now) {
    super();
  }

  now(): Date {
    return new Date(this.machine() + this.offset);
  }

  /**
   * The database said `time` at some moment between the machine's `asked` and `answered`. Nothing changes as long as that
   * fits: the time of an answer on its way is no reason to move the clock.
   */
  follow(time: number, asked: number, answered: number): void {
    if (this.offset < time - answered || this.offset > time - asked) this.offset = time - (asked + answered) / 2;
  }
}
