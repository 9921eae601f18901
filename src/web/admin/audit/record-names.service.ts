import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

export interface NamedRecord {
  readonly id: string;
  readonly kind:
    | 'booking'
    | 'patient'
    | 'location'
    | 'room'
    | 'equipment'
    | 'treatment'
    | 'practitioner'
    | 'link'
    | 'user'
    | 'webhook'
    | 'api-key'
    | 'calendar'
    | 'import'
    | 'message';
  /** Of an appointment that of its patient; null: erased, or not theirs to read. */
  readonly name: string | null;
  /** What its page's address is made of; null: it has none, or is archived. */
  readonly slug: string | null;
  /** Of a room the slug of its location, of a treatment its kind. */
  readonly within: string | null;
  /** Of an appointment. */
  readonly startsAt: Date | null;
  readonly timeZone: string | null;
}

/** What the records are called that the audit trail knows by their ids, as things stand now. */
@Injectable()
export class RecordNames {
  constructor(private readonly db: DataSource) {}

  /** `practitionerId`: to whom patients are named only as far as they are their own; null: to administrators. */
  async of(ids: readonly string[], practitionerId: string | null): Promise<ReadonlyMap<string, NamedRecord>> {
    const rows: NamedRecord[] = await this.db.query(names, [[...new Set(ids)], practitionerId]);
    return new Map(rows.map((row) => [row.id, row]));
  }

  /** The record and what belongs to it: a patient's appointments, a location's rooms and equipment, a diary's calendars. */
  async belongingTo(id: string): Promise<readonly string[]> {
    const rows: { id: string }[] = await this.db.query(belonging, [id]);
    return rows.map((row) => row.id);
  }
}

const names = `
  select b.id, 'booking' as kind, case when p.erased_at is null and ($2::uuid is null or b.practitioner_id = $2)
      then coalesce(b.said_name, p.name) end as name,
    case when $2::uuid is null or b.practitioner_id = $2 then b.reference end as slug,
    null as within, b.starts_at as "startsAt", l.time_zone as "timeZone"
  from bookings b join locations l on l.id = b.location_id left join patients p on p.id = b.patient_id
  where b.id = any($1::uuid[])
  union all
  select p.id, 'patient', case when p.erased_at is null and mine then p.name end,
    case when p.erased_at is null and mine then coalesce(p.merged_into, p.id)::text end, null, null, null
  from patients p cross join lateral (select $2::uuid is null
    or exists (select from bookings where patient_id = p.id and practitioner_id = $2) as mine) as own
  where p.id = any($1::uuid[])
  union all
  select id, 'location', name, case when active then slug end, null, null, null from locations where id = any($1::uuid[])
  union all
  select r.id, 'room', r.name || ', ' || l.name, case when r.active and l.active then r.slug end, l.slug, null, null
  from rooms r join locations l on l.id = r.location_id where r.id = any($1::uuid[])
  union all
  select e.id, 'equipment', e.kind || ', ' || l.name, case when e.active and l.active then e.slug end, l.slug, null, null
  from equipment e join locations l on l.id = e.location_id where e.id = any($1::uuid[])
  union all
  select id, 'treatment', name, case when active then slug end, kind, null, null
  from treatments where id = any($1::uuid[])
  union all
  select id, 'practitioner', name, case when active then slug end, null, null, null
  from practitioners where id = any($1::uuid[])
  union all
  select id, 'link', label, case when active then code end, null, null, null from links where id = any($1::uuid[])
  union all
  select id, 'user', name, id::text, null, null, null from staff_auth."user" where id = any($1::uuid[])
  union all
  select id, 'webhook', name, id::text, null, null, null from webhook_endpoints where id = any($1::uuid[])
  union all
  select id, 'api-key', name, case when revoked_at is null then id::text end, null, null, null
  from api_keys where id = any($1::uuid[])
  union all
  select id, 'calendar', label, null, null, null, null from calendar_feeds where id = any($1::uuid[])
  union all
  select id, 'calendar', label, null, null, null, null from calendar_subscriptions where id = any($1::uuid[])
  union all
  select id, 'import', name, id::text, null, null, null from imports where id = any($1::uuid[])
  union all
  select id, 'message', template, null, null, null, null from notifications where id = any($1::uuid[])`;

const belonging = `
  select $1::uuid as id
  union select id from bookings where patient_id = $1
  union select id from patients where merged_into = $1
  union select id from rooms where location_id = $1
  union select id from equipment where location_id = $1
  union select id from calendar_feeds where practitioner_id = $1
  union select id from calendar_subscriptions where practitioner_id = $1`;
