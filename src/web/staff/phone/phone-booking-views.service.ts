import { Injectable } from '@nestjs/common';
import { type StaffActor, ownOnly } from '../../../accounts/staff-actor.js';
import { Catalogue } from '../../../availability/catalogue.service.js';
import { type StaffSlot, StaffSlots } from '../../../availability/staff-slots.service.js';
import { Clock } from '../../../platform/clock.js';
import { secretToken } from '../../../platform/ids.random.js';
import { typedMinute } from '../../../time/typed-time.js';
import { dateAdd, minuteOf, wallOf } from '../../../time/wall-clock.js';
import { clockOfDay, longDate } from '../../../time/wording.js';
import { termsOf } from '../../../treatments/terms.js';
import { termsInWords } from '../../patient/in-words.js';
import type { Site } from '../../shared/site.js';
import { notificationLanguages } from '../notification-languages.js';
import { addOnChoice } from './add-on-choice.js';
import { CallerViews } from './caller-views.service.js';
import { freeTimes, lengthAndPriceText, nextDays } from './free-times.view.js';
import { type Offer, offerOf } from './offer.view.js';
import { chosenDay, choicesOf, dayOf, isPinned, type PhoneForm } from './phone-form.js';
import type { PhoneView, WrongView } from './phone-page.js';

/** What the receptionist sees while the caller speaks: who it could be, and what is free. */
@Injectable()
export class PhoneBookingViews {
  constructor(
    private readonly catalogue: Catalogue,
    private readonly slots: StaffSlots,
    private readonly callers: CallerViews,
    private readonly clock: Clock,
  ) {}

  async view(site: Site, by: StaffActor, typed: PhoneForm, wrong: WrongView): Promise<PhoneView> {
    const form = await this.callers.withLastVisit(by, typed);
    const who = await this.callers.who(by, form);
    const own = ownOnly(by);
    const snapshot = await this.catalogue.latest();
    const posts = this.catalogue.postsOf(snapshot).filter((post) => own === null || post.practitioner.id === own);
    const offer = offerOf(snapshot, posts, form);
    const { location, treatment, chosenAddOns, practitioner } = offer;
    const { timeZone: zone, currency } = location;
    const { policy, locale: clinicLocale } = snapshot.clinic;
    const today = wallOf(zone, Math.floor(this.clock.now().getTime() / 60_000)).date;
    const day = dayOf(form) ?? today;
    const wanted = form.slot || form.start;
    const after = typedMinute(form.after) ?? 0;
    const free = freeTimes(site, await this.free(offer, day, today), { zone, currency, after, wanted });
    const isListed = free.parts.some(({ times, more }) => [...times, ...more].some(({ chosen }) => chosen));
    const choice = ({ slug, name }: { readonly slug: string; readonly name: string }) => ({ value: slug, label: name });
    const choices = {
      treatment: treatment?.slug ?? '',
      location: location.slug,
      practitioner: practitioner?.slug ?? '',
      addOn: chosenAddOns.map(({ slug }) => slug),
    };
    return {
      ...choices,
      q: form.q,
      back: form.back,
      patients: who.patients,
      unwritten: who.chosen?.email === null,
      name: form.name,
      phone: form.phone,
      email: form.email,
      carry: {
        filledFor: form.patient ?? '',
        asShown: choicesOf(choices),
        pinned: isPinned(form) ? 'yes' : '',
        shownDay: day,
      },
      treatments: offer.treatments.map(choice),
      addOns: offer.addOns.map((addOn) => addOnChoice(site, addOn, location, chosenAddOns.includes(addOn))),
      inAll: lengthAndPriceText(
        site,
        offer.candidates.map(({ visit }) => visit),
        currency,
      ),
      places: offer.places.map(choice),
      people: offer.people.map(choice),
      day,
      dayName: longDate(day, site.locale, site.now),
      days: nextDays(site, today),
      after: form.after,
      times: free,
      at:
        form.at ||
        (form.start !== undefined && !isListed ? clockOfDay(wallOf(zone, form.start).minute, site.locale) : ''),
      outside: form.outside,
      overbook: form.overbook,
      room: offer.room?.slug ?? '',
      isRoomUnfit: offer.isRoomUnfit,
      rooms: offer.rooms.map(choice),
      note: form.note,
      thatDay: await this.callers.thatDay(
        site,
        by,
        who,
        offer,
        snapshot,
        chosenDay(form, zone) ?? (form.slot === 'at' ? day : free.date || day),
      ),
      forAnyone: form.forAnyone === 'yes',
      forOthers: await this.callers.forOthers(site, who, offer),
      tell: form.asShown === '' || form.tell === 'yes',
      language: form.language ?? '',
      languages: notificationLanguages(site, clinicLocale),
      terms: treatment ? termsInWords(site, { terms: termsOf(policy, [treatment, ...chosenAddOns]), location }) : [],
      once: secretToken(),
      ...wrong,
    };
  }

  /** In the four weeks from that day; of a day that is over there are none. */
  private async free(
    { treatment, chosenAddOns, practitioner, people, location, room, isRoomUnfit }: Offer,
    day: string,
    today: string,
  ): Promise<readonly StaffSlot[]> {
    if (!treatment || day < today || isRoomUnfit) return [];
    const wanted = {
      treatment: treatment.slug,
      addOns: chosenAddOns.map(({ slug }) => slug),
      practitioners: (practitioner ? [practitioner] : people).map(({ slug }) => slug),
      locations: [location.slug],
    };
    const zone = location.timeZone;
    return this.slots.free(wanted, minuteOf(zone, day, 0), minuteOf(zone, dateAdd(day, 28), 0), { room: room?.slug });
  }
}
