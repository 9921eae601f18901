import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { mergedFields } from '../../src/patients/merging.js';
import { Refusal } from '../../src/platform/refusal.js';
import { NoteShares } from '../../src/records/note-shares.service.js';
import { withoutNotes } from '../support/database.js';
import { type Desk, openDesk, visitAt } from '../support/desk.js';
import { everyRow } from '../support/every-row.js';
import { rosa, treating } from '../support/staff-actors.js';
import { tenPractitioners } from '../support/ten-practitioners.js';

let desk: Desk;
let shares: NoteShares;
beforeAll(async () => {
  desk = await openDesk({ clinic: tenPractitioners() });
  shares = new NoteShares(desk.db, desk.clock);
});
afterAll(() => desk.close());

const person = fc.record({
  name: fc.constantFrom('Dana Reyes', 'D. Reyes', 'Dána-Reyes', 'Lee Wong'),
  email: fc.constantFrom(null, 'dana@example.org', 'D.Reyes@example.org', 'lee@example.org'),
  phone: fc.constantFrom(null, '+1 631 555 0142', '(631) 555-0142', '+1 631 555 0177'),
});
const visit = fc.record({
  who: fc.nat(3),
  practitioner: fc.integer({ min: 1, max: 5 }),
  wall: fc.constantFrom('2026-12-01 10:00', '2026-12-01 10:30', '2026-12-01 11:30', '2026-12-02 10:00'),
  overbook: fc.boolean(),
  becomes: fc.constantFrom('booked', 'booked', 'canceled', 'no-show', 'arrived'),
  noted: fc.boolean(),
  sharedWith: fc.option(fc.integer({ min: 6, max: 8 })),
});
const choice = fc.record(
  Object.fromEntries(
    mergedFields.map((field) => [field, fc.constantFrom('kept' as const, 'merged' as const)]),
  ) as Record<(typeof mergedFields)[number], fc.Arbitrary<'kept' | 'merged'>>,
);
const move = fc.oneof(
  fc.record({ kind: fc.constant('merge' as const), one: fc.nat(3), other: fc.nat(3), choice }),
  fc.record({
    kind: fc.constant('split' as const),
    one: fc.nat(3),
    other: fc.nat(3),
    every: fc.integer({ min: 1, max: 3 }),
  }),
  fc.record({ kind: fc.constant('split off' as const), one: fc.nat(3), every: fc.integer({ min: 1, max: 3 }), person }),
);
type Visit = typeof visit extends fc.Arbitrary<infer T> ? T : never;
type Move = typeof move extends fc.Arbitrary<infer T> ? T : never;

const at = { country: 'US', locale: 'en-US' };

/** What tells of changes, and a patient's resource that nothing claims, say nothing of a record. */
async function dump(): Promise<string> {
  await desk.db.query(`delete from resources where kind = 'patient' and id not in (select resource_id from claims)`);
  return everyRow(desk.db, ['audit', 'record_moves', 'report_changes', 'resource_changes', 'link_steps', 'places']);
}

async function book(people: readonly string[], one: Visit): Promise<void> {
  const { reference } = await desk.phone.book(
    rosa,
    visitAt(one.wall, { practitioner: `practitioner-${one.practitioner}` }),
    { id: people[one.who]! },
    { tell: false, overbook: one.overbook ? 'Comes with her mother' : null },
  );
  const by = await treating(desk.db, `practitioner-${one.practitioner}`);
  if (one.noted) await desk.notes.write(by, reference, 'Left shoulder');
  if (one.sharedWith) await shares.give(by, reference, `practitioner-${one.sharedWith}`);
  if (one.becomes === 'canceled') await desk.progress.cancel(rosa, reference, { reason: 'Ill', tell: false });
  if (one.becomes === 'no-show' || one.becomes === 'arrived')
    await desk.db.query(`update bookings set status = $2 where reference = $1`, [reference, one.becomes]);
}

async function make(people: readonly string[], one: Move): Promise<void> {
  if (one.kind === 'merge') {
    const pair = { kept: people[one.one]!, merged: people[one.other]! };
    const { seen } = await desk.merges.plan(pair);
    return desk.merges.merge(rosa, pair, one.choice, seen);
  }
  const rows = await desk.db.query(`select reference from bookings where patient_id = $1 order by id`, [
    people[one.one],
  ]);
  const references = (rows as { reference: string }[])
    .map(({ reference }) => reference)
    .filter((_, n) => n % one.every === 0);
  const to = one.kind === 'split' ? { id: people[one.other]! } : reachable(one.person);
  const request = { references, to };
  const { seen } = await desk.splits.plan(people[one.one]!, request, at);
  await desk.splits.split(rosa, people[one.one]!, request, at, seen);
}

const reachable = (one: typeof person extends fc.Arbitrary<infer T> ? T : never) =>
  (one.email ?? one.phone) ? one : { ...one, phone: '+1 631 555 0199' };

async function unlessRefused(work: Promise<unknown>): Promise<boolean> {
  try {
    await work;
    return true;
  } catch (fault) {
    if (fault instanceof Refusal) return false;
    throw fault;
  }
}

it('what was merged or split and is undone again is exactly as it was, in every table', async () => {
  const done = { merge: 0, split: 0, 'split off': 0 };
  await fc.assert(
    fc.asyncProperty(
      fc.array(person, { minLength: 4, maxLength: 4 }),
      fc.array(visit, { minLength: 3, maxLength: 9 }),
      fc.array(move, { minLength: 1, maxLength: 4 }),
      async (contacts, visits, moves) => {
        for (const table of [
          'note_shares',
          'emergency_access',
          'earlier_visits',
          'claims',
          'notifications',
          'record_moves',
        ])
          await desk.db.query(`delete from ${table}`);
        await withoutNotes(desk.db);
        for (const table of ['bookings', 'patients']) await desk.db.query(`delete from ${table}`);
        const people: string[] = [];
        for (const one of contacts) people.push((await desk.patients.rememberCaller(desk.db, reachable(one), at)).id);
        for (const one of visits) await unlessRefused(book(people, one));
        for (const id of new Set(people))
          await desk.db.query(
            `insert into earlier_visits (id, patient_id, starts_at, treatment, practitioner) values ($1, $2, now(), 'Cupping', 'Mei')`,
            [randomUUID(), id],
          );

        const made: { readonly id: string; readonly before: string }[] = [];
        for (const one of moves) {
          desk.clock.advance({ seconds: 1 });
          const before = await dump();
          if (!(await unlessRefused(make(people, one)))) {
            expect(await dump()).toBe(before);
            continue;
          }
          done[one.kind]++;
          const [{ id }] = await desk.db.query(`select id from record_moves order by at desc limit 1`);
          made.push({ id, before });
        }
        for (const { id, before } of made.toReversed()) {
          await desk.moves.undo(rosa, id);
          expect(await dump()).toBe(before);
        }
      },
    ),
    { numRuns: 40 },
  );
  expect(Object.values(done).every((count) => count > 5)).toBe(true);
}, 240_000);
