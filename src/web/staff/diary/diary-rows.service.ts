import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Catalogue } from '../../../availability/catalogue.service.js';
import type { Snapshot } from '../../../availability/snapshot.js';
import { type StaffActor, ownOnly } from '../../../accounts/staff-actor.js';
import { courseColumns } from '../../../bookings/course.table.js';
import { shownStatusOf } from '../../../bookings/booking.table.js';
import { unreached } from '../../../bookings/notices/unreached.js';
import { Clock } from '../../../platform/clock.js';
import { prepared } from '../../../platform/database.client.js';
import type { Block, DiaryVisit, Elsewhere } from './diary.js';

interface Asked {
  /** Null: wherever it is. */
  readonly locationId: string | null;
  /** UTC epoch minutes, half-open: visits of which some part is in between. */
  readonly from: number;
  readonly to: number;
  readonly practitionerIds: readonly string[];
}

/** What stands in a diary, with everything that is drawn, in one statement; and the configuration it belongs to. */
@Injectable()
export class DiaryRows {
  constructor(
    private readonly db: DataSource,
    private readonly catalogue: Catalogue,
    private readonly clock: Clock,
  ) {}

  async read(
    by: StaffActor,
    { locationId, from, to, practitionerIds }: Asked,
  ): Promise<{
    readonly visits: readonly DiaryVisit[];
    readonly elsewhere: readonly Elsewhere[];
    readonly blocks: readonly Block[];
    readonly snapshot: Snapshot;
  }> {
    const [row] = await prepared<{ version: string; visits: DiaryVisit[]; elsewhere: Elsewhere[]; blocks: Block[] }>(
      this.db,
      'diary',
      diary,
      [locationId, new Date(from * 60_000), new Date(to * 60_000), practitionerIds, ownOnly(by), this.clock.now()],
    );
    const { version, ...drawn } = row!;
    return { ...drawn, snapshot: await this.catalogue.asOf(version) };
  }
}

const minute = (column: string) => `(extract(epoch from ${column}) / 60)::bigint`;

// By practitioner, then by day: that is the index, and no visit is longer than a day. An `any` of all practitioners is as many short walks along it.
const diary = `
  select (select version::text from clinic) as version,
    (select coalesce(json_agg(json_build_object('practitionerId', s.practitioner_id, 'from', ${minute('i.from_at')},
        'until', ${minute('i.until_at')})), '[]')
      from calendar_subscriptions s join imported_busy i on i.subscription_id = s.id
      where s.practitioner_id = any($4::uuid[]) and ($5::uuid is null or s.practitioner_id = $5)
        and i.from_at < $3 and i.until_at > $2) as elsewhere,
    (select coalesce(json_agg(json_build_object('id', o.id, 'practitionerId', o.practitioner_id, 'from', ${minute('o.from_at')},
        'until', ${minute('o.to_at')}, 'reason', o.reason) order by o.from_at, o.id), '[]')
      from time_off o
      where o.practitioner_id = any($4::uuid[]) and ($5::uuid is null or o.practitioner_id = $5)
        and o.from_at < $3 and o.to_at > $2) as blocks,
    coalesce(json_agg(v order by v.start, v.reference), '[]') as visits from (
    select b.reference, ${shownStatusOf('b')} as status, ${minute('b.starts_at')} as start, ${minute('b.ends_at')} as "end",
      b.practitioner_id as "practitionerId", b.location_id as "locationId", b.treatment_id as "treatmentId", b.add_on_ids as "addOnIds",
      p.name as patient, case when $5::uuid is null or not b.unproven then b.patient_id end as "patientId",
      case when $5::uuid is null or not b.unproven then p.phone else b.said_phone end as phone,
      b.patient_id is not null and p.email is null as "toPhone",
      b.ends_at > $6 and ${unreached('b', 'p')} as unreached,
      b.overbook_reason as "overbookReason", b.desk_note as "deskNote", ${courseColumns('b')}, ${minute('b.hold_expires_at')} as "heldUntil",
      case when b.status = 'held' then (select json_build_object('name', case when $5::uuid is null then w.name end, 'entry', e.id)
        from waitlist_offers o join waitlist_entries e on e.id = o.entry_id join patients w on w.id = e.patient_id
        where o.hold_id = b.id and o.status = 'open') end as offered,
      (select coalesce(json_agg(json_build_object('resource', c.resource_id, 'from', ${minute('c.from_at')},
          'until', ${minute('c.until_at')}) order by c.from_at), '[]')
        from claims c where c.booking_id = b.id) as claims
    from bookings b left join patients p on p.id = b.patient_id
    where b.practitioner_id = any($4::uuid[]) and b.starts_at >= $2::timestamptz - interval '1 day' and b.starts_at < $3 and b.ends_at > $2
      and ($1::uuid is null or b.location_id = $1)
      and ($5::uuid is null or b.practitioner_id = $5)
      and (b.status <> 'held' or b.hold_expires_at > $6)) v`;
