import type { EntityManager } from 'typeorm';
import type { Snapshot } from '../../availability/snapshot.js';
import type { Fault } from '../../platform/refusal.js';
import type { UpcomingVisit } from '../upcoming-visits.service.js';
import type { Edit } from '../change.js';

/** A visit that finds another room or unit by itself. */
export interface Reassigned {
  readonly visit: UpcomingVisit;
  readonly claim: string;
  readonly resource: string;
  /** The new room by its name, or the unit. */
  readonly into: string;
}

/** What a change does to visits and holds that are yet to come. */
export interface Affected {
  /** By start. */
  readonly displaced: readonly UpcomingVisit[];
  readonly reassigned: readonly Reassigned[];
}

/**
 * What one kind of change stands on: how that part of the configuration is read and written, and whose visits hang on
 * it. A state is plain JSON, kept with the change and compared as text. `about`: id of the location, practitioner …
 */
export interface ImpactSource<State = unknown> {
  read(about: string, via?: EntityManager): Promise<State>;
  /** @throws Refusal hours-changed: what it would change is not there any more */
  edited(state: State, edit: Edit): State;
  faults(state: State, edit: Edit, snapshot: Snapshot): readonly Fault[];
  write(tx: EntityManager, about: string, state: State, reassigned?: readonly Reassigned[]): Promise<void>;
  affected(about: string, before: State, after: State, via?: EntityManager): Promise<Affected>;
  /** The whole configuration as it would be. */
  as(snapshot: Snapshot, about: string, state: State): Snapshot;
  /** Whoever books what hangs on it locks one of these resources, so who holds all of them is alone. */
  keys(about: string, tx: EntityManager): Promise<readonly string[]>;
}
