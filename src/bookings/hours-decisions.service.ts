import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { record } from '../accounts/audit.service.js';
import { Catalogue } from '../availability/catalogue.service.js';
import { Timetables } from '../availability/timetables.service.js';
import { Clock } from '../platform/clock.js';
import { transaction } from '../platform/database.js';
import { BadInput, Refusal } from '../platform/refusal.js';
import type { Told } from './booking-letters.js';
import { actorOf, type Colleague } from './colleague.js';
import { type DecidedVisit, type Decision, decisionFaults, undoMinutes } from './hours-change.js';
import { HoursChanges, type Impact } from './hours-changes.service.js';
import { StaffBookings } from './staff-bookings.service.js';
import { VisitLives } from './visit-lives.service.js';

export interface Decided {
  /** Of the impact that was looked at. */
  readonly stamp: string;
  /** By reference. */
  readonly decisions: ReadonlyMap<string, Decision>;
  /** To the patients whose visit is moved or cancelled. */
  readonly message: string;
}

/** Saving a change of hours, with what becomes of the visits it strands: all of it or nothing. */
@Injectable()
export class HoursDecisions {
  constructor(
    private readonly db: DataSource,
    private readonly changes: HoursChanges,
    private readonly timetables: Timetables,
    private readonly catalogue: Catalogue,
    private readonly staffBookings: StaffBookings,
    private readonly lives: VisitLives,
    private readonly clock: Clock,
  ) {}

  /**
   * One transaction: hours, visits, letters, audit. The letters wait until it can no longer be undone. Sent twice, it is
   * saved once.
   * @throws BadInput; Refusal not-found, hours-changed; preview-stale: somebody was faster, and nothing is
   * changed (with the `reference` of the visit whose new time is gone)
   */
  async save(by: Colleague, slug: string, id: string, decided: Decided): Promise<void> {
    const found = await this.changes.one(by, slug, id);
    await transaction(this.db, async (tx) => {
      const change = await this.changes.locked(tx, found);
      if (change.status === 'saved') return;
      if (change.status === 'undone') throw new Refusal('hours-changed');
      await this.lock(tx, change.practitionerId, decided);
      const impact = await this.changes.impact(change, tx);
      if (impact.stamp !== decided.stamp) throw new Refusal('preview-stale');
      const references = impact.stranded.map(({ reference }) => reference);
      const faults = decisionFaults(references, decided.decisions, decided.message);
      if (faults.length) throw new BadInput(faults);

      const now = this.clock.now();
      const until = new Date(now.getTime() + undoMinutes * 60_000);
      // Before the visits, because they move into the new hours.
      await this.timetables.replace(tx, change.practitionerId, impact.after);
      for (const hold of impact.holds) {
        await tx.query(`select release($1)`, [hold.id]);
        await tx.query(`delete from bookings where id = $1 and status = 'held'`, [hold.id]);
      }
      const how = { waits: { until, partOf: id }, message: decided.message || null };
      const visits = await this.carryOut(tx, by, slug, impact, decided, how);
      await tx.query(
        `update hours_changes set status = 'saved', saved_at = $2, undo_until = $3, hours_before = $4, hours_after = $5, visits = $6
         where id = $1`,
        [
          id,
          now,
          until,
          JSON.stringify(impact.before),
          JSON.stringify(await this.timetables.of(change.practitionerId, tx)),
          JSON.stringify(visits),
        ],
      );
      const count = (kind: Decision['kind']) => visits.filter(({ decision }) => decision.kind === kind).length;
      await record(tx, {
        at: now,
        actor: actorOf(by),
        action: 'hours.changed',
        subject: change.practitionerId,
        detail: {
          change: id,
          kind: change.edit.kind,
          kept: count('keep'),
          moved: count('move'),
          cancelled: count('cancel'),
        },
      });
    });
  }

  private async carryOut(
    tx: EntityManager,
    by: Colleague,
    slug: string,
    { stranded }: Impact,
    { decisions, message }: Decided,
    how: Partial<Told>,
  ): Promise<readonly DecidedVisit[]> {
    const { byId } = await this.catalogue.latest(tx);
    const visits: DecidedVisit[] = [];
    for (const { reference, start, locationId, sequence } of stranded) {
      const decision = decisions.get(reference)!;
      const location = byId.location.get(locationId)!.slug;
      if (decision.kind === 'move') await this.move(tx, by, reference, decision.to, how);
      if (decision.kind === 'cancel') {
        await this.lives.callOffIn(tx, by, reference, message, { patient: true, ...how });
      }
      const grown = decision.kind === 'keep' ? 0 : 1;
      visits.push({
        reference,
        decision,
        before: { start, practitioner: slug, location },
        sequence: sequence + grown,
      });
    }
    return visits;
  }

  private async move(
    tx: EntityManager,
    by: Colleague,
    reference: string,
    to: { start: number; practitioner: string; location: string },
    how: Partial<Told>,
  ): Promise<void> {
    try {
      await this.staffBookings.moveIn(tx, by, reference, to, { tell: true, how });
    } catch (fault) {
      const gone = fault instanceof Refusal && ['slot-taken', 'slot-not-offered'].includes(fault.code);
      throw gone ? new Refusal('preview-stale', { reference }) : fault;
    }
  }

  /**
   * First the visits, then everything they may claim, each in one order, as everybody else does: who books with this
   * practitioner meanwhile waits until this is over, and nobody waits for one another.
   */
  private async lock(tx: EntityManager, practitionerId: string, { decisions }: Decided): Promise<void> {
    await tx.query(`select 1 from bookings where reference = any($1) order by id for update`, [[...decisions.keys()]]);
    const places = [...decisions.values()].flatMap((decision) => (decision.kind === 'move' ? [decision.to] : []));
    await tx.query(
      `select 1 from resources where id = $1
         or id in (select id from practitioners where slug = any($2))
         or id in (select c.resource_id from claims c join bookings b on b.id = c.booking_id where b.reference = any($4))
         or id in (select r.id from (select id, location_id from rooms union all select id, location_id from equipment) r
           join locations l on l.id = r.location_id where l.slug = any($3))
       order by id for no key update`,
      [
        practitionerId,
        places.map(({ practitioner }) => practitioner),
        places.map(({ location }) => location),
        [...decisions.keys()],
      ],
    );
  }
}
