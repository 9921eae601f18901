import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { record } from '../accounts/audit.service.js';
import { actorOf, type StaffMember } from '../accounts/staff-member.js';
import { Clock } from '../platform/clock.js';
import { type Read, readSnapshot } from '../platform/read-snapshot.js';
import { csvHead, csvLines } from './csv.js';
import { visitColumns, visitRecord, type VisitRow } from './visit-record.js';

/** Which visits: by the local day of their start, the last one included; a place's and a practitioner's slug. */
export interface WhichVisits {
  readonly from?: string;
  readonly to?: string;
  readonly location?: string;
  readonly practitioner?: string;
}

/** Visits as a table for spreadsheets (RFC 4180): names, addresses and numbers stand in it, so it is an admin's alone. */
@Injectable()
export class VisitsExport {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
  ) {}

  /** Bit by bit, whatever its length; that it was taken is in the audit trail before the first bit is. */
  async take(by: StaffMember, which: WhichVisits): Promise<AsyncGenerator<string>> {
    const pieces = readSnapshot(this.db, (read) => lines(read, which));
    const detail = Object.fromEntries(Object.entries(which).filter(([, value]) => value !== undefined));
    await record(this.db, {
      at: this.clock.now(),
      actor: actorOf(by),
      action: 'visits.exported',
      subject: null,
      detail,
    });
    return pieces;
  }
}

async function* lines(read: Read, { from, to, location, practitioner }: WhichVisits): AsyncGenerator<string> {
  yield csvHead(visitColumns);
  for await (const rows of read<VisitRow>(visits, [from ?? null, to ?? null, location ?? null, practitioner ?? null])) {
    yield csvLines(rows.map(visitRecord));
  }
}

const minute = (column: string) => `(date_part('epoch', ${column}) / 60)::int`;

const visits = `
  select b.reference, b.status, ${minute('b.starts_at')} as start, ${minute('b.ends_at')} as end, l.time_zone as "timeZone",
    l.name as location, pr.name as practitioner, t.name as treatment,
    array(select a.name from unnest(b.add_on_ids) with ordinality x (id, n) join treatments a on a.id = x.id order by n) as "addOns",
    b.price, b.currency, p.name as patient, p.email, p.phone, ${minute('coalesce(b.confirmed_at, b.created_at)')} as "bookedAt",
    case when b.booked_by is null then 'patient' else 'clinic' end as "bookedBy", ${minute('b.cancelled_at')} as "cancelledAt",
    b.cancelled_by as "cancelledBy"
  from bookings b
  join locations l on l.id = b.location_id
  join practitioners pr on pr.id = b.practitioner_id
  join treatments t on t.id = b.treatment_id
  join patients p on p.id = b.patient_id
  where b.status <> 'held'
    and ($1::date is null or b.starts_at >= $1::date::timestamp at time zone l.time_zone)
    and ($2::date is null or b.starts_at < ($2::date + 1)::timestamp at time zone l.time_zone)
    and ($3::text is null or l.slug = $3) and ($4::text is null or pr.slug = $4)
  order by b.starts_at, b.id`;
