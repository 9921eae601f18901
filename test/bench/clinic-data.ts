import pg from 'pg';
import { migrate } from '../../src/platform/migrator.client.js';

/** A clinic as measured: 250 places around New York, each with four practitioners and four rooms. */
export const practitioners = 1000;
export const perPlace = 4;
export const zone = 'America/New_York';

interface Size {
  readonly practitioners: number;
  /** So many practitioners and so many rooms at each place. */
  readonly perPlace: number;
}

/**
 * Adds a database named `clinic_<practitioners>_<pastVisits>` to the server: the clinic, its upcoming visits, and so many
 * past ones with their claims, patients, notifications and audit rows. By SQL, in bulk, without triggers and foreign keys; that no
 * claims overlap is checked afterwards, in one pass.
 */
export async function openClinic(
  serverUrl: string,
  pastVisits: number,
  size: Size = { practitioners, perPlace },
): Promise<string> {
  const name = `clinic_${size.practitioners}_${pastVisits}`;
  await run(serverUrl, [`create database ${name}`]);
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  await migrate({ url: url.href });
  await run(url.href, [
    // As in a clinic that began before it could be otherwise: the times that are booked here lie anywhere.
    `update clinic set offered_times = 'any'`,
    `insert into locations (slug, name, line1, city, region, postcode, country, latitude, longitude, time_zone, phone, access, position)
       select 'place-' || n, 'Place ' || n, n || ' Harbour Street', 'New York', 'NY', '10001', 'US',
         40.71 + 0.4 * sin(n * 12.9898), -74.0 + 0.5 * cos(n * 78.233), '${zone}', '+1 212 555 0100',
         case when n % 2 = 0 then '{step-free,lift}'::text[] else '{step-free}' end, n
       from generate_series(1, ${size.practitioners / size.perPlace}) n`,
    `insert into rooms (location_id, slug, name, features, position)
       select l.id, 'room-' || n, 'Room ' || n, '{table}', n from locations l, generate_series(1, ${size.perPlace}) n`,
    `insert into equipment (location_id, slug, kind, position)
       select l.id, 'cups-' || n, 'cupping-set', n from locations l, generate_series(1, 2) n`,
    `insert into treatments (slug, kind, name, description, phases, turnover_minutes, price, room_features, equipment, add_ons, position) values
       ('acupuncture', 'base', 'Acupuncture', 'Needles, and time to rest with them.',
         '[{"minutes":20,"kind":"hands"},{"minutes":25,"kind":"resting"},{"minutes":10,"kind":"hands"}]', 10, 9500, '{table}', '{}', '{cupping}', 1),
       ('cupping', 'add-on', 'Cupping', 'Cups on the back and shoulders.', '[{"minutes":15,"kind":"hands"}]', 10, 2500, '{table}', '{cupping-set}', '{}', 2)`,
    `insert into practitioners (slug, name, title, email, languages, gender, position)
       select 'practitioner-' || n, 'Practitioner ' || n, 'Licensed acupuncturist', 'practitioner-' || n || '@clinic.example',
         case when n % 5 = 0 then '{en,es}'::text[] else '{en}' end, (array['woman', 'man', null])[1 + n % 3], n
       from generate_series(1, ${size.practitioners}) n`,
    `create table posts as
       select row_number() over (order by p.position) - 1 as n, p.id as practitioner_id, l.id as location_id, r.id as room_id
       from practitioners p
       join locations l on l.position = (p.position - 1) / ${size.perPlace} + 1
       join rooms r on r.location_id = l.id and r.position = (p.position - 1) % ${size.perPlace} + 1`,
    `insert into offers (practitioner_id, treatment_id, location_id)
       select practitioner_id, t.id, location_id from posts, treatments t where t.kind = 'base'`,
    `insert into weekly_hours (practitioner_id, location_id, weekday, from_minute, to_minute)
       select practitioner_id, location_id, weekday, block[1], block[2]
       from posts, generate_series(1, 6) weekday, (values ('{540,780}'::int[]), ('{840,1080}')) blocks (block)`,
    ...visits(pastVisits, size.practitioners),
    `drop table posts, visits`,
    `analyze`,
  ]);
  return url.href;
}

/** Six visits a day per practitioner going back from yesterday; two on each of the coming thirty days. */
function visits(past: number, practitioners: number): string[] {
  const today = `date_trunc('day', now() at time zone '${zone}')`;
  const startsAt = (n: string) => `case when ${n} < ${past}
    then ${today} - make_interval(days => 1 + (${n} / ${practitioners}) / 6, mins => -540 - (${n} / ${practitioners}) % 6 * 75)
    else ${today} + make_interval(days => 1 + (${n} - ${past}) / ${practitioners} / 2,
      mins => 600 + (${n} - ${past}) / ${practitioners} % 2 * 315) end at time zone '${zone}'`;
  return [
    `create table visits as
       select uuidv7() as id, i as n, ${startsAt('i')} as at, practitioner_id, location_id, room_id, p.id as patient_id
       from generate_series(0, ${past + practitioners * 60 - 1}) i
       join posts on posts.n = (case when i < ${past} then i else i - ${past} end) % ${practitioners}
       cross join lateral (select md5('patient' || i % ${Math.max(1, past / 5)})::uuid as id) p`,
    ...inBulk({
      patients: `(id, name, name_key, email, email_key, search_words, created_at)
        select distinct on (patient_id) patient_id, 'Patient ' || n, 'patient' || n, 'patient-' || n || '@example.org',
          'patient-' || n || '@example.org', '{}', at from visits order by patient_id, n`,
      bookings: `(id, reference, status, practitioner_id, location_id, treatment_id, starts_at, ends_at, price, currency,
          cancel_notice_minutes, patient_id, link_hash, created_at, confirmed_at)
        select v.id, upper(lpad(to_hex(n), 8, '0')), 'confirmed', practitioner_id, location_id, t.id, at, at + interval '55 minutes',
          t.price, 'USD', 1440, patient_id, sha256(v.id::text::bytea), at - interval '3 days', at - interval '3 days'
        from visits v join treatments t on t.slug = 'acupuncture'`,
      claims: `(resource_id, booking_id, from_at, until_at)
        select resource_id, id, at + make_interval(mins => from_minute), at + make_interval(mins => to_minute) from visits
        cross join lateral (values (practitioner_id, 0, 20), (practitioner_id, 45, 55), (room_id, 0, 65)) c (resource_id, from_minute, to_minute)`,
      notifications: `(key, template, recipient, data, about, message_id, status, posted_at, due_at, sent_at)
        select kind || '/' || id || '/0', kind, 'patient-' || n || '@example.org', '{}', id, '<' || gen_random_uuid() || '@clinic.example>', 'sent', at, at, at
        from visits, (values ('confirmed'), ('visit-confirmed')) k (kind)`,
      audit: `(at, actor, action, subject, detail) select at, 'patient', 'booking.confirmed', id, '{"sequence":0}' from visits`,
    }),
    `do $$ begin
       assert not exists (
         select from (select until_at > lead(from_at) over (partition by resource_id order by from_at) as overlapping from claims) c where overlapping);
     end $$`,
  ];
}

/**
 * Indexes sleep while rows come in, and are built whole when the table is written anew. One by one, each looked up by
 * the constraint first, half a million visits would take two minutes instead of some seconds.
 */
function inBulk(tables: Readonly<Record<string, string>>): string[] {
  const names = Object.keys(tables);
  const ready = (is: boolean) =>
    `update pg_index set indisready = ${is} where indrelid = any('{${names.join(',')}}'::regclass[])`;
  return [
    `set session_replication_role = replica`,
    `set maintenance_work_mem = '512MB'`,
    ready(false),
    ...Object.entries(tables).map(([name, rows]) => `insert into ${name} ${rows}`),
    ...names.map((name) => `vacuum full ${name}`),
    ready(true),
  ];
}

/** One after another, on a connection of their own. */
export async function run(url: string, statements: readonly string[]): Promise<void> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}
