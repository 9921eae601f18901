import { DataSource } from 'typeorm';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { agreementOf } from '../../src/bookings/by-patient/book.service.js';
import { databaseOptions } from '../../src/platform/database.client.js';
import { Refusal } from '../../src/platform/refusal.js';
import { ana, at, type Desk, deskOn, openDesk, visitAt } from '../support/desk.js';

/** Two processes on one database, as in production: what one holds in memory, the other has changed. */
let desk: Desk;
let other: ReturnType<typeof deskOn>;
let otherDb: DataSource;
beforeAll(async () => {
  desk = await openDesk({ connections: 40 });
  otherDb = await new DataSource(databaseOptions(desk.url, [], 40)).initialize();
  other = deskOn(otherDb, desk.clock, desk.keys);
});
afterAll(async () => {
  await otherDb.destroy();
  await desk.close();
});
beforeEach(async () => {
  await desk.db.query(`delete from bookings`);
  await desk.db.query(`delete from notifications`);
});

const sides = () => [desk, other] as const;

/** Pairs of claims of one resource that overlap; asked of the rows themselves, not of the constraint. */
const overlaps = async () =>
  (
    await desk.db.query(`select count(*)::int as n from claims a join claims b on a.resource_id = b.resource_id and a.id < b.id
      and a.from_at < b.until_at and b.from_at < a.until_at`)
  )[0].n;

async function tally(attempts: readonly Promise<unknown>[]) {
  const outcomes = await Promise.allSettled(attempts);
  const refusals = outcomes.flatMap((one) => (one.status === 'rejected' ? [one.reason as unknown] : []));
  return { won: outcomes.length - refusals.length, refusals };
}

it('200 people want one time: one has it, 199 are told so with three others', async () => {
  const { won, refusals } = await tally(
    Array.from({ length: 200 }, (_, n) => sides()[n % 2]!.holds.hold(visitAt('2026-12-01 10:00'))),
  );

  expect(won).toBe(1);
  expect(refusals).toHaveLength(199);
  for (const refusal of refusals)
    expect(refusal).toMatchObject({ code: 'slot-taken', values: { alternatives: [{}, {}, {}] } });
  expect(await overlaps()).toBe(0);
});

it('the same through whole bookings with idempotency keys', async () => {
  const { won, refusals } = await tally(
    Array.from({ length: 100 }, (_, n) =>
      sides()[n % 2]!.bookings.book(
        visitAt('2026-12-01 10:00'),
        { contact: { ...ana.contact, name: `Patient ${n}` } },
        { key: `key ${n}`, caller: 'test', scope: 'race', body: n },
      ),
    ),
  );

  expect(won).toBe(1);
  for (const refusal of refusals) expect(refusal).toMatchObject({ code: 'slot-taken' });
  expect((await desk.db.query(`select count(*)::int as n from notifications`))[0].n).toBe(2);
});

it('an expired hold that is confirmed while others want its time, and while it is swept: one of them has it', async () => {
  const outcomes = new Set<string>();
  for (let round = 0; round < 30; round++) {
    await desk.db.query(`delete from bookings`);
    const request = visitAt('2026-12-01 10:00');
    const held = await desk.holds.hold(request);
    const form = { request, agreement: agreementOf(held) };
    desk.clock.advance({ minutes: 11 });

    const late = other.bookings.confirm(held.hold, form, { contact: ana.contact });
    const others = Array.from({ length: round % 6 }, (_, n) => sides()[n % 2]!.holds.hold(request));
    const swept = round % 2 ? desk.claims.sweep() : Promise.resolve();
    const { won, refusals } = await tally([late, ...others]);
    await swept;

    expect(won).toBe(1);
    for (const refusal of refusals) expect(refusal).toMatchObject({ code: 'slot-taken' });
    expect(await overlaps()).toBe(0);
    const [{ n }] = await desk.db.query(`select count(*)::int as n from bookings where status = 'confirmed'`);
    outcomes.add(n === 1 ? 'booked' : 'taken');
  }
  expect(outcomes).toEqual(new Set(['booked', 'taken']));
});

it('overlapping starts of unequal treatments over two rooms: whatever happens, nothing overlaps and nothing fails', async () => {
  const treatments = ['acupuncture', 'cupping', 'community'];
  let held = 0;
  for (let round = 0; round < 8; round++) {
    const attempts = Array.from({ length: 60 }, (_, n) => {
      const start = `2026-12-01 ${10 + (n % 2)}:${['00', '15', '30', '45'][(n >> 1) % 4]}`;
      const treatment = treatments[n % 3]!;
      const addOns = treatment === 'acupuncture' && n % 5 === 0 ? ['cupping'] : [];
      const practitioner = n % 7 < 4 ? 'mei' : 'jonas';
      return sides()[(n >> 3) % 2]!.holds.hold(visitAt(start, { treatment, addOns, practitioner }));
    });

    const { won, refusals } = await tally(attempts);

    held += won;
    expect(refusals.filter((fault) => !(fault instanceof Refusal) || fault.code !== 'slot-taken')).toEqual([]);
    expect(await overlaps()).toBe(0);
    await desk.db.query(`delete from bookings`);
  }
  expect(held).toBeGreaterThan(24);
});

it('one visit moved at once from two browsers, to a colleague and for another treatment: it is whole whatever comes last', async () => {
  for (let round = 0; round < 10; round++) {
    const { token } = await desk.bookings.book(visitAt('2026-12-01 10:00'), ana);
    const { won } = await tally([
      desk.reschedules.reschedule(token, { start: at('2026-12-02 10:00'), practitioner: 'jonas' }),
      other.reschedules.reschedule(token, { start: at('2026-12-02 12:00'), treatment: 'community' }),
    ]);

    expect(won).toBe(2);
    const [row] = await desk.db.query(`select t.slug, b.price, b.sequence, (b.ends_at - b.starts_at)::text as length
      from bookings b join treatments t on t.id = b.treatment_id`);
    // Whoever comes second says nothing of the treatment, or changes it.
    expect(row).toEqual({ slug: 'community', price: 3500, sequence: 2, length: '00:45:00' });
    expect(await overlaps()).toBe(0);
    await desk.db.query(`delete from bookings`);
  }
});

it('two visits moved at once to one time, one of them for another treatment: one has it', async () => {
  for (let round = 0; round < 10; round++) {
    const one = await desk.bookings.book(visitAt('2026-12-01 10:00'), ana);
    const ben = { contact: { ...ana.contact, name: 'Ben', email: 'ben@example.org' } };
    const two = await desk.bookings.book(visitAt('2026-12-01 14:00'), ben);
    const to = { start: at('2026-12-02 10:00'), practitioner: 'jonas' };
    const { won, refusals } = await tally([
      desk.reschedules.reschedule(one.token, to),
      other.reschedules.reschedule(two.token, { ...to, treatment: 'community' }),
    ]);

    expect(won).toBe(1);
    expect(refusals).toMatchObject([{ code: 'slot-taken' }]);
    expect(await overlaps()).toBe(0);
    await desk.db.query(`delete from bookings`);
  }
});

it('two visits that want each other’s times, moved at once, never share one', async () => {
  const one = await desk.bookings.book(visitAt('2026-12-01 10:00'), ana);
  const two = await desk.bookings.book(visitAt('2026-12-01 14:00'), { contact: { ...ana.contact, name: 'Ben' } });

  for (let round = 0; round < 10; round++) {
    await tally([
      desk.reschedules.reschedule(one.token, { start: at('2026-12-01 12:00') }),
      other.reschedules.reschedule(two.token, { start: at('2026-12-01 12:15') }),
    ]);
    await tally([
      desk.reschedules.reschedule(one.token, { start: at('2026-12-01 14:00') }),
      other.reschedules.reschedule(two.token, { start: at('2026-12-01 10:00') }),
    ]);
  }

  expect(await overlaps()).toBe(0);
  expect((await desk.db.query(`select count(*)::int as n from claims`))[0].n).toBe(8);
});

it('a move and a cancellation at once: in the end the visit is off and holds nothing', async () => {
  for (let round = 0; round < 10; round++) {
    const { token, reference } = await desk.bookings.book(visitAt('2026-12-01 10:00'), ana);
    await tally([
      desk.reschedules.reschedule(token, { start: at('2026-12-02 12:00') }),
      other.cancellations.cancel(token),
    ]);

    const left = await desk.db.query(`select * from claim_facts where reference = $1`, [reference]);
    expect(left).toEqual([]);
  }
});

it('the last second of a hold: confirmed or taken by someone else, never both', async () => {
  for (let round = 0; round < 10; round++) {
    const { hold } = await desk.holds.hold(visitAt('2026-12-01 10:00'));
    desk.clock.advance({ minutes: 9, seconds: 59 });
    const confirming = desk.confirmations.confirm(hold, ana);
    desk.clock.advance({ seconds: 1 });
    const taking = other.holds.hold(visitAt('2026-12-01 10:00'));

    const { won } = await tally([confirming, taking]);

    expect(won).toBeLessThanOrEqual(1);
    expect(await overlaps()).toBe(0);
    await desk.db.query(`delete from bookings`);
  }
});
