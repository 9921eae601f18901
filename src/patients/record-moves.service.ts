import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { record } from '../accounts/audit.service.js';
import { actorOf, type StaffActor } from '../accounts/staff-actor.js';
import { Clock } from '../platform/clock.js';
import { transaction } from '../platform/database.client.js';
import { uuidv7 } from '../platform/ids.random.js';
import { Refusal } from '../platform/refusal.js';
import { undoHours } from './merging.js';
import {
  type Belongings,
  forgetEmpty,
  moveRows,
  recordRows,
  restore,
  type StoredRecord,
  wholeRecord,
} from './moved-rows.service.js';
import { isSameIdentity } from './record-columns.js';
import { recordSaid, type Says } from './says.js';

/** Two appointments, one of each record, that overlap. */
export interface Overlap {
  /** The id of the first one's claim. */
  readonly claim: string;
  readonly first: OverlappingVisit;
  readonly second: OverlappingVisit;
}

interface OverlappingVisit {
  readonly reference: string;
  /** UTC epoch minutes. */
  readonly start: number;
  readonly end: number;
  readonly timeZone: string;
  readonly practitioner: string;
}

interface Move {
  readonly kind: 'merge' | 'split';
  /** Ids of patients. */
  readonly from: string;
  readonly to: string;
  readonly moved: Belongings;
  /** Ids of claims that overlap those of the other record; the desk has seen them and accepts it. */
  readonly overlapping: readonly string[];
  /** Both records as they were, and those merged into them. */
  readonly before: readonly StoredRecord[];
}

export interface UndoableMove {
  readonly id: string;
  readonly kind: Move['kind'];
  /** Of the record that was merged, or of the other one that appointments were split off to or from. */
  readonly name: string;
  readonly at: Date;
  /** Whoever did it; null: no longer known. */
  readonly by: string | null;
}

interface MadeMove extends Omit<Move, 'before' | 'moved'> {
  /** And the ids of bookings that the record they moved to had already. */
  readonly moved: Belongings & { readonly there: readonly string[] };
  readonly before: readonly StoredRecord[] | null;
  readonly at: Date;
  readonly undoneAt: Date | null;
  readonly undoneBy: string | null;
  readonly isLast: boolean;
}

type By = Pick<StaffActor, 'id'>;

/** What moves from one patient's record to another, and back. Claims of their time move along, and the database checks them. */
@Injectable()
export class RecordMoves {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
  ) {}

  /** These records, with those merged into them. */
  async read(tx: EntityManager, ids: readonly string[]): Promise<readonly StoredRecord[]> {
    return recordRows(tx, ids, '');
  }

  /**
   * The same, and nothing of them changes until the transaction ends. One move waits for another. Bookings first, as wherever both
   * are locked, and merged records before the one that was kept.
   */
  async lock(tx: EntityManager, ids: readonly string[]): Promise<readonly StoredRecord[]> {
    await tx.query(`lock table record_moves in share row exclusive mode`);
    await tx.query(`select from bookings where patient_id = any($1) order by id for update`, [ids]);
    return recordRows(tx, ids, 'for update');
  }

  /** Appointments of the first that take place while one of the second does. `bookings`: of these only. */
  async overlaps(
    tx: EntityManager,
    from: string,
    to: string,
    bookings: readonly string[] | null = null,
  ): Promise<readonly Overlap[]> {
    return tx.query(overlapping, [from, to, bookings]);
  }

  /** @throws Refusal erasure-asked: what somebody wants erased must not grow or shrink meanwhile */
  async refuseErasures(tx: EntityManager, ids: readonly string[]): Promise<void> {
    const asked = (await tx.query(`select from erasures where patient_id = any($1) and erased_at is null limit 1`, [
      ids,
    ])) as unknown[];
    if (asked.length > 0) throw new Refusal('erasure-asked');
  }

  /** The records are locked. */
  async move(tx: EntityManager, by: By, move: Move): Promise<void> {
    const { kind, from, to, moved, overlapping, before } = move;
    const at = this.clock.now();
    const id = uuidv7(at);
    await tx.query(
      `insert into record_moves (id, kind, from_id, to_id, staff_id, at, moved, overlapping, before)
       values ($1, $2, $3, $4, $5, $6, $7::jsonb || jsonb_build_object('claims', array(
           select id::text from claims where resource_id = $3 and booking_id = any($10)),
           'there', array(select id from bookings where patient_id = $4)),
         array(select id from claims where id = any($8) and not overbooked), $9)`,
      [id, kind, from, to, by.id, at, moved, overlapping, JSON.stringify(before), moved.bookings ?? []],
    );
    await tx.query(`update note_shares set from_merge = true where id = any($1)`, [moved.note_shares ?? []]);
    await moveRows(tx, from, to, moved, { accepted: overlapping });
    const detail = { move: id, from, appointments: moved.bookings?.length ?? 0, overlapping: overlapping.length };
    await record(tx, { at, actor: actorOf(by), action: `patient.${kind}`, subject: to, detail });
  }

  /**
   * All is as it was, but for what was corrected since; pressed twice, once. What moved goes back, and with it what was booked since by the name and
   * address of the record that was merged. What else belongs to the other since stays there. Answers the id of the record that
   * others were merged into or split off.
   * @throws Refusal not-found; undo-over: it is a day ago, undone, or followed by another; erasure-asked; patient-busy: they have
   *   another appointment at that time by now
   */
  undo(by: By, id: string): Promise<string> {
    return transaction(this.db, (tx) => this.undoIn(tx, by, id));
  }

  /** What can be undone of this patient's record. */
  async undoable(patientId: string): Promise<UndoableMove | null> {
    const since = new Date(this.clock.now().getTime() - undoHours * 3_600_000);
    const [move = null] = await this.db.query<UndoableMove[]>(undoableOf, [patientId, since]);
    return move;
  }

  private async undoIn(tx: EntityManager, by: By, id: string): Promise<string> {
    const [ids] = (await tx.query(`select from_id as "from", to_id as "to" from record_moves where id = $1`, [
      id,
    ])) as Pick<Move, 'from' | 'to'>[];
    if (!ids) throw new Refusal('not-found');
    const { from, to } = ids;
    const records = await this.lock(tx, [from, to]);
    const [made] = (await tx.query(moveOf, [id])) as MadeMove[];
    const whose = made?.kind === 'merge' ? to : from;
    if (made?.undoneBy === by.id) return whose;
    const at = this.clock.now();
    const move = made && undoable(made, at);
    if (!move) throw new Refusal('undo-over');
    await this.refuseErasures(tx, [from, to]);
    const { kind, moved, overlapping, before } = move;
    const bookings = [...(moved.bookings ?? []), ...(await bookedSince(tx, move, records))];
    await tx.query(`update record_moves set undone_at = $2, undone_by = $3 where id = $1`, [id, at, by.id]);
    await restore(tx, move, records);
    await moveRows(tx, to, from, { ...moved, bookings }, { released: overlapping });
    await tx.query(
      `update note_shares h set from_merge = exists (
         select from record_moves m where m.undone_at is null and m.moved -> 'note_shares' ? h.id::text) where id = any($1)`,
      [moved.note_shares ?? []],
    );
    const detail = { move: id, from, appointments: bookings.length };
    await record(tx, { at, actor: actorOf(by), action: `patient.${kind}-undone`, subject: to, detail });
    if (kind === 'split' && !before.some((one) => one.id === to)) await forgetEmpty(tx, to);
    return whose;
  }
}

type UndoneMove = MadeMove & Pick<Move, 'before'>;

function undoable(made: MadeMove, now: Date): UndoneMove | null {
  const { before, at, undoneAt, isLast } = made;
  const isOver = undoneAt !== null || !isLast || now.getTime() - at.getTime() > undoHours * 3_600_000;
  return isOver || before === null ? null : { ...made, before };
}

/** What goes back besides what moved. `records`: as they are now. */
async function bookedSince(
  tx: EntityManager,
  { kind, from, to, moved, before }: UndoneMove,
  records: readonly StoredRecord[],
): Promise<readonly string[]> {
  const was = (id: string) => before.find((one) => one.id === id);
  // Where a merged record got its appointments back, it owns nothing again.
  if (kind === 'split' && was(to)?.merged_into !== from) return [];
  const all = (await tx.query(
    `select id, said_name as "saidName", said_email as "saidEmail", said_phone as "saidPhone", said_phone_key as "saidPhoneKey"
     from bookings where patient_id = $1 and id <> all($2)`,
    [to, [...(moved.bookings ?? []), ...moved.there]],
  )) as (Says & { id: string })[];
  const now = wholeRecord(records.find(({ id }) => id === to)!);
  const merged = wholeRecord(was(from)!);
  const theirs = kind === 'split' ? all : all.filter((says) => isSameIdentity(recordSaid(now, says), merged));
  return theirs.map(({ id }) => id);
}

const visit = (b: string, l: string, p: string) => `json_build_object('reference', ${b}.reference,
  'start', (extract(epoch from ${b}.starts_at) / 60)::int, 'end', (extract(epoch from ${b}.ends_at) / 60)::int,
  'timeZone', ${l}.time_zone, 'practitioner', ${p}.name)`;
const overlapping = `
  select c.id as claim, ${visit('b', 'l', 'p')} as first, ${visit('ob', 'ol', 'op')} as second
  from claims c join bookings b on b.id = c.booking_id join locations l on l.id = b.location_id
    join practitioners p on p.id = b.practitioner_id
  join claims o on o.resource_id = $2 and tstzrange(o.from_at, o.until_at) && tstzrange(c.from_at, c.until_at)
    join bookings ob on ob.id = o.booking_id join locations ol on ol.id = ob.location_id
    join practitioners op on op.id = ob.practitioner_id
  where c.resource_id = $1 and ($3::uuid[] is null or c.booking_id = any($3)) order by b.starts_at, c.id, o.id`;

/** An SQL condition on `record_moves m`: no other has followed it. */
const isLast = `not exists (
  select from record_moves n where n.undone_at is null and (n.at, n.id) > (m.at, m.id)
    and (n.from_id in (m.from_id, m.to_id) or n.to_id in (m.from_id, m.to_id)))`;
const moveOf = `
  select kind, from_id as "from", to_id as "to", moved, overlapping, before, at, undone_at as "undoneAt",
    undone_by as "undoneBy", ${isLast} as "isLast"
  from record_moves m where id = $1`;
const undoableOf = `
  select m.id, m.kind, m.at, u."name" as by, coalesce(
    (select b ->> 'name' from jsonb_array_elements(m.before) b where m.kind = 'merge' and b ->> 'id' = m.from_id::text), p.name) as name
  from record_moves m join patients p on p.id in (m.from_id, m.to_id) and p.id <> $1
  left join staff_auth."user" u on u.id = m.staff_id
  where $1 in (m.from_id, m.to_id) and m.undone_at is null and m.before is not null and m.at >= $2 and ${isLast}
  order by m.at desc limit 1`;
