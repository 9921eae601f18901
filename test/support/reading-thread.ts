import { UploadImport } from '../../src/import/upload-import.service.js';
import type { App } from './app.js';
import { compiledThread } from './thread.js';

/** Gives the application the thread that reads files from other programs, compiled for the test. */
export async function readingThread(app: App): Promise<void> {
  Object.assign(app.get(UploadImport), { thread: await compiledThread('src/import/read-import.thread.ts') });
}
