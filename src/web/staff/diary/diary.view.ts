import { type Closure, closedOf, meetsClosed } from '../../../locations/closure.js';
import type { Post, Snapshot } from '../../../availability/snapshot.js';
import { outsideHours } from '../../../availability/timetable.js';
import type { Location } from '../../../locations/location.js';
import { type Intervals, intersect, normalise, subtract } from '../../../time/intervals.js';
import { minuteOf, transitions, wallOf } from '../../../time/wall-clock.js';
import { firstWeekday } from '../../../time/week.js';
import { clock, clockOfHour, longDate, shortDate, zoneName } from '../../../time/wording.js';
import { treatmentName } from '../../patient/in-words.js';
import type { Site } from '../../shared/site.js';
import { closureInWords } from '../closure-in-words.js';
import { instantOfMinute } from '../../../bookings/booking.js';
import { mayAdvance, type Step, steps } from '../../../bookings/progress.js';
import { type DiaryGiven, type Draft, draftsOf } from './columns.js';
import { blockAddress, bookAddress, datesOf, type DiaryQuery, everywhere } from './diary-query.js';
import { type DrawnBlock, drawnBlocks } from './drawn-block.js';
import type { NewsView } from './news.js';
import { type DiaryVisit, hoursShown, isOff, leaves, type Placed, place, stampOf } from './diary.js';

export interface DiaryColumn {
  readonly key: string;
  readonly name: string;
  readonly href?: string;
  /** On whose clock it is drawn, and its name where not all columns have the same. */
  readonly zone: string;
  readonly zoneName?: string | undefined;
  /** UTC epoch minute of its upper edge. */
  readonly base: number;
  /** Its height: on a day when the clocks change, an hour more or less than others. */
  readonly minutes: number;
  /** Minutes from the upper edge to where the clocks are changed. */
  readonly clockChange?: { readonly at: number; readonly isDaylight: boolean } | undefined;
  /** After the clocks are changed, where the ruler is that of other days. */
  readonly hours: readonly Hour[];
  readonly practitioner?: string;
  /** Slug. */
  readonly room?: string;
  /** Minutes from the upper edge. */
  readonly closed: readonly (readonly [from: number, minutes: number])[];
  /** Open, but a calendar elsewhere says the practitioner is busy. Minutes from the upper edge. */
  readonly elsewhere: readonly (readonly [from: number, minutes: number])[];
  readonly blocks: readonly DrawnBlock[];
  /** Nobody works then. */
  readonly away: boolean;
  readonly placed: readonly Placed[];
  /** Minutes from the upper edge, if now is in it, and what the clock says. */
  readonly now?: { readonly at: number; readonly is: string };
  readonly book: string;
}

interface Hour {
  /** Minutes from the upper edge. */
  readonly at: number;
  readonly label: string;
}

export interface DiaryView {
  readonly look: DiaryQuery;
  readonly heading: string;
  readonly zone: string;
  /** Height of the highest column in minutes. */
  readonly minutes: number;
  readonly hours: readonly Hour[];
  readonly columns: readonly DiaryColumn[];
  readonly off: readonly DiaryVisit[];
  /** When the place is closed on the days shown, and why, in words. */
  readonly closures: readonly string[];
  /** References of those whose practitioner is not there by their hours, or when the place is closed. */
  readonly outside: ReadonlySet<string>;
  readonly places: readonly Pick<Location, 'slug' | 'name'>[];
  readonly people: readonly { readonly slug: string; readonly name: string }[];
  /** Whether the reader sets the hours of those shown. */
  readonly setsHours: boolean;
  /** Whether the reader offers times to those on the waitlist. */
  readonly offersTimes: boolean;
  readonly today: string;
  readonly name: (visit: DiaryVisit) => string;
  readonly room: (visit: DiaryVisit) => string;
  /** Of the place where it is. */
  readonly zoneOf: (visit: DiaryVisit) => string;
  readonly stamp: (visit: DiaryVisit) => string;
  /** What can be noted about it now. */
  readonly steps: (visit: DiaryVisit) => readonly Step[];
  /** The class of its tint, where that does not say its status. */
  readonly tint: (visit: DiaryVisit) => string;
  readonly news?: NewsView | undefined;
}

export function diaryView(site: Site, given: DiaryGiven): DiaryView {
  const { look, location, snapshot, visits, places, posts, setsHours, now } = given;
  const zone = location.timeZone;
  const busyOf = (id?: string): Intervals =>
    normalise(
      given.elsewhere.flatMap(({ practitionerId, from, until }) => (practitionerId === id ? [from, until] : [])),
    );
  const blocksOf = (id?: string) => given.blocks.filter(({ practitionerId }) => practitionerId === id);
  const drafts = draftsOf(site, given);
  const severalZones = new Set(drafts.map((draft) => draft.zone)).size > 1;
  const [first, last] = hoursShown(
    drafts.flatMap(({ date, zone, open, visits, practitionerId }) => {
      const clock = clockOn(zone, date);
      const taken = visits.map((visit) => [visit.start, leaves(visit)] as const);
      const blocked = blocksOf(practitionerId)
        .filter(({ from, until }) => until - from <= halfADay && clock(until) > 0 && clock(from) < 1440)
        .map(({ from, until }) => [from, until] as const);
      return [...taken, ...blocked, ...pairs(open)].map(([from, to]) => [clock(from), clock(to)] as const);
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
  const edges = drafts.map((draft) => ({ ...draft, ...edgesOf(draft, [first, last]) }));
  const ruled = edges.find(({ clockChange }) => !clockChange) ?? edges[0];
  const columns = edges.map(({ date, at, open, visits, practitionerId, end, ...draft }): DiaryColumn => {
    const { base, zone, clockChange } = draft;
    const bookedAt = at ?? look.at;
    return {
      ...draft,
      zoneName: severalZones ? site.t('notification.zone', { place: zoneName(zone) }) : undefined,
      closed: draft.practitioner
        ? pairs(subtract([base, end], open)).map(([from, to]) => [from - base, to - from] as const)
        : [],
      elsewhere: pairs(intersect(intersect([base, end], open), busyOf(practitionerId))).map(
        ([from, to]) => [from - base, to - from] as const,
      ),
      away: open.length === 0,
      placed: place(visits, base, end),
      hours: clockChange && ruled?.clockChange === undefined ? hoursOf(site, draft, clockChange.at + 1) : [],
      blocks: drawnBlocks(blocksOf(practitionerId), [base, end], (block) =>
        setsHours ? blockAddress(draft.practitioner, block, bookedAt) : undefined,
      ),
      ...(now >= base && now < end ? { now: { at: now - base, is: clock(zone, now, site.locale) } } : {}),
      book: bookAddress(bookedAt, date, { practitioner: draft.practitioner, room: draft.room }),
    };
  });
  const byId = snapshot.byId.treatment;
  const rooms = new Map(snapshot.rooms.map(({ id, name }) => [id, name]));
  const roomOf = ({ claims }: DiaryVisit) => claims.flatMap(({ resource }) => rooms.get(resource) ?? [])[0] ?? '';
  const zoneOf = ({ locationId }: DiaryVisit) => snapshot.byId.location.get(locationId)?.timeZone ?? zone;
  return {
    look,
    heading: headingOf(site, look),
    zone,
    minutes: Math.max(0, ...columns.map((column) => column.minutes)),
    hours: ruled ? hoursOf(site, ruled) : [],
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
    places,
    people: given.people,
    setsHours,
    offersTimes: given.offersTimes,
    today: wallOf(zone, now).date,
    name: ({ treatmentId, addOnIds, practitionerId, coursePosition: position, coursePlanned: planned }) => {
      const treatment = byId.get(treatmentId) ?? { name: '' };
      const name = treatmentName(
        site,
        treatment,
        addOnIds.flatMap((id) => byId.get(id) ?? []),
      );
      // In a room's column one asks who treats there.
      const treats = look.by === 'rooms' ? snapshot.byId.practitioner.get(practitionerId)?.name : undefined;
      const part = position && planned ? site.t('course.short', { position, planned }) : undefined;
      return [treats ? `${treats}, ${name}` : name, part].filter(Boolean).join(' · ');
    },
    zoneOf,
    stamp: (visit) => stampOf(visit, roomOf(visit)),
    room: (visit) => {
      const room = roomOf(visit);
      const { locationId } = visit;
      const place = look.at === everywhere ? snapshot.byId.location.get(locationId)?.name : undefined;
      return [room, place].filter(Boolean).join(', ');
    },
    tint: tintOf(look, snapshot),
    steps: ({ status, start }) =>
      steps.filter((step) => mayAdvance(step, { status, startsAt: instantOfMinute(start) }, instantOfMinute(now))),
  };
}

/** From the first to the last of the hours shown, on the clock of the column. */
function edgesOf({ zone, date }: Draft, [first, last]: readonly [number, number]) {
  const [base, end] = [minuteOf(zone, date, first), minuteOf(zone, date, last)];
  const clockChange = transitions(zone, base, end).map(({ at, isDaylight }) => ({ at: at - base, isDaylight }))[0];
  return { base, end, minutes: end - base, clockChange };
}

/** The whole hours of the clock, from a minute below the upper edge on. */
function hoursOf(
  { locale }: Site,
  { zone, base, minutes }: Pick<DiaryColumn, 'zone' | 'base' | 'minutes'>,
  from = 0,
): readonly Hour[] {
  return Array.from({ length: minutes - from }, (_, n) => from + n)
    .map((at) => ({ at, minute: wallOf(zone, base + at).minute }))
    .filter(({ minute }) => minute % 60 === 0)
    .map(({ at, minute }) => ({ at, label: clockOfHour(minute, locale) }));
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

/** Longer time off does not widen the hours shown: it is a day away. */
const halfADay = 720;

const pairs = (list: Intervals): (readonly [number, number])[] =>
  Array.from({ length: list.length / 2 }, (_, i) => [list[2 * i]!, list[2 * i + 1]!] as const);
