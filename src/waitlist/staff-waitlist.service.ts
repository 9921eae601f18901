import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { record } from '../accounts/audit.service.js';
import { actorOf, type StaffActor } from '../accounts/staff-actor.js';
import { candidatesOf, partsOf } from '../availability/candidates.js';
import { Catalogue } from '../availability/catalogue.service.js';
import type { Snapshot } from '../availability/snapshot.js';
import { Claims } from '../availability/claims.service.js';
import type { Booked } from '../bookings/booked.js';
import { instantOfMinute, isUpcoming } from '../bookings/booking.js';
import { BookingRows } from '../bookings/booking-rows.service.js';
import { Confirmations } from '../bookings/by-patient/confirm.service.js';
import { PatientSearch } from '../bookings/by-staff/patient-search.service.js';
import { type PatientRef, StaffBookings } from '../bookings/by-staff/staff-bookings.service.js';
import { heldTerms } from '../bookings/holding/held-terms.js';
import { clinicLocale, localeFor } from '../i18n/language.js';
import { Patients } from '../patients/patients.service.js';
import { Clock } from '../platform/clock.js';
import { transaction } from '../platform/database.client.js';
import { uuidv7 } from '../platform/ids.random.js';
import { Refusal } from '../platform/refusal.js';
import { type Priority, putInOrder } from './entry.js';
import { type EntryRow, WaitlistRows } from './entry-rows.service.js';
import { FreedRows, type FreedTime } from './freed-rows.service.js';
import { byPlace } from './line.js';
import { lineViews, WaitlistLine } from './line.service.js';
import type { Offer } from './offer.js';
import { Offering } from './offering.service.js';
import { Offers } from './offers.service.js';
import type { LineView, OfferView, StaffEntry } from './views.js';
import { WaitlistViews } from './views.service.js';
import { type ReachedBy, WaitlistNotices } from './waitlist-notices.service.js';
import { refuseOver, type Wishes } from './wishes.js';

export interface StaffJoinRequest {
  readonly patient: PatientRef;
  readonly treatment: string;
  readonly addOns?: readonly string[];
  readonly wishes: Wishes;
}

/** A time that the desk chooses: slugs, and the start as a UTC epoch minute. */
export interface SteeredTime {
  readonly start: number;
  readonly practitioner: string;
  readonly location: string;
}

/** A practitioner's time: slugs, UTC epoch minutes. */
export interface FreedStretch {
  readonly from: number;
  readonly until: number;
  readonly practitioner: string;
  readonly location: string;
}

/** A time that was chosen for somebody, and how they hear of it. */
export interface Steered extends OfferView {
  readonly told: ReachedBy;
}

/** The desk sees who waits, puts them in another order, and offers a time to one of them. For those who work in every diary. */
@Injectable()
export class StaffWaitlist {
  constructor(
    private readonly db: DataSource,
    private readonly rows: WaitlistRows,
    private readonly views: WaitlistViews,
    private readonly freed: FreedRows,
    private readonly line: WaitlistLine,
    private readonly offering: Offering,
    private readonly notices: WaitlistNotices,
    private readonly patients: Patients,
    private readonly offers: Offers,
    private readonly search: PatientSearch,
    private readonly bookings: BookingRows,
    private readonly staffBookings: StaffBookings,
    private readonly confirmations: Confirmations,
    private readonly claims: Claims,
    private readonly catalogue: Catalogue,
    private readonly clock: Clock,
  ) {}

  /** Those who wait, in line, then those who have not proven their address yet. */
  async list(): Promise<readonly StaffEntry[]> {
    const rows = await this.rows.entries(`e.status <> 'ended' order by e.created_at, e.id`, []);
    const waiting = rows.filter((row): row is EntryRow & { waitingSince: Date } => row.waitingSince !== null);
    const unproven = rows.filter(({ waitingSince }) => waitingSince === null);
    return this.views.entries([...waiting.sort(byPlace), ...unproven]);
  }

  /** @throws Refusal not-found */
  async entry(id: string): Promise<StaffEntry> {
    const [view] = await this.views.entries([await this.rows.entry(id)]);
    return view!;
  }

  /** Somebody who calls, or stands at the desk. Answers the id. @throws Refusal not-found, waitlist-off; BadInput: their last day is over */
  add(by: StaffActor, { patient, wishes, ...wanted }: StaffJoinRequest): Promise<string> {
    return transaction(this.db, async (tx) => {
      const snapshot = await this.catalogue.current(tx);
      if (!snapshot.clinic.policy.waitlist) throw new Refusal('waitlist-off');
      const { treatment, addOns } = partsOf(snapshot, wanted);
      const now = this.clock.now();
      refuseOver(wishes, snapshot.locations, now);
      const patientId = await this.patientOf(tx, by, patient, snapshot);
      const id = uuidv7(now);
      const entry = {
        id,
        status: 'waiting',
        outcome: null,
        bookingId: null,
        patientId,
        treatmentId: treatment.id,
        addOnIds: addOns.map((one) => one.id),
        wishes,
        language: null,
        textWanted: false,
        via: 'desk',
        priority: 0,
        deskReason: null,
        createdAt: now,
        waitingSince: now,
        endedAt: null,
      } as const;
      await this.rows.insert(tx, entry, null);
      await record(tx, { at: now, actor: actorOf(by), action: 'waitlist.joined', subject: id });
      return id;
    });
  }

  /** Whoever is known stays as they are. */
  private async patientOf(
    tx: EntityManager,
    by: StaffActor,
    patient: PatientRef,
    { clinic, locations }: Snapshot,
  ): Promise<string> {
    if ('id' in patient) return (await this.search.one(by, patient.id, tx)).id;
    const { name, email, phone } = patient;
    const at = { country: locations[0]?.address.country ?? 'US', locale: clinicLocale(clinic) };
    return (await this.patients.rememberCaller(tx, { name, email, phone }, at)).id;
  }

  /**
   * Who would be asked, in this order, if a practitioner's time were freed now: slugs, UTC epoch minutes. @throws Refusal not-found
   */
  async lineFor({ from, until, practitioner, location }: FreedStretch): Promise<readonly LineView[]> {
    const { practitioners, locations } = await this.catalogue.current();
    const who = practitioners.find(({ slug }) => slug === practitioner);
    const place = locations.find(({ slug }) => slug === location);
    if (!who || !place) throw new Refusal('not-found');
    const freed = steered(who.id, place.id, instantOfMinute(from), instantOfMinute(until), this.clock.now());
    return lineViews(await this.line.of(this.db, { ...freed, claims: [{ id: who.id, from, until }] }));
  }

  /** The reason is for colleagues; the activity log says that there was one. @throws Refusal not-found, waitlist-over */
  async putInOrder(by: StaffActor, id: string, priority: Priority, reason: string): Promise<void> {
    await transaction(this.db, async (tx) => {
      const row = await this.rows.entry(id, tx, true);
      await this.rows.save(tx, putInOrder(row, priority, reason));
      const detail = { from: row.priority, to: priority };
      await record(tx, { at: this.clock.now(), actor: actorOf(by), action: 'waitlist.ordered', subject: id, detail });
    });
  }

  /** Once more does no harm. @throws Refusal not-found */
  async takeOff(by: StaffActor, id: string, reason: string): Promise<void> {
    await transaction(this.db, async (tx) => {
      const row = await this.rows.entry(id, tx, true);
      const now = this.clock.now();
      if ((await this.rows.end(tx, { ...row, deskReason: reason }, 'removed', now)).status === row.status) return;
      await record(tx, { at: now, actor: actorOf(by), action: 'waitlist.removed', subject: id });
    });
  }

  /**
   * This time to this person, now: whoever else waits, whatever they wished, and in quiet hours too.
   * @throws Refusal not-found, waitlist-over, offer-open: they are offered something just now; patient-busy, slot-taken,
   *   slot-not-offered; out-of-step: their visit cannot move there
   */
  offer(by: StaffActor, id: string, { start, practitioner, location }: SteeredTime): Promise<Steered> {
    return transaction(this.db, async (tx) => {
      const entry = await this.rows.entry(id, tx, true);
      if (entry.status !== 'waiting') throw new Refusal('waitlist-over');
      const now = this.clock.now();
      await this.rows.lapse(tx, id, now);
      const [open] = await this.rows.offers(`o.entry_id = $1 and o.status = 'open'`, [id], tx);
      if (open) throw new Refusal('offer-open');
      const snapshot = await this.catalogue.current(tx);
      const { byId, clinic } = snapshot;
      const [treatment, ...addOns] = [entry.treatmentId, ...entry.addOnIds].map(
        (part) => byId.treatment.get(part)!.slug,
      );
      const wanted = { treatment: treatment!, addOns, practitioners: [practitioner], locations: [location] };
      const [candidate] = candidatesOf(snapshot, this.catalogue.postsOf(snapshot), wanted);
      if (!candidate) throw new Refusal('not-found');
      const end = start + candidate.visit.minutes;
      const [from, until] = [instantOfMinute(start), instantOfMinute(end)];
      if (await this.claims.isPatientBusy(tx, entry.patientId!, from, until, entry.bookingId))
        throw new Refusal('patient-busy');
      const freed = steered(candidate.practitioner.id, candidate.location.id, from, until, now);
      await this.freed.insert(tx, freed, now);
      const offer = await this.offering.offer(
        tx,
        { start, end, candidate },
        {
          entry,
          freedId: freed.id,
          rank: ['steered'],
          by: by.id,
          quoted: await this.quotedOf(tx, entry, from),
          minutes: clinic.policy.offerMinutes,
        },
      );
      const told = this.notices.reachedBy(entry, candidate.location.address.country);
      return { ...(await this.views.offer(offer, entry, tx)), told };
    });
  }

  /** They have said yes on the phone. `emailed`: there is an address that it is confirmed to. @throws Refusal as `Offers.accept` */
  accept(by: StaffActor, offerId: string): Promise<Booked & { readonly emailed: boolean }> {
    return transaction(this.db, async (tx) => {
      const { offer, entry } = await this.offers.locked(tx, offerId);
      const booked = await this.offers.acceptIn(tx, offer, entry, actorOf(by), () => this.book(tx, by, offer, entry));
      return { ...booked, emailed: entry.email !== null };
    });
  }

  /** @throws Refusal not-found, offer-over */
  decline(by: StaffActor, offerId: string): Promise<OfferView> {
    return transaction(this.db, async (tx) => {
      const { offer, entry } = await this.offers.locked(tx, offerId);
      return this.views.offer(await this.offers.declineIn(tx, offer, entry, actorOf(by)), entry, tx);
    });
  }

  /** Its time, for the patient whose record the desk has before it, with or without an address. */
  private async book(tx: EntityManager, by: StaffActor, offer: Offer, entry: EntryRow): Promise<Booked> {
    const hold = await this.bookings.byId(offer.holdId, tx);
    await this.claims.release(tx, [offer.holdId]);
    const { practitioner, location, treatment, addOns, clinic, booking } = hold;
    const request = {
      treatment: treatment.slug,
      addOns: addOns.map(({ slug }) => slug),
      practitioner: practitioner.slug,
      location: location.slug,
      start: Math.floor(offer.startsAt.getTime() / 60_000),
    };
    const { language } = entry;
    const { price, currency } = booking;
    const agreed = { ...heldTerms(hold, localeFor(language ?? clinic.locale, clinicLocale(clinic))), price, currency };
    const terms = { tell: true, language, agreed };
    const booked = await this.staffBookings.bookIn(tx, by, request, { id: entry.patientId! }, terms);
    const visit = await this.bookings.byReference(booked.reference, null, tx);
    await tx.query(`update waitlist_offers set hold_id = $2 where id = $1`, [offer.id, visit.booking.id]);
    return this.confirmations.booked(visit);
  }

  /** What was quoted for a visit that would move there. @throws Refusal out-of-step: it cannot */
  private async quotedOf(
    tx: EntityManager,
    { bookingId }: EntryRow,
    startsAt: Date,
  ): Promise<{ price: number; currency: string } | null> {
    if (bookingId === null) return null;
    const { booking } = await this.bookings.byId(bookingId, tx);
    if (!isUpcoming(booking) || booking.startsAt <= startsAt) throw new Refusal('out-of-step');
    return booking;
  }
}

/** Time that the desk has chosen, and not freed by itself. */
function steered(practitionerId: string, locationId: string, fromAt: Date, untilAt: Date, now: Date): FreedTime {
  return {
    id: uuidv7(now),
    cause: 'steered',
    bookingId: null,
    practitionerId,
    locationId,
    claims: [],
    fromAt,
    untilAt,
    joinedAfter: null,
    noticedAt: now,
    closedAt: now,
  };
}
