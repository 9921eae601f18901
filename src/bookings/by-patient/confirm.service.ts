import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { record } from '../../accounts/audit.service.js';
import { clinicLocale, localeFor } from '../../i18n/language.js';
import { visitToken } from '../../notifications/visit-link.js';
import type { Contact } from '../../patients/contact.js';
import { wrongAudience } from '../../patients/last-seen.service.js';
import { Patients, type Remembered } from '../../patients/patients.service.js';
import { refusalOf } from '../../patients/returning.js';
import { type Says, isSamePerson, saysAnother, saysNothing } from '../../patients/says.js';
import { Clock } from '../../platform/clock.js';
import type { Origin } from '../../platform/http/origin.decorator.js';
import { settled, withCommit } from '../../platform/database.client.js';
import { Idempotency, type IdempotentRequest } from '../../platform/idempotency.service.js';
import { Keys, sha256 } from '../../platform/keys.service.js';
import { Refusal } from '../../platform/refusal.js';
import { type Booked, bookedAs } from '../booked.js';
import { type BookedVisit, requestOf } from '../booked-visit.js';
import { Admissions } from '../admissions.service.js';
import { bookProvisionally, confirm, isProvisional } from '../booking.js';
import { type BookingSecrets, saveBooking } from '../booking.table.js';
import { BookingRows } from '../booking-rows.service.js';
import { Alternatives } from '../holding/alternatives.service.js';
import { heldTerms } from '../holding/held-terms.js';
import { provisionalIfBusy } from './provisional-if-busy.js';
import { BookingNotifications } from '../notices/booking-notifications.service.js';

/** What patients say of themselves and of the visit. Note, answers and consents are encrypted before they are stored. */
export interface PatientDetails {
  readonly contact: Contact;
  readonly note?: string | null;
  readonly answers?: Readonly<Record<string, unknown>> | null;
  readonly consents?: Readonly<Record<string, unknown>> | null;
  /** The link that led here, and where on its page it stood. */
  readonly viaLinkId?: string | null;
  readonly viaPlacement?: string | null;
  /** The language of messages to them, BCP 47. */
  readonly language?: string | null;
  /** A reminder by text message as well. */
  readonly textWanted?: boolean;
  /** Whoever books has opened a link sent to the address: what they say of the people there is so. */
  readonly proven?: boolean;
  /** The booking waits for the button in the email, whatever the limits say. */
  readonly mustProve?: boolean;
  /** Undefined where nothing limits what may be booked. */
  readonly origin?: Origin;
}

/** A hold becomes a visit: with its patient, audit row and notifications, or not at all. */
@Injectable()
export class Confirmations {
  constructor(
    private readonly rows: BookingRows,
    private readonly patients: Patients,
    private readonly admissions: Admissions,
    private readonly notifications: BookingNotifications,
    private readonly alternatives: Alternatives,
    private readonly idempotency: Idempotency,
    private readonly keys: Keys,
    private readonly clock: Clock,
  ) {}

  /**
   * A hold that was confirmed before answers whoever sends the same person's details again with the visit it became.
   * @throws Refusal hold-expired: with `alternatives`, unless somebody else has the time already
   */
  confirm(hold: string, details: PatientDetails, once?: IdempotentRequest): Promise<Booked> {
    const helpful = async (refusal: Refusal) => {
      const lapsed = refusal.code === 'hold-expired' ? await this.rows.byHold(hold).catch(gone) : null;
      return lapsed ? this.alternatives.addTo(refusal, requestOf(lapsed)) : this.admissions.noted(refusal);
    };
    return provisionalIfBusy(details, once, (given, sent) =>
      this.idempotency.run(sent, (tx) => this.confirmIn(tx, hold, given), helpful),
    );
  }

  /**
   * The same as part of a transaction. What is for others than them is refused only to whoever has proven who they are: from
   * anybody else the booking is taken, and they are told by email.
   * @throws Refusal hold-expired, new-patients-only, returning-patients-only
   */
  async confirmIn(tx: EntityManager, hold: string, details: PatientDetails): Promise<Booked> {
    const held = await this.rows.byHold(hold, tx, true);
    if (held.booking.status !== 'held' || isProvisional(held.booking)) {
      // The address of the form stays in histories and in messages to friends: it does not give away the link of the visit.
      if (!held.patient || !isSamePerson(held.patient, details.contact)) throw new Refusal('hold-expired');
      return this.booked(held);
    }
    const [visit] = (await this.confirmAllIn(tx, [held], details)) as [BookedVisit];
    await (isProvisional(visit.booking)
      ? this.notifications.askForProof(tx, visit)
      : this.notifications.notifyNew(tx, visit));
    return this.booked(visit);
  }

  /**
   * What is held together, in order of time, becomes the visits of one person; whoever calls tells them. The rows are locked.
   * @throws Refusal hold-expired, new-patients-only, returning-patients-only; with the `position` of a visit: patient-busy
   */
  async confirmAllIn(
    tx: EntityManager,
    all: readonly BookedVisit[],
    details: PatientDetails,
  ): Promise<readonly BookedVisit[]> {
    const held = all[0]!;
    const now = this.clock.now();
    const { contact, language = null, textWanted = false, viaLinkId = null, viaPlacement = null } = details;
    const { origin, proven = false, mustProve = false } = details;
    const locale = localeFor(language ?? held.clinic.locale, clinicLocale(held.clinic));
    const { country } = held.location.address;
    // Always in this order, so that two bookings of one person do not wait for each other.
    const [{ provisional, unprovenAddress }, remembered] = await Promise.all([
      this.admissions.admit(
        tx,
        all,
        contact.email,
        origin,
        proven ? 'at-the-border' : mustProve ? 'always' : undefined,
      ),
      this.patients.remember(tx, contact, { country, locale }),
    ]);
    const { id: patientId, record: known } = remembered;
    const says = proven ? await this.accepted(tx, remembered, held.booking.id) : remembered.says;
    const asOf = { months: held.clinic.policy.returningMonths, now };
    const wrong = await wrongAudience(tx, patientId, [held.treatment, ...held.addOns], asOf);
    if (wrong && proven) throw refusalOf(wrong);
    const given = { patientId, ...says, unprovenAddress, language, textWanted, viaLinkId, viaPlacement };
    const until = new Date(now.getTime() + held.clinic.policy.provisionalMinutes * 60_000);
    const visits: BookedVisit[] = [];
    for (const [position, one] of all.entries()) {
      const asked = { ...given, ...heldTerms(one, locale) };
      const booking = provisional
        ? bookProvisionally(one.booking, asked, until, now)
        : confirm(one.booking, asked, now);
      const visit = { ...one, booking, patient: contact, record: known, wrongAudience: wrong };
      const { id, sequence } = booking;
      const action = provisional ? 'booking.provisional' : 'booking.confirmed';
      const secrets = this.secretsOf(this.booked(visit).token, id, details);
      await withCommit(tx, saveBooking(tx, one.booking, booking, secrets));
      // Refused now, not when all are committed.
      if (all.length > 1) await atPosition(position, settled(tx));
      await record(tx, { at: now, actor: 'patient', action, subject: id, detail: { sequence } });
      visits.push(visit);
    }
    return visits;
  }

  /** As the patient is told of the visit, with the secret of its link. */
  booked(visit: BookedVisit): Booked {
    return bookedAs(visit, visitToken(this.keys, visit.booking.id, visit.booking.linkGeneration));
  }

  /** The record follows; the booking has nothing else to say, unless it is another address of a merged record: see `SaidContacts`. */
  private async accepted(tx: EntityManager, { id, record: known, says }: Remembered, bookingId: string): Promise<Says> {
    if (saysAnother(known, says)) return { ...says, unproven: false };
    if (says.saidName ?? says.saidEmail ?? says.saidPhone) {
      await this.patients.accept(tx, id, says, null);
      const at = this.clock.now();
      await record(tx, { at, actor: 'patient', action: 'patient.contact-accepted', subject: bookingId });
    }
    return saysNothing;
  }

  private secretsOf(
    token: string,
    id: string,
    { note, answers, consents }: PatientDetails,
  ): Pick<BookingSecrets, 'linkHash' | 'sealedNote' | 'sealedAnswers'> {
    const sheet = answers || consents ? JSON.stringify({ answers: answers ?? {}, consents: consents ?? {} }) : null;
    return {
      linkHash: sha256(token),
      sealedNote: note ? this.keys.seal(note, `bookings/${id}/note`) : null,
      sealedAnswers: sheet === null ? null : this.keys.seal(sheet, `bookings/${id}/answers`),
    };
  }
}

/** A refusal that says which visit it is about. */
export function atPosition<T>(position: number, work: Promise<T>): Promise<T> {
  return work.catch((fault: unknown) => {
    throw fault instanceof Refusal ? new Refusal(fault.code, { ...fault.values, position }) : fault;
  });
}

function gone(fault: unknown): null {
  if (fault instanceof Refusal) return null;
  throw fault;
}
