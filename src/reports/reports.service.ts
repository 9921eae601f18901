import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Catalogue } from '../availability/catalogue.service.js';
import type { Snapshot } from '../availability/snapshot.js';
import { Attribution, type LedgerLine } from '../finder/attribution.service.js';
import { Clock } from '../platform/clock.js';
import { Refusal } from '../platform/refusal.js';
import { minuteOf, wallOf } from '../time/wall-clock.js';
import { type Amounts, amountsTogether, type Figures, noFigures, plus } from './figures.js';
import { type OfferedTime, OfferedTimes } from './offered-time.service.js';
import { bookedHours } from './booked-hours.service.js';
import { ChangedDays } from './changed-days.service.js';
import { newPatients, type NewPatientsBy } from './new-patients.service.js';
import { bucketsOf, neighbour, type Period } from './period.js';
import { type FreedTimes, freedTogether } from './freed-times.js';
import { freedTimes } from './freed-times.service.js';
import { recalled, type Recalled, recallsTogether } from './recalled.service.js';
import type { Narrowing } from './summed-up.js';
import { type Counted, type FiguresOf, visitFigures } from './visit-figures.service.js';
import type { WeekHours } from './week-hours.js';

export type Breakdown = 'practitioner' | 'location' | 'treatment';

/** Slugs; what is left out is everything. */
export interface Question {
  readonly period: Period;
  readonly practitioner?: string;
  readonly location?: string;
  readonly treatment?: string;
  readonly by: Breakdown;
}

export interface Line extends Amounts {
  readonly figures: Figures;
  /** Minutes; null where nobody offers by it (a treatment). */
  readonly offered: number | null;
}

export type NamedLine = Line & { readonly name: string };
export type DatedLine = Line & {
  readonly from: string;
  readonly to: string;
  readonly recalled: Recalled;
  /** Whatever the treatment. */
  readonly freed: FreedTimes;
};

export interface Report {
  readonly question: Question;
  /** The local date where the clinic's first location is. */
  readonly today: string;
  readonly total: Line;
  /** The same of the period before. */
  readonly before: Line;
  /** Visits by how long before they were booked, as in `leads`. */
  readonly lead: readonly number[];
  /** In order, none left out. */
  readonly course: readonly DatedLine[];
  /** By practitioner, location or treatment; those with most visits first. */
  readonly lines: readonly NamedLine[];
  readonly places: readonly { readonly name: string; readonly used: number; readonly open: number }[];
  readonly links: readonly LedgerLine[];
  /** Of the first appointments, those that were booked by a link; the link that brought most comes first. */
  readonly newPatients: readonly NewPatientsBy[];
  /** Patients who had not come back and were invited. */
  readonly recalled: Recalled;
  readonly freed: FreedTimes;
  /** Of practitioners, whatever the treatment. */
  readonly hours: { readonly booked: WeekHours; readonly offered: WeekHours };
  /** What was offered before this day is reckoned from the hours as they are; null: all of it. */
  readonly offeredKeptFrom: string | null;
  /** From this day on nobody can book yet, and nothing counts as offered. */
  readonly offeredUntil: string;
}

/** How the clinic does. Nothing here knows a patient. */
@Injectable()
export class Reports {
  constructor(
    private readonly db: DataSource,
    private readonly catalogue: Catalogue,
    private readonly changedDays: ChangedDays,
    private readonly offered: OfferedTimes,
    private readonly attribution: Attribution,
    private readonly clock: Clock,
  ) {}

  async today(): Promise<string> {
    const { zone } = home(await this.catalogue.current());
    return wallOf(zone, Math.floor(this.clock.now().getTime() / 60_000)).date;
  }

  /** @throws Refusal not-found: no such practitioner, location or treatment, not even a former one */
  async read(question: Question): Promise<Report> {
    const snapshot = await this.catalogue.current();
    const narrowing = narrowingOf(question, snapshot);
    const { period, by } = question;
    const today = await this.today();
    const { zone } = home(snapshot);
    const instant = (date: string) => new Date(minuteOf(zone, date, 0) * 60_000);
    // Links belong to the clinic, not to a place: their days are those of its first location.
    const links = this.attribution.ledger(instant(period.from), instant(period.to));
    const read = await this.db.transaction('REPEATABLE READ', async (tx) => {
      // Plans for these very dates; the usual ones are made for a few rows found by key.
      await tx.query(`set transaction read only`);
      await tx.query(`set local plan_cache_mode = force_custom_plan`);
      await tx.query(`set local work_mem = '32MB'`);
      const before = neighbour(period, -1);
      const changed = await this.changedDays.find(tx, null);
      const wanted = { practitioners: by === 'practitioner', hours: true };
      return {
        visits: await visitFigures(tx, changed, period, today, narrowing, [by]),
        offered: await this.offered.read(tx, period, today, narrowing, wanted),
        bookedHours: await bookedHours(tx, changed, period, narrowing),
        newPatients: await newPatients(tx, changed, period, narrowing),
        recalled: await recalled(tx, period, narrowing),
        freed: await freedTimes(tx, period, narrowing),
        visitsBefore: await visitFigures(tx, changed, before, today, narrowing, []),
        offeredBefore: await this.offered.read(tx, before, today, narrowing, {}),
      };
    });
    return {
      question,
      today,
      total: lineOf([read.visits.total], sum(read.offered.hands.day)),
      before: lineOf([read.visitsBefore.total], sum(read.offeredBefore.hands.day)),
      lead: read.visits.lead,
      course: courseOf(period, read.visits.days, read.offered, read),
      lines: linesOf(by, read.visits.of.get(by)!, read.offered, snapshot),
      places: placesOf(read.visits.rooms, read.offered, snapshot),
      links: await links,
      newPatients: read.newPatients,
      recalled: recallsTogether(read.recalled),
      freed: freedTogether(read.freed),
      hours: { booked: read.bookedHours, offered: read.offered.hours },
      offeredKeptFrom: read.offered.keptFrom,
      offeredUntil: read.offered.offeredUntil,
    };
  }
}

const home = ({ locations }: Snapshot) => ({ zone: locations[0]?.timeZone ?? 'Etc/UTC' });

function narrowingOf({ practitioner, location, treatment }: Question, { byId }: Snapshot): Narrowing {
  const idOf = (slug: string | undefined, known: ReadonlyMap<string, { id: string; slug: string }>) => {
    if (slug === undefined) return undefined;
    const found = [...known.values()].find((one) => one.slug === slug);
    if (!found) throw new Refusal('not-found');
    return found.id;
  };
  const base = new Map([...byId.treatment].filter(([, { kind }]) => kind === 'base'));
  return {
    practitionerId: idOf(practitioner, byId.practitioner),
    locationId: idOf(location, byId.location),
    treatmentId: idOf(treatment, base),
  };
}

function lineOf(all: readonly Counted[], offered: number | null): Line {
  return {
    figures: all.map(({ figures }) => figures).reduce(plus, noFigures),
    ...amountsTogether(all),
    offered,
  };
}

function courseOf(
  period: Period,
  days: readonly FiguresOf[],
  { hands }: OfferedTime,
  also: {
    readonly recalled: Awaited<ReturnType<typeof recalled>>;
    readonly freed: Awaited<ReturnType<typeof freedTimes>>;
  },
): readonly DatedLine[] {
  return bucketsOf(period).map(({ from, to }) => {
    const inside = ({ key }: { readonly key: string }) => key >= from && key < to;
    const offered = [...hands.day].filter(([key]) => inside({ key }));
    return {
      from,
      to,
      ...lineOf(days.filter(inside), sum(new Map(offered))),
      recalled: recallsTogether(also.recalled.filter(({ day }) => inside({ key: day }))),
      freed: freedTogether(also.freed.filter(({ day }) => inside({ key: day }))),
    };
  });
}

function linesOf(
  by: Breakdown,
  counted: readonly FiguresOf[],
  { hands }: OfferedTime,
  { byId }: Snapshot,
): readonly NamedLine[] {
  const offered = by === 'treatment' ? null : hands[by];
  const found = new Map(counted.map((one) => [one.key, one]));
  // Who offered time and had no visit belongs in the list too.
  const keys = [...new Set([...found.keys(), ...(offered?.keys() ?? [])])];
  const lines = keys.map((key) => {
    const one = found.get(key);
    return { name: byId[by].get(key)?.name ?? key, ...lineOf(one ? [one] : [], offered && (offered.get(key) ?? 0)) };
  });
  return lines.sort((a, b) => b.figures.visits - a.figures.visits || a.name.localeCompare(b.name));
}

function placesOf(used: ReadonlyMap<string, number>, { rooms }: OfferedTime, { byId }: Snapshot): Report['places'] {
  const keys = [...new Set([...rooms.keys(), ...used.keys()])];
  const places = keys.map((key) => {
    return {
      name: byId.location.get(key)?.name ?? key,
      used: used.get(key) ?? 0,
      open: rooms.get(key) ?? 0,
    };
  });
  return places.sort((a, b) => a.name.localeCompare(b.name));
}

const sum = (minutes: ReadonlyMap<string, number>) => [...minutes.values()].reduce((total, one) => total + one, 0);
