import { faultInAddress } from '../../platform/outside-url.js';

const sentences = { address: 'fault.calendar-address', port: 'fault.other-port' } as const;

/** What is wrong with it, as the key of a sentence; undefined: a calendar may be there. Only reading it can tell. */
export function faultInCalendarAddress(address: string): (typeof sentences)[keyof typeof sentences] | undefined {
  const fault = faultInAddress(address);
  return fault && sentences[fault];
}

/** In lower case. Google's addresses name the owner: `https://calendar.google.com/calendar/ical/mei%40example.org/…`. */
export function emailsIn(address: string): string[] {
  return new URL(address).pathname
    .split('/')
    .map((part) => part.replace(/%40/g, '@').toLowerCase())
    .filter((part) => part.includes('@'));
}
