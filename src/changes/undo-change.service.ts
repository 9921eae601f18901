import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { record } from '../accounts/audit.service.js';
import { actorOf, type StaffActor } from '../accounts/staff-actor.js';
import { Claims } from '../availability/claims.service.js';
import { claimNothing } from '../availability/former-claims.service.js';
import { StaffReschedules } from '../bookings/by-staff/staff-reschedules.service.js';
import { VisitProgress } from '../bookings/by-staff/visit-progress.service.js';
import { Outbox } from '../notifications/outbox.service.js';
import { Clock } from '../platform/clock.js';
import { transaction } from '../platform/database.client.js';
import { Refusal } from '../platform/refusal.js';
import type { Change, DecidedVisit } from './change.js';
import { Changes } from './changes.service.js';
import { isHoursEdit } from './edit.js';
import { Impacts, keysOf } from './impacts.service.js';
import { reverted } from './patch.js';

const toNobody = { patient: false, practitioner: false };

/**
 * Undoing a change while its notifications wait. The old times are not kept for the visits that left them: the change has
 * closed them and nobody can book them, but a room may be given to somebody else. Then another room will do; and where
 * there is none, the undo is refused as a whole and the change stands. Who was given another room or unit keeps it.
 */
@Injectable()
export class UndoChange {
  constructor(
    private readonly db: DataSource,
    private readonly changes: Changes,
    private readonly impacts: Impacts,
    private readonly claims: Claims,
    private readonly staffReschedules: StaffReschedules,
    private readonly progress: VisitProgress,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** Everything as it was, and nobody has heard of it. @throws Refusal undo-over; BrokenClinic */
  async undo(by: StaffActor, found: Change): Promise<void> {
    const { id } = found;
    await transaction(this.db, async (tx) => {
      const change = await this.changes.locked(tx, found);
      if (change.status === 'undone') return;
      const now = this.clock.now();
      if (!change.undoUntil || now >= change.undoUntil) throw new Refusal('undo-over');
      await this.revert(tx, change);
      if (!(await this.outbox.withdraw(tx, id))) throw new Refusal('undo-over');
      await this.putAllBack(tx, by, change.visits!);
      await tx.query(`update changes set status = 'undone' where id = $1`, [id]);
      const action = isHoursEdit(change.edit) ? 'hours.undone' : 'config-change.undone';
      await record(tx, { at: now, actor: actorOf(by), action, subject: change.subjectId, detail: { change: id } });
    });
  }

  /** Whatever was done since on top of it would be undone with it, so then it stays. */
  private async revert(tx: EntityManager, { patch, visits }: Change): Promise<void> {
    const tried = await this.impacts.try(tx, (file) => {
      const before = reverted(file, patch!);
      if (!before) throw new Refusal('undo-over');
      return before;
    });
    const references = visits!.map(({ reference }) => reference);
    // First the visits, as whoever saves does; from here on nobody changes one that is about to be put back.
    const sequences = new Map(visits!.map(({ reference, sequence }) => [reference, sequence]));
    const present = (await tx.query(
      `select reference, sequence from bookings where reference = any($1) order by id for update`,
      [references],
    )) as { reference: string; sequence: number }[];
    const touched = present.some(({ reference, sequence }) => sequence !== sequences.get(reference));
    const claimed = visits!.flatMap(({ was }) => was?.claims.map(({ resource }) => resource) ?? []);
    await this.claims.lockResources(tx, [...keysOf(tried), ...claimed]);
    const { displaced, holds } = await this.impacts.of(tx, tried);
    const others = [...displaced, ...holds].some(({ reference }) => !references.includes(reference));
    if (touched || others) throw new Refusal('undo-over');
  }

  /** None is in another's way, and who was double-booked comes after those with whom they were. */
  private async putAllBack(tx: EntityManager, by: StaffActor, visits: readonly DecidedVisit[]): Promise<void> {
    const moved = visits.filter(({ decision }) => decision.kind === 'move').map(({ reference }) => reference);
    const rows = (await tx.query(`select id from bookings where reference = any($1) order by id`, [moved])) as {
      id: string;
    }[];
    for (const { id } of rows) await claimNothing(tx, id);
    const isOnTop = ({ was }: DecidedVisit) => Number(was?.overbooked ?? false);
    for (const visit of visits.toSorted((a, b) => isOnTop(a) - isOnTop(b))) await this.putBack(tx, by, visit);
  }

  private async putBack(tx: EntityManager, by: StaffActor, { reference, decision, was }: DecidedVisit): Promise<void> {
    try {
      if (decision.kind === 'move') await this.staffReschedules.putBackIn(tx, by, reference, was!);
      if (decision.kind === 'cancel') await this.progress.undoIn(tx, by, reference, toNobody, was!.claims);
    } catch (fault) {
      const gone =
        fault instanceof Refusal &&
        ['slot-taken', 'slot-not-offered', 'patient-busy', 'out-of-step', 'not-found'].includes(fault.code);
      throw gone ? new Refusal('undo-over', { reference }) : fault;
    }
  }
}
