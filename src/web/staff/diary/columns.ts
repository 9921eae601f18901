import type { Post, Snapshot } from '../../../availability/snapshot.js';
import { closedOf } from '../../../locations/closure.js';
import type { Location } from '../../../locations/location.js';
import { openingOf } from '../../../practitioners/opening.js';
import { type Intervals, subtract, union } from '../../../time/intervals.js';
import { dateAdd, minuteOf } from '../../../time/wall-clock.js';
import { firstWeekday } from '../../../time/week.js';
import { shortDate } from '../../../time/wording.js';
import type { Site } from '../../shared/site.js';
import { datesOf, diaryAddress, type DiaryQuery } from './diary-query.js';
import { type Block, type DiaryVisit, type Elsewhere, isOff } from './diary.js';

/** What a diary is drawn from. */
export interface DiaryGiven {
  readonly look: DiaryQuery;
  readonly location: Location;
  readonly posts: readonly Post[];
  readonly snapshot: Snapshot;
  readonly visits: readonly DiaryVisit[];
  readonly elsewhere: readonly Elsewhere[];
  readonly blocks: readonly Block[];
  /** Whether the reader sets the hours of those shown. */
  readonly setsHours: boolean;
  readonly offersTimes: boolean;
  readonly places: readonly Pick<Location, 'slug' | 'name'>[];
  /** Whose days can be looked at. */
  readonly people: readonly { readonly slug: string; readonly name: string }[];
  /** UTC epoch minute. */
  readonly now: number;
}

/** The columns that are asked for. */
export function draftsOf(site: Site, given: DiaryGiven): readonly Draft[] {
  const { span, by, who } = given.look;
  if (span === 'day') return by === 'rooms' ? roomsOf(site, given) : peopleOf(given);
  const people = span === 'everyone' ? given.people.map(({ slug }) => slug) : [who ?? ''];
  return people.flatMap((slug) => daysOf(site, given, slug));
}

/** A column before it has hours: who or what, which day, and which visits. */
export interface Draft {
  readonly key: string;
  readonly name: string;
  readonly href?: string;
  readonly practitioner?: string;
  readonly practitionerId?: string;
  /** Slug. */
  readonly room?: string;
  readonly date: string;
  /** On whose clock it is drawn. */
  readonly zone: string;
  /** Slug of the place where it is booked, if not the one that is looked at. */
  readonly at?: string | undefined;
  readonly open: Intervals;
  readonly visits: readonly DiaryVisit[];
}

/** Everyone who works or is booked that day; if nobody does, everyone who ever works there. */
function peopleOf({ look, location: { timeZone: zone }, posts, snapshot, visits }: DiaryGiven): Draft[] {
  const day = visits.filter((visit) => !isOff(visit));
  const drafts = posts.map((post) => ({
    key: post.practitioner.slug,
    name: post.practitioner.name,
    href: diaryAddress({ ...look, span: 'week', who: post.practitioner.slug }),
    practitioner: post.practitioner.slug,
    practitionerId: post.practitioner.id,
    date: look.day,
    zone,
    open: openOn(post, look.day),
    visits: day.filter(({ practitionerId }) => practitionerId === post.practitioner.id),
  }));
  const known = new Set(posts.map(({ practitioner }) => practitioner.id));
  const gone = [...new Set(day.map(({ practitionerId }) => practitionerId))].filter((id) => !known.has(id));
  const others = gone.map((id) => ({
    key: id,
    name: snapshot.byId.practitioner.get(id)?.name ?? '',
    date: look.day,
    zone,
    open: [],
    visits: day.filter(({ practitionerId }) => practitionerId === id),
  }));
  const here = drafts.filter(({ open, visits }) => open.length > 0 || visits.length > 0);
  return [...(here.length > 0 ? here : drafts), ...others];
}

function roomsOf({ t }: Site, { look, location, snapshot, visits }: DiaryGiven): Draft[] {
  const rooms = snapshot.rooms.filter(({ locationId }) => locationId === location.id);
  const known = new Set(rooms.map(({ id }) => id));
  const using = (is: (resource: string) => boolean) =>
    visits.filter(({ claims }) => claims.some(({ resource }) => is(resource)));
  const column = { date: look.day, zone: location.timeZone, open: [] };
  // Kept when their room went: nobody drops out of the day.
  const left = visits.filter((visit) => !isOff(visit) && !visit.claims.some(({ resource }) => known.has(resource)));
  return [
    ...rooms.map(({ id, slug, name }) => ({
      ...column,
      key: slug,
      room: slug,
      name,
      visits: using((one) => one === id),
    })),
    ...(left.length > 0 ? [{ ...column, key: '-', name: t('diary.room-gone'), visits: left }] : []),
  ];
}

/**
 * The days of one person, at all the places that are looked at. A day with work in two time zones has a column for each, so
 * that every appointment stands in exactly one, by the clock of its place.
 */
function daysOf({ locale }: Site, { look, location, posts, visits, snapshot }: DiaryGiven, slug: string): Draft[] {
  const theirs = posts.filter(({ practitioner }) => practitioner.slug === slug);
  const id = theirs[0]?.practitioner.id;
  const own = visits.filter((visit) => !isOff(visit) && visit.practitionerId === id);
  const zoneOf = ({ locationId }: DiaryVisit) => snapshot.byId.location.get(locationId)!.timeZone;
  return datesOf(look, firstWeekday(locale)).flatMap((date) => {
    const there = theirs.filter((post) => openOn(post, date).length > 0);
    const today = own.filter((visit) => isOn(visit, zoneOf(visit), date));
    const zones = new Set([...there.map((post) => post.location.timeZone), ...today.map(zoneOf)]);
    const begin = (zone: string) => minuteOf(zone, date, 0);
    const inOrder = [...zones].sort((a, b) => begin(a) - begin(b));
    return (inOrder.length > 0 ? inOrder : [location.timeZone]).map((zone) => {
      const inZone = ({ location: { timeZone } }: Post) => timeZone === zone;
      return {
        key: `${slug} ${date} ${zone}`,
        at: (there.find(inZone) ?? theirs.find(inZone) ?? theirs[0])?.location.slug,
        name: shortDate(date, locale),
        href: diaryAddress({ ...look, span: 'day', day: date, at: location.slug }),
        practitioner: slug,
        practitionerId: id,
        date,
        zone,
        open: there
          .filter(inZone)
          .map((post) => openOn(post, date))
          .reduce(union, []),
        visits: today.filter((visit) => zoneOf(visit) === zone),
      };
    });
  });
}

function openOn({ hours, exceptions, timeOff, closures, location: { timeZone } }: Post, date: string): Intervals {
  const open = openingOf(hours, exceptions, timeOff, timeZone, date, dateAdd(date, 1));
  return subtract(open, closedOf(closures, timeZone));
}

/** Part of it at least: one across midnight is on two days. */
function isOn({ start, end }: DiaryVisit, zone: string, date: string): boolean {
  return start < minuteOf(zone, dateAdd(date, 1), 0) && end > minuteOf(zone, date, 0);
}
