import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { Injectable } from '@nestjs/common';
import type { BusyQuestion, CalendarBusy } from './ical-busy.js';
import type { CalendarTask } from './read-calendar.thread.js';

const megabytes = 192;

/**
 * Reads a calendar file in a thread of its own: what a stranger wrote may ask for more time or memory than there is, and
 * then the thread ends, and nothing else.
 */
@Injectable()
export class CalendarReader {
  /** Where the compiled thread lies. */
  protected readonly thread = new URL('./read-calendar.thread.js', import.meta.url);
  protected readonly seconds: number = 10;

  private last: Promise<unknown> = Promise.resolve();

  /** Null: it is no calendar, or it asked for too much. One at a time, so that it is one processor at most that is kept busy. */
  read(file: Uint8Array, question: BusyQuestion): Promise<CalendarBusy | null> {
    const mine = this.last.then(() => this.readNow(file, question));
    this.last = mine.catch(() => undefined);
    return mine;
  }

  private async readNow(file: Uint8Array, question: BusyQuestion): Promise<CalendarBusy | null> {
    const workerData: CalendarTask = { file, question };
    const thread = new Worker(this.thread, {
      workerData,
      resourceLimits: { maxOldGenerationSizeMb: megabytes, maxYoungGenerationSizeMb: 32, stackSizeMb: 4 },
    });
    try {
      const [answer] = (await once(thread, 'message', { signal: AbortSignal.timeout(this.seconds * 1000) })) as [
        CalendarBusy | null,
      ];
      return answer;
    } catch (fault) {
      if (isTooMuch(fault)) return null;
      throw fault;
    } finally {
      await thread.terminate();
    }
  }
}

function isTooMuch(fault: unknown): boolean {
  const { name, code } = fault as { name?: unknown; code?: unknown };
  return name === 'AbortError' || code === 'ERR_WORKER_OUT_OF_MEMORY' || name === 'RangeError';
}
