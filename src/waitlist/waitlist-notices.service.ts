import { Inject, Injectable } from '@nestjs/common';
import { Catalogue } from '../availability/catalogue.service.js';
import type { Snapshot } from '../availability/snapshot.js';
import { minuteOfInstant } from '../bookings/booking.js';
import { clinicLocale, localeFor } from '../i18n/language.js';
import { greetingName } from '../notifications/greeting-name.js';
import type { Notification, WaitlistNotification } from '../notifications/notification.js';
import { Outbox } from '../notifications/outbox.service.js';
import { emailKey } from '../patients/identity.js';
import { numberToText } from '../patients/phone-number.js';
import { Clock } from '../platform/clock.js';
import type { Via } from '../platform/database.client.js';
import { SETTINGS, type Settings } from '../platform/settings.js';
import { allTranslated, translated } from '../treatments/translated.js';
import { proveWithinMinutes } from './entry.js';
import type { EntryRow } from './entry-rows.service.js';
import type { Offer } from './offer.js';

type Reach = Pick<EntryRow, 'email' | 'phone' | 'phoneKey' | 'bookingId'>;

/** How somebody who waits can be told at once, without the desk. */
export type ReachedBy = 'email' | 'text' | 'nothing';

/** What people on the waitlist are told. */
@Injectable()
export class WaitlistNotices {
  constructor(
    private readonly outbox: Outbox,
    private readonly catalogue: Catalogue,
    private readonly clock: Clock,
    @Inject(SETTINGS) private readonly settings: Pick<Settings, 'texts'>,
  ) {}

  /** The button that proves the address. */
  async askForProof(tx: Via, entry: EntryRow): Promise<void> {
    const common = await this.about(tx, entry);
    await this.outbox.post(tx, {
      ...common,
      key: `waitlist-asked/${entry.id}`,
      channel: 'email',
      template: 'waitlist-asked',
      to: entry.email!,
      unprovenAddress: emailKey(entry.email!),
      data: { ...common.data, name: greetingName(entry.name), hours: proveWithinMinutes / 60 },
    });
  }

  /** They wait from now on. Nothing where there is no address. */
  async tellPlace(tx: Via, entry: EntryRow, ahead: number): Promise<void> {
    if (entry.email === null) return;
    const common = await this.about(tx, entry);
    await this.outbox.post(tx, {
      ...common,
      key: `waitlist-joined/${entry.id}`,
      channel: 'email',
      template: 'waitlist-joined',
      to: entry.email,
      unprovenAddress: entry.unprovenAddress,
      data: { ...common.data, place: ahead + 1 },
    });
  }

  /** `country`: of the place that a time is offered at. Who has no appointment needs an address to book one by themselves. */
  reachedBy(reach: Reach, country: string): ReachedBy {
    if (reach.email !== null) return 'email';
    if (reach.bookingId === null) return 'nothing';
    return this.numberOf(reach, country) === null ? 'nothing' : 'text';
  }

  /** By email, and by text message where that is wanted or the only way. */
  async offer(tx: Via, entry: EntryRow, offer: Offer): Promise<void> {
    const snapshot = await this.catalogue.latest(tx);
    const common = await this.about(tx, entry, snapshot);
    const { byId } = snapshot;
    const location = byId.location.get(offer.locationId)!;
    const data = {
      ...common.data,
      offerId: offer.id,
      start: minuteOfInstant(offer.startsAt),
      end: minuteOfInstant(offer.endsAt),
      until: Math.floor(offer.expiresAt.getTime() / 60_000),
      practitioner: { name: byId.practitioner.get(offer.practitionerId)!.name },
      location: {
        name: location.name,
        address: location.address,
        phone: location.phone,
        access: location.access,
        timeZone: location.timeZone,
      },
      price: offer.price,
      currency: offer.currency,
      previous: entry.visitStartsAt && {
        start: minuteOfInstant(entry.visitStartsAt),
        timeZone: byId.location.get(entry.visitLocationId!)!.timeZone,
      },
    };
    const posted = { about: common.about, at: common.at, data } as const;
    const messages: Notification[] = [];
    if (entry.email !== null)
      messages.push({
        ...posted,
        key: `waitlist-offer/${offer.id}`,
        channel: 'email',
        template: 'waitlist-offer',
        to: entry.email,
        unprovenAddress: entry.unprovenAddress,
      });
    const { country } = location.address;
    const byText = this.reachedBy(entry, country) === 'text' || (entry.email !== null && entry.textWanted);
    const number = byText ? this.numberOf(entry, country) : null;
    if (number !== null)
      messages.push({
        ...posted,
        data: { ...data, textOnly: entry.email === null },
        key: `text-waitlist-offer/${offer.id}`,
        channel: 'text',
        template: 'waitlist-offer',
        to: number,
      });
    await this.outbox.post(tx, ...messages);
  }

  private numberOf({ phone, phoneKey }: Reach, country: string): string | null {
    return this.settings.texts && phone ? numberToText(phone, phoneKey, country) : null;
  }

  private async about(tx: Via, entry: EntryRow, known?: Snapshot) {
    const { clinic, byId } = known ?? (await this.catalogue.latest(tx));
    const locale = localeFor(entry.language ?? clinic.locale, clinicLocale(clinic));
    const { treatment } = byId;
    const data: WaitlistNotification = {
      locale,
      clinic: { name: clinic.name },
      name: entry.unprovenAddress === null ? entry.name : greetingName(entry.name),
      entryId: entry.id,
      treatment: translated(treatment.get(entry.treatmentId)!, locale).name,
      addOns: allTranslated(
        entry.addOnIds.map((id) => treatment.get(id)!),
        locale,
      ).map(({ name }) => name),
    };
    // Of a visit, its own; else what an erasure finds by the patient.
    return { about: entry.bookingId ?? entry.patientId, at: this.clock.now(), data };
  }
}
