import { Injectable } from '@nestjs/common';
import type { Candidate } from '../../../availability/candidates.js';
import { Catalogue } from '../../../availability/catalogue.service.js';
import { PairSlots, type PairCandidate } from '../../../availability/pair-slots.service.js';
import type { Pair } from '../../../availability/pairs.js';
import type { Snapshot } from '../../../availability/snapshot.js';
import { Slots } from '../../../availability/slots.service.js';
import { BookingRows } from '../../../bookings/booking-rows.service.js';
import { OwnContacts } from '../../../bookings/by-patient/own-contacts.service.js';
import type { Location } from '../../../locations/location.js';
import { refusalOf } from '../../../patients/returning.js';
import { Clock } from '../../../platform/clock.js';
import { secretToken } from '../../../platform/ids.random.js';
import { dateAdd, isDate, isoOf, minuteOf, wallOf } from '../../../time/wall-clock.js';
import { clock, shortDate } from '../../../time/wording.js';
import { refusalText } from '../../shared/field-errors.js';
import type { Site } from '../../shared/site.js';
import { timesView } from '../book/choose-time.view.js';
import type { ChooseTimeView } from '../book/choose-time-page.js';
import { fortnightOf } from '../book/fortnight.js';
import { nameOf, type TwoMembers } from '../book/household-member.js';
import type { Picked } from '../book/picker.service.js';
import { minuteOfStart } from '../book/start.js';
import type { TimeLink } from '../find/person-card.js';
import { phonesOf } from '../in-words.js';
import { snapshotIn } from '../snapshot-in.js';
import { fieldsOf, pairAddress, type PairChoice, type PairQuery } from './pair-choice.js';
import { choicesView } from './pair-choices.view.js';
import type { PairTimesView } from './pair-times-page.js';

interface Asked extends Pick<PairQuery, 'day' | 'start' | 'times'> {
  readonly errors?: ChooseTimeView['errors'];
  /** Why the last try did not work. */
  readonly refused?: string;
  /** Ids of the holds of this very browser: their time counts as free. */
  readonly without?: readonly string[];
}

type Found = readonly Pair<PairCandidate>[];

/** Choosing a time for two visits in one go. */
@Injectable()
export class PairTimes {
  constructor(
    private readonly pairSlots: PairSlots,
    private readonly slots: Slots,
    private readonly catalogue: Catalogue,
    private readonly rows: BookingRows,
    private readonly contacts: OwnContacts,
    private readonly clock: Clock,
  ) {}

  /** What is left open is chosen: the same treatment for both, and where somebody of this address comes to otherwise. */
  async choice(
    [{ email, person: one }, { person: other }]: TwoMembers,
    { person, treatment, order, location, practitioner }: PairQuery,
  ): Promise<PairChoice | undefined> {
    const snapshot = await this.catalogue.current();
    const bases = snapshot.treatments.filter(({ kind, online }) => kind === 'base' && online);
    const wanted = treatment.filter((one) => bases.some(({ slug }) => slug === one));
    const first = wanted[0] ?? bases[0]?.slug ?? '';
    const treatments = [first, wanted[1] ?? first] as const;
    const places = placesFor(snapshot, treatments);
    const [last] = await this.rows.atAddress(email);
    const place =
      places.find(({ slug }) => slug === location) ?? places.find(({ id }) => id === last?.location.id) ?? places[0];
    if (!place) return undefined;
    const those = await this.slots.candidates({ treatment: first, locations: [place.slug] });
    return {
      people: [person[0]!, person[1]!],
      patients: [one?.id ?? null, other?.id ?? null],
      treatments,
      order,
      location: place.slug,
      practitioner: those.find((candidate) => candidate.practitioner.slug === practitioner)?.practitioner.slug,
    };
  }

  /** Of the place, ISO 3166-1. */
  async countryOf({ location }: PairChoice): Promise<string> {
    const { locations } = await this.catalogue.latest();
    return locations.find(({ slug }) => slug === location)?.address.country ?? '';
  }

  async view(site: Site, members: TwoMembers, choice: PairChoice, asked: Asked = {}): Promise<PairTimesView> {
    const snapshot = snapshotIn(await this.catalogue.current(), site.locale);
    const candidates = await this.slots.candidates({ treatment: choice.treatments[0], locations: [choice.location] });
    const [candidate] = candidates as [Candidate, ...Candidate[]];
    const found = await this.pairSlots.starts(choice, { without: asked.without });
    const start = minuteOfStart(asked.start);
    const { timeZone } = candidate.location;
    const day = start === null ? asked.day : wallOf(timeZone, start).date;
    const picked = await this.pick(choice, candidates, found, day);
    const ends = new Map(found.map((pair) => [pair.start, endOf(pair)]));
    const times = timesView(site, picked, candidate, {
      start: asked.start,
      all: asked.times === 'all',
      action: '/book/together',
      fields: fieldsOf(choice),
      manyZones: new Set(snapshot.locations.map((location) => location.timeZone)).size > 1,
      endOf: (one) => ends.get(one)!,
    });
    return {
      ...choicesView(site, snapshot, members, choice, { places: placesFor(snapshot, choice.treatments), candidates }),
      unavailable: await this.notForThem(site, snapshot, members, choice),
      ...times,
      form: { action: '/book/together/holds', fields: { ...fieldsOf(choice), day: picked.day, once: secretToken() } },
      phones: phonesOf([candidate.location]),
      errors: asked.errors ?? {},
      refused: asked.refused
        ? { sentence: asked.refused, nearest: start === null ? [] : nearest(site, found, start, choice) }
        : undefined,
    };
  }

  /** Whose treatment is for others than them, if anybody’s. */
  private async notForThem(
    site: Site,
    { treatments }: Snapshot,
    members: TwoMembers,
    choice: PairChoice,
  ): Promise<string | undefined> {
    const said = await Promise.all(
      members.map(async (member, position) => {
        const treatment = treatments.find(({ kind, slug }) => kind === 'base' && slug === choice.treatments[position])!;
        const wrong = await this.contacts.wrongAudience(member.email, choice.people[position]!, treatment);
        return wrong ? [`${nameOf(site, member)}: ${refusalText(site, refusalOf(wrong))}`] : [];
      }),
    );
    return said.flat().join(' ') || undefined;
  }

  private async pick(choice: PairChoice, candidates: readonly Candidate[], found: Found, asked = ''): Promise<Picked> {
    const zone = candidates[0]!.location.timeZone;
    const now = Math.ceil(this.clock.now().getTime() / 60_000);
    const today = wallOf(zone, now).date;
    const last = dateAdd(today, Math.max(...candidates.map(({ terms }) => terms.horizonDays)));
    const day = isDate(asked) && asked >= today && asked <= last ? asked : undefined;
    const starts = found.map(({ start }) => start);
    const fortnight = fortnightOf(starts, { zone, today, last }, day);
    const windowOf = (date: string) => ({ from: minuteOf(zone, date, 0), to: minuteOf(zone, dateAdd(date, 1), 0) });
    const emptyDays = fortnight.days.filter((one) => one.starts.length === 0);
    const why = await this.pairSlots.emptiness(choice, [
      ...emptyDays.map(({ date }) => windowOf(date)),
      { from: now, to: minuteOf(zone, dateAdd(last, 1), 0) },
    ]);
    const empty = new Map(emptyDays.map((one, n) => [one, why[n]]));
    const days = fortnight.days.map((one) => ({ ...one, empty: empty.get(one) }));
    return { ...fortnight, zone, today, last, days, mayOpen: starts.length === 0 && why.at(-1) === 'full' };
  }
}

/** Where both can be done, in the clinic's order. */
function placesFor({ locations, offers, treatments }: Snapshot, wanted: readonly string[]): readonly Location[] {
  const ids = wanted.map((slug) => treatments.find((one) => one.kind === 'base' && one.slug === slug)?.id);
  return locations.filter((location) =>
    ids.every((id) => offers.some(({ treatmentId, locationId }) => treatmentId === id && locationId === location.id)),
  );
}

/** When the last of the two leaves. */
function endOf({ first, start, second, secondStart }: Pair<PairCandidate>): number {
  return Math.max(start + first.visit.minutes, secondStart + second.visit.minutes);
}

function nearest({ locale, now }: Site, found: Found, missed: number, choice: PairChoice): TimeLink[] {
  const distance = ({ start }: Pair<PairCandidate>) => Math.abs(start - missed);
  return found
    .toSorted((a, b) => distance(a) - distance(b))
    .slice(0, 3)
    .map(({ start, first }) => {
      const zone = first.candidate.location.timeZone;
      const { date } = wallOf(zone, start);
      const at = isoOf(zone, start);
      return {
        href: pairAddress(choice, { day: date, start: at }),
        day: shortDate(date, locale, now),
        time: clock(zone, start, locale),
        at,
      };
    });
}
