import { EntitySchema } from 'typeorm';
import { prepared, sqlConstraint, sqlState, type Via, written } from '../platform/database.client.js';
import { Refusal } from '../platform/refusal.js';
import type { Booking } from './booking.js';

/** Hashes of the secrets that open a booking, and what the patient wrote, encrypted. Written with it, and never read with it. */
export interface BookingSecrets {
  readonly holdHash: Buffer | null;
  readonly linkHash: Buffer | null;
  readonly sealedNote: Buffer | null;
  readonly sealedAnswers: Buffer | null;
}

interface BookingRow extends Booking, BookingSecrets {
  /** Written by the database's function `hold`. */
  readonly network: Buffer | null;
  /** Set by triggers and by remind.job.ts alone. */
  readonly remindAt: Date | null;
}

export const BookingTable = new EntitySchema<BookingRow>({
  name: 'Booking',
  tableName: 'bookings',
  columns: {
    id: { type: 'uuid', primary: true },
    reference: { type: 'text' },
    status: { type: 'text' },
    holdHash: { name: 'hold_hash', type: 'bytea', nullable: true, select: false },
    holdExpiresAt: { name: 'hold_expires_at', type: 'timestamptz', nullable: true },
    practitionerId: { name: 'practitioner_id', type: 'uuid' },
    locationId: { name: 'location_id', type: 'uuid' },
    treatmentId: { name: 'treatment_id', type: 'uuid' },
    addOnIds: { name: 'add_on_ids', type: 'uuid', array: true },
    startsAt: { name: 'starts_at', type: 'timestamptz' },
    endsAt: { name: 'ends_at', type: 'timestamptz' },
    bookedMinutes: { name: 'booked_minutes', type: 'integer', nullable: true },
    price: { type: 'integer' },
    currency: { type: 'text' },
    cancelNoticeMinutes: { name: 'cancel_notice_minutes', type: 'integer' },
    lateCancellation: { name: 'late_cancellation', type: 'text' },
    noShow: { name: 'no_show', type: 'text' },
    patientId: { name: 'patient_id', type: 'uuid', nullable: true },
    unprovenAddress: { name: 'unproven_address', type: 'text', nullable: true },
    saidName: { name: 'said_name', type: 'text', nullable: true },
    saidEmail: { name: 'said_email', type: 'text', nullable: true },
    saidPhone: { name: 'said_phone', type: 'text', nullable: true },
    saidPhoneKey: { name: 'said_phone_key', type: 'text', nullable: true },
    unproven: { type: 'boolean' },
    language: { type: 'text', nullable: true },
    textWanted: { name: 'text_wanted', type: 'boolean' },
    sealedNote: { name: 'sealed_note', type: 'bytea', nullable: true, select: false },
    sealedAnswers: { name: 'sealed_answers', type: 'bytea', nullable: true, select: false },
    linkHash: { name: 'link_hash', type: 'bytea', nullable: true, select: false },
    linkGeneration: { name: 'link_generation', type: 'integer' },
    sequence: { type: 'integer' },
    viaLinkId: { name: 'via_link_id', type: 'uuid', nullable: true },
    viaPlacement: { name: 'via_placement', type: 'text', nullable: true },
    bookedBy: { name: 'booked_by', type: 'uuid', nullable: true },
    overbookReason: { name: 'overbook_reason', type: 'text', nullable: true },
    deskNote: { name: 'desk_note', type: 'text', nullable: true },
    courseId: { name: 'course_id', type: 'uuid', nullable: true },
    coursePosition: { name: 'course_position', type: 'smallint', nullable: true },
    createdAt: { name: 'created_at', type: 'timestamptz' },
    confirmedAt: { name: 'confirmed_at', type: 'timestamptz', nullable: true },
    arrivedAt: { name: 'arrived_at', type: 'timestamptz', nullable: true },
    startedAt: { name: 'started_at', type: 'timestamptz', nullable: true },
    doneAt: { name: 'done_at', type: 'timestamptz', nullable: true },
    missedAt: { name: 'missed_at', type: 'timestamptz', nullable: true },
    cancelledAt: { name: 'cancelled_at', type: 'timestamptz', nullable: true },
    cancelledBy: { name: 'cancelled_by', type: 'text', nullable: true },
    cancelledAtDesk: { name: 'cancelled_at_desk', type: 'boolean' },
    cancelReason: { name: 'cancel_reason', type: 'text', nullable: true },
    network: { type: 'bytea', nullable: true, select: false },
    remindAt: { name: 'remind_at', type: 'timestamptz', nullable: true, select: false },
  },
});

const columns = Object.entries(BookingTable.options.columns).map(([property, { name, select }], position) => ({
  property: property as keyof BookingRow,
  name: name ?? property,
  isRead: select !== false,
  bit: 2 ** position,
}));

/** What a query selects to read a `Booking` from rows called `alias`. */
export const bookingColumns = (alias: string): string =>
  columns
    .filter(({ isRead }) => isRead)
    .map(({ property, name }) => `${alias}.${name} as "${property}"`)
    .join(', ');

/** `shownStatus` of rows called `alias`. */
export const shownStatusOf = (alias: string): string =>
  `case when ${alias}.status = 'held' and ${alias}.patient_id is not null then 'provisional' else ${alias}.status end`;

/**
 * Stores what a transition made of a booking that was read in this transaction, under its lock. Columns that stay as they are
 * are not named, because triggers watch some of them: reminders are planned again, webhooks queued and reports told of
 * the change by the database. One statement, prepared once for each set of columns. Where somebody else has changed the booking
 * since, the statement itself fails: by the time its answer is read, the transaction may have been committed (`withCommit`).
 */
export async function saveBooking(
  tx: Via,
  before: Booking,
  after: Booking,
  secrets: Partial<BookingSecrets> = {},
): Promise<void> {
  const was: Partial<BookingRow> = before;
  const will: Partial<BookingRow> = { ...after, ...secrets };
  const changed = columns.filter(({ property }) => will[property] !== was[property]);
  if (changed.length === 0) return;
  const name = `save-booking-${changed.reduce((sum, { bit }) => sum + bit, 0).toString(36)}`;
  const assignments = changed.map((column, n) => `${column.name} = $${n + 4}`);
  const saved = refusing(
    written(tx, {
      name,
      text: `update bookings set ${assignments.join(', ')} where id = $1 and status = $2 and sequence = $3 returning 1`,
      values: [before.id, before.status, before.sequence, ...changed.map(({ property }) => will[property])],
      check: `1 / (select count(*) from "${name}")`,
    }),
  );
  await saved.catch((fault: unknown) => {
    throw sqlState(fault) === divisionByZero
      ? new Error(`booking ${before.reference} has changed since it was read`)
      : fault;
  });
}

const divisionByZero = '22012';

/** A booking that begins without a hold; a hold is inserted by the database's function `hold`, together with its claims. */
export async function insertBooking(
  tx: Via,
  booking: Booking,
  { linkHash }: Pick<BookingSecrets, 'linkHash'>,
): Promise<void> {
  const row: Partial<BookingRow> = { ...booking, linkHash };
  await refusing(
    prepared(
      tx,
      'insert-booking',
      inserting,
      inserted.map(({ property }) => row[property]),
    ),
  );
}

/** The database claims the patient, or refuses. @throws Refusal patient-busy: another visit then, or too many ahead */
export async function refusing<T>(written: Promise<T>): Promise<T> {
  try {
    return await written;
  } catch (fault) {
    const constraint = sqlConstraint(fault);
    if (constraint === 'claims_never_overlap' || constraint === 'visits_ahead_are_limited')
      throw new Refusal('patient-busy');
    throw fault;
  }
}

const inserted = columns.filter(({ property, isRead }) => isRead || property === 'linkHash');
const inserting = `insert into bookings (${inserted.map(({ name }) => name).join(', ')})
  values (${inserted.map((_, n) => `$${n + 1}`).join(', ')})`;
