import { type Closure, closedOf, meetsClosed } from '../../../locations/closure.js';
import type { Post } from '../../../availability/snapshot.js';
import { outsideHours } from '../../../availability/timetable.js';
import type { Location } from '../../../locations/location.js';
import { type Intervals, intersect, normalise, subtract } from '../../../time/intervals.js';
import { dateAdd, minuteOf, transitions, wallOf } from '../../../time/wall-clock.js';
import { firstWeekday, weekStart } from '../../../time/week.js';
import { clock, clockOfHour, longDate, shortDate } from '../../../time/wording.js';
import { treatmentName } from '../../patient/in-words.js';
import type { Site } from '../../shared/site.js';
import { closureInWords } from '../closure-in-words.js';
import { instantOfMinute } from '../../../bookings/booking.js';
import { mayAdvance, type Step, steps } from '../../../bookings/progress.js';
import { type DiaryGiven, draftsOf } from './columns.js';
import { bookAddress, type DiaryQuery } from './diary-query.js';
import type { NewsView } from './news.js';
import { type DiaryVisit, hoursShown, isOff, leaves, type Placed, place } from './diary.js';

export interface DiaryColumn {
  readonly key: string;
  readonly name: string;
  readonly href?: string;
  /** UTC epoch minute of its upper edge. */
  readonly base: number;
  /** Its height: on a day when the clocks change, an hour more or less than others. */
  readonly minutes: number;
  /** Minutes from the upper edge to where the clocks are changed. */
  readonly clockChange?: { readonly at: number; readonly isDaylight: boolean } | undefined;
  readonly practitioner?: string;
  /** Slug. */
  readonly room?: string;
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
  /** Height of the highest column in minutes. */
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
  readonly room: (visit: DiaryVisit) => string;
  /** What can be noted about it now. */
  readonly steps: (visit: DiaryVisit) => readonly Step[];
  readonly news?: NewsView | undefined;
}

export function diaryView(site: Site, given: DiaryGiven): DiaryView {
  const { look, location, snapshot, visits, places, posts, now } = given;
  const zone = location.timeZone;
  const busyOf = (id?: string): Intervals =>
    normalise(
      given.elsewhere.flatMap(({ practitionerId, from, until }) => (practitionerId === id ? [from, until] : [])),
    );
  const drafts = draftsOf(site, given);
  const [first, last] = hoursShown(
    drafts.flatMap(({ date, open, visits }) => {
      const clock = clockOn(zone, date);
      const taken = visits.map((visit) => [visit.start, leaves(visit)] as const);
      return [...taken, ...pairs(open)].map(([from, to]) => [clock(from), clock(to)] as const);
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
      minutes: end - base,
      placed: place(visits, base, end),
      clockChange: transitions(zone, base, end).map(({ at, isDaylight }) => ({ at: at - base, isDaylight }))[0],
      ...(now >= base && now < end ? { now: now - base } : {}),
      book: bookAddress(look, date, draft.practitioner),
    };
  });
  const byId = snapshot.byId.treatment;
  const rooms = new Map(snapshot.rooms.map(({ id, name }) => [id, name]));
  return {
    look,
    heading: look.span === 'week' ? weekHeading(site, look.day) : longDate(look.day, site.locale, site.now),
    zone,
    minutes: Math.max(0, ...columns.map((column) => column.minutes)),
    hours: hoursOf(site, zone, columns),
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
    room: ({ claims }) => claims.flatMap(({ resource }) => rooms.get(resource) ?? [])[0] ?? '',
    steps: ({ status, start }) =>
      steps.filter((step) => mayAdvance(step, { status, startsAt: instantOfMinute(start) }, instantOfMinute(now))),
  };
}

/** The ruler of the first column; of one in which the clocks do not change, if there is any. */
function hoursOf({ locale }: Site, zone: string, columns: readonly DiaryColumn[]): DiaryView['hours'] {
  const column = columns.find(({ clockChange }) => !clockChange) ?? columns[0];
  return Array.from({ length: Math.ceil((column?.minutes ?? 0) / 60) }, (_, n) => ({
    at: n * 60,
    label: clockOfHour(wallOf(zone, column!.base + n * 60).minute, locale),
  }));
}

/** What the clock shows at a moment, as a minute of this day: the day before ends at 0, the next begins at 1440. */
function clockOn(zone: string, date: string): (minute: number) => number {
  return (minute) => {
    const wall = wallOf(zone, minute);
    return wall.date < date ? 0 : wall.date > date ? 1440 : wall.minute;
  };
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
