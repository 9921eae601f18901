import type { Notification } from '../notifications/notification.js';
import { clinicLocale } from '../i18n/language.js';
import { minuteOfInstant } from '../bookings/booking.js';

interface Opening {
  readonly id: string;
  readonly by: string;
  readonly at: Date;
  readonly until: Date;
}

/** A practitioner with visits or notes in a record, and the time zone in which they are told. */
export interface RecordKeeper {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly timeZone: string;
  readonly locale: string;
  readonly hourCycle: 'h12' | 'h23' | null;
  readonly clinic: { readonly name: string };
}

/** To every practitioner with visits or notes in it. The patient's name is shown only after signing in. */
export function emergencyAccessNotifications(
  { id, by, at, until }: Opening,
  keepers: readonly RecordKeeper[],
): Notification[] {
  return keepers.map(({ id: practitionerId, email, name, timeZone, clinic, ...writing }) => ({
    key: `record-opened/${id}/${practitionerId}/${email}`,
    channel: 'email',
    template: 'record-opened',
    to: email,
    data: {
      locale: clinicLocale(writing),
      clinic,
      name,
      timeZone,
      by,
      from: minuteOfInstant(at),
      until: minuteOfInstant(until),
    },
    about: id,
    at,
  }));
}
