import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { outsideHours } from '../../src/availability/timetable.js';
import { Catalogue } from '../../src/availability/catalogue.service.js';
import type { Post, Snapshot } from '../../src/availability/snapshot.js';
import { minuteOfInstant, takesTime } from '../../src/bookings/booking.js';
import { FrozenClock } from '../../src/platform/clock.js';
import { type Appointment, appointmentsOf } from '../../src/processes/demo/appointments.js';
import { Dice } from '../../src/processes/demo/dice.js';
import { fillDemo } from '../../src/processes/demo/fill-demo.seed.js';
import { linkStepsOf } from '../../src/processes/demo/links.js';
import { messagesOf } from '../../src/processes/demo/messages.js';
import { openFreshDatabase } from '../support/database.js';
import { clinicFiles } from '../support/clinic-files.js';

const day = 1440;
const clock = new FrozenClock(new Date('2026-11-30T16:10:00Z'));
const folder = mkdtempSync(join(tmpdir(), 'meridian-demo-'));
const settings = { keyFile: join(folder, 'keys.json'), publicUrl: 'https://demo.example.org' };
let database: Awaited<ReturnType<typeof openFreshDatabase>>;
let snapshot: Snapshot;
let posts: readonly Post[];

beforeAll(async () => {
  database = await openFreshDatabase();
  await clinicFiles(database.db, clock).openDemo((tx) => fillDemo(tx, settings, clock));
  const catalogue = new Catalogue(database.db);
  snapshot = await catalogue.current();
  posts = catalogue.postsOf(snapshot);
});
afterAll(async () => {
  await database.drop();
  rmSync(folder, { recursive: true });
});

const links = [
  { id: '0198c000-0000-7000-8000-00000000000a', treatment: 'acupuncture', near: null, practitioner: null },
];
const filled = (now: number, seed: string) => appointmentsOf(snapshot, posts, links, now, new Dice(seed));

/** Weekends, clock changes of all three zones, ends of months and of years, at any hour. */
const moment = fc
  .tuple(
    fc.constantFrom('2026-11-30', '2027-02-28', '2027-03-14', '2027-03-28', '2027-04-04', '2027-10-03', '2027-10-31'),
    fc.integer({ min: 0, max: 9 * day }),
  )
  .map(([date, minutes]) => Date.parse(`${date}T00:00:00Z`) / 60_000 + minutes);

it('whenever it is filled, nothing overlaps, everything is in opening hours, and no status is ahead of its time', {
  timeout: 60_000,
}, () => {
  fc.assert(
    fc.property(moment, fc.string({ maxLength: 6 }), (now, seed) => {
      const appointments = filled(now, seed);
      expect(appointments.length).toBeGreaterThan(1200);
      expect(overlapping(appointments)).toEqual([]);
      expect(outside(appointments)).toEqual([]);
      expect(appointments.filter((one) => isImpossible(one, now))).toEqual([]);
      const told = appointments.slice(-300).flatMap((one) => messagesOf(one, snapshot, now));
      const followed = linkStepsOf(
        appointments.map(({ booking }) => booking),
        now,
        new Dice(seed),
      );
      expect([...told, ...followed].filter(({ at }) => minuteOfInstant(at) > now)).toEqual([]);
    }),
    { numRuns: 8 },
  );
});

it('the same moment and seed make the same clinic, and another seed another one', () => {
  const now = minuteOfInstant(clock.now());

  expect(filled(now, 'a')).toEqual(filled(now, 'a'));
  expect(filled(now, 'a')).not.toEqual(filled(now, 'b'));
});

it('everybody has a face, nothing is left to be sent of what is over, and links open appointments', async () => {
  const [found] = await database.db.query(
    `select
    (select count(*)::int from practitioners where id not in (select practitioner_id from practitioner_photos)) as faceless,
    (select count(*)::int from notifications where status <> 'sent' or sent_at > $1) as unsent,
    (select count(*)::int from bookings b where link_hash is null and status <> 'held' or not exists (select from links where id = b.via_link_id)
      and via_link_id is not null) as unlinked,
    (select count(distinct status)::int from bookings) as statuses`,
    [clock.now()],
  );

  expect(found).toMatchObject({ faceless: 0, unsent: 0, unlinked: 0 });
  expect(found.statuses).toBeGreaterThanOrEqual(5);
});

it('people wait, times that opened up were taken by some of them, and one is held for somebody right now', async () => {
  const [found] = await database.db.query(
    `select
    (select count(*)::int from waitlist_entries where status = 'waiting') as waiting,
    (select count(*)::int from waitlist_entries where booking_id is not null) as earlier,
    (select count(*)::int from waitlist_entries where priority = 1) as first,
    (select count(*)::int from freed_times where noticed_at > $1) as ahead,
    (select count(*)::int from waitlist_offers o join bookings b on b.id = o.hold_id and b.starts_at = o.starts_at
      where o.status = 'accepted') as taken,
    (select count(*)::int from waitlist_offers where status in ('declined', 'lapsed')) as missed,
    (select count(*)::int from waitlist_offers o join bookings b on b.id = o.hold_id and b.status = 'held'
      where o.status = 'open' and o.expires_at > $1 and exists (select from claims where booking_id = b.id)) as held`,
    [clock.now()],
  );

  expect(found).toMatchObject({ first: 1, held: 1, ahead: 0 });
  expect(found.waiting).toBeGreaterThanOrEqual(8);
  for (const what of ['earlier', 'taken', 'missed']) expect(found[what], what).toBeGreaterThanOrEqual(3);
});

/** Claims of one resource that share a minute. */
function overlapping(appointments: readonly Appointment[]): readonly unknown[] {
  const claims = appointments.flatMap((one) => one.claims);
  const sorted = claims.toSorted((a, b) =>
    a.resourceId < b.resourceId ? -1 : a.resourceId > b.resourceId ? 1 : a.from - b.from,
  );
  return sorted.filter((one, n) => sorted[n + 1]?.resourceId === one.resourceId && sorted[n + 1]!.from < one.until);
}

/** Hands-on time when its practitioner does not work. */
function outside(appointments: readonly Appointment[]): readonly unknown[] {
  return posts.flatMap((post) => {
    const theirs = appointments.filter(({ candidate }) => candidate.post === post);
    const visits = theirs.map(({ booking, candidate }) => ({
      locationId: post.location.id,
      timeZone: post.location.timeZone,
      hands: candidate.visit.hands.map((minute) => minute + minuteOfInstant(booking.startsAt)),
    }));
    return outsideHours(post, visits);
  });
}

/** Its status, or something that is said to have happened, does not go with the time. */
function isImpossible({ booking, states, claims, patient }: Appointment, now: number): boolean {
  const { status, cancelledAt } = booking;
  const [start, end] = [minuteOfInstant(booking.startsAt), minuteOfInstant(booking.endsAt)];
  if (claims.length > 0 !== takesTime(booking)) return true;
  if (states.some(({ at }) => at > now) || states[0].at < patient.since || states[0].at >= start) return true;
  if (cancelledAt && minuteOfInstant(cancelledAt) > start) return true;
  if (status === 'confirmed') return start + 30 < now;
  if (status === 'arrived') return start - 14 > now || start + 4 < now;
  if (status === 'started') return start > now || end + 4 < now;
  if (status === 'done') return end > now;
  return status === 'held' || (status === 'no-show' && start > now);
}
