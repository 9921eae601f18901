import { Injectable } from '@nestjs/common';
import { Catalogue } from '../../../availability/catalogue.service.js';
import type { Snapshot } from '../../../availability/snapshot.js';
import { StaffSlots } from '../../../availability/staff-slots.service.js';
import { Refusal } from '../../../platform/refusal.js';
import { typedEnd, typedMinute } from '../../../time/typed-time.js';
import { dateAdd, isDate, minuteOf, wallOf } from '../../../time/wall-clock.js';
import { clock, longDate, longPeriod, shortTime } from '../../../time/wording.js';
import { FreedTimeOutcomes } from '../../../waitlist/freed-time-outcomes.service.js';
import { StaffWaitlist } from '../../../waitlist/staff-waitlist.service.js';
import type { StaffEntry } from '../../../waitlist/views.js';
import { fits } from '../../../waitlist/wishes.js';
import type { FieldErrors } from '../../shared/form.js';
import type { Site } from '../../shared/site.js';
import { diaryAddress } from '../diary/diary-query.js';
import type { WaitlistEntryView } from './waitlist-entry-page.js';
import type { WaitlistView } from './waitlist-page.js';
import type { WaitlistTimeView } from './waitlist-time-page.js';
import { entryLine, heldLine, nextLine, offerInWords, openedLine, timeInWords } from './waitlist-words.js';

/** A stretch of somebody's time; slugs, UTC epoch minutes. */
export interface Stretch {
  readonly practitioner: string;
  readonly location: string;
  readonly from: number;
  readonly until: number;
}

/** A stretch as it was drawn, or typed. */
export type AskedTime = Pick<Stretch, 'practitioner' | 'location'> & {
  readonly from?: number | undefined;
  readonly until?: number | undefined;
  readonly day: string;
  readonly begins: string;
  readonly ends: string;
};

/** As many of those that opened up as are worth a look. */
const recent = 8;
/** Beyond that nobody offers a time that has just opened up. */
const daysAhead = 28;

/** The waitlist as the desk's pages show it. */
@Injectable()
export class StaffWaitlistViews {
  constructor(
    private readonly catalogue: Catalogue,
    private readonly waitlist: StaffWaitlist,
    private readonly outcomes: FreedTimeOutcomes,
    private readonly slots: StaffSlots,
  ) {}

  async list(site: Site): Promise<Omit<WaitlistView, 'member'>> {
    const snapshot = await this.catalogue.latest();
    const [entries, freed] = await Promise.all([this.waitlist.list(), this.outcomes.latest(recent)]);
    return {
      off: !snapshot.clinic.policy.waitlist,
      held: entries.flatMap(({ name, offer }) => (offer ? [heldLine(site, snapshot, name, offer)] : [])),
      opened: freed.map((one) => openedLine(site, snapshot, one)),
      entries: entries.map((entry) => entryLine(site, snapshot, entry)),
    };
  }

  /** Of whom a sentence speaks. @throws Refusal not-found */
  async person(id: string): Promise<{ readonly name: string; readonly phone: string }> {
    const { name, phone } = await this.waitlist.entry(id);
    return { name, phone: phone ?? 'none' };
  }

  async entry(
    site: Site,
    id: string,
    asked: { readonly day?: string | undefined; readonly location: string },
  ): Promise<Omit<WaitlistEntryView, 'member'>> {
    const snapshot = await this.catalogue.latest();
    const entry = await this.waitlist.entry(id);
    return {
      entry: { ...entryLine(site, snapshot, entry), email: entry.email },
      errors: {},
      typed: { reason: entry.deskReason ?? '' },
      priority: String(entry.priority),
      held: entry.offer && (entry.offer.rank.includes('steered') ? 'desk' : 'line'),
      offers: entry.offers.map((offer) => {
        const when = shortTime(offer.timeZone, offer.start, site.locale, site.now);
        return `${timeInWords(site, snapshot, when, offer)}. ${offerInWords(site, entry.name, offer)}`;
      }),
      offer: entry.status === 'waiting' && !entry.offer ? await this.offer(site, snapshot, entry, asked) : undefined,
    };
  }

  /** @throws Refusal not-found: there is no such practitioner or location */
  async time(site: Site, asked: AskedTime): Promise<Omit<WaitlistTimeView, 'member'>> {
    const snapshot = await this.catalogue.latest();
    const { practitioners, locations } = snapshot;
    const place = locations.find(({ slug }) => slug === asked.location) ?? locations[0];
    if (!place) throw new Refusal('not-found');
    const { timeZone: zone, slug: location } = place;
    const { stretch, errors } = stretchIn(site, { ...asked, location }, zone);
    const day = stretch ? wallOf(zone, stretch.from).date : asked.day || wallOf(zone, site.now).date;
    const wall = (minute: number) => clock(zone, minute, site.locale);
    return {
      could: stretch && (await this.could(site, snapshot, stretch, zone)),
      back: diaryAddress({ span: 'day', day, at: location, by: 'practitioners', color: 'status' }),
      practitioners: practitioners.map(asChoice),
      places: locations.map(asChoice),
      typed: {
        practitioner: asked.practitioner,
        location,
        day,
        begins: asked.begins || (stretch ? wall(stretch.from) : ''),
        ends: asked.ends || (stretch ? wall(stretch.until) : ''),
      },
      errors,
    };
  }

  private async could(
    site: Site,
    snapshot: Snapshot,
    stretch: Stretch,
    zone: string,
  ): Promise<WaitlistTimeView['could']> {
    const { practitioner, location, from, until } = stretch;
    const line = await this.waitlist.lineFor(stretch);
    return {
      time: timeInWords(site, snapshot, longPeriod(zone, from, until, site.locale, site.now), stretch),
      line: line.map(({ start, hasOffer, ...one }) => ({
        ...nextLine(site, one),
        at: clock(zone, start, site.locale),
        hasOffer,
        slot: `${start}/${practitioner}`,
        location,
      })),
    };
  }

  /** The times of a day that is asked for, or of the first one with a time that suits them. */
  private async offer(
    site: Site,
    snapshot: Snapshot,
    { treatment, addOns, wishes }: StaffEntry,
    { day, location }: { readonly day?: string | undefined; readonly location: string },
  ): Promise<WaitlistEntryView['offer']> {
    const wanted = { treatment, addOns, audience: 'staff' } as const;
    const places = snapshot.locations;
    const chosen = places.find(({ slug }) => slug === (location || wishes.locations[0])) ?? places[0];
    if (!chosen) return undefined;
    const { timeZone: zone } = chosen;
    const today = wallOf(zone, site.now).date;
    const [first, last] = day ? [day, dateAdd(day, 1)] : [today, dateAdd(today, daysAhead)];
    const from = Math.max(site.now, minuteOf(zone, first, 0));
    const slots = await this.slots.free({ ...wanted, locations: [chosen.slug] }, from, minuteOf(zone, last, 0), {});
    const suits = (slot: (typeof slots)[number]) =>
      fits(wishes, { ...slot.candidate, start: slot.start, end: slot.start + slot.candidate.visit.minutes });
    const dayOf = ({ start }: { readonly start: number }) => wallOf(zone, start).date;
    const shown = day ?? dayOf(slots.find(suits) ?? { start: site.now });
    const ofDay = slots.filter((slot) => dayOf(slot) === shown);
    return {
      minutes: snapshot.clinic.policy.offerMinutes,
      day: shown,
      dayName: longDate(shown, site.locale, site.now),
      places: places.map(asChoice),
      location: chosen.slug,
      times: [...ofDay.filter(suits), ...ofDay.filter((slot) => !suits(slot))].map((slot) => ({
        value: `${slot.start}/${slot.candidate.practitioner.slug}`,
        label: `${clock(zone, slot.start, site.locale)}, ${slot.candidate.practitioner.name}`,
        hint: suits(slot) ? site.t('desk-waitlist.offer-suits') : undefined,
      })),
    };
  }
}

const asChoice = ({ slug, name }: { readonly slug: string; readonly name: string }) => ({ value: slug, label: name });

/** Nothing is wrong where nothing has been typed yet. */
function stretchIn(
  site: Site,
  { practitioner, location, from, until, day, begins, ends }: AskedTime,
  zone: string,
): { readonly stretch?: Stretch; readonly errors: FieldErrors } {
  if (from !== undefined && until !== undefined && from < until)
    return { stretch: { practitioner, location, from, until }, errors: {} };
  if (!begins && !ends) return { errors: {} };
  const [begin, end] = [typedMinute(begins), typedEnd(ends)];
  const errors = {
    ...(!isDate(day) && { day: site.t('fault.date') }),
    ...(begin === null && { begins: site.t('fault.time') }),
    ...(end === null
      ? { ends: site.t('fault.time') }
      : begin !== null && end <= begin && { ends: site.t('fault.order') }),
  };
  if (Object.keys(errors).length > 0) return { errors };
  const typed = { from: minuteOf(zone, day, begin!), until: minuteOf(zone, day, end!) };
  return { stretch: { practitioner, location, ...typed }, errors };
}
