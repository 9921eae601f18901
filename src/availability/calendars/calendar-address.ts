import { NotFetched, outsideUrl } from '../../platform/outside-url.js';

/** Does it say where a calendar may be? Whether there is one, only reading it can tell. */
export function isCalendarAddress(address: string): boolean {
  try {
    outsideUrl(address);
    return true;
  } catch (fault) {
    if (fault instanceof NotFetched) return false;
    throw fault;
  }
}

/** In lower case. Google's addresses name the owner: `https://calendar.google.com/calendar/ical/mei%40example.org/…`. */
export function emailsIn(address: string): string[] {
  return outsideUrl(address)
    .pathname.split('/')
    .map((part) => part.replace(/%40/g, '@').toLowerCase())
    .filter((part) => part.includes('@'));
}
