import { Injectable } from '@nestjs/common';
import { type Candidate } from '../../../availability/candidates.js';
import { Catalogue } from '../../../availability/catalogue.service.js';
import { Slots } from '../../../availability/slots.service.js';
import { distanceKm } from '../../../finder/distance.js';
import { Refusal } from '../../../platform/refusal.js';
import { clockOfHour, shortWeekday } from '../../../time/wording.js';
import type { Wishes } from '../../../waitlist/wishes.js';
import type { Site } from '../../shared/site.js';
import { weekdayChoices } from '../../shared/weekday-names.js';
import { type Centre, nearest, type WhereChoice, whereChoices } from './where.js';
import type { WishesChoices } from './wishes-fields.js';

/** For what, and around where. Slugs. */
export interface Sought {
  readonly treatment: string;
  readonly addOns: readonly string[];
  /** The location it is about. */
  readonly home?: string | undefined;
  /** Where the patient is, or wants it. */
  readonly centre?: Centre | undefined;
  /** As they are; null: nothing has been chosen yet. */
  readonly wishes: Wishes | null;
}

/** More would be a list nobody reads. */
const mostPractitioners = 12;

/** What somebody who waits can choose among. */
@Injectable()
export class WishesForms {
  constructor(
    private readonly slots: Slots,
    private readonly catalogue: Catalogue,
  ) {}

  async choices(
    site: Site,
    { treatment, addOns, wishes, ...about }: Sought,
  ): Promise<WishesChoices & { readonly wheres: readonly WhereChoice[] }> {
    const candidates = await this.candidates(treatment, addOns);
    const { byId } = await this.catalogue.latest();
    const homeSlug = about.home ?? wishes?.locations[0];
    const home = [...byId.location.values()].find(({ slug }) => slug === homeSlug);
    const locations = [...new Set(candidates.map(({ location }) => location))];
    const centre = wishes?.near ?? about.centre ?? (home && { ...pointOf(home), label: home.name });
    const country = (home ?? nearest(locations, centre))?.address.country ?? '';
    const wheres = whereChoices(site, { centre: centre && labelled(centre), country, locations, home, wishes });
    const far = Math.max(0, ...wheres.map(({ near }) => near?.withinKm ?? 0));
    const within = candidates.filter(({ location }) =>
      centre ? distanceKm(centre, location) <= far || location === home : true,
    );
    return {
      wheres,
      days: weekdayChoices(site.locale, shortWeekday),
      starts: hours(site, 6, 20),
      ends: hours(site, 8, 22),
      practitioners: practitionersOf(within, home?.slug, wishes?.practitioners ?? []),
    };
  }

  /** What is no longer offered nobody does. */
  private candidates(treatment: string, addOns: readonly string[]): Promise<readonly Candidate[]> {
    const wanted = { treatment, addOns, audience: 'staff' } as const;
    return this.slots.candidates(wanted).catch((fault: unknown) => {
      if (fault instanceof Refusal) return [];
      throw fault;
    });
  }
}

const pointOf = ({ latitude, longitude }: Omit<Centre, 'label'>) => ({ latitude, longitude });
const labelled = ({ label, ...point }: Centre): Centre => ({ label, ...pointOf(point) });

function hours({ t, locale }: Site, first: number, last: number) {
  const all = Array.from({ length: last - first + 1 }, (_, n) => first + n);
  return [
    { value: '', label: t('waitlist.any-time') },
    ...all.map((hour) => ({ value: `${String(hour).padStart(2, '0')}:00`, label: clockOfHour(hour * 60, locale) })),
  ];
}

/** Those at the chosen location first; who was chosen is never left out. */
function practitionersOf(candidates: readonly Candidate[], home: string | undefined, chosen: readonly string[]) {
  const isHome = ({ location }: Candidate) => Number(location.slug === home);
  const inOrder = candidates.toSorted((a, b) => isHome(b) - isHome(a)).map(({ practitioner }) => practitioner);
  const all = [...new Map(inOrder.map((one) => [one.slug, one.name])).entries()];
  return all
    .filter(([slug], n) => n < mostPractitioners || chosen.includes(slug))
    .map(([value, label]) => ({ value, label }));
}
