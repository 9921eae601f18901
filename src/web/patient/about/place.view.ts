import { priceText } from '../../shared/price-text.js';
import { candidatesOf } from '../../../availability/candidates.js';
import { type OpenNow, openNow, type PlaceHours } from '../../../availability/place-hours.js';
import type { Post, Snapshot } from '../../../availability/snapshot.js';
import { townLine } from '../../../i18n/address.js';
import type { Location } from '../../../locations/location.js';
import type { Intervals } from '../../../time/intervals.js';
import { dateAdd, wallOf } from '../../../time/wall-clock.js';
import { clock, clockOfDay, shortDate } from '../../../time/wording.js';
import type { Site } from '../../shared/site.js';
import { weekdayChoices } from '../../shared/weekday-names.js';
import { bookAddress, choiceOf, findAddress } from '../choice.js';
import { accessOf, addressOf, dotted, languagesOf, withAudience } from '../in-words.js';
import { directionsTo } from '../visit/getting-there.view.js';
import { personAddress, treatmentAddress } from './addresses.js';
import type { OfferRow } from './offer-rows.js';
import { offeredAt } from './offer-rows.view.js';
import type { PlaceView } from './place-page.js';

interface More {
  readonly posts: readonly Post[];
  readonly hours: PlaceHours;
  readonly via?: string;
}

export function placeView(site: Site, snapshot: Snapshot, location: Location, more: More): PlaceView {
  const { posts, hours, via } = more;
  return {
    name: location.name,
    address: addressOf(location),
    directions: directionsTo(location),
    phone: location.phone,
    openNow: openInWords(site, location.timeZone, openNow(posts, location.timeZone, site.now)),
    access: [dotted(accessOf(site, location)), location.accessNote].filter(Boolean),
    transit: location.transitNote,
    parking: location.parkingNote,
    photo: location.photo,
    ...hoursInWords(site, hours),
    people: posts.map(({ practitioner }) => ({
      name: practitioner.name,
      title: practitioner.title,
      languages: languagesOf(site, practitioner),
      photo: practitioner.photo,
      href: personAddress(practitioner, via),
    })),
    offers: offersHere(site, snapshot, location, more),
  };
}

/** Each from its lowest price here. Whoever alone offers it is booked at once; of several the finder shows who is free. */
function offersHere(site: Site, snapshot: Snapshot, location: Location, { posts, via }: More): OfferRow[] {
  const { t } = site;
  const near = townLine({ ...location.address, postcode: '' });
  return offeredAt(snapshot, posts).map((treatment) => {
    const all = candidatesOf(snapshot, posts, { treatment: treatment.slug });
    const prices = all.map(({ visit }) => visit.price);
    const price = priceText(site, Math.min(...prices), location.currency);
    const [only] = all;
    return {
      name: treatment.name,
      page: treatmentAddress(treatment, via),
      minutes: withAudience(
        site,
        t('visit.minutes', { minutes: Math.min(...all.map(({ visit }) => visit.minutes)) }),
        treatment,
      ),
      price: new Set(prices).size === 1 ? price : t('about.from', { price }),
      book:
        only && all.length === 1
          ? bookAddress(choiceOf(only, { via }))
          : findAddress({ treatment: treatment.slug, near, via }),
      whole: t('found.with-at', { name: treatment.name, place: location.name }),
    };
  });
}

/** "Open now, until 5:00 PM", "Opens tomorrow at 9:00 AM": on the clock of the place. */
function openInWords({ t, locale, now }: Site, zone: string, open: OpenNow): string {
  if (!open) return '';
  if ('until' in open) return t('place.open-now', { time: clock(zone, open.until, locale) });
  const today = wallOf(zone, now).date;
  const { date } = wallOf(zone, open.from);
  const time = clock(zone, open.from, locale);
  if (date === today) return t('place.opens-today', { time });
  if (date === dateAdd(today, 1)) return t('place.opens-tomorrow', { time });
  return t('place.opens-on', { day: shortDate(date, locale, now), time });
}

/** When somebody is there, by weekday in the reader's order, and on the days that differ. */
export function hoursInWords(site: Site, { weekly, exceptions }: PlaceHours): Pick<PlaceView, 'week' | 'differs'> {
  const { t, locale, now } = site;
  if (weekly.every((day) => day.length === 0) && exceptions.length === 0) return { week: [], differs: [] };
  return {
    week: weekdayChoices(locale).map(({ value, label }) => ({
      day: label,
      hours: periodsInWords(site, weekly[Number(value) - 1]!),
    })),
    differs: exceptions.map(({ from, to, hours }) => {
      const [first, last] = [shortDate(from, locale, now), shortDate(to, locale, now)];
      const day = from === to ? first : t('place.until', { from: first, to: last });
      return { day, hours: periodsInWords(site, hours) };
    }),
  };
}

function periodsInWords({ t, locale }: Site, list: Intervals): string {
  if (list.length === 0) return t('place.closed');
  return list
    .flatMap((from, i) =>
      i % 2 === 0 ? [t('place.open', { from: clockOfDay(from, locale), to: clockOfDay(list[i + 1]!, locale) })] : [],
    )
    .join(', ');
}
