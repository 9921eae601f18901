import { Injectable } from '@nestjs/common';
import { DataSource, EntityManager } from 'typeorm';
import { Clock } from '../platform/clock.js';
import { prepared, sqlConstraint, type Tx, type Via, withCommit } from '../platform/database.client.js';
import { Refusal } from '../platform/refusal.js';
import { Assignments } from './assignments.service.js';
import type { Candidate } from './candidates.js';
import type { Arranged, ArrangedVisits, Arrangement, PlacedVisit } from './overbook.js';
import { forgetResourceChanges } from './resource-changes.service.js';
import type { Obstacle } from './slots.js';
import { StaffSlots, type StaffTerms } from './staff-slots.service.js';
import { type TimeRequest, wantedBy } from './time-request.js';

/** Who does the visit and what it claims: a room and equipment that suit it and are free. */
export interface Chosen {
  readonly candidate: Candidate;
  readonly arrangement: Arrangement;
}

interface Terms extends StaffTerms {
  /** The visit that moves: its present time counts as free. */
  readonly moving?: string | null;
  /** Staff look past notice, horizon and grid. */
  readonly staff?: boolean;
}

/** Every lost race means that somebody else has won one, so nobody gets there unless the engine and the database disagree. */
const tooManyTries = 1000;

/** Only other people's claims come and go; the other obstacles are the clinic's own terms. */
const takenBySomeone = new Set<Obstacle['code']>(['practitioner-busy', 'rooms-taken', 'equipment-taken']);

/** When practitioners, rooms and equipment are taken. The only caller of the database's functions about claims. */
@Injectable()
export class Claims {
  constructor(
    private readonly db: DataSource,
    private readonly assignments: Assignments,
    private readonly staffSlots: StaffSlots,
    private readonly clock: Clock,
  ) {}

  /**
   * Chooses what the visit claims, and locks those times until the transaction ends, found free (but for what is
   * overbooked). `take` is to follow, once the row of the booking is there.
   * @throws Refusal slot-taken, slot-not-offered, not-found
   */
  lock(tx: EntityManager, request: TimeRequest, { moving = null, staff, ...terms }: Terms = {}): Promise<Chosen> {
    const wanted = { ...wantedBy(request), audience: 'staff' } as const;
    const asked = { without: moving, via: tx, ...terms };
    const { start } = request;
    const slots = staff ? this.staffSlots : this.assignments;
    const guess = staff ? undefined : () => this.assignments.guess(wanted, start, tx);
    return this.choose(
      { guess, find: () => slots.arrangement(wanted, start, asked) },
      terms.overbook,
      (chosen, version) => {
        const values = [...columnsOf(chosen.arrangement), moving, this.clock.now(), version];
        return staff
          ? taking(tx, 'lock-times', lock, values)
          : taking(tx, 'lock-free-times', unlessElsewhere(lock, 1), values);
      },
    );
  }

  /** Is a patient elsewhere then? `moving`: the visit whose own time does not count. */
  async isPatientBusy(
    tx: Pick<Tx, 'query'>,
    id: string,
    from: Date,
    until: Date,
    moving: string | null,
  ): Promise<boolean> {
    const rows = (await tx.query(
      `select 1 from overlapping_claims(array[$1::uuid], array[$2::timestamptz], array[$3::timestamptz], '{false}', $4)`,
      [id, from, until, moving],
    )) as unknown[];
    return rows.length > 0;
  }

  /** What `lock` chose belongs to the booking, instead of what it had. */
  async take(tx: Via, bookingId: string, arrangement: Arrangement): Promise<void> {
    const values = [bookingId, ...columnsOf(arrangement)];
    await withCommit(tx, prepared(tx, 'take-times', `select take_times($1, $2, $3, $4, $5)`, values));
  }

  /**
   * What a hold has claimed belongs to the booking, instead of what that had, but for its patient. The hold is over.
   * @throws Refusal slot-taken: somebody else has taken its time, or deleted it
   */
  async takeOver(tx: EntityManager, bookingId: string, holdId: string): Promise<void> {
    const [held] = await prepared(
      tx,
      'locked-hold',
      `select from bookings where id = $1 and status = 'held' and hold_expires_at > $2 for update`,
      [holdId, this.clock.now()],
    );
    if (!held) throw new Refusal('slot-taken');
    await this.freeButPatient(tx, bookingId);
    await tx
      .query(`update claims set booking_id = $1 where booking_id = $2`, [bookingId, holdId])
      .catch((fault: unknown) => {
        // Staff have double-booked on top of the hold.
        throw sqlConstraint(fault) === 'claims_never_overlap' ? new Refusal('slot-taken') : fault;
      });
    await tx.query(`delete from bookings where id = $1`, [holdId]);
  }

  /** Holds are over. Who wants their time waits for the end of the transaction. */
  async release(tx: EntityManager, holdIds: readonly string[]): Promise<void> {
    if (holdIds.length === 0) return;
    await tx.query(
      `select lock_days(array_agg(resource_id), array_agg(from_at), array_agg(until_at)) from claims where booking_id = any($1)`,
      [holdIds],
    );
    await tx.query(`delete from bookings where id = any($1) and status = 'held'`, [holdIds]);
  }

  /** The booking claims nothing any more. */
  async free(tx: Via, bookingId: string): Promise<void> {
    await withCommit(tx, prepared(tx, 'free-times', `delete from claims where booking_id = $1`, [bookingId]));
  }

  /** The same of all but its patient: for a booking that stays when it is, since its row claims them only where that changes. */
  async freeButPatient(tx: Via, bookingId: string): Promise<void> {
    await withCommit(tx, prepared(tx, 'free-times-but-patient', freeingButPatient, [bookingId]));
  }

  /**
   * Chooses and inserts a hold with its claims, as one statement; given the database itself, that is a transaction of its
   * own. `rowOf`: the columns of the booking, as the database's function `hold` reads them.
   * @throws Refusal slot-taken, slot-not-offered, not-found
   */
  async hold<Row extends object>(
    via: Via,
    request: TimeRequest,
    replacing: string | null,
    rowOf: (candidate: Candidate) => Promise<Row>,
  ): Promise<{ readonly candidate: Candidate; readonly row: Row }> {
    const asked = { without: replacing, via: via instanceof EntityManager ? via : undefined };
    const [wanted, { start }] = [wantedBy(request), request];
    const guess = () => this.assignments.guess(wanted, start, asked.via);
    const find = () => this.assignments.arrangement(wanted, start, asked);
    let row!: Row;
    const { candidate } = await this.choose({ guess, find }, false, async (chosen, version) => {
      row = await rowOf(chosen.candidate);
      return taking(
        via,
        'hold',
        unlessElsewhere(hold, 2),
        this.holdValues(chosen.arrangement, row, replacing, version),
      );
    });
    return { candidate, row };
  }

  /**
   * The same for visits that belong together: all or none.
   * @throws Refusal slot-taken, and whatever `find` throws
   */
  async holdAll<Row extends object>(
    tx: EntityManager,
    find: () => Promise<ArrangedVisits | null>,
    rowsOf: (visits: readonly PlacedVisit[]) => Promise<readonly Row[]>,
  ): Promise<readonly { readonly visit: PlacedVisit; readonly row: Row }[]> {
    const visits = await this.lockAll(tx, find);
    const rows = await rowsOf(visits);
    return Promise.all(
      visits.map(async (visit, position) => {
        const row = rows[position]!;
        // The configuration and the practitioners' calendars, which may have changed since, were asked for with the lock.
        const answer = await taking(tx, 'hold-locked', hold, this.holdValues(visit.arrangement, row, null, null));
        if (answer?.length !== 0) throw new Error('a time that was locked was taken');
        return { visit, row };
      }),
    );
  }

  /**
   * Locks the times of all of them at once, in one order, so that two who want the same do not wait for each other. `take` is to
   * follow. `staff`: they book when practitioners are busy by their own calendars.
   * @throws Refusal slot-taken, and whatever `find` throws
   */
  async lockAll(
    tx: EntityManager,
    find: () => Promise<ArrangedVisits | null>,
    staff = false,
  ): Promise<readonly PlacedVisit[]> {
    for (let tries = 0; tries < tooManyTries; tries++) {
      const found = await find();
      if (!found) throw new Refusal('slot-taken');
      const claims = found.visits.flatMap(({ arrangement }) => arrangement.claims);
      const values = [...columnsOf({ claims, overbooked: [] }), null, this.clock.now(), found.version];
      const taken = staff
        ? await taking(tx, 'lock-times', lock, values)
        : await taking(tx, 'lock-free-times', unlessElsewhere(lock, 1), values);
      if (taken?.length === 0) return found.visits;
    }
    throw new Error(`the database refused ${tooManyTries} times what the engine said was free`);
  }

  /**
   * What visits at these times would claim, for `lockAll`; they are apart, so that none is in the way of another. `moving`: they are
   * booked already, perhaps what is not offered online any more.
   * @throws Refusal slot-taken, slot-not-offered: with the `position` of the visit and what is in its way; not-found
   */
  async arrange(
    tx: EntityManager,
    requests: readonly TimeRequest[],
    { staff = false, moving = false }: { readonly staff?: boolean; readonly moving?: boolean } = {},
  ): Promise<ArrangedVisits> {
    const slots = staff ? this.staffSlots : this.assignments;
    const audience = staff || moving ? 'staff' : 'patients';
    const all = await Promise.all(
      requests.map((request) => slots.arrangement({ ...wantedBy(request), audience }, request.start, { via: tx })),
    );
    const visits = all.map(({ candidate, arrangement }, position): PlacedVisit => {
      if (!('code' in arrangement)) return { candidate, start: requests[position]!.start, arrangement };
      const { code, values } = refusalOf(arrangement);
      throw new Refusal(code, { ...values, position });
    });
    // Where the configuration has changed between two of them, the lock says so.
    return { visits, version: all[0]!.version };
  }

  /** `version`: of the configuration; null: whatever it is by now. */
  private holdValues(
    arrangement: Arrangement,
    row: object,
    replacing: string | null,
    version: string | null,
  ): unknown[] {
    const [ids, fromAts, untilAts] = columnsOf(arrangement);
    return [JSON.stringify(row), ids, fromAts, untilAts, replacing, this.clock.now(), version];
  }

  /**
   * Chooses, first by what is in memory, and tries to get it; when somebody was faster, or the configuration has changed meanwhile,
   * chooses again, until it succeeds or the engine says what is in the way. A try that failed has given its locks back: see lock_times.
   */
  private async choose(
    { guess, find }: { readonly guess?: () => Promise<Arranged | undefined>; readonly find: () => Promise<Arranged> },
    overbook: boolean | undefined,
    attempt: (chosen: Chosen, version: string) => Promise<Taken>,
  ): Promise<Chosen> {
    for (let tries = 0; tries < tooManyTries; tries++) {
      const { candidate, arrangement, version } = (tries === 0 && (await guess?.())) || (await find());
      if ('code' in arrangement) throw refusalOf(arrangement);
      const taken = await attempt({ candidate, arrangement }, version);
      if (taken?.length === 0) return { candidate, arrangement };
      this.assignments.discard(taken ?? []);
      // No other room helps against somebody who was faster to get the practitioner.
      if (!overbook && taken?.includes(candidate.practitioner.id)) throw refusalOf(practitionerBusy);
    }
    throw new Error(`the database refused ${tooManyTries} times what the engine said was free`);
  }

  /** Ids of what a booking claims. */
  async resourcesOf(via: Pick<Tx, 'query'>, bookingId: string): Promise<readonly string[]> {
    const rows = (await via.query(`select distinct resource_id as id from claims where booking_id = $1`, [
      bookingId,
    ])) as { id: string }[];
    return rows.map(({ id }) => id);
  }

  /**
   * Another room instead, for all the time the booking has this one; it overlaps nobody there.
   * @throws Refusal slot-taken: somebody else has it then
   */
  async exchange(tx: Tx, bookingId: string, fromId: string, toId: string): Promise<void> {
    const [row] = (await tx.query(
      `select lock_times(array_agg($3::uuid), array_agg(from_at), array_agg(until_at), array_agg(false), $1, $4,
         (select version from clinic)) as taken from claims where booking_id = $1 and resource_id = $2`,
      [bookingId, fromId, toId, this.clock.now()],
    )) as [{ readonly taken: Taken }];
    if (row.taken?.length !== 0) throw new Refusal('slot-taken');
    await tx.query(
      `update claims set resource_id = $3, overbooked = false where booking_id = $1 and resource_id = $2`,
      [bookingId, fromId, toId],
    );
  }

  /** Another room or unit instead, for one claim. Both are to be locked before: see `lockResources`. */
  async reassign(tx: Pick<Tx, 'query'>, claimId: string, resourceId: string): Promise<void> {
    await tx.query(`update claims set resource_id = $2 where id = $1`, [claimId, resourceId]);
  }

  /** Whoever takes time of one of these waits until the transaction ends. For changes of what their bookings rest on. */
  async lockResources(tx: Pick<Tx, 'query'>, resourceIds: readonly string[]): Promise<void> {
    await tx.query(`select lock_resources($1)`, [resourceIds]);
  }

  /** Expired holds leave. Nobody depends on it: whoever wants their time deletes them first. */
  async sweep(): Promise<void> {
    await this.db.query(
      `delete from bookings where id in (select id from bookings where status = 'held' and hold_expires_at <= $1 for update skip locked)`,
      [this.clock.now()],
    );
    await forgetResourceChanges(this.db);
  }
}

const freeingButPatient = `delete from claims
  where booking_id = $1 and resource_id is distinct from (select patient_id from bookings where id = $1)`;
const lock = `lock_times($1, $2, $3, $4, $5, $6, $7)`;
const hold = `hold($1, $2, $3, $4, $5, $6, $7)`;

/** Resources; empty: it succeeded. Null: the configuration has changed. */
type Taken = readonly string[] | null;

/** `sql`: calls a function of the database that claims times or says what is taken. */
async function taking(via: Via, name: string, sql: string, values: readonly unknown[]): Promise<Taken> {
  const [row] = await prepared<{ readonly taken: Taken }>(via, name, `select ${sql} as taken`, values);
  return row!.taken;
}

/**
 * The same where a practitioner is not busy elsewhere by their own calendar at these times, which no constraint knows of.
 * `first`: the number of the parameter with the resources; two more follow, with when each begins and ends.
 */
const unlessElsewhere = (sql: string, first: number) => `coalesce((
  select array_agg(w.id) from unnest($${first}::uuid[], $${first + 1}::timestamptz[], $${first + 2}::timestamptz[]) w (id, from_at, until_at)
  join calendar_subscriptions s on s.practitioner_id = w.id
  join imported_busy i on i.subscription_id = s.id and i.from_at < w.until_at and i.until_at > w.from_at), ${sql})`;

const practitionerBusy: Obstacle = { code: 'practitioner-busy', values: {} };

/** As the database's functions take them: one array a column. */
function columnsOf({ claims, overbooked }: Arrangement): [string[], Date[], Date[], boolean[]] {
  const all = [...claims, ...overbooked];
  return [
    all.map(({ resourceId }) => resourceId),
    all.map(({ from }) => new Date(from * 60_000)),
    all.map(({ until }) => new Date(until * 60_000)),
    all.map((_, n) => n >= claims.length),
  ];
}

function refusalOf(obstacle: Obstacle): Refusal {
  return new Refusal(takenBySomeone.has(obstacle.code) ? 'slot-taken' : 'slot-not-offered', { why: obstacle });
}
