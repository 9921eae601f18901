import { type Closure, closedOf, meetsClosed } from '../../../locations/closure.js';
import { openingOf } from '../../../practitioners/opening.js';
import type { Post, Snapshot } from '../../../availability/snapshot.js';
import { outsideHours } from '../../../availability/timetable.js';
import type { Location } from '../../../locations/location.js';
import { type Intervals, intersect, normalise, subtract } from '../../../time/intervals.js';
import { dateAdd, minuteOf, wallOf } from '../../../time/wall-clock.js';
import { firstWeekday, weekStart } from '../../../time/week.js';
import { clock, clockOfHour, longDate, shortDate } from '../../../time/wording.js';
import { treatmentName } from '../../patient/in-words.js';
import type { Site } from '../../shared/site.js';
import { closureInWords } from '../closure-in-words.js';
import { bookAddress, diaryAddress, type DiaryQuery } from './diary-query.js';
import { type DiaryVisit, type Elsewhere, hoursShown, isOff, leaves, type Placed, place } from './diary.js';

export interface DiaryColumn {
  readonly key: string;
  readonly name: string;
  readonly href?: string;
  /** UTC epoch minute of its upper edge. */
  readonly base: number;
  readonly practitioner?: string;
  /** Minutes from the upper edge. */
  readonly closed: readonly (readonly [from: number, minutes: number])[];
  /** Open, but a calendar elsewhere says the practitioner is busy. Minutes from the upper edge. */
  readonly elsewhere: readonly (readonly [from: number, minutes: number])[];
  readonly placed: readonly Placed[];
  /** Minutes from the upper edge, if now is in it. */
  readonly now?: number;
  readonly book: string;
}

export interface DiaryView {
  readonly look: DiaryQuery;
  readonly heading: string;
  readonly zone: string;
  /** Height of a column in minutes. */
  readonly minutes: number;
  readonly hours: readonly { readonly at: number; readonly label: string }[];
  readonly columns: readonly DiaryColumn[];
  readonly off: readonly DiaryVisit[];
  /** When the place is closed on the days shown, and why, in words. */
  readonly closures: readonly string[];
  /** References of those whose practitioner is not there by their hours, or when the place is closed. */
  readonly outside: ReadonlySet<string>;
  readonly nowIs?: string;
  readonly places: readonly Pick<Location, 'slug' | 'name'>[];
  readonly people: readonly { readonly slug: string; readonly name: string }[];
  readonly today: string;
  readonly name: (visit: DiaryVisit) => string;
}

interface Given {
  readonly look: DiaryQuery;
  readonly location: Location;
  readonly posts: readonly Post[];
  readonly snapshot: Snapshot;
  readonly visits: readonly DiaryVisit[];
  readonly elsewhere: readonly Elsewhere[];
  readonly places: DiaryView['places'];
  /** UTC epoch minute. */
  readonly now: number;
}

export function diaryView(site: Site, given: Given): DiaryView {
  const { look, location, snapshot, visits, places, posts, now } = given;
  const zone = location.timeZone;
  const busyOf = (id?: string): Intervals =>
    normalise(
      given.elsewhere.flatMap(({ practitionerId, from, until }) => (practitionerId === id ? [from, until] : [])),
    );
  const drafts =
    look.span === 'week' ? weekOf(site, given) : look.by === 'rooms' ? roomsOf(site, given) : peopleOf(given);
  const [first, last] = hoursShown(
    drafts.flatMap(({ date, open, visits }) => {
      const midnight = minuteOf(zone, date, 0);
      const taken = visits.map((visit) => [visit.start - midnight, leaves(visit) - midnight] as const);
      return [...taken, ...pairs(open).map(([from, to]) => [from - midnight, to - midnight] as const)];
    }),
  );
  const closures = snapshot.closures.filter(({ locationId }) => locationId === location.id);
  const closed = closedOf(closures, zone);
  const columns = drafts.map(({ date, open, visits, practitionerId, ...draft }): DiaryColumn => {
    const base = minuteOf(zone, date, first);
    const end = minuteOf(zone, date, last);
    return {
      ...draft,
      base,
      closed: draft.practitioner
        ? pairs(subtract([base, end], open)).map(([from, to]) => [from - base, to - from] as const)
        : [],
      elsewhere: pairs(intersect(intersect([base, end], open), busyOf(practitionerId))).map(
        ([from, to]) => [from - base, to - from] as const,
      ),
      placed: place(visits),
      ...(now >= base && now < end ? { now: now - base } : {}),
      book: bookAddress(look, date, draft.practitioner),
    };
  });
  const byId = snapshot.byId.treatment;
  return {
    look,
    heading: look.span === 'week' ? weekHeading(site, look.day) : longDate(look.day, site.locale, site.now),
    zone,
    minutes: last - first,
    hours: Array.from({ length: (last - first) / 60 }, (_, n) => ({
      at: n * 60,
      label: clockOfHour(wallOf(zone, minuteOf(zone, look.day, first + n * 60)).minute, site.locale),
    })),
    columns,
    off: visits.filter(isOff),
    closures: closures
      .filter(({ fromDate, toDate }) => drafts.some(({ date }) => fromDate <= date && date <= toDate))
      .map((closure) => closedText(site, closure)),
    outside: new Set([
      ...posts.flatMap((post) => outsideOf(post, visits)),
      ...visits.filter((visit) => !isOff(visit) && meetsClosed(visit, closed)).map(({ reference }) => reference),
    ]),
    ...(columns.some((column) => column.now !== undefined) ? { nowIs: clock(zone, now, site.locale) } : {}),
    places,
    people: posts.map(({ practitioner }) => practitioner),
    today: wallOf(zone, now).date,
    name: ({ treatmentId, addOnIds, practitionerId }) => {
      const treatment = byId.get(treatmentId) ?? { name: '' };
      const name = treatmentName(
        site,
        treatment,
        addOnIds.flatMap((id) => byId.get(id) ?? []),
      );
      // In a room's column one asks who treats there.
      const treats = look.by === 'rooms' ? snapshot.byId.practitioner.get(practitionerId)?.name : undefined;
      return treats ? `${treats}, ${name}` : name;
    },
  };
}

interface Draft {
  readonly key: string;
  readonly name: string;
  readonly href?: string;
  readonly practitioner?: string;
  readonly practitionerId?: string;
  readonly date: string;
  readonly open: Intervals;
  readonly visits: readonly DiaryVisit[];
}

/** Everyone who works or is booked that day; if nobody does, everyone who ever works there. */
function peopleOf({ look, posts, snapshot, visits }: Given): Draft[] {
  const day = visits.filter((visit) => !isOff(visit));
  const drafts = posts.map((post) => ({
    key: post.practitioner.slug,
    name: post.practitioner.name,
    href: diaryAddress({ ...look, span: 'week', who: post.practitioner.slug }),
    practitioner: post.practitioner.slug,
    practitionerId: post.practitioner.id,
    date: look.day,
    open: openOn(post, look.day),
    visits: day.filter(({ practitionerId }) => practitionerId === post.practitioner.id),
  }));
  const known = new Set(posts.map(({ practitioner }) => practitioner.id));
  const gone = [...new Set(day.map(({ practitionerId }) => practitionerId))].filter((id) => !known.has(id));
  const others = gone.map((id) => ({
    key: id,
    name: snapshot.byId.practitioner.get(id)?.name ?? '',
    date: look.day,
    open: [],
    visits: day.filter(({ practitionerId }) => practitionerId === id),
  }));
  const here = drafts.filter(({ open, visits }) => open.length > 0 || visits.length > 0);
  return [...(here.length > 0 ? here : drafts), ...others];
}

function roomsOf({ t }: Site, { look, location, snapshot, visits }: Given): Draft[] {
  const rooms = snapshot.rooms.filter(({ locationId }) => locationId === location.id);
  const known = new Set(rooms.map(({ id }) => id));
  const using = (is: (resource: string) => boolean) =>
    visits.filter(({ claims }) => claims.some(({ resource }) => is(resource)));
  const column = { date: look.day, open: [] };
  // Kept when their room went: nobody drops out of the day.
  const left = visits.filter((visit) => !isOff(visit) && !visit.claims.some(({ resource }) => known.has(resource)));
  return [
    ...rooms.map(({ id, slug, name }) => ({ ...column, key: slug, name, visits: using((one) => one === id) })),
    ...(left.length > 0 ? [{ ...column, key: '-', name: t('diary.room-gone'), visits: left }] : []),
  ];
}

function weekOf(site: Site, { look, location, posts, visits }: Given): Draft[] {
  const post = posts.find(({ practitioner }) => practitioner.slug === look.who);
  const first = weekStart(look.day, firstWeekday(site.locale));
  return Array.from({ length: 7 }, (_, n) => {
    const date = dateAdd(first, n);
    return {
      key: date,
      name: shortDate(date, site.locale),
      href: diaryAddress({ ...look, span: 'day', day: date }),
      practitioner: look.who,
      practitionerId: post?.practitioner.id,
      date,
      open: post ? openOn(post, date) : [],
      visits: visits.filter((visit) => !isOff(visit) && wallOf(location.timeZone, visit.start).date === date),
    };
  });
}

function outsideOf(post: Post, visits: readonly DiaryVisit[]): readonly string[] {
  const { id: locationId, timeZone } = post.location;
  const theirs = visits.filter(({ practitionerId }) => practitionerId === post.practitioner.id);
  const needs = theirs.map(({ reference, practitionerId, claims }) => ({
    reference,
    locationId,
    timeZone,
    hands: claims.flatMap(({ resource, from, until }) => (resource === practitionerId ? [from, until] : [])),
  }));
  return outsideHours(
    post,
    needs.filter(({ hands }) => hands.length > 0),
  ).map(({ reference }) => reference);
}

function openOn({ hours, exceptions, timeOff, closures, location: { timeZone } }: Post, date: string): Intervals {
  const open = openingOf(hours, exceptions, timeOff, timeZone, date, dateAdd(date, 1));
  return subtract(open, closedOf(closures, timeZone));
}

function closedText(site: Site, closure: Closure): string {
  const when = closureInWords(site, closure);
  return closure.reason
    ? site.t('diary.place-closed-why', { when, reason: closure.reason })
    : site.t('diary.place-closed', { when });
}

function weekHeading({ locale, now }: Site, day: string): string {
  const first = weekStart(day, firstWeekday(locale));
  return `${shortDate(first, locale)} – ${shortDate(dateAdd(first, 6), locale, now)}`;
}

const pairs = (list: Intervals): (readonly [number, number])[] =>
  Array.from({ length: list.length / 2 }, (_, i) => [list[2 * i]!, list[2 * i + 1]!] as const);
