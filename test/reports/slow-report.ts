import type { DataSource } from 'typeorm';
import { type Amounts, type Figures, leads, noFigures } from '../../src/reports/figures.js';
import type { Narrowing } from '../../src/reports/summed-up.js';
import { wallOf } from '../../src/time/wall-clock.js';

interface Row {
  readonly id: string;
  readonly status: string;
  readonly starts_at: Date;
  readonly ends_at: Date;
  readonly confirmed_at: Date;
  readonly cancelled_at: Date | null;
  readonly cancelled_by: string | null;
  readonly cancel_notice_minutes: number;
  readonly patient_id: string;
  readonly practitioner_id: string;
  readonly location_id: string;
  readonly treatment_id: string;
  readonly price: number;
  readonly currency: string;
  readonly zone: string;
  readonly claims: readonly { readonly resource: string; readonly kind: string; readonly minutes: number }[];
}

export interface SlowLine {
  figures: Figures;
  amounts: Record<keyof Amounts, Record<string, number>>;
  room: number;
  lead: number[];
}

/** The slow twin of what the reports count: reads every booking there is and looks at them one by one. */
export async function slowFigures(
  db: DataSource,
  { from, to }: { readonly from: string; readonly to: string },
  today: string,
  narrowing: Narrowing,
  keyOf: 'all' | 'day' | 'practitioner_id' | 'location_id' | 'treatment_id',
): Promise<Record<string, SlowLine>> {
  const rows = await db.query<Row[]>(`
    select b.*, l.time_zone as zone, (
      select coalesce(json_agg(json_build_object('resource', c.resource_id, 'kind', r.kind,
        'minutes', extract(epoch from c.until_at - c.from_at) / 60)), '[]')
      from claims c join resources r on r.id = c.resource_id where c.booking_id = b.id) as claims
    from bookings b join locations l on l.id = b.location_id where b.status <> 'held'`);
  const stands = ({ status }: Row) => status !== 'cancelled' && status !== 'no-show';
  const isFirst = (one: Row) =>
    !rows.some(
      (other) =>
        stands(other) &&
        other.patient_id === one.patient_id &&
        (other.starts_at < one.starts_at || (+other.starts_at === +one.starts_at && other.id < one.id)),
    );
  const isRebooked = (one: Row) =>
    rows.some(
      (other) =>
        stands(other) &&
        other.patient_id === one.patient_id &&
        (other.starts_at > one.starts_at || (+other.starts_at === +one.starts_at && other.id > one.id)) &&
        other.confirmed_at.getTime() < one.starts_at.getTime() + 86_400_000,
    );
  const lines: Record<string, SlowLine> = {};
  for (const row of rows) {
    const day = wallOf(row.zone, row.starts_at.getTime() / 60_000).date;
    if (day < from || day >= to) continue;
    if (narrowing.practitionerId && row.practitioner_id !== narrowing.practitionerId) continue;
    if (narrowing.locationId && row.location_id !== narrowing.locationId) continue;
    if (narrowing.treatmentId && row.treatment_id !== narrowing.treatmentId) continue;
    const key = keyOf === 'all' ? '' : keyOf === 'day' ? day : row[keyOf];
    const line = (lines[key] ??= {
      figures: { ...noFigures },
      amounts: { quoted: {}, earned: {}, quotedMissed: {}, quotedLate: {} },
      room: 0,
      lead: leads.map(() => 0),
    });
    const figures = line.figures as { -readonly [F in keyof Figures]: Figures[F] };
    for (const of of Object.values(line.amounts)) of[row.currency] ??= 0;
    const add = (amount: keyof Amounts) => (line.amounts[amount][row.currency]! += row.price);
    if (stands(row)) {
      figures.visits++;
      if (day <= today) {
        figures.past++;
        if (isRebooked(row)) figures.rebooked++;
        figures.minutes += (row.ends_at.getTime() - row.starts_at.getTime()) / 60_000;
        add('earned');
      }
      if (isFirst(row)) figures.fresh++;
      add('quoted');
      for (const { resource, kind, minutes } of row.claims) {
        if (resource === row.practitioner_id) figures.hands += minutes;
        if (kind === 'room') line.room += minutes;
      }
      // Staff write down visits that have begun, too.
      const days = Math.max(0, (row.starts_at.getTime() - row.confirmed_at.getTime()) / 86_400_000);
      line.lead[leads.findLastIndex((lead) => lead <= days)]!++;
    } else if (row.status === 'no-show') {
      figures.missed++;
      add('quotedMissed');
    } else {
      const noticeBegan = row.starts_at.getTime() - row.cancel_notice_minutes * 60_000;
      const isLate = row.cancelled_at!.getTime() > noticeBegan;
      if (isLate) figures.late++;
      if (isLate && row.cancelled_by === 'clinic') figures.calledOffLate++;
      if (isLate && row.cancelled_by === 'patient') add('quotedLate');
      if (isLate) continue;
      if (row.cancelled_by === 'patient') figures.cancelled++;
      else figures.calledOff++;
    }
  }
  return lines;
}
