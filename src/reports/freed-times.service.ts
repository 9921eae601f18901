import type { EntityManager } from 'typeorm';
import type { FreedTimes } from './freed-times.js';
import type { Period } from './period.js';
import type { Narrowing } from './summed-up.js';

/** By local day. A time has a practitioner and a place, but no treatment: what it becomes is up to whoever takes it. */
export function freedTimes(
  tx: Pick<EntityManager, 'query'>,
  { from, to }: Pick<Period, 'from' | 'to'>,
  { practitionerId, locationId }: Narrowing,
): Promise<(FreedTimes & { readonly day: string })[]> {
  return tx.query(perDay, [from, to, practitionerId ?? null, locationId ?? null]);
}

const perDay = `
  select at.day::text, count(*)::int as freed, count(*) filter (where o.offers > 0)::int as offered, count(o.taken_at)::int as taken,
    coalesce(array_agg(round(extract(epoch from o.taken_at - f.noticed_at) / 60)::int) filter (where o.taken_at is not null), '{}')
      as "minutesUntilTaken"
  from freed_times f join locations l on l.id = f.location_id
  cross join lateral (select (f.noticed_at at time zone l.time_zone)::date as day) at
  cross join lateral (
    select count(*) as offers, min(ended_at) filter (where status = 'accepted') as taken_at
    from waitlist_offers where freed_id = f.id) o
  where f.noticed_at > $1::date - interval '1 day' and f.noticed_at < $2::date + interval '1 day'
    and at.day >= $1 and at.day < $2 and f.cause <> 'steered'
    and ($3::uuid is null or f.practitioner_id = $3) and ($4::uuid is null or f.location_id = $4)
  group by at.day`;
