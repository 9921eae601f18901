import { openAsOwner } from './database.js';

/**
 * Fills the small clinic with a past: from September to December 2026 some of six starts a day, the same ones each time,
 * with everything that becomes of visits. Links were followed too.
 */
export async function someMonths(url: string, now = '2026-12-10T15:00:00Z'): Promise<void> {
  const db = await openAsOwner(url);
  await db.query(
    `create table some_visits as
     select uuidv7() as id, i, at, p.id as practitioner_id, r.id as room_id, l.id as location_id, t.id as treatment_id, t.price,
       t.phases, h, at - make_interval(hours => (h / 7) % (case h % 3 when 0 then 30 when 1 then 200 else 900 end) + 1) as asked_at,
       md5('patient' || (h / 5) % (90 + i / 8))::uuid as patient_id,
       case when at > $1::timestamptz then case when h % 19 = 0 then 'cancelled' else 'confirmed' end
         else case when h % 17 = 0 then 'no-show' when h % 13 = 0 then 'cancelled' else 'done' end end as status
     from (select *, ('x' || substr(md5(day || ' ' || slot || who), 1, 7))::bit(28)::int as h,
         (day + make_interval(mins => 540 + slot * 75)) at time zone 'America/New_York' as at,
         (row_number() over (order by day, slot))::int as i
       from generate_series(timestamp '2026-09-01', timestamp '2026-12-31', interval '1 day') day,
         generate_series(0, 5) slot, (values ('mei', 'east'), ('jonas', 'west')) w (who, room)
       where extract(isodow from day) < 6) s
     join practitioners p on p.slug = who join rooms r on r.slug = room join locations l on l.id = r.location_id
     join treatments t on t.kind = 'base' and t.slug = case when h % 4 = 0 then 'cupping' else 'acupuncture' end
     where h % 100 < (case who when 'mei' then 78 else 55 end) - greatest(0, extract(day from at - $1::timestamptz)) * 3`,
    [now],
  );
  // Nobody is treated by both at once.
  await db.query(`update some_visits v set patient_id = md5(v.patient_id::text)::uuid from some_visits o
    where o.patient_id = v.patient_id and o.at = v.at and o.practitioner_id < v.practitioner_id`);
  await db.query(`insert into patients (id, name, name_key, email, email_key, search_words, created_at)
    select distinct on (patient_id) patient_id, 'Patient ' || i, 'patient' || i, 'patient-' || i || '@example.org',
      'patient-' || i || '@example.org', array['patient' || i], asked_at from some_visits order by patient_id, i`);
  await db.query(`insert into bookings (id, reference, status, practitioner_id, location_id, treatment_id, starts_at, ends_at, price,
      currency, cancel_notice_minutes, patient_id, created_at, confirmed_at, done_at, missed_at, cancelled_at, cancelled_by)
    select id, 'S' || lpad(i::text, 6, '0') || h % 10 || substr(practitioner_id::text, 30, 4), status, practitioner_id, location_id, treatment_id, at, at + interval '55 minutes', price, 'USD', 1440,
      patient_id, asked_at, asked_at, case when status = 'done' then at + interval '1 hour' end, case when status = 'no-show' then at end,
      case when status = 'cancelled' then at - make_interval(hours => 3 + h % 60) end,
      case when status = 'cancelled' then case h % 2 when 0 then 'patient' else 'clinic' end end from some_visits`);
  await db.query(`insert into claims (resource_id, booking_id, from_at, until_at)
    select resource_id, id, at + make_interval(mins => a), at + make_interval(mins => b) from some_visits
    cross join lateral (values (practitioner_id, 0, 20), (practitioner_id, 45, 55), (room_id, 0, 65)) c (resource_id, a, b)
    where status not in ('cancelled', 'no-show')`);
  await db.query(`insert into link_steps (mark, step, link_id, placement, at)
    select gen_random_uuid(), step, l.id, (array['link', 'button', 'qr'])[1 + n % 3], timestamptz '2026-12-02Z' + make_interval(hours => n)
    from links l, (values ('visited', 60), ('searched', 41), ('seen', 29)) s (step, count), generate_series(1, count) n`);
  await db.query(`update bookings set via_link_id = (select id from links limit 1), via_placement = (array['link', 'button', 'qr'])[1 + length(reference) % 3] where id in (
    select id from some_visits where asked_at >= timestamptz '2026-12-01 05:00Z' and h % 3 = 0)`);
  await db.query(`drop table some_visits`);
  await db.destroy();
}
