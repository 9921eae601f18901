import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { closedOf, closuresMeet, endsBeforeItBegins, meetsClosed } from '../../locations/closure.js';
import type { ClosureRow } from '../../locations/closure.table.js';
import { Closures } from '../../locations/closures.service.js';
import type { Snapshot } from '../../availability/snapshot.js';
import { type Fault, Refusal } from '../../platform/refusal.js';
import { UpcomingVisits, type UpcomingVisit } from '../upcoming-visits.service.js';
import type { Edit } from '../change.js';
import type { Affected, ImpactSource } from './impact-source.service.js';
import { keysOfLocation } from './keys-of-location.service.js';

type State = readonly ClosureRow[];

/** When a whole location is closed. */
@Injectable()
export class ClosuresImpact implements ImpactSource<State> {
  constructor(
    private readonly closures: Closures,
    private readonly upcoming: UpcomingVisits,
  ) {}

  read(locationId: string, via?: EntityManager): Promise<State> {
    return this.closures.of(locationId, via);
  }

  edited(state: State, edit: Edit): State {
    if (edit.kind === 'closure') {
      const others = state.filter(({ id }) => id !== edit.closure.id);
      return [...others, edit.closure].toSorted((a, b) => (order(a) < order(b) ? -1 : 1));
    }
    const left = state.filter(({ id }) => edit.kind !== 'closure-gone' || id !== edit.id);
    if (left.length === state.length) throw new Refusal('hours-changed');
    return left;
  }

  faults(state: State, edit: Edit): readonly Fault[] {
    if (edit.kind !== 'closure') return [];
    const { closure } = edit;
    if (endsBeforeItBegins(closure)) return [{ path: 'last', message: 'fault.ends-too-early' }];
    const clash = state.some((other) => other.id !== closure.id && closuresMeet(other, closure));
    return clash ? [{ path: 'first', message: 'fault.closed-already' }] : [];
  }

  write(tx: EntityManager, locationId: string, state: State): Promise<void> {
    return this.closures.replace(tx, locationId, state);
  }

  async affected(locationId: string, before: State, after: State, via?: EntityManager): Promise<Affected> {
    const visits = await this.upcoming.of({ locationId }, via);
    const meets = (state: State) => {
      const closed = visits[0] ? closedOf(state, visits[0].timeZone) : [];
      return (visit: UpcomingVisit) => meetsClosed(visit, closed);
    };
    const [was, is] = [meets(before), meets(after)];
    return { displaced: visits.filter((visit) => is(visit) && !was(visit)), reassigned: [] };
  }

  as(snapshot: Snapshot, locationId: string, state: State): Snapshot {
    const others = snapshot.closures.filter((one) => one.locationId !== locationId);
    return { ...snapshot, closures: [...others, ...state] };
  }

  keys(locationId: string, tx: EntityManager): Promise<readonly string[]> {
    return keysOfLocation(tx, locationId);
  }
}

const order = ({ fromDate, fromMinute, id }: ClosureRow) => `${fromDate} ${String(fromMinute).padStart(4, '0')} ${id}`;
