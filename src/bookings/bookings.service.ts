import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { record } from '../accounts/audit.service.js';
import { isInForce } from '../availability/catalogue.service.js';
import { Slots } from '../availability/slots.service.js';
import { Outbox } from '../messages/outbox.service.js';
import { visitToken } from '../messages/visit-link.js';
import type { Contact } from '../patients/contact.js';
import { Patients } from '../patients/patients.service.js';
import { Clock } from '../platform/clock.js';
import { prepared } from '../platform/database.js';
import { Keys, sha256 } from '../platform/keys.js';
import { Once, type OnceRequest } from '../platform/once.service.js';
import { Refusal } from '../platform/refusal.js';
import { Alternatives } from './alternatives.service.js';
import type { BookedVisit } from './booked-visit.js';
import { cancel, confirm, instantOfMinute, minuteOfInstant, move } from './booking.js';
import { type Happened, lettersAbout } from './booking-letters.js';
import { BookingRows } from './booking-rows.service.js';
import { attempts, columnsOf, Holds, type HoldRequest, refusalOf, wantedBy } from './holds.service.js';

/** What a patient says of themselves, and of the visit. Note, answers and consents are sealed before they are stored. */
export interface PatientDetails {
  readonly contact: Contact;
  readonly note?: string | null;
  readonly answers?: Readonly<Record<string, unknown>> | null;
  readonly consents?: Readonly<Record<string, unknown>> | null;
  readonly viaLinkId?: string | null;
}

/** Plain JSON, because a repeated request is answered with it again. `start` and `end`: UTC epoch minutes. */
export interface Booked {
  readonly reference: string;
  readonly status: 'confirmed' | 'cancelled';
  readonly start: number;
  readonly end: number;
  readonly practitioner: string;
  readonly location: string;
  readonly timeZone: string;
  readonly treatment: string;
  readonly addOns: readonly string[];
  readonly price: number;
  readonly currency: string;
  /** The secret of the visit's link. */
  readonly token: string;
}

/** Where a visit should go: slugs, and a UTC epoch minute. What is left out stays as it is. */
export interface NewTime {
  readonly start: number;
  readonly practitioner?: string;
  readonly location?: string;
}

@Injectable()
export class Bookings {
  constructor(
    private readonly rows: BookingRows,
    private readonly holds: Holds,
    private readonly slots: Slots,
    private readonly alternatives: Alternatives,
    private readonly patients: Patients,
    private readonly outbox: Outbox,
    private readonly once: Once,
    private readonly keys: Keys,
    private readonly clock: Clock,
  ) {}

  /**
   * The hold becomes a visit: with its patient, audit row and letters, or not at all. A hold that was confirmed before
   * answers the visit it became.
   * @throws Refusal hold-expired: with `alternatives`, unless somebody else has the time already
   */
  confirm(hold: string, details: PatientDetails, once?: OnceRequest): Promise<Booked> {
    return this.once.run(
      once,
      (tx) => this.confirmIn(tx, hold, details),
      async (refusal) => {
        const lapsed = refusal.code === 'hold-expired' ? await this.rows.byHold(hold).catch(gone) : null;
        return lapsed ? this.alternatives.addTo(refusal, requestOf(lapsed)) : refusal;
      },
    );
  }

  /**
   * Hold and confirmation in one go.
   * @throws Refusal slot-taken, slot-not-offered: with `alternatives`; not-found
   */
  book(request: HoldRequest, details: PatientDetails, once?: OnceRequest): Promise<Booked> {
    return this.once.run(
      once,
      async (tx) => this.confirmIn(tx, (await this.holds.holdIn(tx, request)).hold, details),
      (refusal) => this.alternatives.addTo(refusal, request),
    );
  }

  /**
   * By the secret of its link.
   * @throws Refusal not-found
   */
  async see(token: string): Promise<Booked> {
    return this.booked(await this.rows.byLink(token));
  }

  /**
   * By the secret of its link. Cancelling again answers the same.
   * @throws Refusal not-found, too-late-to-cancel (with the location's `phone`)
   */
  cancel(token: string, once?: OnceRequest): Promise<Booked> {
    return this.once.run(once, async (tx) => {
      const visit = await this.rows.byLink(token, tx, true);
      const now = this.clock.now();
      const booking = withPhone(visit, () => cancel(visit.booking, now));
      if (booking === visit.booking) return this.booked(visit);
      await tx.query(`select release($1)`, [booking.id]);
      await tx.query(
        `update bookings set status = 'cancelled', cancelled_by = 'patient', cancelled_at = $2, sequence = $3 where id = $1`,
        [booking.id, now, booking.sequence],
      );
      return this.tell(tx, { ...visit, booking }, 'cancelled');
    });
  }

  /**
   * By the secret of its link, in one transaction: the old time is free and the new one taken, or nothing changed.
   * Moving to where it already is answers the visit and tells nobody.
   * @throws Refusal not-found, already-cancelled, too-late-to-move, slot-taken or slot-not-offered with `alternatives`
   */
  async move(token: string, to: NewTime, once?: OnceRequest): Promise<Booked> {
    const before = await this.rows.byLink(token);
    return this.once.run(
      once,
      (tx) => this.moveIn(tx, token, to),
      (refusal) => this.alternatives.addTo(refusal, requestOf(before, to)),
    );
  }

  private async confirmIn(tx: EntityManager, hold: string, details: PatientDetails): Promise<Booked> {
    const held = await this.rows.byHold(hold, tx, true);
    if (held.booking.status !== 'held') return this.booked(held);
    const now = this.clock.now();
    const patientId = await this.patients.remember(tx, details.contact, held.clinic.locale);
    const booking = confirm(held.booking, patientId, now);
    const { id } = booking;
    const asked =
      details.answers || details.consents ? { answers: details.answers ?? {}, consents: details.consents ?? {} } : null;
    const update = prepared(
      tx,
      'confirm-booking',
      `update bookings set status = 'confirmed', hold_expires_at = null, patient_id = $2, confirmed_at = $3, link_hash = $4,
         sealed_note = $5, sealed_answers = $6, via_link_id = coalesce($7, via_link_id) where id = $1`,
      [
        id,
        patientId,
        now,
        sha256(visitToken(this.keys, id, booking.linkGeneration)),
        details.note ? this.keys.seal(details.note, `bookings/${id}/note`) : null,
        asked && this.keys.seal(JSON.stringify(asked), `bookings/${id}/answers`),
        details.viaLinkId ?? null,
      ],
    );
    // One journey for all of them: none waits for what another answers.
    const told = this.tell(tx, { ...held, booking, patient: details.contact }, 'confirmed');
    return (await Promise.all([told, update]))[0];
  }

  private async moveIn(tx: EntityManager, token: string, to: NewTime): Promise<Booked> {
    const before = await this.rows.byLink(token, tx, true);
    const request = requestOf(before, to);
    if (isThere(before, request)) return this.booked(before);
    const now = this.clock.now();
    const { candidate, claims } = await this.freeFor(tx, before, request);
    const { practitioner, location, visit } = candidate;
    const booking = withPhone(before, () =>
      move(
        before.booking,
        {
          practitionerId: practitioner.id,
          locationId: location.id,
          startsAt: instantOfMinute(request.start),
          endsAt: instantOfMinute(request.start + visit.minutes),
        },
        now,
      ),
    );
    if (claims instanceof Refusal) throw claims;
    await tx.query(`select release($1)`, [booking.id]);
    await tx.query(`select claim($1, $2, $3, $4)`, [booking.id, ...claims]);
    await tx.query(
      `update bookings set practitioner_id = $2, location_id = $3, starts_at = $4, ends_at = $5, sequence = $6, squeeze_reason = null where id = $1`,
      [booking.id, booking.practitionerId, booking.locationId, booking.startsAt, booking.endsAt, booking.sequence],
    );
    return this.tell(tx, { ...before, booking, practitioner, location }, { movedFrom: before });
  }

  /** What a visit would claim elsewhere, locked and found free as if it were gone already; or why it cannot go there. */
  private async freeFor(tx: EntityManager, { booking: { id } }: BookedVisit, request: HoldRequest) {
    const wanted = { ...wantedBy(request), audience: 'staff' } as const;
    for (let attempt = 1; ; attempt++) {
      const { candidate, assignment, version } = await this.slots.assignment(wanted, request.start, {
        without: id,
        via: tx,
      });
      if ('code' in assignment) return { candidate, claims: refusalOf(assignment) };
      const claims = columnsOf(assignment.claims);
      const [{ taken }] = (await tx.query(`select taken_of($1, $2, $3, $4, $5) as taken`, [
        ...claims,
        this.clock.now(),
        id,
      ])) as [{ taken: string[] }];
      if (!taken.length && (await isInForce(version, tx))) return { candidate, claims };
      // Somebody was faster, or has changed the hours; another room or unit may still be free.
      if (attempt === attempts) return { candidate, claims: new Refusal('slot-taken') };
    }
  }

  /** The audit row and the letters of a change, in its transaction. */
  private async tell(tx: EntityManager, visit: BookedVisit, happened: Happened): Promise<Booked> {
    const at = this.clock.now();
    const what = typeof happened === 'string' ? happened : 'moved';
    const { id: subject, sequence } = visit.booking;
    const letters = lettersAbout(visit, happened, at);
    await Promise.all([
      record(tx, { at, actor: 'patient', action: `booking.${what}`, subject, detail: { sequence } }),
      this.outbox.post(tx, ...letters),
    ]);
    return this.booked(visit);
  }

  /** As its holder is told of it. */
  booked({ booking, practitioner, location, treatment, addOns }: BookedVisit): Booked {
    return {
      reference: booking.reference,
      status: booking.status === 'cancelled' ? 'cancelled' : 'confirmed',
      start: minuteOfInstant(booking.startsAt),
      end: minuteOfInstant(booking.endsAt),
      practitioner: practitioner.slug,
      location: location.slug,
      timeZone: location.timeZone,
      treatment: treatment.slug,
      addOns: addOns.map(({ slug }) => slug),
      price: booking.price,
      currency: booking.currency,
      token: visitToken(this.keys, booking.id, booking.linkGeneration),
    };
  }
}

function requestOf(
  { booking, practitioner, location, treatment, addOns }: BookedVisit,
  to: Partial<NewTime> = {},
): HoldRequest {
  return {
    treatment: treatment.slug,
    addOns: addOns.map(({ slug }) => slug),
    practitioner: to.practitioner ?? practitioner.slug,
    location: to.location ?? location.slug,
    start: to.start ?? minuteOfInstant(booking.startsAt),
  };
}

function isThere({ booking, practitioner, location }: BookedVisit, to: HoldRequest): boolean {
  return (
    booking.status === 'confirmed' &&
    minuteOfInstant(booking.startsAt) === to.start &&
    practitioner.slug === to.practitioner &&
    location.slug === to.location
  );
}

function gone(fault: unknown): null {
  if (fault instanceof Refusal) return null;
  throw fault;
}

/** Whoever comes too late is told whom to call. */
function withPhone<T>({ location }: BookedVisit, change: () => T): T {
  try {
    return change();
  } catch (fault) {
    if (!(fault instanceof Refusal)) throw fault;
    throw new Refusal(fault.code, { ...fault.values, phone: location.phone });
  }
}
