import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Decision } from '../../src/changes/change.js';
import type { HoursEdit } from '../../src/changes/hours-edit.js';
import { Refusal } from '../../src/platform/refusal.js';
import { at, type Desk, fridayMorning, openDesk, visitAt } from '../support/desk.js';
import { importClinic } from '../support/small-clinic.js';
import { allowClashes, rosa } from '../support/staff-actors.js';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());

const people = ['Ana García', 'Ben Okafor', 'Carla Rossi', 'Dev Patel'];
const hour = (n: number) => 9 * 60 + n * 15;
const wallOf = (day: string, minute: number) =>
  `${day} ${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
const planned = fc.record({
  practitioner: fc.constantFrom('mei', 'mei', 'jonas'),
  treatment: fc.constantFrom('acupuncture', 'cupping', 'community'),
  person: fc.constantFrom(...people),
  // Few quarters of an hour, so that they clash.
  quarter: fc.integer({ min: 0, max: 8 }),
});
const decided = fc.oneof(
  fc.constant<'keep' | 'cancel'>('keep'),
  fc.constant<'keep' | 'cancel'>('cancel'),
  fc.record({ day: fc.constantFrom('2026-12-02', '2026-12-03'), quarter: fc.integer({ min: 0, max: 28 }) }),
);
const from = fc.constantFrom(0, 2, 4);

/** Each visit with what it claims. Which of two visits of one patient is on top of the other does not matter. */
const everything = () =>
  desk.db.query(`
    select b.reference, b.status, b.starts_at, b.ends_at, b.practitioner_id, b.overbook_reason, b.booked_by, b.cancelled_at, b.cancel_reason,
      (select json_agg(json_build_array(c.resource_id, c.from_at, c.until_at, c.overbooked and c.resource_id <> b.patient_id) order by c.resource_id, c.from_at)
       from claims c where c.booking_id = b.id) as claims
    from bookings b order by b.reference`);

async function fresh(): Promise<void> {
  desk.clock.set(fridayMorning);
  for (const table of ['changes', 'bookings', 'notifications']) await desk.db.query(`delete from ${table}`);
  await importClinic(desk.db);
  for (const one of ['mei', 'jonas', 'harbour/east', 'harbour/west', 'harbour/chair']) await allowClashes(desk.db, one);
  await desk.db.query(`update resources set overlap_allowed = true where kind = 'equipment'`);
}

const orRefused = (work: Promise<unknown>) =>
  work.then(
    () => true,
    (fault: unknown) => {
      if (fault instanceof Refusal) return false;
      throw fault;
    },
  );

it('whatever visits a change moves or cancels, undone at once everything is as it was, double-booked visits too', async () => {
  let doubleBooked = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(planned, { minLength: 3, maxLength: 7 }),
      fc.array(decided, { minLength: 7, maxLength: 7 }),
      from,
      async (visits, decisions, first) => {
        await fresh();
        for (const { practitioner, treatment, person, quarter } of visits) {
          const request = visitAt(wallOf('2026-12-01', hour(quarter)), { practitioner, treatment });
          const who = { name: person, email: null, phone: '+1 631 555 0177' };
          await desk.phone.book(rosa, request, who, { tell: false, overbook: 'in pain' });
        }
        const before = await everything();
        const off = { from: wallOf('2026-12-01', hour(first)), to: '2026-12-01 17:00' };
        const instant = (wall: string) => new Date(at(wall) * 60_000).toISOString();
        const edit: HoursEdit = {
          kind: 'off',
          practitioner: 'mei',
          off: { from: instant(off.from), to: instant(off.to) },
        };
        const id = await desk.hours.changes.proposeHours(rosa, edit);
        const change = () => desk.hours.changes.ofHours(rosa, 'mei', id);
        const { stamp, displaced } = await desk.hours.changes.impact(await change());
        const made = new Map<string, Decision>();
        for (const [n, { reference }] of displaced.entries()) {
          const decision = decisions[n % decisions.length]!;
          const to = typeof decision === 'object' && {
            start: at(wallOf(decision.day, hour(decision.quarter))),
            practitioner: 'jonas',
            location: 'harbour',
          };
          made.set(reference, to ? { kind: 'move', to } : { kind: decision as 'keep' | 'cancel' });
        }
        // Two may have been moved to one time: then nothing is changed.
        if (
          !(await orRefused(
            desk.hours.decisions.save(rosa, await change(), { stamp, decisions: made, message: 'Away' }),
          ))
        )
          return;
        doubleBooked += (before as { overbook_reason: string | null }[]).filter((one) => one.overbook_reason).length;

        await desk.hours.undo.undo(rosa, await change());

        expect(await everything()).toEqual(before);
      },
    ),
    { numRuns: 30 },
  );
  expect(doubleBooked).toBeGreaterThan(10);
});
