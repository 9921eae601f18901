import type { EntityManager } from 'typeorm';
import { sqlConstraint, sqlState } from '../platform/database.client.js';
import { Refusal } from '../platform/refusal.js';
import { unmergedRecord, type WholeRecord } from './merging.js';
import { recordColumns } from './record-columns.js';

/** Tables whose rows belong to a patient, and follow where two records are merged. An erasure is finished first. */
export const belongings = [
  'bookings',
  'note_shares',
  'emergency_access',
  'earlier_visits',
  'waitlist_entries',
] as const;

/** Ids of rows. */
export type Belongings = Readonly<Partial<Record<(typeof belongings)[number], readonly string[]>>>;

/** A row of `patients`. */
export interface StoredRecord {
  readonly id: string;
  readonly name: string;
  readonly email: string | null;
  readonly phone: string | null;
  readonly phone_key: string | null;
  readonly locale: string;
  readonly merged_into: string | null;
  readonly erased_at: string | null;
}

export const wholeRecord = ({ name, email, phone, phone_key: phoneKey, locale }: StoredRecord): WholeRecord => ({
  name,
  email,
  phone,
  phoneKey,
  locale,
});

/** These records, with those merged into them. */
export async function recordRows(
  tx: EntityManager,
  ids: readonly string[],
  lock: '' | 'for update',
): Promise<StoredRecord[]> {
  const rows = (await tx.query(
    `select to_jsonb(p) as row from patients p where id = any($1) or merged_into = any($1)
     order by merged_into is null, id ${lock}`,
    [ids],
  )) as { row: StoredRecord }[];
  return rows.map(({ row }) => row);
}

/**
 * `accepted`: ids of claims that may overlap others from now on; `released`: that no longer may.
 * @throws Refusal patient-busy: another appointment at the same time
 */
export async function moveRows(
  tx: EntityManager,
  from: string,
  to: string,
  moved: Belongings,
  { accepted = [], released = [] }: { readonly accepted?: readonly string[]; readonly released?: readonly string[] },
): Promise<void> {
  const bookings = moved.bookings ?? [];
  await tx.query(
    `insert into resources (id, kind, overlap_allowed) select $1, 'patient', true
     where exists (select from claims where resource_id = $2 and booking_id = any($3)) on conflict do nothing`,
    [to, from, bookings],
  );
  // Those that overlap nothing first: the database looks at each as it comes.
  for (const overbooked of [false, true])
    await tx
      .query(
        `update claims set resource_id = $2, overbooked = $6
         where resource_id = $1 and booking_id = any($3) and ((overbooked or id = any($4)) and id <> all($5)) = $6`,
        [from, to, bookings, accepted, released, overbooked],
      )
      .catch((fault: unknown) => {
        throw sqlConstraint(fault) === 'claims_never_overlap' ? new Refusal('patient-busy') : fault;
      });
  for (const table of belongings)
    await tx.query(`update ${table} set patient_id = $2 where patient_id = $1 and id = any($3)`, [
      from,
      to,
      moved[table] ?? [],
    ]);
}

/** What is undone, and both records as they were. */
interface Undone {
  readonly kind: 'merge' | 'split';
  /** Ids of patients. */
  readonly from: string;
  readonly to: string;
  readonly before: readonly StoredRecord[];
}

/**
 * The records as they were, and none besides. `now`: as they are; a split changed one of them only if it had been merged.
 * @throws Refusal undo-over: somebody else has one of the names and addresses by now
 */
export async function restore(
  tx: EntityManager,
  { kind, from, to, before }: Undone,
  now: readonly StoredRecord[],
): Promise<void> {
  const [was, merged, is] = [at(before, to), at(before, from), at(now, to)];
  const records =
    kind === 'split'
      ? before.filter((one) => one === was && one.merged_into !== null)
      : before.map((one) => (one === was ? { ...one, ...correctedSince(one, merged!, is!) } : one));
  const ids = records.map(({ id }) => id);
  // Out of one another's way: unique indexes are checked row by row.
  await tx.query(`update patients set name_key = id::text where id = any($1)`, [ids]);
  if (kind === 'merge') await tx.query(`delete from patients where merged_into = $1 and id <> all($2)`, [to, ids]);
  await tx
    .query(
      `update patients p set name = b.name, name_key = b.name_key, email = b.email, email_key = b.email_key, phone = b.phone,
         phone_key = b.phone_key, search_words = b.search_words, locale = b.locale, merged_into = b.merged_into
       from jsonb_populate_recordset(null::patients, $1) b where p.id = b.id`,
      [JSON.stringify(records)],
    )
    .catch((fault: unknown) => {
      throw sqlState(fault) === '23505' ? new Refusal('undo-over') : fault;
    });
}

const at = (records: readonly StoredRecord[], id: string) => records.find((one) => one.id === id);

function correctedSince(was: StoredRecord, merged: StoredRecord, now: StoredRecord) {
  const record = unmergedRecord(wholeRecord(was), wholeRecord(merged), wholeRecord(now));
  const { name, email, phone, locale } = record;
  const { nameKey, emailKey, phoneKey, searchWords } = recordColumns(record);
  const keys = { name_key: nameKey, email_key: emailKey, phone_key: phoneKey, search_words: searchWords };
  return { name, email, phone, locale, ...keys };
}

/** A record that was made for what has gone back. */
export async function forgetEmpty(tx: EntityManager, id: string): Promise<void> {
  const unused = [...belongings, 'erasures'].map((table) => `not exists (select from ${table} where patient_id = $1)`);
  const [{ empty }] = (await tx.query(`select ${unused.join(' and ')} as empty`, [id])) as [{ empty: boolean }];
  if (!empty) return;
  await tx.query(`delete from record_moves where $1 in (from_id, to_id)`, [id]);
  await tx.query(`delete from patients where id = $1`, [id]);
}
