import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { StaffActor } from '../accounts/staff-actor.js';
import { fingerprint } from '../configuration/fingerprint.js';
import { transaction } from '../platform/database.client.js';
import { Refusal } from '../platform/refusal.js';
import { keepAll, type MergeChoice, mergedRecord, type WholeRecord } from './merging.js';
import { Patients } from './patients.service.js';
import { belongings, type StoredRecord, wholeRecord } from './moved-rows.service.js';
import { type Overlap, RecordMoves } from './record-moves.service.js';

type By = Pick<StaffActor, 'id'>;

/** Ids of two patients. */
export interface MergePair {
  readonly kept: string;
  readonly merged: string;
}

export interface MergePlan {
  readonly kept: WholeRecord;
  readonly merged: WholeRecord;
  readonly overlaps: readonly Overlap[];
  /** Of all this: something else by now is not merged. */
  readonly seen: string;
}

/**
 * The desk finds that two records are one person's. The merged one stays as a name and an address that the person is known by;
 * appointments are opened by the address of the kept one only, since nobody vouches for who reads mail at the other.
 */
@Injectable()
export class Merges {
  constructor(
    private readonly db: DataSource,
    private readonly patients: Patients,
    private readonly moves: RecordMoves,
  ) {}

  /** Nothing is changed. @throws Refusal not-found, changed-meanwhile, erasure-asked */
  async plan(pair: MergePair): Promise<MergePlan> {
    const tx = this.db.manager;
    return this.planOf(tx, pair, await this.moves.read(tx, Object.values(pair)));
  }

  /**
   * `seen`: of the plan that was looked at. Appointments that overlap are accepted as they are. Pressed twice, they are merged once.
   * @throws Refusal not-found; changed-meanwhile; erasure-asked; known-contact: another patient has the name and address chosen
   */
  merge(by: By, pair: MergePair, choice: MergeChoice, seen: string): Promise<void> {
    return transaction(this.db, async (tx) => {
      const before = await this.moves.lock(tx, Object.values(pair));
      if (before.some(({ id, merged_into: into }) => id === pair.merged && into === pair.kept)) return;
      const plan = await this.planOf(tx, pair, before);
      if (plan.seen !== seen) throw new Refusal('changed-meanwhile');
      await this.mergeIn(tx, by, pair, { plan, choice, before });
    });
  }

  /** As part of a correction. @throws Refusal patient-busy: the two have appointments at the same time; erasure-asked */
  async absorb(tx: EntityManager, by: By, pair: MergePair): Promise<void> {
    const before = await this.moves.lock(tx, Object.values(pair));
    const plan = await this.planOf(tx, pair, before);
    if (plan.overlaps.length > 0) throw new Refusal('patient-busy');
    await this.mergeIn(tx, by, pair, { plan, choice: keepAll, before });
  }

  private async planOf(tx: EntityManager, pair: MergePair, records: readonly StoredRecord[]): Promise<MergePlan> {
    const [kept, merged] = [pair.kept, pair.merged].map((wanted) => records.find(({ id }) => id === wanted));
    if (!kept || !merged || kept === merged || kept.erased_at || merged.erased_at) throw new Refusal('not-found');
    if (kept.merged_into ?? merged.merged_into) throw new Refusal('changed-meanwhile');
    await this.moves.refuseErasures(tx, Object.values(pair));
    const overlaps = await this.moves.overlaps(tx, pair.merged, pair.kept);
    const plan = { kept: wholeRecord(kept), merged: wholeRecord(merged), overlaps };
    return { ...plan, seen: fingerprint(plan) };
  }

  private async mergeIn(
    tx: EntityManager,
    by: By,
    { kept: to, merged: from }: MergePair,
    {
      plan: { kept, merged, overlaps },
      choice,
      before,
    }: { readonly plan: MergePlan; readonly choice: MergeChoice; readonly before: readonly StoredRecord[] },
  ): Promise<void> {
    await tx.query(`update patients set merged_into = $2 where id = $1 or merged_into = $1`, [from, to]);
    await this.patients.become(tx, to, mergedRecord(kept, merged, choice));
    const ids = belongings.map(
      (table) => `(select coalesce(array_agg(id order by id), '{}') from ${table} where patient_id = $1) as ${table}`,
    );
    const [moved] = (await tx.query(`select ${ids.join(', ')}`, [from])) as [
      Record<(typeof belongings)[number], string[]>,
    ];
    const overlapping = overlaps.map(({ claim }) => claim);
    await this.moves.move(tx, by, { kind: 'merge', from, to, moved, overlapping, before });
  }
}
