import { distanceKm, type Point } from '../../../finder/distance.js';
import type { Location } from '../../../locations/location.js';
import { anyTime, type Wishes } from '../../../waitlist/wishes.js';
import { enumerated } from '../../../i18n/with-add-ons.js';
import type { Choice } from '../../shared/form.js';
import type { Site } from '../../shared/site.js';
import { distanceOf, inMiles } from '../in-words.js';

export type Centre = Point & { readonly label: string };
type Where = Pick<Wishes, 'locations' | 'near'>;
export type WhereChoice = Choice & Where;

interface Around {
  /** From where distances are counted; without it there is nothing to choose. */
  readonly centre: Centre | undefined;
  /** Whose miles or kilometers they are. */
  readonly country: string;
  /** Where the treatment is to be had. */
  readonly locations: readonly Location[];
  /** The location that was chosen. */
  readonly home: Location | undefined;
  /** As it is now; null: nothing has been chosen. */
  readonly wishes: Where | null;
}

const mile = 1.609344;

/** The place that was chosen, then as far around as there is another one each time; what is asked for now is always among them. */
export function whereChoices(site: Site, around: Around): readonly WhereChoice[] {
  const { centre, country, locations, home, wishes } = around;
  const steps = inMiles({ country }) ? [5, 10, 25, 50, 100].map((miles) => miles * mile) : [10, 20, 50, 100, 150];
  const only: readonly Where[] = home ? [{ locations: [home.slug], near: null }] : [];
  const reached = (km: number) => (centre ? locations.filter((one) => distanceKm(centre, one) <= km).length : 0);
  const within = steps
    .filter((km, n) => reached(km) > Math.max(only.length, reached(steps[n - 1] ?? -1)))
    .map((withinKm): Where => ({ locations: [], near: { ...centre!, withinKm } }));
  const all = [...only, ...within];
  const present = wishes ?? (all.length === 0 ? anyTime : all[0]!);
  const nameOf = (slug: string) => locations.find((one) => one.slug === slug)?.name ?? slug;
  return [...all, ...(all.some((one) => isSame(one, present)) ? [] : [present])].map((one, n) => ({
    locations: one.locations,
    near: one.near,
    value: String(n),
    label: whereInWords(site, one, nameOf, country),
  }));
}

/** Only Bellport; Within 25 miles of Bellport */
export function whereInWords(
  site: Site,
  { locations, near }: Where,
  nameOf: (slug: string) => string,
  country: string,
): string {
  const { t, locale } = site;
  if (near) return t('waitlist.within', { distance: distanceOf(site, near.withinKm, { country }), place: near.label });
  if (locations.length === 0) return t('waitlist.anywhere');
  return t('waitlist.only-at', { place: enumerated(locations.map(nameOf), locale) });
}

export const isSame = (a: Where, b: Where) =>
  String([...a.locations].sort()) === String([...b.locations].sort()) && a.near?.withinKm === b.near?.withinKm;

export function nearest<L extends Point>(locations: readonly L[], centre: Centre | undefined): L | undefined {
  return centre ? locations.toSorted((a, b) => distanceKm(centre, a) - distanceKm(centre, b))[0] : locations[0];
}
