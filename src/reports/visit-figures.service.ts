import type { EntityManager } from 'typeorm';
import type { Changed } from './changed-days.service.js';
import { type Count, counted, counts } from './counting.js';
import { type Amounts, type Figures, noAmounts, noFigures, plus, sum } from './figures.js';
import type { Period } from './period.js';
import { type Narrowing, summedUp } from './summed-up.js';

export type Dimension = 'practitioner' | 'location' | 'treatment';

export type Counted = Amounts & { readonly figures: Figures };

/** Of one day (`YYYY-MM-DD`), practitioner, location or treatment (their ids). */
export type FiguresOf = Counted & { readonly key: string };

export interface PeriodFigures {
  readonly total: Counted;
  /** Visits by how long before they were booked, as in `leads`. */
  readonly lead: readonly number[];
  /** Minutes that visits claim of rooms, turnover included, by the ids of locations. */
  readonly rooms: ReadonlyMap<string, number>;
  readonly days: readonly FiguresOf[];
  readonly of: ReadonlyMap<Dimension, readonly FiguresOf[]>;
}

/** The visits of a period, counted. `today`: up to when they count as past. */
export async function visitFigures(
  tx: Pick<EntityManager, 'query'>,
  changed: Changed,
  period: Pick<Period, 'from' | 'to'>,
  today: string,
  narrowing: Narrowing,
  dimensions: readonly Dimension[],
): Promise<PeriodFigures> {
  const { values, live, sources } = summedUp(changed, period, narrowing, counted);
  // Where nobody in particular is asked about, everybody at a place is summed up already.
  const places = sources(narrowing.practitionerId === undefined ? 'reported_places' : 'reported_visits');
  const past = pastUpTo(`$${values.push(today)}`);
  const selects = [
    ...places.flatMap((source) => [days(past, source), rooms(source)]),
    ...dimensions.flatMap((one) =>
      (one === 'practitioner' ? sources('reported_visits') : places).map((source) => summed(one, past, source)),
    ),
  ];
  const found = await tx.query<Row[]>(`${live} ${selects.join('\nunion all ')}`, values);
  const of = (dimension: string) => found.filter((row) => row.dimension === dimension);
  // A pass over the days is saved: all together are few.
  const all = of('day').map((row) => ({ ...row, key: '' }));
  const [whole] = together(all);
  return {
    total: whole ?? { figures: noFigures, ...noAmounts },
    lead: leadColumns.map((column) => sum(all.map((row) => Number(row[column])))),
    rooms: sumsBy(of('rooms'), 'key', 'room'),
    days: together(of('day')),
    of: new Map(dimensions.map((dimension) => [dimension, together(of(dimension))])),
  };
}

const keys = {
  practitioner: 'practitioner_id',
  location: 'location_id',
  treatment: 'treatment_id',
} as const;
const leadColumns = counts.filter((count) => count.startsWith('lead'));
/** What counts up to today only, and what it is summed from. */
const pastColumns = { past: 'visits', rebooked: 'rebooked', minutes: 'minutes', earned: 'quoted' } as const;
/** What else each line of a report has. */
const lineColumns = counts.filter(
  (count) => count !== 'room' && count !== 'rebooked' && count !== 'minutes' && !leadColumns.includes(count),
);

type Row = Readonly<Record<'dimension' | 'key' | 'currency' | keyof typeof pastColumns | Count, string>>;

const pastUpTo = (today: string) =>
  Object.entries(pastColumns)
    .map(([name, column]) => `coalesce(sum(${column}) filter (where day <= ${today}), 0) as ${name}`)
    .join(', ');
const sums = (some: readonly string[]) => some.map((column) => `sum(${column}) as ${column}`).join(', ');
const nothing = (some: readonly string[]) => some.map((column) => `0 as ${column}`).join(', ');

const days = (past: string, source: string) => `
  select 'day' as dimension, day::text as key, currency, ${past}, ${sums(lineColumns)}, ${sums(leadColumns)}, 0 as room
  from ${source} group by day, currency`;

const rooms = (source: string) => `
  select 'rooms', location_id::text, '', ${nothing([...Object.keys(pastColumns), ...lineColumns, ...leadColumns])}, sum(room)
  from ${source} group by location_id`;

const summed = (dimension: Dimension, past: string, source: string) => `
  select '${dimension}', ${keys[dimension]}::text, currency, ${past}, ${sums(lineColumns)}, ${nothing(leadColumns)}, 0
  from ${source} group by ${keys[dimension]}, currency`;

/** Rows of one key differ in their currency, or in their source. */
function together(rows: readonly Row[]): readonly FiguresOf[] {
  const all = new Map<string, Row[]>();
  for (const row of rows) all.set(row.key, [...(all.get(row.key) ?? []), row]);
  return [...all].map(([key, some]) => ({ key, figures: some.map(figuresOf).reduce(plus), ...amountsOf(some) }));
}

function amountsOf(rows: readonly Row[]): Amounts {
  return {
    quoted: sumsBy(rows, 'currency', 'quoted'),
    earned: sumsBy(rows, 'currency', 'earned'),
    quotedMissed: sumsBy(rows, 'currency', 'quoted_missed'),
    quotedLate: sumsBy(rows, 'currency', 'quoted_late'),
  };
}

function sumsBy(rows: readonly Row[], key: 'key' | 'currency', column: keyof Row): ReadonlyMap<string, number> {
  const sums = new Map<string, number>();
  for (const row of rows) sums.set(row[key], (sums.get(row[key]) ?? 0) + Number(row[column]));
  return sums;
}

function figuresOf(row: Row): Figures {
  return {
    visits: Number(row.visits),
    fresh: Number(row.fresh),
    past: Number(row.past),
    rebooked: Number(row.rebooked),
    missed: Number(row.missed),
    late: Number(row.late),
    cancelled: Number(row.cancelled),
    calledOff: Number(row.called_off),
    calledOffLate: Number(row.called_off_late),
    hands: Number(row.hands),
    minutes: Number(row.minutes),
  };
}
