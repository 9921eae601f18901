import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { HoursEdit } from '../../src/availability/hours-edit.js';
import type { Timetable } from '../../src/availability/timetable.js';
import { BadInput } from '../../src/platform/refusal.js';
import { wallOf, weekdayOf } from '../../src/time/wall-clock.js';
import { dayOfDate } from '../../src/time/days.js';
import { rosa } from '../support/staff-actors.js';
import { at, type Desk, openDesk } from '../support/desk.js';
import { smallClinic } from '../support/small-clinic.js';

const [harbour] = smallClinic.locations;
const zones = { harbour: 'America/New_York', quay: 'Europe/London' };
let desk: Desk;
let ids: { mei: string; harbour: string; quay: string; treatment: string; patient: string };
beforeAll(async () => {
  const quay = { ...harbour!, slug: 'quay', name: 'The quay', timeZone: zones.quay };
  desk = await openDesk({ clinic: { ...smallClinic, locations: [harbour!, quay] } });
  [ids] = (await desk.db.query(`insert into patients (name, email, created_at) values ('Ana', 'ana@example.org', now())
    returning id as patient, (select id from practitioners where slug = 'mei') as mei,
      (select id from locations where slug = 'harbour') as harbour, (select id from locations where slug = 'quay') as quay,
      (select id from treatments where slug = 'acupuncture') as treatment`)) as [typeof ids];
});
afterAll(() => desk.close());

type Slug = keyof typeof zones;
const location = fc.constantFrom<Slug>('harbour', 'quay');
const date = fc.integer({ min: 1, max: 21 }).map((day) => `2026-12-${String(day).padStart(2, '0')}`);
const stretch = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 1, max: 24 }))
  .map(([a, b]) => ({ fromMinute: Math.min(a, b - 1) * 60, toMinute: Math.max(a + 1, b) * 60 }));
const block = fc.record({
  location,
  weekday: fc.integer({ min: 1, max: 7 }),
  stretch,
  weeks: fc.constantFrom(1, 1, 2),
  date,
});
const exception = fc.record({ location, date, open: fc.option(stretch) });
const off = fc.record({ date, hour: fc.integer({ min: 0, max: 23 }), hours: fc.integer({ min: 1, max: 60 }) });
const visit = fc.record({
  location,
  date,
  quarter: fc.integer({ min: 0, max: 92 }),
  hands: fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 1, maxLength: 3 }),
});

const blockRow = ({
  location,
  weekday,
  stretch,
  weeks,
  date,
}: typeof block extends fc.Arbitrary<infer T> ? T : never) => ({
  id: randomUUID(),
  practitionerId: ids.mei,
  locationId: ids[location],
  weekday,
  ...stretch,
  everyWeeks: weeks,
  starting: weeks === 1 ? null : date,
});
const exceptionRow = ({ location, date, open }: typeof exception extends fc.Arbitrary<infer T> ? T : never) => ({
  practitionerId: ids.mei,
  locationId: ids[location],
  date,
  open: open ? [open] : [],
});
const offRow = ({ date, hour, hours }: typeof off extends fc.Arbitrary<infer T> ? T : never) => {
  const from = at(`${date} ${hour}:00`);
  return { id: randomUUID(), practitionerId: ids.mei, from, to: from + hours * 60, reason: null };
};
const edit = fc.oneof(
  fc.record({ kind: fc.constant('weekly' as const), which: fc.nat(), block }),
  fc.record({ kind: fc.constant('weekly-gone' as const), which: fc.nat() }),
  fc.record({ kind: fc.constant('date' as const), exception }),
  fc.record({ kind: fc.constant('off' as const), off }),
);

/** Minute by minute, on the clock of the place. */
function slowlyOpen({ hours, exceptions, timeOff }: Timetable, locationId: string, zone: string, minute: number) {
  const wall = wallOf(zone, minute);
  const within = ({ fromMinute, toMinute }: { fromMinute: number; toMinute: number }) =>
    wall.minute >= fromMinute && wall.minute < toMinute;
  if (timeOff.some(({ from, to }) => minute >= from && minute < to)) return false;
  const dated = exceptions.find((one) => one.locationId === locationId && one.date === wall.date);
  if (dated) return dated.open.some(within);
  const monday = (day: string) => dayOfDate(day) - weekdayOf(day);
  return hours.some(
    (one) =>
      one.locationId === locationId &&
      one.weekday === wall.weekday &&
      within(one) &&
      (one.starting === null ||
        (wall.date >= one.starting && ((monday(wall.date) - monday(one.starting)) / 7) % one.everyWeeks === 0)),
  );
}

it('whatever the hours and whatever the change: its preview names exactly the visits a slow twin finds', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(block, { minLength: 4, maxLength: 14 }),
      fc.uniqueArray(exception, { maxLength: 3, selector: ({ location, date }) => `${location} ${date}` }),
      fc.array(off, { maxLength: 2 }),
      fc.array(visit, { minLength: 5, maxLength: 25 }),
      edit,
      async (blocks, exceptions, offs, visits, wanted) => {
        await desk.db.query(`delete from bookings`);
        const before: Timetable = {
          hours: blocks.map(blockRow),
          exceptions: exceptions.map(exceptionRow),
          timeOff: offs.map(offRow),
        };
        await desk.hours.timetables.replace(desk.db.manager, ids.mei, before);
        const planned = await plan(visits);
        const which = (n: number) => before.hours[n % before.hours.length]!.id;
        const change: HoursEdit =
          wanted.kind === 'weekly'
            ? { kind: 'weekly', replaces: which(wanted.which), blocks: [blockRow(wanted.block)] }
            : wanted.kind === 'weekly-gone'
              ? { kind: 'weekly-gone', id: which(wanted.which) }
              : wanted.kind === 'date'
                ? { kind: 'date', exception: exceptionRow(wanted.exception) }
                : { kind: 'off', off: offRow(wanted.off) };

        const id = await desk.hours.changes.proposeHours(rosa, 'mei', change).catch((fault: unknown) => {
          // Random blocks overlap; such a change is none.
          if (fault instanceof BadInput) return null;
          throw fault;
        });
        fc.pre(id !== null);
        const impact = await desk.hours.changes.impact(await desk.hours.changes.ofHours(rosa, 'mei', id));
        const displaced = impact.displaced;
        const after = impact.after as Timetable;

        const open = (timetable: Timetable, { location, hands }: (typeof planned)[number]) =>
          hands.every(([from, until]) => {
            for (let minute = from; minute < until; minute++) {
              if (!slowlyOpen(timetable, ids[location], zones[location], minute)) return false;
            }
            return true;
          });
        const expected = planned.filter((one) => open(before, one) && !open(after, one));
        expect(displaced.map(({ reference }) => reference).toSorted()).toEqual(
          expected.map(({ reference }) => reference).toSorted(),
        );
      },
    ),
    { numRuns: 150 },
  );
});

/** Straight into the tables: where claims would overlap, the visit is left out. */
async function plan(visits: readonly { location: Slug; date: string; quarter: number; hands: readonly number[] }[]) {
  const planned: { reference: string; location: Slug; start: number; end: number; hands: [number, number][] }[] = [];
  for (const { location, date, quarter, hands } of visits) {
    const start = at(`${date} 00:00`, zones[location]) + quarter * 15;
    const periods = hands.map((minutes, n): [number, number] => [start + n * 30, start + n * 30 + minutes]);
    const end = periods.at(-1)![1];
    if (planned.some((other) => start < other.end && other.start < end)) continue;
    planned.push({ reference: `R${planned.length}`, location, start, end, hands: periods });
  }
  await desk.db.query(
    `with booked as (
       insert into bookings (id, reference, status, practitioner_id, location_id, treatment_id, starts_at, ends_at, price,
           currency, cancel_notice_minutes, patient_id, created_at)
         select uuidv7(), v->>'reference', 'confirmed', $2, (v->>'location')::uuid, $3, to_timestamp((v->>'start')::int * 60.0),
           to_timestamp((v->>'end')::int * 60.0), 0, 'USD', 0, $4, now() from jsonb_array_elements($1) v returning id, reference)
     insert into claims (resource_id, booking_id, from_at, until_at)
       select $2, booked.id, to_timestamp((h->>0)::int * 60.0), to_timestamp((h->>1)::int * 60.0)
       from jsonb_array_elements($1) v join booked on booked.reference = v->>'reference', jsonb_array_elements(v->'hands') h`,
    [
      JSON.stringify(planned.map((one) => ({ ...one, location: ids[one.location] }))),
      ids.mei,
      ids.treatment,
      ids.patient,
    ],
  );
  return planned;
}
