import { parentPort, workerData } from 'node:worker_threads';
import { type BusyQuestion, busyOf } from './ical-busy.js';

/** What the thread is given: the file as it came, and what is asked of it. */
export interface CalendarTask {
  readonly file: Uint8Array;
  readonly question: BusyQuestion;
}

const { file, question } = workerData as CalendarTask;
// Older calendars are in other encodings, but all we read is ASCII.
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread's port has none
parentPort?.postMessage(busyOf(new TextDecoder().decode(file), question));
