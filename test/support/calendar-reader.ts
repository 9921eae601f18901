import { CalendarReader } from '../../src/availability/calendars/calendar-reader.service.js';
import { compiledThread } from './thread.js';

/** The real reader, with its thread compiled for the test; a little less patient. */
export async function calendarReader(): Promise<CalendarReader> {
  const thread = await compiledThread('src/availability/calendars/read-calendar.thread.ts');
  return new (class extends CalendarReader {
    protected override readonly thread = thread;
    protected override readonly seconds = 4;
  })();
}
