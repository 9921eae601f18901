import type { EntityManager } from 'typeorm';
import { stands } from './counting.js';
import type { Period } from './period.js';
import type { Narrowing } from './summed-up.js';

/** Patients who had not come back and were invited, by the day on which that was. */
export interface Recalled {
  readonly invited: number;
  /** Of these, those who booked within 30 days an appointment that was neither cancelled nor missed. */
  readonly rebooked: number;
  /** Of these again, those who followed the link in the message. */
  readonly byLink: number;
}

export const noRecalls: Recalled = { invited: 0, rebooked: 0, byLink: 0 };

export function recallsTogether(all: readonly Recalled[]): Recalled {
  return all.reduce(
    (a, b) => ({ invited: a.invited + b.invited, rebooked: a.rebooked + b.rebooked, byLink: a.byLink + b.byLink }),
    noRecalls,
  );
}

/** By local day. An invitation belongs to the place, practitioner and treatment of the last visit. */
export function recalled(
  tx: Pick<EntityManager, 'query'>,
  { from, to }: Pick<Period, 'from' | 'to'>,
  { practitionerId, locationId, treatmentId }: Narrowing,
): Promise<(Recalled & { readonly day: string })[]> {
  return tx.query(perDay, [from, to, practitionerId ?? null, locationId ?? null, treatmentId ?? null]);
}

const perDay = `
  select at.day::text, count(*)::int as invited, count(n.by_link)::int as rebooked,
    count(*) filter (where n.by_link)::int as "byLink"
  from recalls r join bookings b on b.id = r.booking_id join locations l on l.id = b.location_id
  cross join lateral (select (r.posted_at at time zone l.time_zone)::date as day) at
  left join lateral (
    select n.via_link_id is null and coalesce(n.via_placement, '') = 'recall' as by_link
    from bookings n where n.patient_id = b.patient_id and ${stands('n')} and n.starts_at > r.posted_at
      and coalesce(n.confirmed_at, n.created_at) between r.posted_at and r.posted_at + interval '30 days'
    order by by_link desc limit 1) n on true
  where r.posted_at > $1::date - interval '1 day' and r.posted_at < $2::date + interval '1 day'
    and at.day >= $1 and at.day < $2
    and ($3::uuid is null or b.practitioner_id = $3) and ($4::uuid is null or b.location_id = $4)
    and ($5::uuid is null or b.treatment_id = $5)
  group by at.day`;
