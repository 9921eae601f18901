import type { CalendarVisit } from './ics.js';

export interface CalendarLinks {
  readonly google: string;
  readonly outlook: string;
}

/**
 * Addresses that open an online calendar with the event filled in, for the person to save. Whatever they hold rests in
 * browser histories and the logs of others, so it is no more than the calendar file says, and no link that opens anything.
 */
export function calendarLinks(
  visit: Pick<CalendarVisit, 'title' | 'start' | 'end' | 'description' | 'location'>,
): CalendarLinks {
  const { title, description, location } = visit;
  const [from, to] = [utc(visit.start), utc(visit.end)];
  return {
    google: address('https://calendar.google.com/calendar/render', {
      action: 'TEMPLATE',
      text: title,
      dates: `${basic(from)}/${basic(to)}`,
      details: description,
      location,
    }),
    outlook: address('https://outlook.live.com/calendar/0/deeplink/compose', {
      path: '/calendar/action/compose',
      rru: 'addevent',
      subject: title,
      startdt: from,
      enddt: to,
      body: description,
      location,
    }),
  };
}

/** `URLSearchParams` writes a space as `+`, which Outlook shows as such. */
function address(page: string, fields: Readonly<Record<string, string>>): string {
  const query = Object.entries(fields).map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
  return `${page}?${query.join('&')}`;
}

/** 2026-12-01T15:00:00Z */
const utc = (minute: number) => `${new Date(minute * 60_000).toISOString().slice(0, 19)}Z`;

/** 20261201T150000Z */
const basic = (instant: string) => instant.replace(/[-:]/g, '');
