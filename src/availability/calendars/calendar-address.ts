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
