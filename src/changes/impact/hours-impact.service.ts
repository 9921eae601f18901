import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { edited, editFaults, type HoursEdit } from '../../availability/hours-edit.js';
import type { Snapshot } from '../../availability/snapshot.js';
import { displaced, type Timetable } from '../../availability/timetable.js';
import { Timetables } from '../../availability/timetables.service.js';
import type { Fault } from '../../platform/refusal.js';
import { UpcomingVisits } from '../upcoming-visits.service.js';
import type { Edit } from '../change.js';
import type { Affected, ImpactSource } from './impact-source.service.js';

/** Somebody's hours. */
@Injectable()
export class HoursImpact implements ImpactSource<Timetable> {
  constructor(
    private readonly timetables: Timetables,
    private readonly upcoming: UpcomingVisits,
  ) {}

  read(practitionerId: string, via?: EntityManager): Promise<Timetable> {
    return this.timetables.of(practitionerId, via);
  }

  edited(state: Timetable, edit: Edit): Timetable {
    return edited(state, edit as HoursEdit);
  }

  faults(state: Timetable, edit: Edit, { byId }: Snapshot): readonly Fault[] {
    return editFaults(state, edit as HoursEdit, (id) => byId.location.get(id)?.timeZone);
  }

  write(tx: EntityManager, practitionerId: string, state: Timetable): Promise<void> {
    return this.timetables.replace(tx, practitionerId, state);
  }

  async affected(practitionerId: string, before: Timetable, after: Timetable, via?: EntityManager): Promise<Affected> {
    return { displaced: displaced(before, after, await this.upcoming.of({ practitionerId }, via)), reassigned: [] };
  }

  as(snapshot: Snapshot, practitionerId: string, { hours, exceptions, timeOff }: Timetable): Snapshot {
    const others = <T extends { readonly practitionerId: string }>(all: readonly T[], theirs: readonly T[]) => [
      ...all.filter((one) => one.practitionerId !== practitionerId),
      ...theirs,
    ];
    return {
      ...snapshot,
      hours: others(snapshot.hours, hours),
      exceptions: others(snapshot.exceptions, exceptions),
      timeOff: others(snapshot.timeOff, timeOff),
    };
  }

  keys(practitionerId: string): Promise<readonly string[]> {
    return Promise.resolve([practitionerId]);
  }
}
