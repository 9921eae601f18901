import { Injectable } from '@nestjs/common';
import { Catalogue } from '../../../availability/catalogue.service.js';
import type { Candidate, Wanted } from '../../../availability/candidates.js';
import { Slots } from '../../../availability/slots.service.js';
import type { Alternative } from '../../../bookings/holding/alternatives.service.js';
import { minuteOfInstant, shownTerms } from '../../../bookings/booking.js';
import { type BookedVisit, requestOf } from '../../../bookings/booked-visit.js';
import { agreementOf } from '../../../bookings/by-patient/book.service.js';
import { isMistaken, mayReplace, quoteOf } from '../../../bookings/by-patient/other-treatment.js';
import { distanceKm } from '../../../finder/distance.js';
import { secretToken } from '../../../platform/ids.random.js';
import { Refusal } from '../../../platform/refusal.js';
import { isoOf, wallOf } from '../../../time/wall-clock.js';
import { clock, longTime, shortDate } from '../../../time/wording.js';
import type { Site } from '../../shared/site.js';
import type { ChooseTimeView } from '../book/choose-time-page.js';
import { timesView } from '../book/choose-time.view.js';
import type { OtherChoices } from '../book/other-choices.js';
import { dayOfStart, type Picking, Picker } from '../book/picker.service.js';
import { nearKm } from '../find/finder.service.js';
import type { TimeLink } from '../find/person-card.js';
import { addressOf } from '../choice.js';
import { phonesOf, summaryOf, unbroken } from '../in-words.js';
import type { OwnVisit } from './own-visits.service.js';
import { type Instead, otherChoices } from './other-choices.view.js';

interface Asked extends Instead {
  readonly day?: string;
  readonly start?: string;
  readonly times?: 'all';
  /** The later ones of its course follow: with the same treatment at the same place. */
  readonly rest?: 'yes';
  readonly errors?: ChooseTimeView['errors'];
  readonly refused?: ChooseTimeView['refused'];
}

/** Choosing another time for a visit: as it is booked, with a colleague, for another treatment or at another place nearby. */
@Injectable()
export class RescheduleTimes {
  constructor(
    private readonly slots: Slots,
    private readonly catalogue: Catalogue,
    private readonly picker: Picker,
  ) {}

  /** @throws Refusal no-longer-offered: since it was booked this practitioner has left, or stopped doing it here; or never did. */
  async picking(visit: BookedVisit, instead: Instead = {}): Promise<Picking & { readonly without: string }> {
    const { treatment, addOns, practitioner, location, start } = requestOf(visit, instead);
    const isOther =
      treatment !== visit.treatment.slug ||
      practitioner !== visit.practitioner.slug ||
      location !== visit.location.slug;
    const wanted = {
      treatment,
      addOns,
      practitioners: [practitioner],
      locations: [location],
      // What was booked may have left the web since.
      audience: treatment === visit.treatment.slug ? ('staff' as const) : undefined,
    };
    const [candidate] = await this.offered(wanted);
    const isAllowed = treatment === visit.treatment.slug || (candidate && mayReplace(visit, candidate));
    if (!candidate || !isAllowed) throw new Refusal('no-longer-offered');
    return { wanted, candidate, without: visit.booking.id, ...(!isOther && { present: start }) };
  }

  async view(site: Site, own: OwnVisit, asked: Asked): Promise<ChooseTimeView> {
    const { visit, key } = own;
    const { startsAt } = visit.booking;
    const { practitioner, treatment, location } = asked;
    const instead = { practitioner, treatment, location };
    const picking = await this.picking(visit, instead);
    const { candidate } = picking;
    const here = `/visit/of/${key}`;
    const present = minuteOfInstant(startsAt);
    // A colleague, another treatment or another place is looked for from their first free day on.
    const presentDay =
      picking.present === undefined ? undefined : wallOf(visit.location.timeZone, picking.present).date;
    const day = asked.day ?? dayOfStart(picking, asked.start) ?? presentDay;
    const fortnight = await this.picker.fortnight(picking, day);
    const snapshot = await this.catalogue.latest();
    const times = timesView(site, fortnight, candidate, {
      start: asked.start,
      all: asked.times === 'all',
      action: `${here}/move`,
      fields: { ...instead, rest: asked.rest },
      manyZones: new Set(snapshot.locations.map(({ timeZone }) => timeZone)).size > 1,
    });
    const quote = quoteOf(visit, candidate);
    // What the page shows is moved to, or nothing: another browser may have chosen otherwise meanwhile.
    const shown = {
      practitioner: candidate.practitioner.slug,
      treatment: candidate.treatment.slug,
      location: candidate.location.slug,
      agreement: agreementOf({ ...quote, start: 0, end: candidate.visit.minutes, terms: shownTerms(quote) }),
    };
    const groups = asked.rest ? [] : await this.others(site, own, picking);
    const when = longTime(visit.location.timeZone, present, site.locale, site.now);
    return {
      mode: 'move',
      past: [
        { text: site.t('visit.now-at', { when: unbroken(when) }), change: { href: here, text: site.t('visit.back') } },
      ],
      visit: summaryOf(site, { ...candidate, ...quote, minutes: candidate.visit.minutes, terms: quote }),
      addOns: [],
      others: {
        label: site.t('visit.others', {
          places: groups.some(({ label }) => label === site.t('visit.where')) ? 'yes' : 'no',
        }),
        groups,
        open: Object.values(instead).some(Boolean) || isMistaken(visit),
      },
      ...times,
      course: asked.rest && 'first',
      form: asked.rest
        ? { action: `${here}/rest`, fields: { practitioner: asked.practitioner } }
        : { action: `${here}/time`, fields: { ...shown, day: fortnight.day, once: secretToken() } },
      why: { action: `${here}/why`, fields: { ...instead, day: fortnight.day }, day: times.day },
      waitlist: snapshot.clinic.policy.waitlist ? { href: `${here}/earlier`, earlier: true } : undefined,
      phones: phonesOf([candidate.location]),
      errors: asked.errors ?? {},
      refused: asked.refused,
    };
  }

  private async others(site: Site, { visit, key }: OwnVisit, { wanted, candidate }: Picking): Promise<OtherChoices[]> {
    const { treatments, locations: all } = await this.catalogue.latest();
    const { practitioners, locations } = wanted;
    const colleagues = this.offered({ ...wanted, practitioners: [] });
    const nearby = all.filter((one) => distanceKm(one, visit.location) <= nearKm).map(({ slug }) => slug);
    const places = this.offered({ ...wanted, practitioners: [], locations: nearby });
    const slugs = new Set(
      [visit.treatment, ...treatments.filter(({ kind }) => kind === 'base')].map(({ slug }) => slug),
    );
    const others = [...slugs].map((treatment) => {
      const { addOns } = requestOf(visit, { treatment });
      return this.offered({ treatment, addOns, practitioners, locations, audience: 'staff' });
    });
    const offered = {
      chosen: candidate,
      colleagues: await colleagues,
      treatments: (await Promise.all(others)).flat(),
      places: await places,
    };
    return otherChoices(site, visit, offered, (instead) => this.address(key, instead));
  }

  private offered(wanted: Wanted): Promise<readonly Candidate[]> {
    return this.slots.candidates(wanted).catch((fault: unknown) => {
      if (fault instanceof Refusal) return [];
      throw fault;
    });
  }

  nearest(site: Site, alternatives: unknown, { visit, key }: OwnVisit, instead: Instead): TimeLink[] {
    const { practitioner, location } = requestOf(visit, instead);
    const list = (alternatives ?? []) as readonly Alternative[];
    return list
      .filter((one) => one.practitioner === practitioner && one.location === location)
      .map(({ start, timeZone }) => {
        const { date } = wallOf(timeZone, start);
        const at = isoOf(timeZone, start);
        return {
          href: this.address(key, { ...instead, day: date, start: at }),
          day: shortDate(date, site.locale, site.now),
          time: clock(timeZone, start, site.locale),
          at,
        };
      });
  }

  address(key: string, asked: Instead & Pick<Asked, 'day' | 'start'>): string {
    const { practitioner, treatment, location, day, start } = asked;
    return addressOf(`/visit/of/${key}/move`, { practitioner, treatment, location, day, start });
  }
}
