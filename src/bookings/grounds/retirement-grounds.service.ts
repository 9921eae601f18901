import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Snapshot } from '../../availability/snapshot.js';
import { Refusal } from '../../platform/refusal.js';
import { Ahead } from '../ahead.service.js';
import type { Affected, Ground } from './ground.service.js';
import { keysOfLocation } from './keys-of-location.service.js';

interface State {
  readonly active: boolean;
}

/** Whether somebody, or a place, is there at all. All that hangs on it stays as it is, for when they come back. */
@Injectable()
abstract class RetirementGround implements Ground<State> {
  protected abstract readonly table: 'practitioners' | 'locations';

  constructor(
    private readonly db: DataSource,
    protected readonly ahead: Ahead,
  ) {}

  async read(id: string, via: EntityManager = this.db.manager): Promise<State> {
    const [found] = (await via.query(`select active from ${this.table} where id = $1`, [id])) as State[];
    if (!found) throw new Refusal('not-found');
    return { active: found.active };
  }

  edited({ active }: State): State {
    if (!active) throw new Refusal('hours-changed');
    return { active: false };
  }

  faults(): readonly [] {
    return [];
  }

  async write(tx: EntityManager, id: string, { active }: State): Promise<void> {
    await tx.query(`update ${this.table} set active = $2 where id = $1`, [id, active]);
  }

  async affected(id: string, before: State, after: State, via?: EntityManager): Promise<Affected> {
    if (!before.active || after.active) return { stranded: [], resettled: [] };
    const where = this.table === 'locations' ? { locationId: id } : { practitionerId: id };
    return { stranded: await this.ahead.of(where, via), resettled: [] };
  }

  abstract as(snapshot: Snapshot, id: string, state: State): Snapshot;
  abstract keys(id: string, tx: EntityManager): Promise<readonly string[]>;
}

@Injectable()
export class PractitionerGround extends RetirementGround {
  protected readonly table = 'practitioners';

  as(snapshot: Snapshot, practitionerId: string, { active }: State): Snapshot {
    if (active) return snapshot;
    return {
      ...snapshot,
      practitioners: snapshot.practitioners.filter(({ id }) => id !== practitionerId),
      offers: snapshot.offers.filter((offer) => offer.practitionerId !== practitionerId),
    };
  }

  keys(practitionerId: string): Promise<readonly string[]> {
    return Promise.resolve([practitionerId]);
  }
}

@Injectable()
export class LocationGround extends RetirementGround {
  protected readonly table = 'locations';

  as(snapshot: Snapshot, locationId: string, { active }: State): Snapshot {
    if (active) return snapshot;
    return {
      ...snapshot,
      locations: snapshot.locations.filter(({ id }) => id !== locationId),
      offers: snapshot.offers.filter((offer) => offer.locationId !== locationId),
    };
  }

  keys(locationId: string, tx: EntityManager): Promise<readonly string[]> {
    return keysOfLocation(tx, locationId);
  }
}
