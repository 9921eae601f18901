import type { DayRange } from './day-ranges.js';

/** Columns of a count, as in the table `reported_visits`. */
export const counts = [
  'visits',
  'fresh',
  'missed',
  'late',
  'cancelled',
  'called_off',
  'called_off_late',
  'hands',
  'room',
  'quoted',
  'lead0',
  'lead1',
  'lead2',
  'lead3',
  'lead4',
  'lead5',
  'lead6',
  'lead7',
] as const;
export type Count = (typeof counts)[number];

/** The stretches of days as the four arrays `counted` takes. */
export function rangeColumns(ranges: readonly DayRange[]): [string[], Date[], Date[], number[]] {
  return [
    ranges.map(({ locationId }) => locationId),
    ranges.map(({ from }) => new Date(from * 60_000)),
    ranges.map(({ until }) => new Date(until * 60_000)),
    ranges.map(({ ahead }) => ahead),
  ];
}

/**
 * Counts visits from the bookings themselves: the one place that says what is counted. A row for each local day, location,
 * practitioner, treatment and currency, as in `reported_visits`. Parameters from `$first` on: those of `rangeColumns`.
 */
export const counted = (first: number): string => `
  select day, location_id, practitioner_id, treatment_id, currency,
    count(*) filter (where stands)::int as visits,
    count(*) filter (where stands and is_first)::int as fresh,
    count(*) filter (where status = 'no-show')::int as missed,
    count(*) filter (where is_late)::int as late,
    count(*) filter (where status = 'cancelled' and not is_late and cancelled_by = 'patient')::int as cancelled,
    count(*) filter (where status = 'cancelled' and not is_late and cancelled_by is distinct from 'patient')::int as called_off,
    count(*) filter (where is_late and cancelled_by is distinct from 'patient')::int as called_off_late,
    coalesce(sum(hands) filter (where stands), 0)::int as hands,
    coalesce(sum(room) filter (where stands), 0)::int as room,
    coalesce(sum(price) filter (where stands), 0)::bigint as quoted,
    count(*) filter (where stands and lead < 1)::int as lead0,
    count(*) filter (where stands and lead >= 1 and lead < 2)::int as lead1,
    count(*) filter (where stands and lead >= 2 and lead < 4)::int as lead2,
    count(*) filter (where stands and lead >= 4 and lead < 7)::int as lead3,
    count(*) filter (where stands and lead >= 7 and lead < 14)::int as lead4,
    count(*) filter (where stands and lead >= 14 and lead < 21)::int as lead5,
    count(*) filter (where stands and lead >= 21 and lead < 30)::int as lead6,
    count(*) filter (where stands and lead >= 30)::int as lead7
  from (
    select (b.starts_at at time zone 'UTC' + make_interval(mins => r.ahead))::date as day,
      b.location_id, b.practitioner_id, b.treatment_id, b.currency, b.status, b.cancelled_by, b.price, stands, hands, room,
      date_part('epoch', b.starts_at - coalesce(b.confirmed_at, b.created_at)) / 86400 as lead,
      b.status = 'cancelled' and b.cancelled_at > b.starts_at - make_interval(mins => b.cancel_notice_minutes) as is_late,
      stands and not exists (
        select from bookings e where e.patient_id = b.patient_id and e.status in ('confirmed', 'arrived', 'started', 'done')
          and (e.starts_at, e.id) < (b.starts_at, b.id)) as is_first
    from unnest($${first}::uuid[], $${first + 1}::timestamptz[], $${first + 2}::timestamptz[], $${first + 3}::int[])
      r (location_id, from_at, until_at, ahead)
    join bookings b on b.location_id = r.location_id and b.starts_at >= r.from_at and b.starts_at < r.until_at and b.status <> 'held'
    cross join lateral (select b.status in ('confirmed', 'arrived', 'started', 'done') as stands) s
    cross join lateral (
      select coalesce(sum(date_part('epoch', c.until_at - c.from_at)) filter (where c.resource_id = b.practitioner_id), 0) / 60 as hands,
        coalesce(sum(date_part('epoch', c.until_at - c.from_at)) filter (where o.id is not null), 0) / 60 as room
      from claims c left join rooms o on o.id = c.resource_id where c.booking_id = b.id) m
  ) visit
  group by day, location_id, practitioner_id, treatment_id, currency`;

/** A local day at one location. */
export interface ChangedDay {
  readonly locationId: string;
  readonly date: string;
}

/**
 * Visits that changed since their days were summed up, and those of the same patients: with a first visit more or less,
 * another one may or may not be the first. Each change can push it back by one at most.
 */
export const changedVisits = `
  with changed as materialized (select id, location_id, starts_at, patient_id from report_changes where id = any($1::bigint[]))
  select distinct location_id as "locationId", (extract(epoch from starts_at) / 60)::bigint::int as minute from (
    select location_id, starts_at from changed
    union all
    select v.location_id, v.starts_at
      from (select patient_id, count(*) + 1 as reach from changed where patient_id is not null group by patient_id) p
      cross join lateral (
        select location_id, starts_at from bookings b
        where b.patient_id = p.patient_id and b.status in ('confirmed', 'arrived', 'started', 'done')
        order by b.starts_at, b.id limit p.reach) v) visit`;
