import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { record } from '../../accounts/audit.service.js';
import { actorOf, type StaffActor, ownOnly } from '../../accounts/staff-actor.js';
import type { Candidate } from '../../availability/candidates.js';
import { Catalogue } from '../../availability/catalogue.service.js';
import { Claims } from '../../availability/claims.service.js';
import type { PlacedVisit } from '../../availability/overbook.js';
import type { Snapshot } from '../../availability/snapshot.js';
import type { TimeRequest } from '../../availability/time-request.js';
import { clinicLocale, localeFor } from '../../i18n/language.js';
import { visitToken } from '../../notifications/visit-link.js';
import type { Reachable } from '../../patients/contact.js';
import { wrongAudience } from '../../patients/last-seen.service.js';
import { type GivenAt, Patients, type Remembered } from '../../patients/patients.service.js';
import { refusalOf } from '../../patients/returning.js';
import { saysNothing } from '../../patients/says.js';
import { Clock } from '../../platform/clock.js';
import { Idempotency, type IdempotentRequest } from '../../platform/idempotency.service.js';
import { uuidv7, visitReference } from '../../platform/ids.random.js';
import { Keys, sha256 } from '../../platform/keys.service.js';
import { Refusal } from '../../platform/refusal.js';
import { wallOf } from '../../time/wall-clock.js';
import { termsIn } from '../../treatments/terms.js';
import { type BookedVisit, bookedVisit } from '../booked-visit.js';
import { bookByStaff, type Booking, instantOfMinute, type ShownTerms, shownTerms } from '../booking.js';
import { insertBooking } from '../booking.table.js';
import { atPosition } from '../by-patient/confirm.service.js';
import { Alternatives } from '../holding/alternatives.service.js';
import { BookingNotifications } from '../notices/booking-notifications.service.js';
import type { Recipients } from '../notices/booking-notifications.js';
import { type Doubt, doubtsAbout, type Stay } from './doubts.js';
import { PatientDays } from './patient-days.service.js';
import { StaffReasons } from './staff-reasons.service.js';
import { PatientSearch } from './patient-search.service.js';

/** Who comes: someone known, by id, or someone new, of whom a name and a phone are enough. */
export type PatientRef = { readonly id: string } | Reachable;

export interface StaffBooked {
  readonly reference: string;
  readonly start: number;
  /** There is an address that its messages go to. */
  readonly emailed: boolean;
}

export interface StaffTerms {
  /** Why it may overlap other visits; without a reason it may not. */
  readonly overbook?: string | null;
  /** Why it may be outside the hours; without a reason it may not. */
  readonly outside?: string | null;
  /** Slug of the room it should have; without it any that suits. */
  readonly room?: string | null;
  /** Also what is for other patients: the desk has the last word. */
  readonly forAnyone?: boolean;
  /** What the desk has to know. */
  readonly note?: string | null;
  /** The doubts that whoever books has been asked about; undefined: there is nobody to ask. */
  readonly accepted?: readonly Doubt[];
  /** Does the patient get a message? */
  readonly tell: boolean;
  /** Where it is part of a larger change. */
  readonly how?: Partial<Recipients>;
  /** The language of messages to the patient, BCP 47; without it the clinic's. */
  readonly language?: string | null;
  /** What the patient was told it costs, and its terms; without it as they are now. */
  readonly agreed?: ShownTerms & Pick<Booking, 'price' | 'currency'>;
}

type Person = Omit<Remembered, 'record'> & { readonly record: Reachable };

/** Whom a visit is for, and in what words its terms are kept. */
interface KnownPatient extends Person {
  /** It is for other patients, and the desk has had the last word. */
  readonly wrong: boolean;
  readonly snapshot: Snapshot;
  readonly locale: string;
}

/** Staff book: notice and horizon set no limit; on top of others, and outside the hours, with a reason. */
@Injectable()
export class StaffBookings {
  constructor(
    private readonly claims: Claims,
    private readonly reasons: StaffReasons,
    private readonly catalogue: Catalogue,
    private readonly alternatives: Alternatives,
    private readonly search: PatientSearch,
    private readonly patients: Patients,
    private readonly patientDays: PatientDays,
    private readonly notifications: BookingNotifications,
    private readonly idempotency: Idempotency,
    private readonly keys: Keys,
    private readonly clock: Clock,
  ) {}

  /**
   * @throws Refusal doubtful: with `doubts`, each to be asked about once; patient-busy, new-patients-only, returning-patients-only; slot-taken, slot-not-offered: with `alternatives`; not-found: also for a colleague's diary, and for
   * a patient who is not theirs
   */
  book(
    by: StaffActor,
    request: TimeRequest,
    who: PatientRef,
    terms: StaffTerms,
    once?: IdempotentRequest,
  ): Promise<StaffBooked> {
    return this.idempotency.run(
      once,
      (tx) => this.bookIn(tx, by, request, who, terms),
      (refusal) => this.alternatives.addTo(refusal, request),
    );
  }

  /** The same as part of a transaction. */
  async bookIn(
    tx: EntityManager,
    by: StaffActor,
    request: TimeRequest,
    who: PatientRef,
    terms: StaffTerms,
  ): Promise<StaffBooked> {
    const { overbook = null, outside = null, room, tell, how } = terms;
    const { start } = request;
    const { candidate, arrangement } = await this.claims.lock(tx, request, {
      staff: true,
      overbook: overbook !== null,
      outside: outside !== null,
      room,
    });
    const placed = { candidate, arrangement, start };
    const known = await this.known(tx, by, [placed], who, terms);
    const visit = await this.writeIn(tx, by, placed, known, terms);
    const practitioner = by.practitionerId !== visit.booking.practitionerId;
    await this.notifications.notifyNew(tx, visit, { patient: tell, practitioner, ...how });
    return { reference: visit.booking.reference, start, emailed: visit.patient!.email !== null };
  }

  /**
   * Who comes to visits whose times are locked, as part of a transaction.
   * @throws Refusal doubtful: of several, with the `position` of the visit; new-patients-only, returning-patients-only; not-found
   */
  async known(
    tx: EntityManager,
    by: StaffActor,
    placed: readonly PlacedVisit[],
    who: PatientRef,
    { forAnyone = false, language = null, accepted }: StaffTerms,
  ): Promise<KnownPatient> {
    for (const { candidate } of placed) ownDiaryOnly(by, candidate);
    const { treatment, addOns, location } = placed[0]!.candidate;
    const snapshot = await this.catalogue.latest(tx);
    const locale = localeFor(language ?? snapshot.clinic.locale, clinicLocale(snapshot.clinic));
    const patient = await this.patientOf(tx, by, who, { country: location.address.country, locale });
    const asOf = { months: snapshot.clinic.policy.returningMonths, now: this.clock.now() };
    const wrong = await wrongAudience(tx, patient.id, [treatment, ...addOns], asOf);
    // Whoever typed somebody's name and address learns nothing of their appointments.
    if (wrong && !forAnyone && !patient.says.unproven) throw refusalOf(wrong);
    if (accepted && !patient.says.unproven)
      for (const [position, visit] of placed.entries()) {
        const asked = this.askFirst(tx, by, visit, patient.id, accepted);
        await (placed.length > 1 ? atPosition(position, asked) : asked);
      }
    return { ...patient, wrong: wrong !== null, snapshot, locale };
  }

  /** Writes a visit whose times are locked; whoever calls tells of it. `course`: what it is part of. */
  async writeIn(
    tx: EntityManager,
    by: StaffActor,
    { candidate, arrangement, start }: PlacedVisit,
    { id: patientId, record: known, says, wrong, snapshot, locale }: KnownPatient,
    { overbook = null, outside = null, tell, language = null, note = null, agreed }: StaffTerms,
    course: Partial<Pick<Booking, 'courseId' | 'coursePosition' | 'price'>> = {},
  ): Promise<BookedVisit> {
    const now = this.clock.now();
    const { startsAt, endsAt } = stayOf({ candidate, start });
    const overlaps =
      arrangement.overbooked.length > 0 ||
      (overbook !== null && (await this.claims.isPatientBusy(tx, patientId, startsAt, endsAt, null)));
    const asked = {
      id: uuidv7(now),
      reference: visitReference(),
      practitionerId: candidate.practitioner.id,
      locationId: candidate.location.id,
      treatmentId: candidate.treatment.id,
      addOnIds: candidate.addOns.map(({ id }) => id),
      startsAt,
      endsAt,
      price: candidate.visit.price,
      currency: candidate.location.currency,
      ...shownTerms(termsIn(candidate.terms, locale)),
      ...agreed,
      patientId,
      ...says,
      language,
      bookedBy: by.id,
      overbookReason: overlaps ? overbook : null,
      deskNote: note,
      ...course,
    };
    const booking = bookByStaff(asked, now);
    const { id, sequence, linkGeneration, overbookReason } = booking;
    await insertBooking(tx, booking, { linkHash: sha256(visitToken(this.keys, id, linkGeneration)) });
    await this.claims.take(tx, id, arrangement);
    if (overbookReason) await this.reasons.keep(tx, by, id, 'overbooked', overbookReason);
    const isOutside = outside !== null && arrangement.isOutside === true;
    const visit = bookedVisit(booking, known, snapshot);
    if (isOutside) await this.reasons.keep(tx, by, id, 'outside', outside);
    await record(tx, {
      at: now,
      actor: actorOf(by),
      action: 'booking.confirmed',
      subject: id,
      detail: {
        sequence,
        told: tell && visit.patient!.email !== null,
        ...(overbookReason && { overbooked: true }),
        ...(isOutside && { outsideHours: true }),
        ...(wrong && { wrongAudience: true }),
      },
    });
    return visit;
  }

  /** @throws Refusal doubtful */
  private async askFirst(
    tx: EntityManager,
    by: StaffActor,
    visit: Pick<PlacedVisit, 'candidate' | 'start'>,
    patientId: string,
    accepted: readonly Doubt[],
  ): Promise<void> {
    const { timeZone } = visit.candidate.location;
    const { date } = wallOf(timeZone, visit.start);
    const thatDay = await this.patientDays.locked(tx, by, patientId, timeZone, date);
    const all = doubtsAbout(stayOf(visit), thatDay, timeZone, this.clock.now());
    const doubts = all.filter((doubt) => !accepted.includes(doubt));
    if (doubts.length > 0) throw new Refusal('doubtful', { doubts });
  }

  private async patientOf(tx: EntityManager, by: StaffActor, who: PatientRef, at: GivenAt): Promise<Person> {
    if ('id' in who) return { id: who.id, record: await this.search.one(by, who.id, tx), says: saysNothing };
    const { name, email, phone } = who;
    const { says, ...patient } = await this.patients.rememberCaller(tx, { name, email, phone }, at);
    // The desk knows whom it speaks to. A practitioner must not learn a number by typing somebody's name and address.
    return { ...patient, says: { ...says, unproven: says.unproven && ownOnly(by) !== null } };
  }
}

function stayOf({ candidate, start }: Pick<PlacedVisit, 'candidate' | 'start'>): Stay {
  return { startsAt: instantOfMinute(start), endsAt: instantOfMinute(start + candidate.visit.minutes) };
}

/** A practitioner books into their own diary. @throws Refusal not-found */
export function ownDiaryOnly(by: StaffActor, { practitioner }: Candidate): void {
  const own = ownOnly(by);
  if (own !== null && practitioner.id !== own) throw new Refusal('not-found');
}
