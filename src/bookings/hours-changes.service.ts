import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Catalogue } from '../availability/catalogue.service.js';
import { edited, editFaults, type HoursEdit } from '../availability/hours-edit.js';
import type { Snapshot } from '../availability/snapshot.js';
import { stranded, type Timetable } from '../availability/timetable.js';
import { Timetables } from '../availability/timetables.service.js';
import { Clock } from '../platform/clock.js';
import type { Via } from '../platform/database.js';
import { uuidv7 } from '../platform/ids.js';
import { BadInput, type Fault, Refusal } from '../platform/refusal.js';
import type { Practitioner } from '../practitioners/practitioner.js';
import { Ahead, type VisitAhead } from './ahead.service.js';
import type { Colleague } from './colleague.js';
import { type HoursChange, refuseHours } from './hours-change.js';

/** What a change would do, as things stand at this moment. */
export interface Impact {
  readonly before: Timetable;
  readonly after: Timetable;
  /** By start. */
  readonly stranded: readonly VisitAhead[];
  /** Times that patients are about to book: let go with the change, and they are offered others. */
  readonly holds: readonly VisitAhead[];
  /** Of the hours and the stranded visits: whoever decides says what they saw. */
  readonly stamp: string;
}

/** Changes of hours, until somebody decides what becomes of the visits they strand. */
@Injectable()
export class HoursChanges {
  constructor(
    private readonly db: DataSource,
    private readonly catalogue: Catalogue,
    private readonly timetables: Timetables,
    private readonly ahead: Ahead,
    private readonly clock: Clock,
  ) {}

  /** Whose hours these are. @throws Refusal not-found: also where the clinic sets them, not they themselves */
  async practitioner(by: Colleague, slug: string): Promise<Practitioner> {
    const { practitioners, clinic } = await this.catalogue.current();
    const one = practitioners.find((practitioner) => practitioner.slug === slug);
    if (!one) throw new Refusal('not-found');
    refuseHours(by, one.id, clinic.policy.practitionersSetHours);
    return one;
  }

  /** Kept for a day, so that it has an address; nothing is changed yet. @throws BadInput; Refusal as `practitioner` */
  async propose(by: Colleague, slug: string, edit: HoursEdit): Promise<string> {
    const { id: practitionerId } = await this.practitioner(by, slug);
    const faults = await this.faults(await this.timetables.of(practitionerId), edit);
    if (faults.length) throw new BadInput(faults);
    const now = this.clock.now();
    const id = uuidv7(now);
    await this.db.query(`delete from hours_changes where status = 'proposed' and proposed_at < $1`, [
      new Date(now.getTime() - 24 * 3_600_000),
    ]);
    await this.db.query(
      `insert into hours_changes (id, practitioner_id, staff_id, edit, proposed_at) values ($1, $2, $3, $4, $5)`,
      [id, practitionerId, by.id, JSON.stringify(edit), now],
    );
    return id;
  }

  /** @throws Refusal not-found */
  async one(by: Colleague, slug: string, id: string): Promise<HoursChange> {
    const { id: practitionerId } = await this.practitioner(by, slug);
    return this.read(this.db, `${change} where id = $1 and practitioner_id = $2`, [id, practitionerId]);
  }

  /** Once more, and nobody else changes it now; for who has found it by `one`. */
  locked(tx: EntityManager, { id }: HoursChange): Promise<HoursChange> {
    return this.read(tx, `${change} where id = $1 for update`, [id]);
  }

  /** @throws Refusal hours-changed: what it would change is no longer there, or no longer allows it */
  async impact({ practitionerId, edit }: HoursChange, via?: EntityManager): Promise<Impact> {
    const before = await this.timetables.of(practitionerId, via);
    const after = edited(before, edit);
    if ((await this.faults(before, edit, via)).length) throw new Refusal('hours-changed');
    const all = stranded(before, after, await this.ahead.of(practitionerId, via));
    const visits = all.filter(({ held }) => !held);
    const seen = [before, visits.map(({ reference, sequence }) => [reference, sequence])];
    const stamp = createHash('sha256').update(JSON.stringify(seen)).digest('base64url');
    return { before, after, stranded: visits, holds: all.filter(({ held }) => held), stamp };
  }

  /** The whole configuration as it would be with these hours. */
  async with(practitionerId: string, { hours, exceptions, timeOff }: Timetable): Promise<Snapshot> {
    const now = await this.catalogue.current();
    const others = <T extends { readonly practitionerId: string }>(all: readonly T[], theirs: readonly T[]) => [
      ...all.filter((one) => one.practitionerId !== practitionerId),
      ...theirs,
    ];
    return {
      ...now,
      hours: others(now.hours, hours),
      exceptions: others(now.exceptions, exceptions),
      timeOff: others(now.timeOff, timeOff),
    };
  }

  private async faults(timetable: Timetable, edit: HoursEdit, via?: EntityManager): Promise<readonly Fault[]> {
    const { byId } = await this.catalogue.latest(via);
    return editFaults(timetable, edit, (id) => byId.location.get(id)?.timeZone);
  }

  private async read(via: Via, text: string, values: readonly string[]): Promise<HoursChange> {
    const [found] = (await via.query(text, [...values])) as HoursChange[];
    if (!found) throw new Refusal('not-found');
    return found;
  }
}

const change = `
  select id, practitioner_id as "practitionerId", status, edit, undo_until as "undoUntil", hours_before as "hoursBefore",
    hours_after as "hoursAfter", visits
  from hours_changes`;
