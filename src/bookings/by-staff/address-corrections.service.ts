import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { record } from '../../accounts/audit.service.js';
import { Merges } from '../../patients/merges.service.js';
import { Patients } from '../../patients/patients.service.js';
import { Clock } from '../../platform/clock.js';
import { transaction } from '../../platform/database.client.js';
import { Refusal } from '../../platform/refusal.js';
import { isUpcoming } from '../booking.js';
import type { BookedVisit } from '../booked-visit.js';
import { BookingRows } from '../booking-rows.service.js';
import { CourseRows } from '../course-rows.service.js';
import { actorOf, type StaffActor, ownOnly } from '../../accounts/staff-actor.js';
import { AddressChanges } from '../by-patient/address-changes.service.js';
import { VisitLinks } from '../by-patient/visit-links.service.js';

/** Nobody has more upcoming visits than this, not even in courses. */
const most = 100;

interface FormerAddresses {
  readonly patientId: string;
  readonly former: readonly (string | null)[];
  readonly about?: string;
}

/** Staff correct a patient's e-mail address that was misheard or mistyped. */
@Injectable()
export class AddressCorrections {
  constructor(
    private readonly db: DataSource,
    private readonly rows: BookingRows,
    private readonly courses: CourseRows,
    private readonly patients: Patients,
    private readonly merges: Merges,
    private readonly links: VisitLinks,
    private readonly addresses: AddressChanges,
    private readonly clock: Clock,
  ) {}

  /**
   * From now on the patient of this visit has this address. A message about each of their upcoming visits, or each course, goes there, with
   * new links, so that nobody at the former address keeps a link that works. Messages that did not arrive at the former address
   * count as seen to. The same address again changes nothing.
   * @throws Refusal not-found; not-allowed: a practitioner, and somebody else of that name has the address, the booking was made in
   *   the name of somebody known and is unproven, or the patient has visits with others; patient-busy: the two records have visits
   *   at the same time; erasure-asked
   */
  correct(by: StaffActor, reference: string, email: string): Promise<void> {
    return transaction(this.db, async (tx) => {
      const visit = await this.rows.byReference(reference, ownOnly(by), tx, true);
      const { patientId, unproven } = visit.booking;
      // Otherwise a practitioner who types the name and address of somebody would have that person's links sent elsewhere.
      if (unproven && !by.everyDiary) throw new Refusal('not-allowed');
      if (!patientId || visit.record?.email === email) return;
      const { id } = visit.booking;
      const former = [visit.patient?.email ?? null, visit.record?.email ?? null];
      const visits = await this.move(tx, by, { patientId, former, about: id }, async () => {
        const now = await this.patients.correctEmail(tx, patientId, email);
        // Otherwise a practitioner could read anybody's record by giving their own patient that address.
        if (now !== patientId && !by.everyDiary) throw new Refusal('not-allowed');
        if (now !== patientId) await this.merges.absorb(tx, by, { kept: now, merged: patientId });
        return now;
      });
      const at = this.clock.now();
      const action = 'patient.address-corrected';
      await record(tx, { at, actor: actorOf(by), action, subject: id, detail: { visits } });
    });
  }

  /**
   * The same as part of a transaction. `change` gives the record its address, or none, and answers whose it is then. `former`: where
   * messages went so far; `about`: a visit whose patient is told also where it was cancelled. Answers how many visits they were
   * told about.
   */
  async move(tx: EntityManager, by: StaffActor, from: FormerAddresses, change: () => Promise<string>): Promise<number> {
    const at = this.clock.now();
    const { patientId, former, about = null } = from;
    // Otherwise a practitioner who gives a patient an address of their own would be sent a link to all of these visits.
    if (!by.everyDiary && (await isElsewhere(tx, patientId, ownOnly(by)))) throw new Refusal('not-allowed');
    const ahead = (await tx.query(visitsAhead, [patientId, at, about, most])) as { reference: string }[];
    for (const address of new Set(former))
      if (address) await this.addresses.leave(tx, { patientId, address }, at, by.id);
    const now = await change();
    await tx.query(
      `update bookings set said_email = null where patient_id = $1 and ends_at > $2 and said_email is not null`,
      [now, at],
    );
    const visits: BookedVisit[] = [];
    for (const { reference } of ahead) visits.push(await this.renewed(tx, reference));
    for (const theirs of byCourse(visits)) await this.tell(tx, theirs, at);
    return ahead.length;
  }

  private async renewed(tx: EntityManager, reference: string): Promise<BookedVisit> {
    const visit = await this.rows.byReference(reference, null, tx, true);
    return isUpcoming(visit.booking) ? this.links.renew(tx, visit) : visit;
  }

  private async tell(tx: EntityManager, visits: readonly BookedVisit[], at: Date): Promise<void> {
    const [first] = visits as [BookedVisit];
    if (!first.patient?.email) return;
    const { courseId } = first.booking;
    const course = visits.length > 1 && courseId ? (await this.courses.byId(courseId, tx)).course : undefined;
    const together = course && { ...course, visits: visits.map((visit) => ({ visit })) };
    await this.addresses.tell(tx, first, at, together);
  }
}

/** Those of one course that are ahead are told of together. */
function byCourse(visits: readonly BookedVisit[]): readonly (readonly BookedVisit[])[] {
  const found = new Map<string, BookedVisit[]>();
  for (const visit of visits) {
    const { id, courseId } = visit.booking;
    const key = (isUpcoming(visit.booking) && courseId) || id;
    found.set(key, [...(found.get(key) ?? []), visit]);
  }
  return [...found.values()];
}

async function isElsewhere(tx: EntityManager, patientId: string, own: string | null): Promise<boolean> {
  const [visit] = (await tx.query(`select id from bookings where patient_id = $1 and practitioner_id <> $2 limit 1`, [
    patientId,
    own,
  ])) as unknown[];
  return visit !== undefined;
}

// This visit also where it was cancelled, which its patient has to know. Always in the same order, so that nothing deadlocks.
const visitsAhead = `
  select reference from bookings
  where patient_id = $1 and ends_at > $2 and (status in ('confirmed', 'arrived') or id = $3 and status = 'cancelled')
  order by starts_at, id limit $4`;
