import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Catalogue } from '../availability/catalogue.service.js';
import type { HoursEdit } from '../availability/hours-edit.js';
import type { Snapshot } from '../availability/snapshot.js';
import { Clock } from '../platform/clock.js';
import type { Via } from '../platform/database.client.js';
import { uuidv7 } from '../platform/ids.random.js';
import { BadInput, Refusal } from '../platform/refusal.js';
import type { Practitioner } from '../practitioners/practitioner.js';
import type { UpcomingVisit } from './upcoming-visits.service.js';
import { aboutOf, type Change, type Edit, type ConfigurationEdit, refuseHours } from './change.js';
import type { StaffActor } from '../accounts/staff-actor.js';
import type { Reassigned } from './impact/impact-source.service.js';
import { ImpactSources } from './impact/impact-sources.service.js';

/** What a change would do, as things stand at this moment. */
export interface Impact {
  readonly before: unknown;
  readonly after: unknown;
  /** By start. */
  readonly displaced: readonly UpcomingVisit[];
  /** Times that patients are about to book: let go with the change, and they are offered others. */
  readonly holds: readonly UpcomingVisit[];
  /** What finds another room or unit by itself, holds too. */
  readonly reassigned: readonly Reassigned[];
  /** Of what is changed and the visits it touches: whoever decides says what they saw. */
  readonly stamp: string;
}

/** Changes that visits hang on, until somebody decides what becomes of those they strand. */
@Injectable()
export class Changes {
  constructor(
    private readonly db: DataSource,
    private readonly catalogue: Catalogue,
    private readonly impactSources: ImpactSources,
    private readonly clock: Clock,
  ) {}

  /** Whose hours these are. @throws Refusal not-found: also where the clinic sets them, not they themselves */
  async practitioner(by: StaffActor, slug: string): Promise<Practitioner> {
    const { practitioners, clinic } = await this.catalogue.current();
    const one = practitioners.find((practitioner) => practitioner.slug === slug);
    if (!one) throw new Refusal('not-found');
    refuseHours(by, one.id, clinic.policy.practitionersSetHours);
    return one;
  }

  /** Kept for a day, so that it has an address; nothing is changed yet. @throws BadInput; Refusal as `practitioner` */
  async proposeHours(by: StaffActor, slug: string, edit: HoursEdit): Promise<string> {
    const { id } = await this.practitioner(by, slug);
    return this.propose(by, { practitionerId: id, subjectId: null }, edit);
  }

  /** For administrators, as the caller has seen to. @throws BadInput; Refusal hours-changed, not-found */
  proposeForConfiguration(by: StaffActor, subjectId: string, edit: ConfigurationEdit): Promise<string> {
    return this.propose(by, { practitionerId: null, subjectId }, edit);
  }

  /** @throws Refusal not-found */
  async ofHours(by: StaffActor, slug: string, id: string): Promise<Change> {
    const { id: practitionerId } = await this.practitioner(by, slug);
    return this.read(this.db, `${change} where id = $1 and practitioner_id = $2`, [id, practitionerId]);
  }

  /** @throws Refusal not-found */
  ofConfiguration(id: string): Promise<Change> {
    return this.read(this.db, `${change} where id = $1 and subject_id is not null`, [id]);
  }

  /** Once more, and nobody else changes it now; for who has found it by one of those above. */
  locked(tx: EntityManager, { id }: Change): Promise<Change> {
    return this.read(tx, `${change} where id = $1 for update`, [id]);
  }

  /** @throws Refusal hours-changed: what it would change is no longer there, or no longer allows it */
  async impact(one: Change, via?: EntityManager): Promise<Impact> {
    const impactSource = this.impactSources.of(one.edit);
    const before = await impactSource.read(aboutOf(one), via);
    const after = impactSource.edited(before, one.edit);
    if (impactSource.faults(before, one.edit, await this.catalogue.latest(via)).length)
      throw new Refusal('hours-changed');
    const { displaced: all, reassigned } = await impactSource.affected(aboutOf(one), before, after, via);
    const displaced = all.filter(({ held }) => !held);
    const told = reassigned.filter(({ visit }) => !visit.held).map(({ visit, into }) => [visit.reference, into]);
    const seen = [
      before,
      displaced.map(({ reference, sequence }) => [reference, sequence]),
      ...(told.length ? told : []),
    ];
    const stamp = createHash('sha256').update(JSON.stringify(seen)).digest('base64url');
    return { before, after, displaced, holds: all.filter(({ held }) => held), reassigned, stamp };
  }

  /** The whole configuration as it would be. */
  async as(one: Change, { after }: Pick<Impact, 'after'>): Promise<Snapshot> {
    return this.impactSources.of(one.edit).as(await this.catalogue.current(), aboutOf(one), after);
  }

  private async propose(
    by: StaffActor,
    { practitionerId, subjectId }: Pick<Change, 'practitionerId' | 'subjectId'>,
    edit: Edit,
  ): Promise<string> {
    const impactSource = this.impactSources.of(edit);
    const state = await impactSource.read(practitionerId ?? subjectId!);
    const faults = impactSource.faults(state, edit, await this.catalogue.latest());
    if (faults.length) throw new BadInput(faults);
    const now = this.clock.now();
    const id = uuidv7(now);
    await this.db.query(`delete from changes where status = 'proposed' and proposed_at < $1`, [
      new Date(now.getTime() - 24 * 3_600_000),
    ]);
    await this.db.query(
      `insert into changes (id, practitioner_id, subject_id, staff_id, edit, proposed_at) values ($1, $2, $3, $4, $5, $6)`,
      [id, practitionerId, subjectId, by.id, JSON.stringify(edit), now],
    );
    return id;
  }

  private async read(via: Via, text: string, values: readonly string[]): Promise<Change> {
    const [found] = (await via.query(text, [...values])) as Change[];
    if (!found) throw new Refusal('not-found');
    return found;
  }
}

const change = `
  select id, practitioner_id as "practitionerId", subject_id as "subjectId", status, edit, undo_until as "undoUntil",
    before, after, visits
  from changes`;
