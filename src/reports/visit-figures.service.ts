import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { ChangedDays } from './changed-days.service.js';
import { type Count, counted, counts, rangeColumns } from './counting.js';
import { type Figures, plus, type Quoted } from './figures.js';
import type { Period } from './period.js';

export type Dimension = 'day' | 'practitioner' | 'location' | 'treatment';

/** Ids; what is left out is everything. */
export interface Narrowing {
  readonly practitionerId?: string;
  readonly locationId?: string;
  readonly treatmentId?: string;
}

/** Figures of one day (`YYYY-MM-DD`), practitioner, location or treatment (their ids). */
export interface FiguresOf {
  readonly key: string;
  readonly figures: Figures;
  readonly quoted: Quoted;
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
  ): Promise<ReadonlyMap<Dimension, readonly FiguresOf[]>> {
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
    const kept = counts.join(', ');
    const rows = await tx.query<Row[]>(
      `with changed (location_id, day) as materialized (select * from unnest($4::uuid[], $5::date[])),
       v as materialized (
         select day, location_id, practitioner_id, treatment_id, currency, ${kept} from reported_visits v
           where ${where} and not exists (select from changed c where c.location_id = v.location_id and c.day = v.day)
         union all
         select day, location_id, practitioner_id, treatment_id, currency, ${kept} from (${counted(6)}) l where ${where})
       ${dimensions.map((dimension) => summed(dimension)).join('\nunion all ')}`,
      values,
    );
    return new Map(
      dimensions.map((dimension) => [dimension, together(rows.filter((row) => row.dimension === dimension))]),
    );
  }
}

const columns = { practitionerId: 'practitioner_id', locationId: 'location_id', treatmentId: 'treatment_id' } as const;
const keys = {
  day: 'day',
  practitioner: 'practitioner_id',
  location: 'location_id',
  treatment: 'treatment_id',
} as const;

type Row = Readonly<Record<'dimension' | 'key' | 'currency' | 'past' | Count, string>>;

const summed = (dimension: Dimension) => `
  select '${dimension}' as dimension, ${keys[dimension]}::text as key, currency,
    coalesce(sum(visits) filter (where day <= $3), 0) as past, ${counts.map((count) => `sum(${count}) as ${count}`).join(', ')}
  from v group by ${keys[dimension]}, currency`;

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
    hands: Number(row.hands),
    room: Number(row.room),
    lead: [row.lead0, row.lead1, row.lead2, row.lead3, row.lead4, row.lead5, row.lead6, row.lead7].map(Number),
  };
}
