import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Catalogue } from '../availability/catalogue.service.js';
import type { Snapshot } from '../availability/snapshot.js';
import type { ClinicFile } from '../clinic-file/schema.js';
import { transaction } from '../platform/database.client.js';
import { lock, type Written, write } from './clinic-edits.service.js';
import { type Impact, impact } from './impact.js';
import { type Touched, touched } from './touched.js';
import { type UpcomingVisit, UpcomingVisits } from './upcoming-visits.service.js';

/** An edit, written in a transaction: the whole configuration before it and after. */
export interface Tried extends Written {
  readonly was: Snapshot;
  readonly is: Snapshot;
  readonly touched: Touched;
}

export interface ChangeImpact extends Impact<UpcomingVisit> {
  /** The whole configuration as it would be. */
  readonly after: Snapshot;
}

/** What an edit does to visits ahead: it is made, both configurations are read as everybody reads them, and perhaps it is rolled back. */
@Injectable()
export class Impacts {
  constructor(
    private readonly db: DataSource,
    private readonly catalogue: Catalogue,
    private readonly upcoming: UpcomingVisits,
  ) {}

  /** @throws BrokenClinic; whatever `edit` throws */
  async try(tx: EntityManager, edit: (file: ClinicFile) => ClinicFile): Promise<Tried> {
    await lock(tx);
    const was = await this.catalogue.current(tx);
    const written = await write(tx, edit);
    const is = await this.catalogue.current(tx);
    return { ...written, was, is, touched: touched(was, is) };
  }

  /** Whoever decides locks what it touches first (`keysOf`); whoever only looks does not. */
  async of(tx: EntityManager, { was, is, touched }: Tried): Promise<ChangeImpact> {
    const visits = await this.upcoming.of(touched, tx);
    const claims = await this.upcoming.claims([...touched.resources, ...touched.rivals], tx);
    return { ...impact(was, is, visits, claims), after: is };
  }

  /** For a look at what could be: nothing of it stays. */
  rolledBack<T>(look: (tx: EntityManager) => Promise<T>): Promise<T> {
    const back = new Error('rolled back on purpose');
    let seen: { readonly value: T } | undefined;
    const work = transaction(this.db, async (tx) => {
      seen = { value: await look(tx) };
      throw back;
    });
    return work.catch((fault: unknown) => {
      if (fault !== back) throw fault;
      return seen!.value;
    });
  }
}

/** Whoever books what depends on it locks one of these resources, so who holds all of them is alone. */
export function keysOf({ was, touched: { practitioners, locations, resources, rivals } }: Tried): readonly string[] {
  const there = ({ locationId }: { readonly locationId: string }) => locations.includes(locationId);
  return [
    ...practitioners,
    ...resources,
    ...rivals,
    ...was.rooms.filter(there).map(({ id }) => id),
    ...was.offers.filter(there).map(({ practitionerId }) => practitionerId),
  ];
}
