import { Injectable } from '@nestjs/common';
import { Catalogue } from '../../../availability/catalogue.service.js';
import { instantOfMinute, minuteOfInstant, type ShownTerms } from '../../../bookings/booking.js';
import { BookingRows } from '../../../bookings/booking-rows.service.js';
import { entryToken } from '../../../notifications/waitlist-link.js';
import { Keys } from '../../../platform/keys.service.js';
import { secretToken } from '../../../platform/ids.random.js';
import { clock, longTime, shortTime, zoneName } from '../../../time/wording.js';
import { termsOf } from '../../../treatments/terms.js';
import type { OfferView as Offer } from '../../../waitlist/views.js';
import { Waitlist } from '../../../waitlist/waitlist.service.js';
import type { Site } from '../../shared/site.js';
import { phonesOf, summaryOf, unbroken } from '../in-words.js';
import type { OfferOverView, OfferView } from './offer-page.js';

/** A held time as it is shown to whom it is offered. */
@Injectable()
export class OfferViews {
  constructor(
    private readonly catalogue: Catalogue,
    private readonly rows: BookingRows,
    private readonly waitlist: Waitlist,
    private readonly keys: Keys,
  ) {}

  async open(site: Site, offer: Offer, fault?: string): Promise<OfferView> {
    const { t, locale, now } = site;
    const { start, end, price, currency, timeZone: zone, expiresAt, visit, token } = offer;
    const { byId, clinic, locations } = await this.catalogue.latest();
    const named = <N extends { readonly slug: string }>(all: ReadonlyMap<string, N>, slug: string) =>
      [...all.values()].find((one) => one.slug === slug)!;
    const treatments = [...byId.treatment.values()];
    const treatment = treatments.find(({ kind, slug }) => kind === 'base' && slug === offer.treatment)!;
    const addOns = treatments.filter(({ kind, slug }) => kind === 'add-on' && offer.addOns.includes(slug));
    const location = named(byId.location, offer.location);
    const kept: ShownTerms | null = visit && (await this.rows.byReference(visit.reference, null)).booking;
    const about = { treatment, addOns, practitioner: named(byId.practitioner, offer.practitioner), location };
    const terms = kept ?? termsOf(clinic.policy, [treatment, ...addOns]);
    const severalZones = new Set(locations.map(({ timeZone }) => timeZone)).size > 1;
    return {
      visit: summaryOf(site, {
        ...about,
        terms,
        price,
        currency,
        minutes: end - start,
        start,
        now: instantOfMinute(now),
      }),
      when: longTime(zone, start, locale, now),
      short: shortTime(zone, start, locale, now),
      until: clock(zone, minuteOfInstant(expiresAt), locale),
      untilAt: expiresAt.toISOString(),
      zone: severalZones ? t('book.zone', { place: zoneName(zone) }) : undefined,
      instead: visit ? unbroken(longTime(visit.timeZone, visit.start, locale, now)) : undefined,
      accept: `/waitlist/offer/${token}/accept`,
      decline: `/waitlist/offer/${token}/decline`,
      leave: `${this.entryOf(offer)}/leave`,
      fields: { once: secretToken() },
      fault,
      phones: phonesOf([location]),
    };
  }

  async over({ locale, now }: Site, offer: Offer): Promise<OfferOverView> {
    const { start, timeZone, visit, token } = offer;
    const { status } = await this.waitlist.byToken(entryToken(this.keys, offer.entryId));
    return {
      state: offer.state === 'open' ? 'lapsed' : offer.state,
      when: longTime(timeZone, start, locale, now),
      kept: visit ? unbroken(longTime(visit.timeZone, visit.start, locale, now)) : undefined,
      ended: status === 'ended',
      entry: this.entryOf(offer),
      accept: `/waitlist/offer/${token}/accept`,
    };
  }

  private entryOf({ entryId }: Offer): string {
    return `/waitlist/entry/${entryToken(this.keys, entryId)}`;
  }
}
