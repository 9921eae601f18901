import type { Notification } from '../notifications/notification.js';
import { minuteOfInstant } from '../bookings/booking.js';

interface Opening {
  readonly id: string;
  readonly by: string;
  readonly at: Date;
  readonly until: Date;
}

/** Whose visits or notes a record holds, and by which clock they are told. */
export interface RecordKeeper {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly timeZone: string;
  readonly locale: string;
  readonly clinic: { readonly name: string };
}

/** To everyone whose visits or notes are in it. Whose record it was, they see when they have signed in. */
export function emergencyAccessNotifications(
  { id, by, at, until }: Opening,
  keepers: readonly RecordKeeper[],
): Notification[] {
  return keepers.map(({ id: practitionerId, email, ...data }) => ({
    key: `record-opened/${id}/${practitionerId}`,
    kind: 'record-opened',
    to: email,
    data: { ...data, by, from: minuteOfInstant(at), until: minuteOfInstant(until) },
    about: id,
    at,
  }));
}
