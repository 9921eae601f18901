import type { Snapshot } from '../../availability/snapshot.js';
import { type BookedVisit, bookedVisit } from '../../bookings/booked-visit.js';
import { minuteOfInstant } from '../../bookings/booking.js';
import { afterVisit } from '../../bookings/notices/after-visit.js';
import {
  letterOf,
  patientNotification,
  type Reader,
  standingOf,
} from '../../bookings/notices/booking-notifications.js';
import type { Word } from '../../bookings/notices/grace.js';
import { plannedReminders } from '../../bookings/notices/reminders.js';
import type { Notification } from '../../notifications/notification.js';
import { aftercareFor } from '../../treatments/preparation.js';
import { reminderRulesOf } from '../../treatments/terms.js';
import type { Appointment } from './appointments.js';

/** What has been sent about an appointment up to now, each with the time at which it was. What is due later, jobs send. */
export function messagesOf({ patient, states }: Appointment, snapshot: Snapshot, now: number): readonly Notification[] {
  const visits = states.map(({ at, booking }) => ({ at, visit: bookedVisit(booking, patient, snapshot) }));
  const changes = visits.flatMap(({ at, visit }, n) => {
    const before = visits[n - 1]?.visit;
    const readers: readonly Reader[] = ['patient', visit.practitioner];
    return readers.flatMap((reader) => {
      const word = wordFor(reader, before, visit);
      return word ? letterOf(reader, word, visit, instant(at)) : [];
    });
  });
  const { at, visit } = visits.at(-1)!;
  const { status, sequence } = visit.booking;
  if (status === 'cancelled') return changes;
  const toldAt = visits.find((one) => one.visit.booking.sequence === sequence)?.at ?? at;
  const later = [...remindersOf(visit, toldAt), ...(status === 'done' ? aftercare(visit) : [])];
  return [...changes, ...later.filter((one) => minuteOfInstant(one.at) <= now)];
}

function wordFor(reader: Reader, before: BookedVisit | undefined, { booking }: BookedVisit): Word | null {
  if (!before) return { kind: 'confirmed' };
  if (booking.status === 'cancelled') return { kind: 'cancelled', known: null };
  const from = standingOf(reader, before);
  return booking.sequence === before.booking.sequence || typeof from === 'string' ? null : { kind: 'moved', from };
}

function remindersOf(visit: BookedVisit, toldAt: number): readonly Notification[] {
  const { booking, location, clinic, treatment, addOns } = visit;
  const awaited = { start: minuteOfInstant(booking.startsAt), timeZone: location.timeZone, toldAt, remindedAt: null };
  const rules = reminderRulesOf(clinic.policy, [treatment, ...addOns]);
  return plannedReminders(awaited, rules).map(({ minutes, due, until }) => ({
    ...toPatient(visit, due),
    key: `reminder/${booking.id}/${booking.sequence}/${minutes}`,
    template: 'reminder',
    data: { ...patientNotification(visit), until, rest: null },
  }));
}

function aftercare(visit: BookedVisit): readonly Notification[] {
  const { booking, location, clinic, treatment, addOns } = visit;
  const end = minuteOfInstant(booking.endsAt);
  const when = afterVisit({ end, timeZone: location.timeZone }, clinic.policy, end);
  if (!when) return [];
  const data = patientNotification(visit);
  const care = { until: when.until, rest: null, aftercare: aftercareFor(treatment, addOns, data.locale), next: null };
  const key = `aftercare/${booking.id}`;
  return [{ ...toPatient(visit, when.due), key, template: 'aftercare', data: { ...data, ...care } }];
}

function toPatient({ booking, patient }: BookedVisit, at: number) {
  return { channel: 'email', to: patient?.email ?? '', about: booking.id, at: instant(at) } as const;
}

const instant = (minute: number) => new Date(minute * 60_000);
