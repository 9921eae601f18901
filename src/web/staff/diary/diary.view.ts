import { type Closure, closedOf, meetsClosed } from '../../../locations/closure.js';
import type { Post, Snapshot } from '../../../availability/snapshot.js';
import { outsideHours } from '../../../availability/timetable.js';
import type { Location } from '../../../locations/location.js';
import { type Intervals, intersect, normalise, subtract } from '../../../time/intervals.js';
import { minuteOf, transitions, wallOf } from '../../../time/wall-clock.js';
import { firstWeekday } from '../../../time/week.js';
import { clock, clockOfHour, longDate, shortDate } from '../../../time/wording.js';
import { treatmentName } from '../../patient/in-words.js';
import type { Site } from '../../shared/site.js';
import { closureInWords } from '../closure-in-words.js';
import { instantOfMinute } from '../../../bookings/booking.js';
import { mayAdvance, type Step, steps } from '../../../bookings/progress.js';
import { type DiaryGiven, draftsOf } from './columns.js';
import { bookAddress, datesOf, type DiaryQuery, everywhere } from './diary-query.js';
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
  /** Nobody works then. */
  readonly away: boolean;
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
  /** The class of its tint, where that does not say its status. */
  readonly tint: (visit: DiaryVisit) => string;
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
  const closures = snapshot.closures.filter(
    ({ locationId }) => locationId === location.id || posts.some((post) => post.location.id === locationId),
  );
  const closed = new Map(
    [location, ...posts.map((post) => post.location)].map(({ id, timeZone }) => [
      id,
      closedOf(
        closures.filter(({ locationId }) => locationId === id),
        timeZone,
      ),
    ]),
  );
  const columns = drafts.map(({ date, at, open, visits, practitionerId, ...draft }): DiaryColumn => {
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
      away: open.length === 0,
      placed: place(visits, base, end),
      clockChange: transitions(zone, base, end).map(({ at, isDaylight }) => ({ at: at - base, isDaylight }))[0],
      ...(now >= base && now < end ? { now: now - base } : {}),
      book: bookAddress(at ?? look.at, date, draft.practitioner),
    };
  });
  const byId = snapshot.byId.treatment;
  const rooms = new Map(snapshot.rooms.map(({ id, name }) => [id, name]));
  return {
    look,
    heading: headingOf(site, look),
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
      ...visits
        .filter((visit) => !isOff(visit) && meetsClosed(visit, closed.get(visit.locationId) ?? []))
        .map(({ reference }) => reference),
    ]),
    ...(columns.some((column) => column.now !== undefined) ? { nowIs: clock(zone, now, site.locale) } : {}),
    places,
    people: given.people,
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
    room: ({ claims, locationId }) => {
      const room = claims.flatMap(({ resource }) => rooms.get(resource) ?? [])[0] ?? '';
      const place = look.at === everywhere ? snapshot.byId.location.get(locationId)?.name : undefined;
      return [room, place].filter(Boolean).join(', ');
    },
    tint: tintOf(look, snapshot),
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
  const theirs = visits.filter(
    (visit) => visit.practitionerId === post.practitioner.id && visit.locationId === locationId,
  );
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

function headingOf({ locale, now }: Site, look: DiaryQuery): string {
  const dates = datesOf(look, firstWeekday(locale));
  if (dates.length === 1) return longDate(look.day, locale, now);
  return `${shortDate(dates[0]!, locale)} – ${shortDate(dates.at(-1)!, locale, now)}`;
}

/** Six tints, in the clinic's order of practitioners or treatments. */
function tintOf({ color }: DiaryQuery, { practitioners, treatments }: Snapshot): DiaryView['tint'] {
  if (color === 'status') return () => '';
  const order = (color === 'practitioner' ? practitioners : treatments).map(({ id }) => id);
  return ({ practitionerId, treatmentId }) =>
    `tint-${Math.max(0, order.indexOf(color === 'practitioner' ? practitionerId : treatmentId)) % 6}`;
}

const pairs = (list: Intervals): (readonly [number, number])[] =>
  Array.from({ length: list.length / 2 }, (_, i) => [list[2 * i]!, list[2 * i + 1]!] as const);
