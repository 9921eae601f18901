import { DataSource } from 'typeorm';
import { Throttle } from '../../src/accounts/throttle.service.js';
import { BusyTimes } from '../../src/availability/busy.service.js';
import { Catalogue } from '../../src/availability/catalogue.service.js';
import { Assignments } from '../../src/availability/assignments.service.js';
import { FreeTime } from '../../src/availability/free-time.service.js';
import { Closures } from '../../src/locations/closures.service.js';
import { Slots } from '../../src/availability/slots.service.js';
import { StaffSlots } from '../../src/availability/staff-slots.service.js';
import { Timetables } from '../../src/availability/timetables.service.js';
import { Ahead } from '../../src/changes/ahead.service.js';
import { Alternatives } from '../../src/bookings/holding/alternatives.service.js';
import { BookingRows } from '../../src/bookings/booking-rows.service.js';
import { ChangeDecisions } from '../../src/changes/change-decisions.service.js';
import { Changes } from '../../src/changes/changes.service.js';
import { Bookings } from '../../src/bookings/bookings.service.js';
import { Confirmations } from '../../src/bookings/by-patient/confirmations.service.js';
import { ClosuresGround } from '../../src/changes/grounds/closures-ground.service.js';
import { Grounds } from '../../src/changes/grounds/grounds.service.js';
import { HoursGround } from '../../src/changes/grounds/hours-ground.service.js';
import { LocationGround, PractitionerGround } from '../../src/changes/grounds/retirement-grounds.service.js';
import { RoomGround, UnitGround } from '../../src/changes/grounds/thing-grounds.service.js';
import { Holds } from '../../src/bookings/holding/holds.service.js';
import { LinkChanges } from '../../src/bookings/by-patient/link-changes.service.js';
import { Mornings } from '../../src/bookings/notices/morning.job.js';
import { NewLinks } from '../../src/bookings/by-patient/new-links.service.js';
import { PatientSearch } from '../../src/bookings/by-staff/patient-search.service.js';
import { Remind } from '../../src/bookings/notices/remind.job.js';
import { ReminderLetters } from '../../src/bookings/notices/reminder-letters.service.js';
import { SqueezeReasons } from '../../src/bookings/by-staff/squeeze-reasons.service.js';
import { StaffBookings } from '../../src/bookings/by-staff/staff-bookings.service.js';
import { StaffClaims } from '../../src/bookings/by-staff/staff-claims.service.js';
import { Telling } from '../../src/bookings/notices/telling.service.js';
import { Thank } from '../../src/bookings/notices/thank.job.js';
import { UndoChange } from '../../src/changes/undo-change.service.js';
import { VisitLetters } from '../../src/bookings/notices/visit-letters.service.js';
import { VisitLinks } from '../../src/bookings/by-patient/visit-links.service.js';
import { VisitLives } from '../../src/bookings/by-staff/visit-lives.service.js';
import { VisitNotes } from '../../src/records/visit-notes.service.js';
import { WaysOutOf } from '../../src/changes/ways-out.service.js';
import type { ClinicFile } from '../../src/clinic-file/schema.js';
import { Outbox } from '../../src/notifications/outbox.service.js';
import { Patients } from '../../src/patients/patients.service.js';
import { FrozenClock } from '../../src/platform/clock.js';
import { databaseOptions } from '../../src/platform/database.js';
import { Keys } from '../../src/platform/keys.js';
import { Once } from '../../src/platform/once.service.js';
import { readSettings, type Settings } from '../../src/platform/settings.js';
import { tables } from '../../src/tables.js';
import { minuteOf } from '../../src/time/wall-clock.js';
import { freshDatabase } from './database.js';
import { importClinic, smallClinic } from './small-clinic.js';

/** Friday morning in New York; the Tuesday after it is 1 December 2026. */
export const fridayMorning = new Date('2026-11-27T14:00:00Z');

export type Desk = Awaited<ReturnType<typeof openDesk>>;

/** The services behind the pages, on a database of one's own with the small clinic in it and a clock that stands still. */
export async function openDesk({
  clinic = smallClinic,
  connections = 12,
}: {
  clinic?: ClinicFile;
  connections?: number;
} = {}) {
  const { url, drop } = await freshDatabase();
  const db = await new DataSource(databaseOptions(url, tables, connections)).initialize();
  await importClinic(db, clinic);
  const clock = new FrozenClock(fridayMorning);
  return {
    db,
    url,
    clock,
    ...deskOn(db, clock, Keys.temporary()),
    close: async () => {
      await db.destroy();
      await drop();
    },
  };
}

/** A second process on the same database would have these. */
export function deskOn(db: DataSource, clock: FrozenClock, keys: Keys, texts: Pick<Settings, 'texts'> = {}) {
  const catalogue = new Catalogue(db);
  const busy = new BusyTimes(db, clock);
  const freeTime = new FreeTime(clock);
  const slots = new Slots(catalogue, busy, freeTime);
  const assignments = new Assignments(catalogue, busy, freeTime);
  const once = new Once(db, clock, keys);
  const alternatives = new Alternatives(slots);
  const rows = new BookingRows(db, catalogue, clock);
  const holds = new Holds(db, assignments, catalogue, alternatives, once, clock);
  const outbox = new Outbox(readSettings({}));
  const patients = new Patients(clock);
  const letters = new VisitLetters(outbox, catalogue, clock);
  const telling = new Telling(letters, keys, clock);
  const confirmations = new Confirmations(rows, patients, telling, keys, clock);
  const changing = new LinkChanges(rows, assignments, telling, clock);
  const bookings = new Bookings(rows, holds, confirmations, changing, telling, alternatives, once);
  const search = new PatientSearch(db);
  const staffSlots = new StaffSlots(db, catalogue, busy, clock);
  const reasons = new SqueezeReasons(db, keys, clock);
  const claims = new StaffClaims(staffSlots, reasons, clock);
  const phone = new StaffBookings(rows, claims, catalogue, alternatives, search, patients, letters, once, keys, clock);
  const lives = new VisitLives(db, rows, claims, letters, clock);
  const throttle = new Throttle(db, clock, { rateLimits: false });
  const newLinks = new NewLinks(db, rows, outbox, throttle, new VisitLinks(keys), clock, async () => undefined);
  const remind = new Remind(db, catalogue, new ReminderLetters(rows, outbox, texts), clock);
  const thank = new Thank(db, catalogue, rows, outbox, clock);
  const mornings = new Mornings(db, catalogue, outbox, clock);
  const notes = new VisitNotes(db, keys, clock);
  const timetables = new Timetables(db);
  const ahead = new Ahead(db, clock);
  const closures = new Closures(db);
  const grounds = new Grounds(
    new HoursGround(timetables, ahead),
    new ClosuresGround(closures, ahead),
    new PractitionerGround(db, ahead),
    new LocationGround(db, ahead),
    new RoomGround(db, ahead, catalogue, clock),
    new UnitGround(db, ahead, catalogue, clock),
  );
  const changes = new Changes(db, catalogue, grounds, clock);
  const hours = {
    changes,
    ahead,
    timetables,
    waysOut: new WaysOutOf(staffSlots, clock),
    closures,
    decisions: new ChangeDecisions(db, changes, grounds, catalogue, phone, lives, clock),
    undo: new UndoChange(db, changes, grounds, phone, lives, outbox, clock),
  };
  return {
    keys,
    catalogue,
    slots,
    assignments,
    staffSlots,
    once,
    holds,
    rows,
    bookings,
    search,
    phone,
    lives,
    remind,
    thank,
    mornings,
    newLinks,
    notes,
    hours,
    reasons,
  };
}

/** "2026-12-01 10:00" on the clock of the harbour, as a UTC epoch minute. */
export function at(wall: string, zone = 'America/New_York'): number {
  const [date = '', time = ''] = wall.split(' ');
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  return minuteOf(zone, date, hour * 60 + minute);
}

export const ana = { contact: { name: 'Ana García', email: 'ana@example.org', phone: null } };

/** Acupuncture with Mei at the harbour, unless told otherwise. */
export const visitAt = (
  wall: string,
  other: { treatment?: string; practitioner?: string; addOns?: string[] } = {},
) => ({
  treatment: 'acupuncture',
  practitioner: 'mei',
  location: 'harbour',
  start: at(wall),
  ...other,
});
