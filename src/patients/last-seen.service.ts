import { prepared, type Via } from '../platform/database.client.js';
import type { Treatment } from '../treatments/treatment.js';
import { audienceOf, kindOf, notFor, type WrongAudience } from './returning.js';

/** By the clinic's rule, at this moment. */
interface AsOf {
  readonly months: number;
  readonly now: Date;
}

/**
 * When the clinic last saw a patient: the start of the latest appointment that was checked in, started or done, or that an import
 * brought as history. Null: never. `patientId`: null of somebody who has no record.
 */
export async function lastSeen(via: Via, patientId: string | null): Promise<Date | null> {
  const [row] = await prepared<{ at: Date | null }>(via, 'last-seen', text, [patientId]);
  return row!.at;
}

/** Is this for others than them? What is for everyone asks nothing of the database. */
export async function wrongAudience(
  via: Via,
  patientId: string | null,
  parts: readonly Pick<Treatment, 'for'>[],
  { months, now }: AsOf,
): Promise<WrongAudience | null> {
  if (audienceOf(parts) === null) return null;
  const lastSeenAt = await lastSeen(via, patientId);
  const isFor = notFor(parts, kindOf(lastSeenAt, months, now));
  return isFor && { isFor, months, lastSeenAt };
}

/** The same of the patient whose id this SQL is. */
export const lastSeenOf = (patientId: string): string => `greatest(
    (select max(starts_at) from bookings where patient_id = ${patientId} and status in ('arrived', 'started', 'done')),
    (select max(starts_at) from earlier_visits where patient_id = ${patientId}))`;

const text = `select ${lastSeenOf('$1')} as at`;
