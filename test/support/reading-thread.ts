import { BringArrivals } from '../../src/import/bring-arrivals.service.js';
import type { App } from './app.js';
import { compiledThread } from './thread.js';

/** Gives the application the thread that reads files from other programs, compiled for the test. */
export async function readingThread(app: App): Promise<void> {
  Object.assign(app.get(BringArrivals), { thread: await compiledThread('src/import/read-arrivals.thread.ts') });
}
