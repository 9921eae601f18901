import type { Clinic } from '../../../clinic/clinic.js';
import type { Found } from '../../../finder/nearest.service.js';
import type { Place } from '../../../finder/place.js';
import { clock, money, shortDate } from '../../../time/wording.js';
import { isoOf, wallOf } from '../../../time/wall-clock.js';
import type { Site } from '../../shared/site.js';
import { bookAddress, type Choice, type Search } from '../choice.js';
import { accessOf, countedAs, distanceOf, languagesOf } from '../in-words.js';
import type { PersonCard, TimeLink } from './person-card.js';

export function personCard(
  site: Site,
  clinic: Clinic,
  { candidate, distanceKm, starts }: Found,
  { addOn, via, when }: Pick<Search, 'addOn' | 'via' | 'when'>,
  from?: Place,
): PersonCard {
  const { practitioner, location, treatment, visit } = candidate;
  const choice: Choice = {
    treatment: treatment.slug,
    addOn,
    practitioner: practitioner.slug,
    location: location.slug,
    via,
  };
  return {
    name: practitioner.name,
    title: practitioner.title,
    photo: practitioner.photo,
    href: `/practitioners/${practitioner.slug}${via ? `?via=${encodeURIComponent(via)}` : ''}`,
    place: location.name,
    distance: distanceKm === null ? undefined : distanceOf(site, distanceKm, countedAs(from, location)),
    languages: languagesOf(site, practitioner),
    access: accessOf(site, location),
    offer: site.t('find.offer', { minutes: visit.minutes, price: money(visit.price, clinic.currency, site.locale) }),
    times: timeLinks(site, location.timeZone, starts, choice),
    none: site.t(when.length ? 'find.no-times-then' : 'find.no-times'),
    phone: location.phone,
    allTimes: bookAddress(choice),
  };
}

/** Each leads to choosing a time, with that one chosen. */
export function timeLinks(site: Site, zone: string, starts: readonly number[], choice: Choice): TimeLink[] {
  return starts.map((start) => {
    const { date } = wallOf(zone, start);
    const at = isoOf(zone, start);
    return {
      href: bookAddress(choice, { day: date, start: at }),
      day: shortDate(date, site.locale, site.now),
      time: clock(zone, start, site.locale),
      at,
    };
  });
}
