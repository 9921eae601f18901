import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { StaffActor } from '../accounts/staff-actor.js';
import { Catalogue } from '../availability/catalogue.service.js';
import { exportClinic } from '../clinic-file/export.service.js';
import { Clock } from '../platform/clock.js';
import type { Via } from '../platform/database.client.js';
import { uuidv7 } from '../platform/ids.random.js';
import { BadInput, Refusal } from '../platform/refusal.js';
import type { Practitioner } from '../practitioners/practitioner.js';
import { type Change, refuseHours } from './change.js';
import { type Edit, editFaults, edited, isHoursEdit } from './edit.js';
import type { ConfigurationEdit } from './configuration-edit.js';
import type { HoursEdit } from './hours-edit.js';
import { type ChangeImpact, Impacts, type Tried } from './impacts.service.js';
import { patchOf } from './patch.js';

/** What a proposed change would do, and the stamp by which whoever decides says what they saw. */
export interface ProposedImpact extends ChangeImpact {
  readonly stamp: string;
}

const hoursKept = 24;

/** Changes that visits depend on, until somebody decides what becomes of those they displace. */
@Injectable()
export class Changes {
  constructor(
    private readonly db: DataSource,
    private readonly catalogue: Catalogue,
    private readonly impacts: Impacts,
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

  /** @throws BadInput; Refusal as `practitioner`, hours-changed */
  async proposeHours(by: StaffActor, edit: HoursEdit): Promise<string> {
    const { id } = await this.practitioner(by, edit.practitioner);
    return this.propose(by, id, edit);
  }

  /** For administrators, as the caller has seen to. @throws BadInput; Refusal hours-changed */
  proposeForConfiguration(by: StaffActor, subjectId: string, edit: ConfigurationEdit): Promise<string> {
    return this.propose(by, subjectId, edit);
  }

  /** @throws Refusal not-found */
  async ofHours(by: StaffActor, slug: string, id: string): Promise<Change> {
    const { id: practitionerId } = await this.practitioner(by, slug);
    const change = await this.read(this.db, id);
    if (change.subjectId !== practitionerId || !isHoursEdit(change.edit)) throw new Refusal('not-found');
    return change;
  }

  /** @throws Refusal not-found */
  async ofConfiguration(id: string): Promise<Change> {
    const change = await this.read(this.db, id);
    if (isHoursEdit(change.edit)) throw new Refusal('not-found');
    return change;
  }

  /** Reads a change that was found by one of the methods above again, and locks it. */
  locked(tx: EntityManager, { id }: Change): Promise<Change> {
    return this.read(tx, id, 'for update');
  }

  /**
   * As things stand at this moment.
   * @throws Refusal hours-changed: what it would change is no longer there, or no longer allows it; BrokenClinic
   */
  impact({ edit }: Change): Promise<ProposedImpact> {
    return this.impacts.rolledBack(async (tx) => {
      const tried = await this.try(tx, edit);
      return stamped(tried, await this.impacts.of(tx, tried));
    });
  }

  /** Written, in the transaction of the caller. @throws as `impact` */
  try(tx: EntityManager, edit: Edit): Promise<Tried> {
    return this.impacts.try(tx, (file) => {
      if (editFaults(file, edit).length) throw new Refusal('hours-changed');
      return edited(file, edit);
    });
  }

  /** Kept for a day, so that it has an address; nothing is changed yet. */
  private async propose(by: StaffActor, subjectId: string, edit: Edit): Promise<string> {
    const faults = editFaults(await this.db.transaction('REPEATABLE READ', exportClinic), edit);
    if (faults.length) throw new BadInput(faults);
    const now = this.clock.now();
    const id = uuidv7(now);
    await forgetProposals(this.db, now);
    await this.db.query(
      `insert into changes (id, subject_id, staff_id, edit, proposed_at) values ($1, $2, $3, $4, $5)`,
      [id, subjectId, by.id, JSON.stringify(edit), now],
    );
    return id;
  }

  private async read(via: Via, id: string, lock = ''): Promise<Change> {
    const [found] = (await via.query(`${change} where id = $1 and subject_id is not null ${lock}`, [id])) as Change[];
    if (!found) throw new Refusal('not-found');
    return found;
  }
}

/** Of what is changed and the visits it touches. */
export function stamped(tried: Tried, impact: ChangeImpact): ProposedImpact {
  const seen = [
    patchOf(tried.before, tried.after),
    impact.displaced.map(({ reference, sequence }) => [reference, sequence]),
    impact.reassigned.filter(({ visit }) => !visit.held).map(({ visit, into }) => [visit.reference, into]),
  ];
  return { ...impact, stamp: createHash('sha256').update(JSON.stringify(seen)).digest('base64url') };
}

/** Proposals of more than a day ago that nobody saved, and every file: it has been imported, or will not be. */
export async function forgetProposals(via: Via, now: Date): Promise<void> {
  await via.query(`delete from changes where (status = 'proposed' or subject_id is null) and proposed_at < $1`, [
    new Date(now.getTime() - hoursKept * 3_600_000),
  ]);
}

const change = `select id, subject_id as "subjectId", status, edit, undo_until as "undoUntil", patch, visits from changes`;
