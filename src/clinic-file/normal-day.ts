import { rowOf } from '../configuration/entries.js';
import { weeklyHours } from '../practitioners/hours.entity.js';
import { openingOf } from '../practitioners/opening.js';
import { policy } from '../clinic/policy.entity.js';
import { filledDay } from '../availability/filled-day.js';
import { type PackingRules, type PackedVisit, packedDay, type Worker } from '../availability/packed-day.js';
import { suits } from '../availability/slots.js';
import { dateAdd, weekdayOf } from '../time/days.js';
import { minuteOf } from '../time/wall-clock.js';
import { type OwnTerms, type Visit, visitOf } from '../treatments/visit.js';
import { asTreatment, idOf } from './as-treatment.js';
import type { ClinicFile, TreatmentEntry, TreatmentKey } from './schema.js';
import { hasOffers } from './treatment-edits.js';

/** How many visits fit in a day with nothing else in it, and what that day looks like. Minutes of the local day. */
export interface NormalDay {
  readonly location: string;
  /** Slug and name; null while nobody offers it: then it is someone who works from nine to five. */
  readonly practitioner: { readonly slug: string; readonly name: string } | null;
  /** ISO: 1 is Monday. Tuesday, unless they do not work then. */
  readonly weekday: number;
  /** For an add-on: the treatment it is had with. */
  readonly having: string | null;
  readonly startEveryMinutes: number;
  /** The practitioner is free at some time within the visit. */
  readonly rests: boolean;
  readonly rooms: number;
  readonly phased: DrawnDay;
  /** As if the practitioner stayed all the time. */
  readonly solid: DrawnDay;
  /** With starts on a finer grid, where that makes more of it. */
  readonly finer: { readonly every: number; readonly visits: number } | null;
  /** As patients fill it who choose at random, whatever time is offered: any that is free, or those that keep the day full. */
  readonly chosen: { readonly any: FilledDays; readonly full: FilledDays } | null;
  /** All who offer it there, when that is more than one. */
  readonly everyone: { readonly people: number; readonly visits: number; readonly solid: number } | null;
}

/** Several such days. */
export interface FilledDays {
  /** On average. */
  readonly visits: number;
  /** One of them. */
  readonly day: DrawnDay;
}

export interface DrawnDay {
  readonly from: number;
  readonly to: number;
  readonly visits: number;
  readonly rows: readonly {
    readonly kind: 'practitioner' | 'room';
    readonly name: string;
    readonly stretches: readonly {
      readonly kind: 'hands' | 'resting' | 'turnover';
      readonly from: number;
      readonly minutes: number;
      /** Counted from 1. */
      readonly visit: number;
    }[];
  }[];
}

const daysFilled = 8;
/** A day of more visits is not filled by chance: nobody would look at it. */
const mostDrawn = 40;
/** How many times each half of a day keeps to choose from, where nothing is said. */
const standardChoice = policy.fields.timesPerHalfDay.about.standard as number;

/** Who offers it where, for the choice of whose day is shown: `mei/harbour`. */
export function offeredBy(file: ClinicFile, key: TreatmentKey): readonly string[] {
  const { base } = partsOf(file, key);
  if (!base) return [];
  return file.practitioners.flatMap(({ slug, offers }) =>
    offers.filter(({ treatment }) => treatment === base.slug).map(({ location }) => `${slug}/${location}`),
  );
}

/** `today`: a local date. `who`: whose day, of `offeredBy`. Null when no room anywhere would do. */
export function normalDay(file: ClinicFile, key: TreatmentKey, today: string, who?: string): NormalDay | null {
  const parts = partsOf(file, key);
  if (!parts.base) return null;
  const offered = offeredBy(file, key);
  const days = offered.map((one) => dayOf(file, one, today)).filter((day) => day !== null);
  const chosen = days.find((day) => day.who === who) ?? days.find(({ weekday }) => weekday === 2) ?? days[0];
  const slug = chosen?.location ?? someRoomFor(file, visitOf(asTreatment(parts.base), parts.addOns.map(asTreatment)));
  const place = file.locations.find((location) => location.slug === slug);
  if (!place) return null;

  const date = chosen?.date ?? nextWeekday(today, 2);
  const midnight = minuteOf(place.timeZone, date, 0);
  const window = { from: midnight, to: minuteOf(place.timeZone, date, 1440) };
  const calendar: PackingRules = {
    rooms: place.rooms.map(({ slug: id, features }) => ({ id, features })),
    equipment: place.equipment.map(({ slug: id, kind }) => ({ id, kind })),
    zone: place.timeZone,
    startEveryMinutes: parts.base.policy?.startEveryMinutes ?? file.policy.startEveryMinutes,
  };
  const one: Worker = chosen
    ? { id: chosen.practitioner, visit: visitBy(file, parts, chosen), opening: chosen.opening }
    : {
        id: 'someone',
        visit: visitOf(asTreatment(parts.base), parts.addOns.map(asTreatment)),
        opening: [midnight + 9 * 60, midnight + 17 * 60],
      };
  const pack = (workers: readonly Worker[], every = calendar.startEveryMinutes) =>
    packedDay(workers, { ...calendar, startEveryMinutes: every }, window);
  const phased = pack([one]);
  const solid = pack([asOneBlock(one)]);
  const finer = calendar.startEveryMinutes > 5 ? pack([one], 5).length : 0;
  const perHalfDay =
    parts.base.policy?.timesPerHalfDay ?? place.timesPerHalfDay ?? file.policy.timesPerHalfDay ?? standardChoice;
  const rooms = place.rooms.filter((room) => suits(room, one.visit));
  const person = file.practitioners.find(({ slug }) => slug === one.id);
  const names = { practitioner: person?.name ?? '', rooms, midnight, opening: one.opening };

  return {
    location: place.name,
    practitioner: person ? { slug: person.slug, name: person.name } : null,
    weekday: weekdayOf(date),
    having: key.kind === 'add-on' ? parts.base.name : null,
    startEveryMinutes: calendar.startEveryMinutes,
    rests: one.visit.phases.some(({ kind }) => kind === 'resting'),
    rooms: rooms.length,
    phased: drawn(phased, names),
    solid: drawn(solid, names),
    finer: finer > phased.length ? { every: 5, visits: finer } : null,
    chosen: phased.length > 1 && phased.length <= mostDrawn ? { any: fill(null), full: fill(perHalfDay) } : null,
    everyone: together(days.filter((day) => day.location === chosen?.location && day.date === date)),
  };

  function fill(atLeast: number | null): FilledDays {
    const random = alwaysTheSame();
    const some = Array.from({ length: daysFilled }, () => filledDay(one, calendar, window, atLeast, random));
    const visits = some.reduce((sum, { length }) => sum + length, 0) / daysFilled;
    const usual = some.toSorted((a, b) => Math.abs(a.length - visits) - Math.abs(b.length - visits))[0]!;
    return { visits, day: drawn(usual, names) };
  }

  function together(theirs: readonly Day[]): NormalDay['everyone'] {
    if (theirs.length < 2) return null;
    const workers = theirs.slice(0, 20).map((day) => ({
      id: day.practitioner,
      visit: visitBy(file, parts, day),
      opening: day.opening,
    }));
    return { people: workers.length, visits: pack(workers).length, solid: pack(workers.map(asOneBlock)).length };
  }
}

/** Chance that comes out alike each time: a page that is looked at again says the same. */
function alwaysTheSame(): () => number {
  let state = 18;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

interface Parts {
  readonly base: TreatmentEntry | undefined;
  readonly addOns: readonly TreatmentEntry[];
}

/** An add-on is had with the first treatment it goes with. */
function partsOf({ treatments }: ClinicFile, { kind, slug }: TreatmentKey): Parts {
  const found = treatments.find((one) => one.kind === kind && one.slug === slug);
  if (kind === 'base' || !found) return { base: kind === 'base' ? found : undefined, addOns: [] };
  return { base: treatments.find((one) => one.kind === 'base' && one.addOns.includes(slug)), addOns: [found] };
}

interface Day {
  readonly who: string;
  readonly practitioner: string;
  readonly location: string;
  readonly date: string;
  readonly weekday: number;
  readonly opening: readonly number[];
}

/** Their next Tuesday there with hours in it, within eight weeks; otherwise their next day at all. */
function dayOf(file: ClinicFile, who: string, today: string): Day | null {
  const [practitioner = '', location = ''] = who.split('/');
  const zone = file.locations.find(({ slug }) => slug === location)?.timeZone;
  const person = file.practitioners.find(({ slug }) => slug === practitioner);
  if (!zone || !person) return null;
  const hours = person.hours
    .filter((row) => row.location === location)
    .map((row) => ({ ...rowOf(weeklyHours, row), practitionerId: practitioner }));
  if (hours.length === 0) return null;
  const openOn = (date: string) => openingOf(hours, [], [], zone, date, dateAdd(date, 1));
  const tuesdays = Array.from({ length: 8 }, (_, week) => dateAdd(nextWeekday(today, 2), week * 7));
  const date = [...tuesdays, ...Array.from({ length: 56 }, (_, n) => dateAdd(today, n + 1))].find(
    (day) => openOn(day).length > 0,
  );
  if (!date) return null;
  return { who, practitioner, location, date, weekday: weekdayOf(date), opening: openOn(date) };
}

function nextWeekday(today: string, weekday: number): string {
  return dateAdd(today, ((weekday - weekdayOf(today) + 6) % 7) + 1);
}

function visitBy(file: ClinicFile, { base, addOns }: Parts, { practitioner, location }: Day): Visit {
  const offers = file.practitioners.find(({ slug }) => slug === practitioner)?.offers ?? [];
  const own = new Map<string, OwnTerms>();
  for (const part of [base!, ...addOns]) {
    const offer = offers.find((one) => one.treatment === part.slug && one.location === location);
    if (offer && hasOffers(file, part))
      own.set(idOf(part), { price: offer.price ?? null, phases: offer.phases ?? null });
  }
  return visitOf(asTreatment(base!), addOns.map(asTreatment), own, { slug: location });
}

function someRoomFor({ locations }: ClinicFile, visit: Visit): string | undefined {
  return locations.find(({ rooms }) => rooms.some((room) => suits(room, visit)))?.slug;
}

function asOneBlock(worker: Worker): Worker {
  const { visit } = worker;
  return {
    ...worker,
    visit: { ...visit, hands: [0, visit.minutes], phases: [{ minutes: visit.minutes, kind: 'hands' }] },
  };
}

function drawn(
  packed: readonly PackedVisit[],
  {
    practitioner,
    rooms,
    midnight,
    opening,
  }: {
    readonly practitioner: string;
    readonly rooms: readonly { readonly slug: string; readonly name: string }[];
    readonly midnight: number;
    readonly opening: readonly number[];
  },
): DrawnDay {
  const all = packed.map(({ start, visit, assignment }, at) => ({
    start: start - midnight,
    visit,
    assignment,
    n: at + 1,
  }));
  const ends = all.map(({ start, visit }) => start + visit.minutes + visit.turnoverMinutes);
  return {
    from: Math.floor((opening[0]! - midnight) / 60) * 60,
    to: Math.ceil(Math.max(opening.at(-1)! - midnight, ...ends) / 60) * 60,
    visits: packed.length,
    rows: [
      {
        kind: 'practitioner',
        name: practitioner,
        stretches: all.flatMap(({ start, visit, n }) =>
          stretchesOf(visit)
            .filter(({ kind }) => kind === 'hands')
            .map(({ kind, from, minutes }) => ({ kind, from: start + from, minutes, visit: n })),
        ),
      },
      ...rooms.map((room) => ({
        kind: 'room' as const,
        name: room.name,
        stretches: all
          .filter(({ assignment }) => assignment.roomId === room.slug)
          .flatMap(({ start, visit, n }) =>
            stretchesOf(visit).map(({ kind, from, minutes }) => ({ kind, from: start + from, minutes, visit: n })),
          ),
      })),
    ],
  };
}

function stretchesOf({ phases, turnoverMinutes }: Visit) {
  const turnover = turnoverMinutes > 0 ? [{ kind: 'turnover' as const, minutes: turnoverMinutes }] : [];
  let at = 0;
  return [...phases, ...turnover].map(({ kind, minutes }) => {
    const from = at;
    at += minutes;
    return { kind, from, minutes };
  });
}
