import type { Keys } from '../platform/keys.service.js';

/** A note as it reads now, with what it said before it was corrected, the latest first. */
export interface VisitNote {
  readonly id: string;
  readonly text: string;
  readonly author: string;
  /** The reader wrote it, and may correct it. */
  readonly own: boolean;
  /** The practitioner whose notes it belongs to. */
  readonly owner: { readonly id: string; readonly name: string };
  readonly at: Date;
  readonly visitAt: Date;
  readonly reference: string;
  readonly before: readonly { readonly text: string; readonly at: Date }[];
}

export interface NoteRow {
  readonly id: string;
  readonly author: string;
  readonly authorId: string;
  readonly ownerId: string;
  readonly owner: string;
  readonly at: Date;
  readonly corrects: string | null;
  readonly sealed: Buffer;
  readonly visitAt: Date;
  readonly reference: string;
}

/** Of `visit_notes n` with their booking `b` and the practitioner `p` they belong to. */
export const noteColumns = `n.id, n.author, n.author_id as "authorId", n.practitioner_id as "ownerId", p.name as owner, n.at,
  n.corrects, n.sealed, b.starts_at as "visitAt", b.reference`;

/**
 * An SQL expression: since when this account reads the records of its diary. Those before belong to whoever had the diary
 * then, until they are shared.
 */
export const readsSince = (staffId: string): string =>
  `coalesce((select s.records_from from staff s where s.id = ${staffId}), '-infinity')`;

/**
 * An SQL condition: the share `h` reaches the notes of the booking `b`. What came into the record later, because another was merged
 * into it or was split, had not been shared; nor does a share that came along reach what had been there.
 */
export const reachesVisit = `not exists (
  select from record_moves m where m.undone_at is null and m.at >= h.at
    and m.to_id in (select id from patients where h.patient_id in (id, merged_into))
    and case when m.moved -> 'bookings' ? b.id::text then not coalesce(m.moved -> 'note_shares' ? h.id::text, false)
      else m.moved -> 'note_shares' ? h.id::text and b.created_at <= m.at end)`;

/** An SQL condition: `visit_notes n` of the booking `b` are among those of the share `h`, whose giver may have been limited likewise. */
export const isShared = `h.from_id = n.practitioner_id and h.revoked_at is null
  and (n.at >= coalesce(h.records_from, '-infinity') or n.author_id = h.by_id) and ${reachesVisit}`;

export const noteContext = (id: string): string => `visit_notes/${id}`;

/** In the order of the rows; what a note said before stands with the note that corrects it. */
export function unsealed(
  rows: readonly NoteRow[],
  reader: { readonly id: string },
  keys: Pick<Keys, 'unseal'>,
): VisitNote[] {
  const byId = new Map(rows.map((row) => [row.id, row]));
  const corrected = new Set(rows.map(({ corrects }) => corrects));
  const textOf = ({ id, sealed }: NoteRow) => keys.unseal(sealed, noteContext(id));
  const earlier = ({ corrects }: NoteRow) => (corrects === null ? undefined : byId.get(corrects));
  return rows
    .filter(({ id }) => !corrected.has(id))
    .map((row) => {
      const { id, author, at, visitAt, reference } = row;
      const before: { text: string; at: Date }[] = [];
      for (let last = earlier(row); last; last = earlier(last)) before.push({ text: textOf(last), at: last.at });
      const owner = { id: row.ownerId, name: row.owner };
      return { id, author, own: row.authorId === reader.id, owner, at, visitAt, reference, text: textOf(row), before };
    });
}
