import type { Post, Snapshot } from '../../../availability/snapshot.js';
import { closedOf } from '../../../locations/closure.js';
import type { Location } from '../../../locations/location.js';
import { openingOf } from '../../../practitioners/opening.js';
import { type Intervals, subtract } from '../../../time/intervals.js';
import { dateAdd, minuteOf } from '../../../time/wall-clock.js';
import { firstWeekday, weekStart } from '../../../time/week.js';
import { shortDate } from '../../../time/wording.js';
import type { Site } from '../../shared/site.js';
import { diaryAddress, type DiaryQuery } from './diary-query.js';
import { type DiaryVisit, type Elsewhere, isOff } from './diary.js';

/** What a diary is drawn from. */
export interface DiaryGiven {
  readonly look: DiaryQuery;
  readonly location: Location;
  readonly posts: readonly Post[];
  readonly snapshot: Snapshot;
  readonly visits: readonly DiaryVisit[];
  readonly elsewhere: readonly Elsewhere[];
  readonly places: readonly Pick<Location, 'slug' | 'name'>[];
  /** UTC epoch minute. */
  readonly now: number;
}

/** The columns that are asked for. */
export function draftsOf(site: Site, given: DiaryGiven): readonly Draft[] {
  const { span, by } = given.look;
  return span === 'week' ? weekOf(site, given) : by === 'rooms' ? roomsOf(site, given) : peopleOf(given);
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
  readonly open: Intervals;
  readonly visits: readonly DiaryVisit[];
}

/** Everyone who works or is booked that day; if nobody does, everyone who ever works there. */
function peopleOf({ look, posts, snapshot, visits }: DiaryGiven): Draft[] {
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

function roomsOf({ t }: Site, { look, location, snapshot, visits }: DiaryGiven): Draft[] {
  const rooms = snapshot.rooms.filter(({ locationId }) => locationId === location.id);
  const known = new Set(rooms.map(({ id }) => id));
  const using = (is: (resource: string) => boolean) =>
    visits.filter(({ claims }) => claims.some(({ resource }) => is(resource)));
  const column = { date: look.day, open: [] };
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

function weekOf(site: Site, { look, location, posts, visits }: DiaryGiven): Draft[] {
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
      visits: visits.filter((visit) => !isOff(visit) && isOn(visit, location.timeZone, date)),
    };
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
