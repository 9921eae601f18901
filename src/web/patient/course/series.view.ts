import type { Compromise, SeriesTime } from '../../../availability/series.js';
import type { ProposedVisit, SeriesProposal, SkippedWeek } from '../../../availability/series-slots.service.js';
import type { Snapshot } from '../../../availability/snapshot.js';
import { dayOfDate } from '../../../time/days.js';
import { dateAdd, isoOf, wallOf } from '../../../time/wall-clock.js';
import { clock, clockOfDay, shortDate, shortTime } from '../../../time/wording.js';
import type { Site } from '../../shared/site.js';
import { turnFieldOf, turnValueOf } from './course-choice.js';
import type { SeriesView, TurnView } from './series-list.js';

export interface SeriesWished {
  /** UTC epoch minute of the first visit, on the clock of `timeZone`. */
  readonly start: number;
  readonly timeZone: string;
  readonly everyDays: number;
  readonly visits: number;
  readonly practitioner?: string | undefined;
  readonly location: string;
  readonly after?: number | undefined;
}

/** A proposed series: each visit with what differs from the wish and what else is free, then what could not be had, and why. */
export function seriesView(site: Site, snapshot: Snapshot, proposal: SeriesProposal, wished: SeriesWished): SeriesView {
  const { t } = site;
  const { visits, skipped, missing } = proposal;
  const people = new Set(visits.map(({ practitioner }) => practitioner));
  const differ = visits.filter(({ compromises }) => compromises.length > 0).length;
  const added = visits.length === wished.visits ? skipped.length : 0;
  return {
    lead: t('course.differences', { count: differ }),
    turns: visits.map((visit, n) =>
      turnView(site, snapshot, visit, wished, {
        position: n + 1,
        before: visits[n - 1]?.start ?? wished.after,
        isNamed: people.size > 1 || visit.compromises.some((one) => one === 'practitioner' || one === 'place'),
      }),
    ),
    skipped: skipped.map((week) => skippedText(site, week, wished)),
    outcome:
      missing > 0
        ? t('course.fewer', { count: visits.length, wanted: wished.visits })
        : added > 0
          ? t('course.added', { count: added })
          : undefined,
  };
}

interface InSeries {
  readonly position: number;
  readonly before: number | undefined;
  /** It is said by whom. */
  readonly isNamed: boolean;
}

function turnView(
  site: Site,
  snapshot: Snapshot,
  visit: ProposedVisit,
  wished: SeriesWished,
  { position, before, isNamed }: InSeries,
): TurnView {
  const { locale, now, t } = site;
  const days = new Map<string, TurnView['others'][number]['times'][number][]>();
  for (const other of visit.others) {
    const { date } = wallOf(other.timeZone, other.start);
    const times = days.get(date) ?? [];
    const isOther = other.practitioner !== visit.practitioner || other.location !== visit.location;
    times.push({
      value: turnValueOf(other),
      at: isoOf(other.timeZone, other.start),
      time: clock(other.timeZone, other.start, locale),
      with: isOther ? withAt(snapshot, other, other.location !== wished.location) : undefined,
    });
    days.set(date, times);
  }
  return {
    name: turnFieldOf(visit.week),
    label: t('course.part', { position }),
    value: turnValueOf(visit),
    at: isoOf(visit.timeZone, visit.start),
    when: shortTime(visit.timeZone, visit.start, locale, now),
    with: isNamed ? withAt(snapshot, visit, visit.location !== wished.location) : undefined,
    notes: visit.compromises.map((one) => compromiseText(site, snapshot, one, visit, wished, before)),
    others: [...days].map(([date, times]) => ({ day: shortDate(date, locale, now), times })),
  };
}

/** "Jonas Weber", "Jonas Weber · Greenport" */
function withAt({ practitioners, locations }: Snapshot, time: SeriesTime, isElsewhere: boolean): string {
  const person = practitioners.find(({ slug }) => slug === time.practitioner)?.name;
  const place = isElsewhere ? locations.find(({ slug }) => slug === time.location)?.name : undefined;
  return [person, place].filter(Boolean).join(' · ');
}

function compromiseText(
  { t, locale }: Site,
  { practitioners, locations }: Snapshot,
  compromise: Compromise,
  visit: ProposedVisit,
  wished: SeriesWished,
  before: number | undefined,
): string {
  const { timeZone } = visit;
  const wish = wallOf(wished.timeZone, wished.start);
  const { date } = wallOf(timeZone, visit.start);
  const named = (all: readonly { readonly slug: string; readonly name: string }[], slug: string | undefined) =>
    all.find((one) => one.slug === slug)?.name;
  const instead = (all: Parameters<typeof named>[0], slug: string, wish: string | undefined) => {
    const [is, wanted] = [named(all, slug) ?? '', named(all, wish)];
    return wanted ? t('course.instead', { this: is, wished: wanted }) : is;
  };
  const said: Readonly<Record<Compromise, () => string>> = {
    day: () => {
      const days = daysBetween(dateAdd(wish.date, visit.week * wished.everyDays), date);
      return t(days > 0 ? 'course.days-later' : 'course.days-earlier', { days: Math.abs(days) });
    },
    time: () => {
      const at = clock(timeZone, visit.start, locale);
      return t('course.instead', { this: at, wished: clockOfDay(wish.minute, locale) });
    },
    practitioner: () => instead(practitioners, visit.practitioner, wished.practitioner),
    place: () => instead(locations, visit.location, wished.location),
    spacing: () => {
      const days = before === undefined ? 0 : daysBetween(wallOf(timeZone, before).date, date);
      return t('course.spacing', { days });
    },
  };
  return said[compromise]();
}

function skippedText({ t, locale, now }: Site, { start, why }: SkippedWeek, { timeZone }: SeriesWished): string {
  const day = shortDate(wallOf(timeZone, start).date, locale, now);
  return t(`course.skipped.${why}`, { day, time: clock(timeZone, start, locale) });
}

const daysBetween = (from: string, to: string) => dayOfDate(to) - dayOfDate(from);
