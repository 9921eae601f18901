import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { StaffActor } from '../accounts/staff-actor.js';
import { fingerprint } from '../configuration/fingerprint.js';
import { transaction } from '../platform/database.client.js';
import { Refusal } from '../platform/refusal.js';
import type { Reachable } from './contact.js';
import { emailKey, nameKey, phoneKey } from './identity.js';
import type { WholeRecord } from './merging.js';
import { type GivenAt, Patients } from './patients.service.js';
import { wholeRecord } from './moved-rows.service.js';
import { type Overlap, RecordMoves } from './record-moves.service.js';

/** Which appointments are whose: those of somebody with a record, or of whoever is reached like this. */
export interface SplitRequest {
  readonly references: readonly string[];
  readonly to: { readonly id: string } | Reachable;
}

export interface SplitTarget extends WholeRecord {
  readonly id: string;
  /** It was merged into this one, and becomes a record of its own again. */
  readonly isMerged: boolean;
}

export interface SplitPlan {
  /** Ids of the bookings, the earliest first. */
  readonly bookings: readonly string[];
  /** The record they go to; null: a new one. */
  readonly to: SplitTarget | null;
  readonly overlaps: readonly Overlap[];
  /** Of all this: something else by now is not split. */
  readonly seen: string;
}

/** Some appointments of a record are somebody else's: they are split off, with the notes and answers that belong to them. */
@Injectable()
export class Splits {
  constructor(
    private readonly db: DataSource,
    private readonly patients: Patients,
    private readonly moves: RecordMoves,
  ) {}

  /** Nothing is changed. @throws Refusal not-found, changed-meanwhile, erasure-asked, same-person */
  plan(from: string, request: SplitRequest, at: GivenAt): Promise<SplitPlan> {
    return this.planIn(this.db.manager, from, request, at);
  }

  /**
   * `seen`: of the plan that was looked at. Answers the id of the patient they belong to now.
   * @throws Refusal not-found; changed-meanwhile; erasure-asked; same-person: it is their own record
   */
  split(by: Pick<StaffActor, 'id'>, from: string, request: SplitRequest, at: GivenAt, seen: string): Promise<string> {
    return transaction(this.db, async (tx) => {
      await this.moves.lock(tx, [from]);
      const plan = await this.planIn(tx, from, request, at);
      if (plan.seen !== seen) throw new Refusal('changed-meanwhile');
      const to = plan.to?.id ?? (await this.patients.rememberCaller(tx, request.to as Reachable, at)).id;
      const records = await this.moves.lock(tx, [from, to]);
      const before = records.filter(({ id }) => id !== to || plan.to !== null);
      // It was merged into this one before, and is a record of its own again.
      await tx.query(`update patients set merged_into = null where id = $1 and merged_into is not null`, [to]);
      const overlapping = plan.overlaps.map(({ claim }) => claim);
      await this.moves.move(tx, by, {
        kind: 'split',
        from,
        to,
        moved: { bookings: plan.bookings },
        overlapping,
        before,
      });
      return to;
    });
  }

  private async planIn(tx: EntityManager, from: string, request: SplitRequest, at: GivenAt): Promise<SplitPlan> {
    const { references, to: wanted } = request;
    const id = 'id' in wanted ? wanted.id : await knownBy(tx, wanted, at.country);
    if (id === from) throw new Refusal('same-person');
    const records = await this.moves.read(tx, id === null ? [from] : [from, id]);
    const [record, to] = [from, id].map((one) => records.find((found) => found.id === one));
    if (!record || record.erased_at || (id !== null && (!to || to.erased_at))) throw new Refusal('not-found');
    if (record.merged_into || (to?.merged_into && to.merged_into !== from)) throw new Refusal('changed-meanwhile');
    await this.moves.refuseErasures(
      tx,
      records.map((one) => one.id),
    );
    const rows = await tx.query<{ id: string }[]>(
      `select id from bookings where patient_id = $1 and reference = any($2) order by starts_at, id`,
      [from, references],
    );
    const bookings = rows.map((row) => row.id);
    if (bookings.length === 0 || bookings.length !== new Set(references).size) throw new Refusal('changed-meanwhile');
    const overlaps = to ? await this.moves.overlaps(tx, from, to.id, bookings) : [];
    const plan = {
      bookings,
      to: to ? { id: to.id, isMerged: to.merged_into !== null, ...wholeRecord(to) } : null,
      overlaps,
    };
    return { ...plan, seen: fingerprint([plan, request]) };
  }
}

/** By name and address, or by name and number of somebody who gives no address. */
async function knownBy(tx: EntityManager, { name, email, phone }: Reachable, country: string): Promise<string | null> {
  const [known] = (await tx.query(
    `select coalesce(merged_into, id) as id from patients
     where name_key = $1 and (email_key = $2 or $2::text is null and phone_key = $3) order by email_key is not null, id limit 1`,
    [nameKey(name), email && emailKey(email), phoneKey(phone, country)],
  )) as { id: string }[];
  return known?.id ?? null;
}
