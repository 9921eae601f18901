import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Catalogue } from '../availability/catalogue.service.js';
import type { UsualRow } from '../availability/snapshot.js';
import { Clock } from '../platform/clock.js';
import { transaction, type Tx } from '../platform/database.client.js';

/** What was booked in so many weeks says what is usual. */
const weeks = 12;

/**
 * Counts what is usually booked on such days: of a practitioner at a place, by the day of the week. By that the capacity of
 * days that are kept full is reckoned; where none are, nothing is kept.
 */
@Injectable()
export class UsualVisits {
  constructor(
    private readonly db: DataSource,
    private readonly catalogue: Catalogue,
    private readonly clock: Clock,
  ) {}

  async run(): Promise<void> {
    const { clinic, locations, treatments, usual } = await this.catalogue.current();
    const isKept = [clinic.policy, ...locations, ...treatments.map(({ policy }) => policy)].some(
      ({ offeredTimes }) => offeredTimes === 'keep-full',
    );
    const now = this.clock.now();
    const since = new Date(now.getTime() - weeks * 7 * 86_400_000);
    const counted = isKept ? ((await this.db.query(usually, [since, now])) as UsualRow[]) : [];
    // A change makes every process read the configuration anew.
    if (textOf(counted) !== textOf(usual)) await transaction(this.db, (tx) => replace(tx, counted));
  }
}

async function replace(tx: Pick<Tx, 'query'>, rows: readonly UsualRow[]): Promise<void> {
  await tx.query(`delete from usual_visits`);
  await tx.query(
    `insert into usual_visits (practitioner_id, location_id, weekday, treatment_ids, times)
     select "practitionerId", "locationId", weekday, array(select jsonb_array_elements_text("treatmentIds")::uuid), times
     from jsonb_to_recordset($1) w ("practitionerId" uuid, "locationId" uuid, weekday smallint, "treatmentIds" jsonb, times integer)`,
    [JSON.stringify(rows)],
  );
}

const textOf = (rows: readonly UsualRow[]) =>
  rows
    .map((row) => [row.practitionerId, row.locationId, row.weekday, row.treatmentIds, row.times].join())
    .sort()
    .join('\n');

/** The three most frequent of each weekday, with their add-ons. */
const usually = `
  select practitioner_id as "practitionerId", location_id as "locationId", weekday, treatment_ids as "treatmentIds", times
  from (
    select *, row_number() over (partition by practitioner_id, location_id, weekday order by times desc, treatment_ids) as place
    from (
      select b.practitioner_id, b.location_id, extract(isodow from b.starts_at at time zone l.time_zone)::int as weekday,
        b.treatment_id || b.add_on_ids as treatment_ids, count(*)::int as times
      from bookings b join locations l on l.id = b.location_id
      where b.starts_at >= $1 and b.starts_at < $2 and b.status in ('confirmed', 'arrived', 'started', 'done', 'no-show')
      group by 1, 2, 3, 4) counted) ranked
  where place <= 3`;
