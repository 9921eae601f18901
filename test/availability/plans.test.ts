import { afterAll, beforeAll, expect, it } from 'vitest';
import { Nearest } from '../../src/finder/nearest.service.js';
import { WeeklyAvailability } from '../../src/availability/weekly-availability.service.js';
import { FreeTime } from '../../src/availability/free-time.service.js';
import { DiaryRows } from '../../src/web/staff/diary/diary-rows.service.js';
import { openAsOwner } from '../support/database.js';
import { ana, at, type Desk, deskOn, fridayMorning, openDesk, visitAt } from '../support/desk.js';
import { openWatched, type Scan } from '../support/plans.js';
import { rosa } from '../support/staff-actors.js';
import { tenPractitioners } from '../support/ten-practitioners.js';

/** Ten practitioners and ten rooms with 20,000 visits behind them: 4,000 claims of each practitioner, 2,000 of each room. */
let desk: Desk;
let watched: Awaited<ReturnType<typeof openWatched>>;
let service: ReturnType<typeof deskOn>;
const seen: Scan[] = [];
beforeAll(async () => {
  desk = await openDesk({ clinic: tenPractitioners() });
  const owner = await openAsOwner(desk.url);
  await owner.transaction(async (tx) => {
    // Without triggers: what they note is not of interest here, and takes longer than all the rest.
    await tx.query(`set local session_replication_role = replica`);
    await tx.query(`
      insert into patients (id, name, name_key, email, email_key, search_words, created_at)
        select md5('patient' || n)::uuid, 'Patient ' || n, 'patient' || n, 'patient-' || n || '@example.org',
          'patient-' || n || '@example.org', '{}', now() from generate_series(0, 3999) n`);
    await tx.query(
      `create temporary table past on commit drop as
       select gen_random_uuid() as id, n, p.id as practitioner_id, r.id as room_id, r.location_id,
         $1::timestamptz - make_interval(days => 1 + n / 60, mins => n / 10 % 6 * 75) as at
       from generate_series(0, 19999) n
       join practitioners p on p.position = (select min(position) from practitioners) + n % 10
       join rooms r on r.position = (select min(position) from rooms) + (n + n / 60) % 10`,
      [fridayMorning],
    );
    await tx.query(`
      insert into bookings (id, reference, status, practitioner_id, location_id, treatment_id, starts_at, ends_at, price, currency,
          cancel_notice_minutes, patient_id, link_hash, created_at, confirmed_at)
        select past.id, 'PAST' || n, 'done', practitioner_id, location_id, t.id, at, at + interval '55 minutes', 9500, 'USD', 1440,
          md5('patient' || n % 4000)::uuid, sha256(past.id::text::bytea), at - interval '3 days', at - interval '3 days'
        from past join treatments t on t.slug = 'acupuncture'`);
    await tx.query(`
      insert into claims (resource_id, booking_id, from_at, until_at)
        select resource_id, id, at + make_interval(mins => from_minute), at + make_interval(mins => to_minute) from past
        cross join lateral (values (practitioner_id, 0, 20), (practitioner_id, 45, 55), (room_id, 0, 65)) c (resource_id, from_minute, to_minute)`);
  });
  // The log of changes is as long as it may become before it is emptied.
  await desk.db.query(
    `insert into resource_changes (xid, resource_id)
     select greatest(pg_current_xact_id()::text::bigint - n / 3, 3)::text::xid8, (select id from rooms limit 1)
     from generate_series(3, 9900) n`,
  );
  await owner.query(`vacuum analyze`);
  await owner.destroy();
  watched = await openWatched(desk.url);
  service = deskOn(watched.db, desk.clock, desk.keys);
});
afterAll(async () => {
  await watched.db.destroy();
  await desk.close();
});

/** Far fewer than any resource has behind it, and more than there is ahead. */
const few = 600;

const practitioner = 'practitioner-3';
const patient = { contact: { ...ana.contact, name: 'Ben' } };
const wanted = { treatment: 'acupuncture', practitioners: [practitioner] };
const caller = { name: 'Bo Lindqvist', email: null, phone: '+1 631 555 0177' };
const wantedAt = (wall: string) => visitAt(wall, { practitioner });

const hot: readonly [what: string, work: () => Promise<unknown>][] = [
  ['free times, asked for the first time', () => service.slots.list({ treatment: 'acupuncture' })],
  ['a hold', () => service.holds.hold(wantedAt('2026-12-01 09:00'))],
  ['a hold that finds its time taken', () => service.holds.hold(wantedAt('2026-12-01 09:00')).catch(() => {})],
  ['a hold in place of another', replaceHold],
  [
    'a hold that is released',
    async () => service.holds.release((await service.holds.hold(wantedAt('2026-12-01 15:00'))).hold),
  ],
  ['hold and confirmation', () => service.bookings.book(wantedAt('2026-12-02 09:00'), patient)],
  ['a move by the patient', moveByPatient],
  ['a cancellation by the patient', cancelByPatient],
  ['booking by phone', () => service.phone.book(rosa, wantedAt('2026-12-04 09:00'), caller, { tell: false })],
  ['overbooking, and a move by staff', overbook],
  ['a cancellation by the clinic, taken back', callOffAndBack],
  ['the sweep', sweep],
  ['free times, after changes', () => service.slots.list(wanted)],
  [
    'times for a visit that moves',
    () =>
      service.slots.startsWithout(
        '00000000-0000-0000-0000-000000000000',
        wanted,
        at('2026-12-01 00:00'),
        at('2026-12-02 00:00'),
      ),
  ],
  ['the next free time of everybody nearby', nextFree],
  ['a day of the diary', diary],
];

async function replaceHold() {
  const { hold } = await service.holds.hold(wantedAt('2026-12-01 11:00'));
  await service.holds.replace(hold, wantedAt('2026-12-01 11:15'));
}

async function moveByPatient() {
  const { token } = await service.bookings.book(wantedAt('2026-12-03 09:00'), patient);
  await service.reschedules.reschedule(token, wantedAt('2026-12-03 12:00'));
}

async function cancelByPatient() {
  const { token } = await service.bookings.book(wantedAt('2026-12-03 14:00'), patient);
  await service.cancellations.cancel(token);
}

async function overbook() {
  await desk.db.query(`update resources set overlap_allowed = true`);
  const terms = { tell: false, overbook: 'In pain' };
  const { reference } = await service.phone.book(rosa, wantedAt('2026-12-04 09:00'), caller, terms);
  await service.staffReschedules.reschedule(rosa, reference, { start: at('2026-12-04 09:30') }, terms);
}

async function callOffAndBack() {
  const { reference } = await service.phone.book(rosa, wantedAt('2026-12-07 09:00'), caller, { tell: false });
  await service.progress.cancel(rosa, reference, { reason: 'Ill', tell: false });
  await service.progress.undo(rosa, reference, 'cancelled');
}

async function sweep() {
  await service.holds.hold(wantedAt('2026-12-08 09:00'));
  desk.clock.advance({ minutes: 11 });
  await service.claims.sweep();
}

async function nextFree() {
  const nearest = new Nearest(service.slots, new WeeklyAvailability(service.catalogue, new FreeTime(desk.clock)));
  await nearest.find({ treatment: 'acupuncture' });
}

async function diary() {
  const { byId, locations } = await service.catalogue.current();
  await new DiaryRows(watched.db, service.catalogue, desk.clock).read(rosa, {
    locationId: locations[0]!.id,
    from: at('2026-12-01 00:00'),
    to: at('2026-12-02 00:00'),
    practitionerIds: [...byId.practitioner.keys()],
  });
}

it.each(hot)('%s reads nothing that grows with the past', async (what, work) => {
  const scans = await watched.scansOf(work);
  seen.push(...scans);

  // The sweep looks whether the log of changes is too long, and reads no more of it than that takes.
  const ofLog = ({ table, rows }: Scan) => what === 'the sweep' && table === 'resource_changes' && rows <= 10_001;
  expect(scans.filter((scan) => scan.rows > few && !ofLog(scan))).toEqual([]);
});

it('invitations to come back begin with the visits of two weeks, and go from there to those of their patients', async () => {
  await desk.db.query(
    `insert into proven_addresses select email_key, now() from patients where email is not null on conflict do nothing`,
  );
  await desk.db.query(`update clinic set recall_days = 42`);
  const scans = await watched.scansOf(() => service.recall.run());

  expect(Math.max(...scans.filter(({ by }) => by === 'bookings_by_place').map(({ rows }) => rows))).toBeLessThan(1300);
  // The first of them are two pages, read as fast as an index.
  expect(scans.filter(({ by, rows, table }) => by === 'Seq Scan' && rows > few && table !== 'recalls')).toEqual([]);
});

it('claims in the way are found by the indexes that refuse them', () => {
  const searches = seen.filter(
    ({ table, statement }) => table === 'claims' && statement.includes('overlapping_claims'),
  );

  expect(new Set(searches.map(({ by }) => by))).toEqual(new Set(['claims_never_overlap', 'overbooked_claims']));
});
