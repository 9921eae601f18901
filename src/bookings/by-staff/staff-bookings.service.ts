import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { record } from '../../accounts/audit.service.js';
import type { Candidate } from '../../availability/candidates.js';
import { Catalogue } from '../../availability/catalogue.service.js';
import { Claims } from '../../availability/claims.service.js';
import type { TimeRequest } from '../../availability/time-request.js';
import { visitToken } from '../../notifications/visit-link.js';
import type { Reachable } from '../../patients/contact.js';
import { Patients } from '../../patients/patients.service.js';
import { Clock } from '../../platform/clock.js';
import { uuidv7, visitReference } from '../../platform/ids.random.js';
import { Keys, sha256 } from '../../platform/keys.service.js';
import { Idempotency, type IdempotentRequest } from '../../platform/idempotency.service.js';
import { Refusal } from '../../platform/refusal.js';
import { termsIn } from '../../treatments/terms.js';
import { localeFor } from '../../i18n/language.js';
import { Alternatives } from '../holding/alternatives.service.js';
import { requestOf } from '../booked.js';
import { type BookedVisit, bookedVisit } from '../booked-visit.js';
import { type Booking, instantOfMinute, minuteOfInstant, shownTerms } from '../booking.js';
import type { Recipients } from '../notices/booking-notifications.js';
import { BookingRows } from '../booking-rows.service.js';
import { actorOf, type StaffActor, ownOnly } from '../../accounts/staff-actor.js';
import { PatientSearch } from './patient-search.service.js';
import { OverbookReasons } from './overbook-reasons.service.js';
import { rearrange } from './visit-progress.js';
import { BookingNotifications } from '../notices/booking-notifications.service.js';

/** Who comes: someone known, by id, or someone new, of whom a name and a phone are enough. */
export type PatientRef = { readonly id: string } | Reachable;

export interface StaffBooked {
  readonly reference: string;
  readonly start: number;
}

interface Terms {
  /** Why it may clash with what is there; without it nothing may. */
  readonly overbook?: string | null;
  /** Does the patient get a notification? */
  readonly tell: boolean;
  /** Where it is part of something larger. */
  readonly how?: Partial<Recipients>;
  /** In which the patient is written to, BCP 47; without it the clinic's. */
  readonly language?: string | null;
}

/** Booking and moving by the staff: notice and horizon are no bounds, and a clash is possible with a reason. */
@Injectable()
export class StaffBookings {
  constructor(
    private readonly rows: BookingRows,
    private readonly claims: Claims,
    private readonly reasons: OverbookReasons,
    private readonly catalogue: Catalogue,
    private readonly alternatives: Alternatives,
    private readonly search: PatientSearch,
    private readonly patients: Patients,
    private readonly notifications: BookingNotifications,
    private readonly idempotency: Idempotency,
    private readonly keys: Keys,
    private readonly clock: Clock,
  ) {}

  /**
   * @throws Refusal slot-taken, slot-not-offered: with `alternatives`; not-found: also for a colleague's diary, and for
   * a patient who is not theirs
   */
  book(
    by: StaffActor,
    request: TimeRequest,
    who: PatientRef,
    terms: Terms,
    once?: IdempotentRequest,
  ): Promise<StaffBooked> {
    return this.idempotency.run(
      once,
      (tx) => this.bookIn(tx, by, request, who, terms),
      (refusal) => this.alternatives.addTo(refusal, request),
    );
  }

  /**
   * To another time, practitioner or place, in one transaction.
   * @throws Refusal not-found, out-of-step, slot-taken or slot-not-offered
   */
  move(
    by: StaffActor,
    reference: string,
    to: { readonly start: number; readonly practitioner?: string; readonly location?: string },
    terms: Terms,
    once?: IdempotentRequest,
  ): Promise<StaffBooked> {
    return this.idempotency.run(once, (tx) => this.moveIn(tx, by, reference, to, terms));
  }

  /** The same as part of a transaction. */
  async moveIn(
    tx: EntityManager,
    by: StaffActor,
    reference: string,
    to: { readonly start: number; readonly practitioner?: string; readonly location?: string },
    { overbook = null, tell, how }: Terms,
  ): Promise<StaffBooked> {
    const before = await this.rows.byReference(reference, ownOnly(by), tx, true);
    const request = requestOf(before, to);
    if (isThere(before, request)) return { reference, start: request.start };
    const { candidate, arrangement } = await this.claims.lock(tx, request, {
      moving: before.booking.id,
      staff: true,
      overbook: overbook !== null,
    });
    refuseOthers(by, candidate);
    const { practitioner, location, visit } = candidate;
    const booking = rearrange(before.booking, {
      practitionerId: practitioner.id,
      locationId: location.id,
      startsAt: instantOfMinute(request.start),
      endsAt: instantOfMinute(request.start + visit.minutes),
      overbookReason: arrangement.overbooked.length > 0 ? overbook : null,
    });
    await tx.query(
      `update bookings set practitioner_id = $2, location_id = $3, starts_at = $4, ends_at = $5, sequence = $6, status = $7,
         arrived_at = null, overbook_reason = $8, booked_by = case when $8::text is null then booked_by else $9::uuid end where id = $1`,
      [
        booking.id,
        booking.practitionerId,
        booking.locationId,
        booking.startsAt,
        booking.endsAt,
        booking.sequence,
        booking.status,
        booking.overbookReason,
        by.id,
      ],
    );
    await this.claims.take(tx, booking.id, arrangement);
    if (booking.overbookReason) await this.reasons.keep(tx, by, booking.id, booking.overbookReason);
    const told = await this.notifications.notifyChange(
      tx,
      before,
      { ...before, booking, practitioner, location },
      { patient: tell, practitioner: by.practitionerId !== practitioner.id, ...how },
    );
    await record(tx, {
      at: this.clock.now(),
      actor: actorOf(by),
      action: 'booking.moved',
      subject: booking.id,
      detail: {
        sequence: booking.sequence,
        told: told.patient,
        ...(booking.overbookReason ? { overbooked: true } : {}),
      },
    });
    return { reference, start: request.start };
  }

  /** The same as part of a transaction. */
  async bookIn(
    tx: EntityManager,
    by: StaffActor,
    request: TimeRequest,
    who: PatientRef,
    { overbook = null, tell, how, language = null }: Terms,
  ): Promise<StaffBooked> {
    const { candidate, arrangement } = await this.claims.lock(tx, request, {
      staff: true,
      overbook: overbook !== null,
    });
    refuseOthers(by, candidate);
    const snapshot = await this.catalogue.latest(tx);
    const locale = localeFor(language ?? snapshot.clinic.locale, snapshot.clinic.locale);
    const patient = await this.patientOf(tx, by, who, locale);
    const now = this.clock.now();
    const booking: Booking = {
      id: uuidv7(now),
      reference: visitReference(),
      status: 'confirmed',
      holdExpiresAt: null,
      practitionerId: candidate.practitioner.id,
      locationId: candidate.location.id,
      treatmentId: candidate.treatment.id,
      addOnIds: candidate.addOns.map(({ id }) => id),
      startsAt: instantOfMinute(request.start),
      endsAt: instantOfMinute(request.start + candidate.visit.minutes),
      price: candidate.visit.price,
      currency: snapshot.clinic.currency,
      ...shownTerms(termsIn(candidate.terms, locale)),
      patientId: patient.id,
      language,
      linkGeneration: 0,
      sequence: 0,
      arrivedAt: null,
      startedAt: null,
      doneAt: null,
      missedAt: null,
      cancelledBy: null,
      cancelReason: null,
      overbookReason: arrangement.overbooked.length > 0 ? overbook : null,
    };
    await tx.query(insert, [
      booking.id,
      booking.reference,
      booking.practitionerId,
      booking.locationId,
      booking.treatmentId,
      booking.addOnIds,
      booking.startsAt,
      booking.endsAt,
      booking.price,
      booking.currency,
      booking.cancelNoticeMinutes,
      booking.lateCancellation,
      booking.noShow,
      booking.patientId,
      sha256(visitToken(this.keys, booking.id, 0)),
      by.id,
      booking.overbookReason,
      now,
      booking.language,
    ]);
    await this.claims.take(tx, booking.id, arrangement);
    if (booking.overbookReason) await this.reasons.keep(tx, by, booking.id, booking.overbookReason);
    await record(tx, {
      at: now,
      actor: actorOf(by),
      action: 'booking.confirmed',
      subject: booking.id,
      detail: { sequence: 0, told: tell, ...(booking.overbookReason ? { overbooked: true } : {}) },
    });
    const visit = bookedVisit(booking, patient, snapshot);
    const told = { patient: tell, practitioner: by.practitionerId !== booking.practitionerId, ...how };
    await this.notifications.notifyNew(tx, visit, told);
    return { reference: booking.reference, start: request.start };
  }

  private async patientOf(
    tx: EntityManager,
    by: StaffActor,
    who: PatientRef,
    locale: string,
  ): Promise<Reachable & { readonly id: string }> {
    if ('id' in who) return this.search.one(by, who.id, tx);
    const { name, email, phone } = who;
    return { id: await this.patients.rememberCaller(tx, { name, email, phone }, locale), name, email, phone };
  }
}

function isThere({ booking, practitioner, location }: BookedVisit, to: TimeRequest): boolean {
  return (
    minuteOfInstant(booking.startsAt) === to.start &&
    practitioner.slug === to.practitioner &&
    location.slug === to.location
  );
}

/** A practitioner books into their own diary. */
function refuseOthers(by: StaffActor, { practitioner }: Candidate): void {
  const own = ownOnly(by);
  if (own !== null && practitioner.id !== own) throw new Refusal('not-found');
}

const insert = `
  insert into bookings (id, reference, status, practitioner_id, location_id, treatment_id, add_on_ids, starts_at, ends_at,
    price, currency, cancel_notice_minutes, late_cancellation, no_show, patient_id, link_hash, booked_by, overbook_reason,
    created_at, confirmed_at, language)
  values ($1, $2, 'confirmed', $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $18, $19)`;
