import { priceText } from '../../shared/price-text.js';
import { Injectable } from '@nestjs/common';
import { type Candidate, possibleAddOns, type Wanted } from '../../../availability/candidates.js';
import { Catalogue } from '../../../availability/catalogue.service.js';
import { Slots } from '../../../availability/slots.service.js';
import { type Alternative, Alternatives } from '../../../bookings/holding/alternatives.service.js';
import { secretToken } from '../../../platform/ids.random.js';
import { Refusal } from '../../../platform/refusal.js';
import { longTime } from '../../../time/wording.js';
import { translated } from '../../../treatments/translated.js';
import { visitOf } from '../../../treatments/visit.js';
import type { Site } from '../../shared/site.js';
import { offeringAddress } from '../about/addresses.js';
import {
  bookAddress,
  type Choice,
  choiceOf,
  type Kept,
  otherPractitionersAddress,
  waitlistAddress,
} from '../choice.js';
import { rhythmOf } from '../course/course-choice.js';
import { rhythmInWords } from '../course/course-times.view.js';
import type { TimeLink } from '../find/person-card.js';
import { timeLinks } from '../find/person-card.view.js';
import { minutesOf } from '../find/find-form.view.js';
import { phonesOf, unavailableAt } from '../in-words.js';
import type { AddOnToggle } from './add-ons.js';
import { candidateSummary, timesView } from './choose-time.view.js';
import type { ChooseTimeView } from './choose-time-page.js';
import type { BrowserHold } from './browser-holds.service.js';
import { dayOfStart, Picker } from './picker.service.js';
import { minuteOfStart } from './start.js';

interface Asked {
  /** Some of them perhaps impossible there. */
  readonly addOn?: readonly string[];
  readonly day?: string;
  readonly start?: string;
  readonly times?: 'all';
  readonly errors?: ChooseTimeView['errors'];
  readonly refused?: ChooseTimeView['refused'];
  /** The hold of this very browser: its time counts as free. */
  readonly own?: BrowserHold;
}

/** Choosing a time for a new visit. */
@Injectable()
export class Choosing {
  constructor(
    private readonly slots: Slots,
    private readonly catalogue: Catalogue,
    private readonly picker: Picker,
    private readonly alternatives: Alternatives,
  ) {}

  /**
   * Who does it where, when that is one; null when a patient has to choose among several or there is nobody.
   * @throws Refusal not-found
   */
  async candidate(choice: Partial<Choice>): Promise<Candidate | null> {
    return theOne(choice.treatment ? await this.slots.candidates(wantedBy(choice, choice.treatment)) : []);
  }

  /** The same, without the add-ons that cannot be done there. */
  async possible(choice: Partial<Choice>): Promise<Candidate | null> {
    return theOne(choice.treatment ? await this.slots.possible(wantedBy(choice, choice.treatment)) : []);
  }

  async view(site: Site, candidate: Candidate, kept: Kept, asked: Asked): Promise<ChooseTimeView> {
    const choice = choiceOf(candidate, kept);
    const snapshot = await this.catalogue.latest();
    const picking = { wanted: wantedBy(choice, choice.treatment), candidate, without: asked.own?.visit.booking.id };
    const fortnight = await this.picker.fortnight(picking, dayOfStart(picking, asked.start) ?? asked.day);
    const visit = candidateSummary(site, candidate);
    const missing = snapshot.treatments.filter(
      ({ kind, slug }) => kind === 'add-on' && asked.addOn?.includes(slug) && !choice.addOn.includes(slug),
    );
    const fields = { ...choice };
    const times = timesView(site, fortnight, candidate, {
      start: asked.start,
      all: asked.times === 'all',
      action: '/book',
      fields,
      manyZones: new Set(snapshot.locations.map(({ timeZone }) => timeZone)).size > 1,
    });
    return {
      mode: 'book',
      offering: offeringAddress(candidate),
      past: [
        {
          text: visit.treatment,
          detail: site.t('book.with-at', { name: visit.practitioner, place: visit.place }),
          change: { href: otherPractitionersAddress(choice), label: site.t('book.change-practitioner') },
        },
        ...(choice.course ? [{ text: rhythmInWords(site, rhythmOf({ course: choice.course }, [])) }] : []),
      ],
      visit,
      unavailable: missing.length ? unavailableAt(site, missing, candidate.location) : undefined,
      addOns: this.toggles(site, candidate, choice, fortnight.day, snapshot),
      ...times,
      // Nobody comes for the first time twice.
      course: choice.course ? 'first' : candidate.treatment.for === 'new' ? undefined : { action: '/book/course' },
      form: choice.course
        ? { action: '/book/course', fields }
        : { action: '/book/holds', fields: { ...fields, day: fortnight.day, once: secretToken() } },
      why: { action: '/book/times/why', fields: { ...fields, day: fortnight.day }, day: times.day },
      waitlist: snapshot.clinic.policy.waitlist ? { href: waitlistAddress(choice) } : undefined,
      phones: phonesOf([candidate.location]),
      errors: asked.errors ?? {},
      refused: asked.refused ?? (await this.gone(site, candidate, choice, times, asked)),
    };
  }

  /** An address named a time that cannot be had, or not any more: said before anybody looks for it in vain. */
  private async gone(
    site: Site,
    candidate: Candidate,
    { practitioner, location, ...rest }: Choice,
    { times }: Pick<ChooseTimeView, 'times'>,
    { start: named }: Pick<Asked, 'start'>,
  ): Promise<ChooseTimeView['refused']> {
    const start = minuteOfStart(named);
    if (start === null || times.some(({ chosen }) => chosen)) return undefined;
    const missed = { treatment: rest.treatment, addOns: rest.addOn, practitioner, location, start };
    return {
      sentence: site.t('book.not-free', { when: longTime(candidate.location.timeZone, start, site.locale, site.now) }),
      nearest: this.nearest(site, await this.alternatives.near(missed), rest),
    };
  }

  nearest(site: Site, alternatives: unknown, choice: Omit<Choice, 'practitioner' | 'location'>): TimeLink[] {
    const list = (alternatives ?? []) as readonly Alternative[];
    return list.flatMap(({ start, timeZone, practitioner, location }) =>
      timeLinks(site, timeZone, [start], { ...choice, practitioner, location }),
    );
  }

  private toggles(
    site: Site,
    candidate: Candidate,
    choice: Choice,
    day: string,
    { treatments }: Awaited<ReturnType<Catalogue['latest']>>,
  ): AddOnToggle[] {
    const { t, locale } = site;
    return possibleAddOns(candidate, treatments).map((addOn) => {
      const on = candidate.addOns.includes(addOn);
      const alone = visitOf(addOn, [], candidate.post.offers, candidate.location);
      return {
        name: translated(addOn, locale).name,
        adds: t('find.adds', {
          minutes: minutesOf(alone),
          price: priceText(site, alone.price, candidate.location.currency),
        }),
        on,
        href: bookAddress(
          {
            ...choice,
            addOn: on ? choice.addOn.filter((slug) => slug !== addOn.slug) : [...choice.addOn, addOn.slug],
          },
          { day },
        ),
      };
    });
  }
}

const theOne = (candidates: readonly Candidate[]) => (candidates.length === 1 ? candidates[0]! : null);

export function wantedBy({ addOn = [], practitioner, location }: Partial<Choice>, treatment: string): Wanted {
  return {
    treatment,
    addOns: addOn,
    practitioners: practitioner ? [practitioner] : [],
    locations: location ? [location] : [],
  };
}

/** Where a rule said no to one of the offered times: the sentence, and what else is free. */
export function isAboutTime(fault: unknown): fault is Refusal {
  return fault instanceof Refusal && ['slot-taken', 'slot-not-offered', 'patient-busy'].includes(fault.code);
}
