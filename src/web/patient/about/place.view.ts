import type { PlaceHours } from '../../../availability/place-hours.js';
import type { Post, Snapshot } from '../../../availability/snapshot.js';
import type { Location } from '../../../locations/location.js';
import type { Intervals } from '../../../time/intervals.js';
import { clockOfDay, shortDate } from '../../../time/wording.js';
import type { Site } from '../../shared/site.js';
import { addressOf, gettingIn } from '../in-words.js';
import { weekdayChoices } from '../../shared/weekday-names.js';
import { offersAt } from './about.view.js';
import { personAddress } from './addresses.js';
import type { PlaceView } from './place-page.js';

export function placeView(
  site: Site,
  snapshot: Snapshot,
  location: Location,
  { posts, hours, via }: { readonly posts: readonly Post[]; readonly hours: PlaceHours; readonly via?: string },
): PlaceView {
  return {
    name: location.name,
    address: addressOf(location),
    phone: location.phone,
    access: gettingIn(site, location),
    ...hoursInWords(site, hours),
    people: posts.map((post) => ({
      name: post.practitioner.name,
      title: post.practitioner.title,
      photo: post.practitioner.photo,
      href: personAddress(post.practitioner, via),
      offers: offersAt(site, snapshot, post, via),
    })),
  };
}

function hoursInWords(site: Site, { weekly, exceptions }: PlaceHours): Pick<PlaceView, 'week' | 'differs'> {
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
