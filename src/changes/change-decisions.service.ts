import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { record } from '../accounts/audit.service.js';
import { actorOf, type StaffActor } from '../accounts/staff-actor.js';
import { type FormerPlace, StaffReschedules } from '../bookings/by-staff/staff-reschedules.service.js';
import { VisitProgress } from '../bookings/by-staff/visit-progress.service.js';
import type { Recipients } from '../bookings/notices/booking-notifications.js';
import { recordedDifferences } from '../clinic-file/recorded-differences.js';
import { Claims } from '../availability/claims.service.js';
import { claimsOf } from '../availability/former-claims.service.js';
import type { Snapshot } from '../availability/snapshot.js';
import { Clock } from '../platform/clock.js';
import { transaction } from '../platform/database.client.js';
import { BadInput, Refusal } from '../platform/refusal.js';
import { type Change, type DecidedVisit, type Decision, decisionFaults, type Place, undoMinutes } from './change.js';
import { Changes, stamped } from './changes.service.js';
import { isHoursEdit } from './edit.js';
import type { Reassigned } from './impact.js';
import { type ChangeImpact, Impacts, keysOf } from './impacts.service.js';
import { patchOf } from './patch.js';
import type { UpcomingVisit } from './upcoming-visits.service.js';

export interface Decided {
  /** Of the impact that was looked at. */
  readonly stamp: string;
  /** By reference. */
  readonly decisions: ReadonlyMap<string, Decision>;
  /** To the patients whose visit is moved or cancelled. */
  readonly message: string;
}

/** Saving a change, with what becomes of the visits it displaces: all of it or nothing. */
@Injectable()
export class ChangeDecisions {
  constructor(
    private readonly db: DataSource,
    private readonly changes: Changes,
    private readonly impacts: Impacts,
    private readonly claims: Claims,
    private readonly staffReschedules: StaffReschedules,
    private readonly progress: VisitProgress,
    private readonly clock: Clock,
  ) {}

  /**
   * One transaction: what is changed, visits, notifications, audit. The notifications wait until it can no longer be
   * undone. Sent twice, it is saved once.
   * @throws BadInput; BrokenClinic; Refusal hours-changed; preview-stale: somebody was faster, and nothing is changed
   * (with the `reference` of the visit whose new time is gone)
   */
  async save(by: StaffActor, found: Change, decided: Decided): Promise<void> {
    await transaction(this.db, async (tx) => {
      const change = await this.changes.locked(tx, found);
      if (change.status === 'saved') return;
      if (change.status === 'undone') throw new Refusal('hours-changed');
      const tried = await this.changes.try(tx, change.edit);
      await this.lock(tx, keysOf(tried), decided);
      const impact = stamped(tried, await this.impacts.of(tx, tried));
      if (impact.stamp !== decided.stamp) throw new Refusal('preview-stale');
      const references = impact.displaced.map(({ reference }) => reference);
      const faults = decisionFaults(references, decided.decisions, decided.message);
      if (faults.length) throw new BadInput(faults);

      const now = this.clock.now();
      const until = new Date(now.getTime() + undoMinutes * 60_000);
      for (const hold of impact.holds) await letGo(tx, hold);
      // Before the decided visits move: what they could take is as others left it.
      for (const { claim, to } of impact.reassigned) await this.claims.reassign(tx, claim, to);
      const how = { waits: { until, partOf: change.id }, message: decided.message || null };
      const place = placesIn(tried.is);
      const visits = [
        ...(await this.carryOut(tx, by, impact, decided, how, place)),
        ...impact.reassigned.filter(({ visit }) => !visit.held).map((one) => reassignedVisit(one, place)),
      ];
      await tx.query(
        `update changes set status = 'saved', saved_at = $2, undo_until = $3, patch = $4, visits = $5 where id = $1`,
        [change.id, now, until, JSON.stringify(patchOf(tried.before, tried.after)), JSON.stringify(visits)],
      );
      const count = (kind: DecidedVisit['decision']['kind']) =>
        visits.filter(({ decision }) => decision.kind === kind).length;
      const { differences, ...more } = recordedDifferences(tried.before, tried.after);
      for (const { subject, slug } of subjectsOf(change, tried.is)) {
        await record(tx, {
          at: now,
          actor: actorOf(by),
          action: isHoursEdit(change.edit) ? 'hours.changed' : 'config-change.changed',
          subject,
          detail: {
            change: change.id,
            kind: change.edit.kind,
            kept: count('keep'),
            moved: count('move'),
            cancelled: count('cancel'),
            ...(impact.reassigned.length > 0 && { reassigned: count('reassigned') }),
            differences: differences.filter(({ key }) => slug === undefined || key === slug),
            ...more,
          },
        });
      }
    });
  }

  private async carryOut(
    tx: EntityManager,
    by: StaffActor,
    { displaced }: ChangeImpact,
    { decisions, message }: Decided,
    how: Partial<Recipients>,
    place: (visit: UpcomingVisit) => Place,
  ): Promise<readonly DecidedVisit[]> {
    const visits: DecidedVisit[] = [];
    for (const visit of displaced) {
      const { reference, sequence } = visit;
      const decision = decisions.get(reference)!;
      const was = decision.kind === 'keep' ? undefined : await formerPlace(tx, visit.id);
      if (decision.kind === 'move') await this.move(tx, by, reference, decision.to, how);
      if (decision.kind === 'cancel') {
        await this.progress.cancelIn(tx, by, reference, message, { patient: true, ...how });
      }
      const grown = decision.kind === 'keep' ? 0 : 1;
      visits.push({ reference, decision, before: place(visit), was, sequence: sequence + grown });
    }
    return visits;
  }

  private async move(
    tx: EntityManager,
    by: StaffActor,
    reference: string,
    to: Place,
    how: Partial<Recipients>,
  ): Promise<void> {
    try {
      await this.staffReschedules.rescheduleIn(tx, by, reference, to, { tell: true, how });
    } catch (fault) {
      const gone = fault instanceof Refusal && ['slot-taken', 'slot-not-offered', 'patient-busy'].includes(fault.code);
      throw gone ? new Refusal('preview-stale', { reference }) : fault;
    }
  }

  /**
   * First the visits, then everything they may claim, each in one order, as everybody else does: whoever books any of it
   * waits until this is over, and nobody deadlocks.
   */
  private async lock(tx: EntityManager, keys: readonly string[], { decisions }: Decided): Promise<void> {
    const references = [...decisions.keys()];
    await tx.query(`select 1 from bookings where reference = any($1) order by id for update`, [references]);
    const places = [...decisions.values()].flatMap((decision) => (decision.kind === 'move' ? [decision.to] : []));
    const resources = (await tx.query(
      `select id from resources where id = any($1)
         or id in (select id from practitioners where slug = any($2))
         or id in (select c.resource_id from claims c join bookings b on b.id = c.booking_id where b.reference = any($4))
         or id in (select r.id from (select id, location_id from rooms union all select id, location_id from equipment) r
           join locations l on l.id = r.location_id where l.slug = any($3))`,
      [keys, places.map(({ practitioner }) => practitioner), places.map(({ location }) => location), references],
    )) as { id: string }[];
    await this.claims.lockResources(
      tx,
      resources.map(({ id }) => id),
    );
  }
}

/** The records it is about; of locations that close together each has the entry of its own closure. */
function subjectsOf({ subjectId, edit }: Change, { locations }: Snapshot): { subject: string; slug?: string }[] {
  if (edit.kind !== 'closures') return [{ subject: subjectId }];
  return locations.filter(({ slug }) => edit.locations.includes(slug)).map(({ id, slug }) => ({ subject: id, slug }));
}

function placesIn({ byId }: Snapshot): (visit: UpcomingVisit) => Place {
  return ({ start, practitionerId, locationId }) => ({
    start,
    practitioner: byId.practitioner.get(practitionerId)!.slug,
    location: byId.location.get(locationId)!.slug,
  });
}

async function formerPlace(tx: EntityManager, bookingId: string): Promise<FormerPlace> {
  const [row] = (await tx.query(
    `select practitioner_id as "practitionerId", location_id as "locationId", starts_at as "startsAt", ends_at as "endsAt",
       overbook_reason is not null as overbooked, booked_by as "bookedBy",
       json_build_object('price', price, 'currency', currency) as quoted from bookings where id = $1`,
    [bookingId],
  )) as [Omit<FormerPlace, 'claims'>];
  return { ...row, claims: await claimsOf(tx, bookingId) };
}

function reassignedVisit(
  { visit, into }: Reassigned<UpcomingVisit>,
  place: (visit: UpcomingVisit) => Place,
): DecidedVisit {
  const { reference, sequence } = visit;
  return { reference, decision: { kind: 'reassigned', into }, before: place(visit), sequence };
}

/** Somebody may have confirmed it in this very moment: then it is a visit, and there is something to decide. */
async function letGo(tx: EntityManager, { id }: UpcomingVisit): Promise<void> {
  const held = (await tx.query(`select 1 from bookings where id = $1 and status = 'held' for update`, [
    id,
  ])) as unknown[];
  if (!held.length) throw new Refusal('preview-stale');
  await tx.query(`delete from bookings where id = $1`, [id]);
}
