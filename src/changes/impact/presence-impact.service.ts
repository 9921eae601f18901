import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Snapshot } from '../../availability/snapshot.js';
import { Refusal } from '../../platform/refusal.js';
import { UpcomingVisits, type UpcomingVisit } from '../upcoming-visits.service.js';
import type { Affected, ImpactSource, Reassigned } from './impact-source.service.js';

export interface Presence {
  readonly active: boolean;
}

/** Whether somebody or something is there at all. What hangs on it stays as it is, for when it comes back. */
@Injectable()
export abstract class PresenceImpact implements ImpactSource<Presence> {
  protected abstract readonly table: 'practitioners' | 'locations' | 'rooms' | 'equipment';

  constructor(
    protected readonly db: DataSource,
    protected readonly upcoming: UpcomingVisits,
  ) {}

  async read(id: string, via: EntityManager = this.db.manager): Promise<Presence> {
    const [found] = (await via.query(`select active from ${this.table} where id = $1`, [id])) as Presence[];
    if (!found) throw new Refusal('not-found');
    return { active: found.active };
  }

  edited({ active }: Presence): Presence {
    if (!active) throw new Refusal('hours-changed');
    return { active: false };
  }

  faults(): readonly [] {
    return [];
  }

  async write(
    tx: EntityManager,
    id: string,
    { active }: Presence,
    _reassigned: readonly Reassigned[] = [],
  ): Promise<void> {
    await tx.query(`update ${this.table} set active = $2 where id = $1`, [id, active]);
  }

  async affected(id: string, before: Presence, after: Presence, via?: EntityManager): Promise<Affected> {
    if (!before.active || after.active) return { displaced: [], reassigned: [] };
    return this.leaving(id, await this.visits(id, via), via);
  }

  abstract as(snapshot: Snapshot, id: string, state: Presence): Snapshot;
  abstract keys(id: string, tx: EntityManager): Promise<readonly string[]>;
  /** Those to come that hang on it. */
  protected abstract visits(id: string, via?: EntityManager): Promise<readonly UpcomingVisit[]>;
  /** What becomes of them when it leaves. */
  protected abstract leaving(id: string, visits: readonly UpcomingVisit[], via?: EntityManager): Promise<Affected>;
}
