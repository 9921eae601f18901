import { DataSource } from 'typeorm';
import { KnownDevices } from '../../src/accounts/known-devices.service.js';
import { RefusedAttempts } from '../../src/accounts/refused-attempts.service.js';
import { Throttle } from '../../src/accounts/throttle.service.js';
import { BusyTimes } from '../../src/availability/busy.service.js';
import { Catalogue } from '../../src/availability/catalogue.service.js';
import { Claims } from '../../src/availability/claims.service.js';
import { Assignments } from '../../src/availability/assignments.service.js';
import { FreeTime } from '../../src/availability/free-time.service.js';
import { Closures } from '../../src/locations/closures.service.js';
import { PairSlots } from '../../src/availability/pair-slots.service.js';
import { SeriesSlots } from '../../src/availability/series-slots.service.js';
import { Slots } from '../../src/availability/slots.service.js';
import { StaffSlots } from '../../src/availability/staff-slots.service.js';
import { Timetables } from '../../src/availability/timetables.service.js';
import { UpcomingVisits } from '../../src/changes/upcoming-visits.service.js';
import { Alternatives } from '../../src/bookings/holding/alternatives.service.js';
import { Admissions } from '../../src/bookings/admissions.service.js';
import { BookingRows } from '../../src/bookings/booking-rows.service.js';
import { ChangeDecisions } from '../../src/changes/change-decisions.service.js';
import { Changes } from '../../src/changes/changes.service.js';
import { AddressChanges } from '../../src/bookings/by-patient/address-changes.service.js';
import { Bookings } from '../../src/bookings/by-patient/book.service.js';
import { Cancellations } from '../../src/bookings/by-patient/cancel.service.js';
import { Confirmations } from '../../src/bookings/by-patient/confirm.service.js';
import { ConfirmationEmails } from '../../src/bookings/by-patient/confirmation-emails.service.js';
import { Impacts } from '../../src/changes/impacts.service.js';
import { PairBookings } from '../../src/bookings/by-patient/book-pair.service.js';
import { PairHolds } from '../../src/bookings/holding/pair-holds.service.js';
import { Holds } from '../../src/bookings/holding/holds.service.js';
import { ProvisionalBookings } from '../../src/bookings/by-patient/provisional-bookings.service.js';
import { Reschedules } from '../../src/bookings/by-patient/reschedule.service.js';
import { DailyDigests } from '../../src/bookings/notices/daily-digest.job.js';
import { NewLinks } from '../../src/bookings/by-patient/new-links.service.js';
import { DeskNotes } from '../../src/bookings/by-staff/desk-notes.service.js';
import { PatientDays } from '../../src/bookings/by-staff/patient-days.service.js';
import { PatientSearch } from '../../src/bookings/by-staff/patient-search.service.js';
import { Remind } from '../../src/bookings/notices/remind.job.js';
import { TextRecipients } from '../../src/bookings/notices/text-recipients.service.js';
import { ReminderNotifications } from '../../src/bookings/notices/reminder-notifications.service.js';
import { StaffReasons } from '../../src/bookings/by-staff/staff-reasons.service.js';
import { StaffReschedules } from '../../src/bookings/by-staff/staff-reschedules.service.js';
import { StaffBookings } from '../../src/bookings/by-staff/staff-bookings.service.js';
import { FollowUp } from '../../src/bookings/notices/follow-up.job.js';
import { Recall } from '../../src/bookings/notices/recall.job.js';
import { UndoChange } from '../../src/changes/undo-change.service.js';
import { CourseChanges } from '../../src/bookings/by-patient/course-changes.service.js';
import { RestOfCourse } from '../../src/bookings/by-patient/rest-of-course.service.js';
import { StaffCourses } from '../../src/bookings/by-staff/staff-courses.service.js';
import { DeskConfirmations } from '../../src/bookings/by-staff/desk-confirmations.service.js';
import { CourseBookings } from '../../src/bookings/by-patient/book-course.service.js';
import { CourseHolds } from '../../src/bookings/holding/course-holds.service.js';
import { CourseRows } from '../../src/bookings/course-rows.service.js';
import { CourseNotifications } from '../../src/bookings/notices/course-notifications.service.js';
import { BookingNotifications } from '../../src/bookings/notices/booking-notifications.service.js';
import { SaidContacts } from '../../src/bookings/by-patient/said-contacts.service.js';
import { AddressCorrections } from '../../src/bookings/by-staff/address-corrections.service.js';
import { AcceptedContacts } from '../../src/bookings/by-staff/accepted-contacts.service.js';
import { VisitLinks } from '../../src/bookings/by-patient/visit-links.service.js';
import { VisitProgress } from '../../src/bookings/by-staff/visit-progress.service.js';
import { VisitNotes } from '../../src/records/visit-notes.service.js';
import { RescheduleOptions } from '../../src/changes/reschedule-options.service.js';
import type { ClinicFile } from '../../src/clinic-file/schema.js';
import { Outbox } from '../../src/notifications/outbox.service.js';
import { ProvenAddresses } from '../../src/patients/proven-addresses.service.js';
import { Merges } from '../../src/patients/merges.service.js';
import { Patients } from '../../src/patients/patients.service.js';
import { RecordMoves } from '../../src/patients/record-moves.service.js';
import { Splits } from '../../src/patients/splits.service.js';
import { type Clock, FrozenClock } from '../../src/platform/clock.js';
import { databaseOptions } from '../../src/platform/database.client.js';
import { Challenge } from '../../src/platform/http/challenge.service.js';
import { Keys } from '../../src/platform/keys.service.js';
import { Idempotency } from '../../src/platform/idempotency.service.js';
import { RateLimits } from '../../src/platform/rate-limits.service.js';
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
export function deskOn(db: DataSource, clock: Clock, keys: Keys, texts: Pick<Settings, 'texts'> = {}) {
  const catalogue = new Catalogue(db);
  const busy = new BusyTimes(db, clock);
  const freeTime = new FreeTime(clock);
  const slots = new Slots(catalogue, busy, freeTime);
  const assignments = new Assignments(catalogue, busy, freeTime);
  const once = new Idempotency(db, clock, keys);
  const alternatives = new Alternatives(slots);
  const rows = new BookingRows(db, catalogue, keys, clock);
  const staffSlots = new StaffSlots(db, catalogue, busy, clock);
  const claims = new Claims(db, assignments, staffSlots, clock);
  const proven = new ProvenAddresses(clock);
  const admissions = new Admissions(db, catalogue, keys, proven, clock, { rateLimits: true });
  const holds = new Holds(db, claims, catalogue, admissions, alternatives, once, clock);
  const pairSlots = new PairSlots(catalogue, busy, freeTime);
  const series = new SeriesSlots(catalogue, slots, staffSlots, busy, clock);
  const pairHolds = new PairHolds(holds, pairSlots, rows, admissions, once, clock);
  const outbox = new Outbox(readSettings({}));
  const patients = new Patients(clock);
  const textRecipients = new TextRecipients(texts);
  const letters = new BookingNotifications(outbox, catalogue, textRecipients, clock);
  const confirmations = new Confirmations(rows, patients, admissions, letters, alternatives, once, keys, clock);
  const bookings = new Bookings(rows, holds, confirmations, admissions, alternatives, once);
  const pairs = new PairBookings(pairHolds, confirmations, admissions, once);
  const courseRows = new CourseRows(db, rows);
  const courseHolds = new CourseHolds(db, holds, claims, catalogue, rows, courseRows, admissions, once, clock);
  const courseLetters = new CourseNotifications(outbox, letters, clock);
  const courses = new CourseBookings(courseHolds, confirmations, courseLetters, admissions, once, clock);
  const rest = new RestOfCourse(claims, series, courseRows, courseLetters, clock);
  const courseChanges = new CourseChanges(rows, courseRows, rest, confirmations, admissions, once, clock);
  const deskConfirmations = new DeskConfirmations(db, rows, letters, courseRows, courseLetters, clock);
  const cancellations = new Cancellations(rows, claims, letters, once, clock);
  const reschedules = new Reschedules(rows, claims, admissions, letters, alternatives, once, clock);
  const search = new PatientSearch(db, catalogue);
  const reasons = new StaffReasons(db, keys, clock);
  const patientDays = new PatientDays(db);
  const deskNotes = new DeskNotes(db, rows, clock);
  const phone = new StaffBookings(
    claims,
    reasons,
    catalogue,
    alternatives,
    search,
    patients,
    patientDays,
    letters,
    once,
    keys,
    clock,
  );
  const staffCourses = new StaffCourses(catalogue, claims, rows, courseRows, phone, rest, courseLetters, once, clock);
  const staffReschedules = new StaffReschedules(rows, claims, catalogue, reasons, letters, once, clock);
  const progress = new VisitProgress(db, rows, claims, letters, clock);
  const limits = new RateLimits(db, clock, { rateLimits: false });
  const challenge = new Challenge(keys, clock, limits, { challenge: false });
  const throttle = new Throttle(limits, new KnownDevices(keys), challenge, new RefusedAttempts(db, clock, keys));
  const links = new VisitLinks(keys);
  const addresses = new AddressChanges(outbox);
  const emails = new ConfirmationEmails(
    rows,
    patients,
    admissions,
    letters,
    courseRows,
    confirmations,
    addresses,
    links,
    throttle,
    once,
    clock,
  );
  const said = new SaidContacts(patients, clock);
  const accepted = new AcceptedContacts(db, rows, said);
  const moves = new RecordMoves(db, clock);
  const merges = new Merges(db, patients, moves);
  const splits = new Splits(db, patients, moves);
  const corrections = new AddressCorrections(db, rows, courseRows, patients, merges, links, addresses, clock);
  const newLinks = new NewLinks(db, rows, outbox, throttle, links, clock, async () => undefined);
  const provisional = new ProvisionalBookings(
    db,
    rows,
    confirmations,
    proven,
    said,
    letters,
    courseRows,
    courseLetters,
    keys,
    clock,
  );
  const remind = new Remind(db, catalogue, new ReminderNotifications(rows, outbox, textRecipients), clock);
  const thank = new FollowUp(db, catalogue, rows, outbox, clock);
  const recall = new Recall(db, catalogue, rows, outbox, clock);
  const mornings = new DailyDigests(db, catalogue, outbox, clock);
  const notes = new VisitNotes(db, keys, clock);
  const timetables = new Timetables(db);
  const ahead = new UpcomingVisits(db, clock);
  const closures = new Closures(db);
  const impacts = new Impacts(db, catalogue, ahead);
  const changes = new Changes(db, catalogue, impacts, clock);
  const hours = {
    changes,
    ahead,
    timetables,
    rescheduleOptions: new RescheduleOptions(staffSlots, clock),
    closures,
    decisions: new ChangeDecisions(db, changes, impacts, claims, staffReschedules, progress, clock),
    undo: new UndoChange(db, changes, impacts, claims, staffReschedules, progress, outbox, clock),
  };
  return {
    keys,
    catalogue,
    slots,
    assignments,
    claims,
    staffSlots,
    once,
    holds,
    pairSlots,
    series,
    pairHolds,
    pairs,
    courseRows,
    courseHolds,
    courses,
    courseChanges,
    staffCourses,
    deskConfirmations,
    rows,
    bookings,
    confirmations,
    admissions,
    emails,
    accepted,
    corrections,
    cancellations,
    reschedules,
    staffReschedules,
    search,
    phone,
    progress,
    remind,
    thank,
    recall,
    mornings,
    newLinks,
    provisional,
    notes,
    patients,
    merges,
    splits,
    moves,
    hours,
    reasons,
    deskNotes,
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
