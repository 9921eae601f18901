import type { Booking } from './booking.js';

/** In characters. */
export const deskNoteLength = 200;

/** What the desk has to know of it from now on; null: nothing. */
export function noteForDesk(booking: Booking, deskNote: string | null): Booking {
  return booking.deskNote === deskNote ? booking : { ...booking, deskNote };
}
