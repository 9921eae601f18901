import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { ChangedDays } from './changed-days.service.js';
import { type Count, counted, counts, rangeColumns } from './counting.js';
import { type Figures, noFigures, plus, type Quoted } from './figures.js';
import type { Period } from './period.js';

export type Dimension = 'day' | 'practitioner' | 'location' | 'treatment';

/** Ids; what is left out is everything. */
export interface Narrowing {
  readonly practitionerId?: string;
  readonly locationId?: string;
  readonly treatmentId?: string;
}

export interface Counted {
  readonly figures: Figures;
  readonly quoted: Quoted;
}

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

/** The visits of a period, counted. Of days that have changed since they were summed up, from the bookings themselves. */
@Injectable()
export class VisitFigures {
  constructor(private readonly changedDays: ChangedDays) {}

  /** `today`: up to when visits count as past. The caller's transaction sees one moment only (repeatable read). */
  async read(
    tx: Pick<EntityManager, 'query'>,
    { from, to }: Pick<Period, 'from' | 'to'>,
    today: string,
    narrowing: Narrowing,
    dimensions: readonly Dimension[],
  ): Promise<PeriodFigures> {
    const { days, ranges } = await this.changedDays.find(tx, null);
    const values: unknown[] = [
      from,
      to,
      today,
      days.map(({ locationId }) => locationId),
      days.map(({ date }) => date),
      ...rangeColumns(ranges),
    ];
    const conditions = Object.entries(columns).flatMap(([name, column]) => {
      const id = narrowing[name as keyof Narrowing];
      return id === undefined ? [] : [`${column} = $${values.push(id)}`];
    });
    const where = ['day >= $1 and day < $2', ...conditions].join(' and ');
    // Where nobody in particular is asked about, everybody at a place is summed up already.
    const everybody = narrowing.practitionerId === undefined;
    const summedUp = days.length === 0 ? where : `${where} and ${notChanged}`;
    const rows = await tx.query<Row[]>(
      `with changed (location_id, day) as materialized (select * from unnest($4::uuid[], $5::date[])),
       live as materialized (select * from (${counted(6)}) l where ${where}),
       each as ${source('reported_visits', summedUp, ['practitioner_id'])},
       place as ${everybody ? source('reported_places', summedUp) : '(select * from each)'}
       ${[total, rooms, ...dimensions.map((one) => summed(one))].join('\nunion all ')}`,
      values,
    );
    const of = (dimension: string) => rows.filter((row) => row.dimension === dimension);
    const all = of('all');
    const [whole] = together(all);
    return {
      total: whole ?? { figures: noFigures, quoted: new Map() },
      lead: leadColumns.map((column) => all.reduce((count, row) => count + Number(row[column]), 0)),
      rooms: new Map(of('rooms').map(({ key, visits }) => [key, Number(visits)])),
      of: new Map(dimensions.map((dimension) => [dimension, together(of(dimension))])),
    };
  }
}

const columns = { practitionerId: 'practitioner_id', locationId: 'location_id', treatmentId: 'treatment_id' } as const;
const keys = {
  day: 'day',
  practitioner: 'practitioner_id',
  location: 'location_id',
  treatment: 'treatment_id',
} as const;
const leadColumns = counts.filter((count) => count.startsWith('lead'));
/** What each line of a report has. */
const lineColumns = counts.filter((count) => count !== 'room' && !leadColumns.includes(count));

type Row = Readonly<Record<'dimension' | 'key' | 'currency' | 'past' | Count, string>>;

/** Mostly nothing has: then nobody is asked. */
const notChanged = `not exists (select from changed c where c.location_id = s.location_id and c.day = s.day)`;

/** What is summed up, without the days that have changed since, and those as they are. */
const source = (table: string, where: string, more: readonly string[] = []) => {
  const wanted = ['day', 'location_id', 'treatment_id', 'currency', ...more, ...counts].join(', ');
  return `not materialized (
         select ${wanted} from ${table} s
           where ${where}
         union all select ${wanted} from live)`;
};

const past = `coalesce(sum(visits) filter (where day <= $3), 0) as past`;
const sums = (some: readonly string[]) => some.map((column) => `sum(${column}) as ${column}`).join(', ');
const nothing = (some: readonly string[]) => some.map((column) => `0 as ${column}`).join(', ');

const total = `
  select 'all' as dimension, '' as key, currency, ${past}, ${sums(lineColumns)}, ${sums(leadColumns)} from place group by currency`;

const rooms = `
  select 'rooms', location_id::text, '', 0, sum(room), ${nothing(lineColumns.slice(1))}, ${nothing(leadColumns)} from place group by location_id`;

const summed = (dimension: Dimension) => `
  select '${dimension}', ${keys[dimension]}::text, currency, ${past}, ${sums(lineColumns)}, ${nothing(leadColumns)}
  from ${dimension === 'practitioner' ? 'each' : 'place'} group by ${keys[dimension]}, currency`;

/** Rows of one key differ in their currency. */
function together(rows: readonly Row[]): readonly FiguresOf[] {
  const all = new Map<string, { figures: Figures; quoted: Map<string, number> }>();
  for (const row of rows) {
    const known = all.get(row.key);
    const figures = figuresOf(row);
    if (known) known.quoted.set(row.currency, Number(row.quoted));
    else all.set(row.key, { figures, quoted: new Map([[row.currency, Number(row.quoted)]]) });
    if (known) known.figures = plus(known.figures, figures);
  }
  return [...all].map(([key, one]) => ({ key, ...one }));
}

function figuresOf(row: Row): Figures {
  return {
    visits: Number(row.visits),
    fresh: Number(row.fresh),
    past: Number(row.past),
    missed: Number(row.missed),
    late: Number(row.late),
    cancelled: Number(row.cancelled),
    calledOff: Number(row.called_off),
    calledOffLate: Number(row.called_off_late),
    hands: Number(row.hands),
  };
}
