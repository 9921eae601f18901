import type { DayRange } from './day-ranges.js';
import { hourColumns } from './week-hours.js';

/** Columns of a count, as in the table `reported_visits`. */
export const counts = [
  'visits',
  'fresh',
  'rebooked',
  'missed',
  'late',
  'cancelled',
  'called_off',
  'called_off_late',
  'hands',
  'minutes',
  'room',
  'quoted',
  'quoted_missed',
  'quoted_late',
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

/** The stretches of days as the four arrays that everything here takes. */
export function rangeColumns(ranges: readonly DayRange[]): [string[], Date[], Date[], number[]] {
  return [
    ranges.map(({ locationId }) => locationId),
    ranges.map(({ from }) => new Date(from * 60_000)),
    ranges.map(({ until }) => new Date(until * 60_000)),
    ranges.map(({ ahead }) => ahead),
  ];
}

const rangesFrom = (first: number) => `
  unnest($${first}::uuid[], $${first + 1}::timestamptz[], $${first + 2}::timestamptz[], $${first + 3}::int[])
    r (location_id, from_at, until_at, ahead)`;

/** It is neither cancelled nor missed. */
export const stands = (visit: string) => `${visit}.status in ('confirmed', 'arrived', 'started', 'done')`;

/** What the clock shows there. */
const local = (instant: string) => `(${instant} at time zone 'UTC' + make_interval(mins => r.ahead))`;

/** Of the booking `b`, among those of its patient that stand. */
export const isFirst = `not exists (
  select from bookings e where e.patient_id = b.patient_id and ${stands('e')} and (e.starts_at, e.id) < (b.starts_at, b.id))`;

const isRebooked = `exists (
  select from bookings n where n.patient_id = b.patient_id and ${stands('n')} and (n.starts_at, n.id) > (b.starts_at, b.id)
    and coalesce(n.confirmed_at, n.created_at) < b.starts_at + interval '1 day')`;

/**
 * Counts visits from the bookings themselves: the one place that says what is counted. A row for each local day, location,
 * practitioner, treatment and currency, as in `reported_visits`. Parameters from `$first` on: those of `rangeColumns`.
 */
export const counted = (first: number): string => `
  select day, location_id, practitioner_id, treatment_id, currency,
    count(*) filter (where stands)::int as visits,
    count(*) filter (where stands and is_first)::int as fresh,
    count(*) filter (where stands and is_rebooked)::int as rebooked,
    count(*) filter (where status = 'no-show')::int as missed,
    count(*) filter (where is_late)::int as late,
    count(*) filter (where status = 'cancelled' and not is_late and cancelled_by = 'patient')::int as cancelled,
    count(*) filter (where status = 'cancelled' and not is_late and cancelled_by is distinct from 'patient')::int as called_off,
    count(*) filter (where is_late and cancelled_by is distinct from 'patient')::int as called_off_late,
    coalesce(sum(hands) filter (where stands), 0)::int as hands,
    coalesce(sum(minutes) filter (where stands), 0)::int as minutes,
    coalesce(sum(room) filter (where stands), 0)::int as room,
    coalesce(sum(price) filter (where stands), 0)::bigint as quoted,
    coalesce(sum(price) filter (where status = 'no-show'), 0)::bigint as quoted_missed,
    coalesce(sum(price) filter (where is_late and cancelled_by = 'patient'), 0)::bigint as quoted_late,
    count(*) filter (where stands and lead < 1)::int as lead0,
    count(*) filter (where stands and lead >= 1 and lead < 2)::int as lead1,
    count(*) filter (where stands and lead >= 2 and lead < 4)::int as lead2,
    count(*) filter (where stands and lead >= 4 and lead < 7)::int as lead3,
    count(*) filter (where stands and lead >= 7 and lead < 14)::int as lead4,
    count(*) filter (where stands and lead >= 14 and lead < 21)::int as lead5,
    count(*) filter (where stands and lead >= 21 and lead < 30)::int as lead6,
    count(*) filter (where stands and lead >= 30)::int as lead7
  from (
    select ${local('b.starts_at')}::date as day,
      b.location_id, b.practitioner_id, b.treatment_id, b.currency, b.status, b.cancelled_by, b.price, stands, hands, room,
      date_part('epoch', b.ends_at - b.starts_at) / 60 as minutes,
      date_part('epoch', b.starts_at - coalesce(b.confirmed_at, b.created_at)) / 86400 as lead,
      b.status = 'cancelled' and b.cancelled_at > b.starts_at - make_interval(mins => b.cancel_notice_minutes) as is_late,
      stands and ${isFirst} as is_first, stands and ${isRebooked} as is_rebooked
    from ${rangesFrom(first)}
    join bookings b on b.location_id = r.location_id and b.starts_at >= r.from_at and b.starts_at < r.until_at and b.status <> 'held'
    cross join lateral (select ${stands('b')} as stands) s
    cross join lateral (
      select coalesce(sum(date_part('epoch', c.until_at - c.from_at)) filter (where c.resource_id = b.practitioner_id), 0) / 60 as hands,
        coalesce(sum(date_part('epoch', c.until_at - c.from_at)) filter (where o.id is not null), 0) / 60 as room
      from claims c left join rooms o on o.id = c.resource_id where c.booking_id = b.id) m
  ) visit
  group by day, location_id, practitioner_id, treatment_id, currency`;

/**
 * The same of the minutes that visits claim of practitioners, by the hours of the days on which these minutes lie, as in
 * `reported_hours`. No visit takes a day.
 */
export const countedHours = (first: number): string => `
  select day, location_id, practitioner_id,
    ${hourColumns.map((column, hour) => `coalesce(sum(minutes) filter (where hour = ${hour}), 0)::int as ${column}`).join(', ')}
  from (
    select at::date as day, b.location_id, b.practitioner_id, extract(hour from at) as hour,
      date_part('epoch', least(at + interval '1 hour', m.until_at) - greatest(at, m.from_at)) / 60 as minutes
    from ${rangesFrom(first)}
    join bookings b on b.location_id = r.location_id and b.starts_at > r.from_at - interval '1 day' and b.starts_at < r.until_at
      and ${stands('b')}
    join claims c on c.booking_id = b.id and c.resource_id = b.practitioner_id and c.from_at < r.until_at and c.until_at > r.from_at
    cross join lateral (
      select ${local('greatest(c.from_at, r.from_at)')} as from_at, ${local('least(c.until_at, r.until_at)')} as until_at) m
    cross join lateral generate_series(date_trunc('hour', m.from_at), m.until_at - interval '1 minute', interval '1 hour') at
  ) hour
  group by day, location_id, practitioner_id`;

/** The same of first visits that were booked by a link, as in `reported_sources`. */
export const countedSources = (first: number): string => `
  select ${local('b.starts_at')}::date as day, b.location_id, b.practitioner_id, b.treatment_id, b.via_link_id as link_id,
    count(*)::int as fresh
  from ${rangesFrom(first)}
  join bookings b on b.location_id = r.location_id and b.starts_at >= r.from_at and b.starts_at < r.until_at
    and b.via_link_id is not null and ${stands('b')}
  where ${isFirst}
  group by day, b.location_id, b.practitioner_id, b.treatment_id, b.via_link_id`;

/** A local day at one location. */
export interface ChangedDay {
  readonly locationId: string;
  readonly date: string;
}

/**
 * Where days are to be counted anew: where visits changed, begin or end. Then those of the same patients: with a first visit
 * more or less, another one may or may not be the first, and each change can push it back by one at most. And an earlier
 * visit may or may not be followed by one that was booked within a day.
 */
export const changedVisits = `
  with changed as materialized (
    select id, location_id, starts_at, ends_at, patient_id, booked_at from report_changes where id = any($1::bigint[]))
  select distinct location_id as "locationId", (extract(epoch from at) / 60)::bigint::int as minute from (
    select location_id, starts_at as at from changed
    union all
    select location_id, ends_at - interval '1 minute' from changed where ends_at is not null
    union all
    select v.location_id, v.starts_at
      from (select patient_id, count(*) + 1 as reach from changed where patient_id is not null group by patient_id) p
      cross join lateral (
        select location_id, starts_at from bookings b
        where b.patient_id = p.patient_id and ${stands('b')}
        order by b.starts_at, b.id limit p.reach) v
    union all
    select b.location_id, b.starts_at
      from changed c join bookings b on b.patient_id = c.patient_id and ${stands('b')}
        and b.starts_at > c.booked_at - interval '1 day' and b.starts_at <= c.starts_at) visit`;
