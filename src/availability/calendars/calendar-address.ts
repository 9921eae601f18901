import { faultInAddress } from '../../platform/outside-url.js';

const sentences = { address: 'fault.calendar-address', port: 'fault.other-port' } as const;

/** What is wrong with it, as the key of a sentence; undefined: a calendar may be there. Only reading it can tell. */
export function faultInCalendarAddress(address: string): (typeof sentences)[keyof typeof sentences] | undefined {
  const fault = faultInAddress(address);
  return fault && sentences[fault];
}
