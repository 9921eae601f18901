import { CalendarReader } from '../../src/availability/calendars/calendar-reader.service.js';
import { compiledThread } from './thread.js';

let compiled: Promise<URL> | undefined;

/** The real reader, with its thread compiled for the test. */
export async function calendarReader({ seconds = 10 }: { seconds?: number } = {}): Promise<CalendarReader> {
  const thread = await (compiled ??= compiledThread('src/availability/calendars/read-calendar.thread.ts'));
  return new (class extends CalendarReader {
    protected override readonly thread = thread;
    protected override readonly seconds = seconds;
  })();
}
