import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { record } from '../accounts/audit.service.js';
import { stranded } from '../availability/timetable.js';
import { Timetables } from '../availability/timetables.service.js';
import { Outbox } from '../messages/outbox.service.js';
import { Clock } from '../platform/clock.js';
import { transaction } from '../platform/database.js';
import { Refusal } from '../platform/refusal.js';
import { Ahead } from './ahead.service.js';
import { actorOf, type Colleague } from './colleague.js';
import type { DecidedVisit, HoursChange } from './hours-change.js';
import { HoursChanges } from './hours-changes.service.js';
import { StaffBookings } from './staff-bookings.service.js';
import { VisitLives } from './visit-lives.service.js';

const toNobody = { patient: false, practitioner: false };

/**
 * Undoing a change of hours while its letters wait. The old times are not kept for the visits that left them: the
 * practitioner's own time is closed by the change and nobody can book it, but a room may be given to somebody else. Then
 * another room will do; and where there is none, the undo is refused as a whole and the change stands.
 */
@Injectable()
export class UndoHours {
  constructor(
    private readonly db: DataSource,
    private readonly changes: HoursChanges,
    private readonly timetables: Timetables,
    private readonly ahead: Ahead,
    private readonly staffBookings: StaffBookings,
    private readonly lives: VisitLives,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** Hours and visits as they were, and nobody has heard of it. @throws Refusal not-found, undo-over */
  async undo(by: Colleague, slug: string, id: string): Promise<void> {
    const found = await this.changes.one(by, slug, id);
    await transaction(this.db, async (tx) => {
      const change = await this.changes.locked(tx, found);
      if (change.status === 'undone') return;
      const now = this.clock.now();
      if (!change.undoUntil || now >= change.undoUntil) throw new Refusal('undo-over');
      await this.refuseLater(tx, change);
      if (!(await this.outbox.withdraw(tx, id))) throw new Refusal('undo-over');
      await this.timetables.replace(tx, change.practitionerId, change.hoursBefore!);
      for (const visit of change.visits!) await this.putBack(tx, by, visit);
      await tx.query(`update hours_changes set status = 'undone' where id = $1`, [id]);
      const entry = { at: now, actor: actorOf(by), action: 'hours.undone', subject: change.practitionerId };
      await record(tx, { ...entry, detail: { change: id } });
    });
  }

  /** Whatever was done since on top of it would be undone with it, so then it stays. */
  private async refuseLater(tx: EntityManager, change: HoursChange): Promise<void> {
    const { practitionerId, hoursBefore, hoursAfter } = change;
    const visits = change.visits!;
    const touched = (await tx.query(
      `select 1 from bookings b join unnest($1::text[], $2::int[]) v (reference, sequence) on v.reference = b.reference
       where b.sequence <> v.sequence`,
      [visits.map(({ reference }) => reference), visits.map(({ sequence }) => sequence)],
    )) as unknown[];
    await tx.query(`select 1 from resources where id = $1 for no key update`, [practitionerId]);
    const now = await this.timetables.of(practitionerId, tx);
    const own = new Set(visits.map(({ reference }) => reference));
    const since = stranded(now, hoursBefore!, await this.ahead.of(practitionerId, tx));
    const others = since.some(({ reference }) => !own.has(reference));
    if (touched.length || others || JSON.stringify(now) !== JSON.stringify(hoursAfter)) throw new Refusal('undo-over');
  }

  private async putBack(
    tx: EntityManager,
    by: Colleague,
    { reference, decision, before }: DecidedVisit,
  ): Promise<void> {
    try {
      if (decision.kind === 'move') {
        await this.staffBookings.moveIn(tx, by, reference, before, { tell: false, how: toNobody });
      }
      if (decision.kind === 'cancel') await this.lives.takeBackIn(tx, by, reference, toNobody);
    } catch (fault) {
      const gone =
        fault instanceof Refusal && ['slot-taken', 'slot-not-offered', 'out-of-step', 'not-found'].includes(fault.code);
      throw gone ? new Refusal('undo-over', { reference }) : fault;
    }
  }
}
