import type { EntityManager } from 'typeorm';
import type { Changed } from './changed-days.service.js';
import { type Count, counted, counts } from './counting.js';
import { type Amounts, type Figures, noAmounts, noFigures, plus } from './figures.js';
import type { Period } from './period.js';
import { type Narrowing, summedUp } from './summed-up.js';

export type Dimension = 'day' | 'practitioner' | 'location' | 'treatment';

export type Counted = Amounts & { readonly figures: Figures };

/** Of one day (`YYYY-MM-DD`), practitioner, location or treatment (their ids). */
export type FiguresOf = Counted & { readonly key: string };

export interface PeriodFigures {
  readonly total: Counted;
  /** Visits by how long before they were booked, as in `leads`. */
  readonly lead: readonly number[];
  /** Minutes that visits claim of rooms, turnover included, by the ids of locations. */
  readonly rooms: ReadonlyMap<string, number>;
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
  const { values, live, rows } = summedUp(changed, period, narrowing, counted);
  // Where nobody in particular is asked about, everybody at a place is summed up already.
  const everybody = narrowing.practitionerId === undefined;
  const columns = ['day', 'location_id', 'treatment_id', 'currency', ...counts];
  const past = pastUpTo(`$${values.push(today)}`);
  const found = await tx.query<Row[]>(
    `with ${live},
     each as not materialized ${rows('reported_visits', [...columns, 'practitioner_id'])},
     place as not materialized ${everybody ? rows('reported_places', columns) : '(select * from each)'}
     ${[total(past), rooms, ...dimensions.map((one) => summed(one, past))].join('\nunion all ')}`,
    values,
  );
  const of = (dimension: string) => found.filter((row) => row.dimension === dimension);
  const all = of('all');
  const [whole] = together(all);
  return {
    total: whole ?? { figures: noFigures, ...noAmounts },
    lead: leadColumns.map((column) => all.reduce((count, row) => count + Number(row[column]), 0)),
    rooms: new Map(of('rooms').map(({ key, room }) => [key, Number(room)])),
    of: new Map(dimensions.map((dimension) => [dimension, together(of(dimension))])),
  };
}

const keys = {
  day: 'day',
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

const total = (past: string) => `
  select 'all' as dimension, '' as key, currency, ${past}, ${sums(lineColumns)}, ${sums(leadColumns)}, 0 as room
  from place group by currency`;

const rooms = `
  select 'rooms', location_id::text, '', ${nothing([...Object.keys(pastColumns), ...lineColumns, ...leadColumns])}, sum(room)
  from place group by location_id`;

const summed = (dimension: Dimension, past: string) => `
  select '${dimension}', ${keys[dimension]}::text, currency, ${past}, ${sums(lineColumns)}, ${nothing(leadColumns)}, 0
  from ${dimension === 'practitioner' ? 'each' : 'place'} group by ${keys[dimension]}, currency`;

/** Rows of one key differ in their currency. */
function together(rows: readonly Row[]): readonly FiguresOf[] {
  const all = new Map<string, Row[]>();
  for (const row of rows) all.set(row.key, [...(all.get(row.key) ?? []), row]);
  return [...all].map(([key, some]) => ({ key, figures: some.map(figuresOf).reduce(plus), ...amountsOf(some) }));
}

function amountsOf(rows: readonly Row[]): Amounts {
  const of = (column: Count | 'earned') => new Map(rows.map((row) => [row.currency, Number(row[column])]));
  return {
    quoted: of('quoted'),
    earned: of('earned'),
    quotedMissed: of('quoted_missed'),
    quotedLate: of('quoted_late'),
  };
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
