import { DataSource } from 'typeorm';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { pairAgreementOf } from '../../src/bookings/by-patient/book-pair.service.js';
import { partsOf } from '../../src/bookings/holding/holds.service.js';
import type { PairRequest } from '../../src/bookings/holding/pair-holds.service.js';
import { databaseOptions } from '../../src/platform/database.client.js';
import { asOwner } from '../support/database.js';
import { at, type Desk, deskOn, fridayMorning, openDesk, visitAt } from '../support/desk.js';
import { smallClinic } from '../support/small-clinic.js';

/** Two processes on one database. */
let desk: Desk;
let other: ReturnType<typeof deskOn>;
let otherDb: DataSource;
beforeAll(async () => {
  desk = await openDesk({ clinic: { ...smallClinic, policy: { ...smallClinic.policy, startEveryMinutes: 5 } } });
  otherDb = await new DataSource(databaseOptions(desk.url, [], 12)).initialize();
  other = deskOn(otherDb, desk.clock, desk.keys);
});
afterAll(async () => {
  await otherDb.destroy();
  await desk.close();
});
beforeEach(async () => {
  desk.clock.set(fridayMorning.toISOString());
  for (const table of ['bookings', 'notifications', 'patients']) await desk.db.query(`delete from ${table}`);
});

const member = (name: string, email = 'ana@example.org') => ({ contact: { name, email, phone: null }, proven: true });
const [ana, leo] = [member('Ana García'), member('Leo García')];
const together = (wall: string, more: Partial<PairRequest> = {}): PairRequest => ({
  location: 'harbour',
  treatments: ['acupuncture', 'acupuncture'],
  patients: [null, null],
  order: 'together',
  start: at(wall),
  ...more,
});
const inTurn = (wall: string, more: Partial<PairRequest> = {}) => together(wall, { order: 'in-turn', ...more });
const starts = async (request: PairRequest) => (await desk.pairSlots.starts(request)).map(({ start }) => start);
const facts = () =>
  desk.db.query(
    `select f.practitioner, f.starts, p.name from booking_facts f join bookings b using (reference) join patients p on p.id = b.patient_id
     where f.active order by f.starts, p.name desc`,
  );
const bookings = async (status: string): Promise<number> =>
  (await desk.db.query(`select 1 from bookings where status = $1`, [status])).length;
const wall = (time: string) => new Date(at(`2026-12-01 ${time}`) * 60_000);

/** No resource is claimed twice, and each visit has claims of a room and a practitioner. */
async function expectNothingTwice(): Promise<void> {
  const twice = await desk.db.query(
    `select from claims a join claims b on a.resource_id = b.resource_id and a.id < b.id
       and tstzrange(a.from_at, a.until_at) && tstzrange(b.from_at, b.until_at)`,
  );
  expect(twice).toEqual([]);
}

describe('two people in one go', () => {
  it('are treated side by side, by two practitioners in two rooms', async () => {
    const { hold, visits } = await desk.pairHolds.hold(together('2026-12-01 10:00'));
    expect(visits.map(({ practitioner }) => practitioner)).toEqual(['mei', 'jonas']);
    expect(new Set(visits.map(({ expiresAt }) => expiresAt)).size).toBe(1);

    const booked = await desk.pairs.confirm(hold, null, [ana, leo]);

    expect(booked.map(({ status }) => status)).toEqual(['confirmed', 'confirmed']);
    expect(await facts()).toEqual([
      { practitioner: 'jonas', starts: wall('10:00'), name: 'Leo García' },
      { practitioner: 'mei', starts: wall('10:00'), name: 'Ana García' },
    ]);
    await expectNothingTwice();
    const emails = await desk.db.query(
      `select recipient, data ->> 'reference' as reference from notifications where template = 'booking-confirmed'`,
    );
    expect(emails).toEqual(booked.map(({ reference }) => ({ recipient: 'ana@example.org', reference })));
  });

  it('are treated one after the other by the same practitioner, the second once the first has left', async () => {
    const { hold, visits } = await desk.pairHolds.hold(inTurn('2026-12-01 10:00'));
    await desk.pairs.confirm(hold, null, [leo, ana]);

    expect(visits.map(({ start, practitioner }) => [start - at('2026-12-01 10:00'), practitioner])).toEqual([
      [0, 'mei'],
      [55, 'mei'],
    ]);
    await expectNothingTwice();
  });

  it('by another practitioner where the same one is taken, or has gone home', async () => {
    await desk.bookings.book(visitAt('2026-12-01 11:00'), member('Eve', 'eve@example.org'));

    const { visits } = await desk.pairHolds.hold(inTurn('2026-12-01 10:00'));

    expect(visits.map(({ practitioner }) => practitioner)).toEqual(['jonas', 'jonas']);
    await desk.bookings.book(visitAt('2026-12-02 15:00'), member('Eve', 'eve@example.org'));
    await desk.bookings.book(
      visitAt('2026-12-02 16:05', { practitioner: 'jonas', treatment: 'community' }),
      member('Max', 'max@example.org'),
    );
    const apart = await desk.pairHolds.hold(inTurn('2026-12-02 15:05'));
    expect(apart.visits.map(({ practitioner, start }) => [practitioner, start - at('2026-12-02 15:05')])).toEqual([
      ['jonas', 0],
      ['mei', 60],
    ]);
  });

  it('are offered no start at which one of them lacks a room, a practitioner or the only cups', async () => {
    const both: PairRequest = together('2026-12-01 10:00', { treatments: ['cupping', 'cupping'] });
    expect(await starts(both)).toEqual([]);
    expect(await starts({ ...both, order: 'in-turn' })).toContain(at('2026-12-01 10:00'));
    expect(await starts({ ...both, treatments: ['cupping', 'community'] })).toContain(at('2026-12-01 10:00'));
    expect(await starts({ ...both, treatments: ['community', 'community'] })).toEqual([]);

    const tables = together('2026-12-01 10:00');
    expect(await starts(tables)).toContain(tables.start);
    await desk.bookings.book(visitAt('2026-12-01 10:15'), member('Eve', 'eve@example.org'));
    expect(await starts(tables)).not.toContain(tables.start);
    await expect(desk.pairHolds.hold(tables)).rejects.toMatchObject({ code: 'slot-taken' });
    expect(await bookings('held')).toBe(0);
  });

  it('are offered no time at which one of them has another appointment', async () => {
    const request = together('2026-12-01 10:00');
    const { reference } = await desk.bookings.book(visitAt('2026-12-01 10:30', { treatment: 'community' }), leo);
    const [{ id }] = await desk.db.query(`select patient_id as id from bookings where reference = $1`, [reference]);
    const theirs = { ...request, patients: [null, id as string] as const };
    await desk.db.query(`delete from claims where resource_id in (select id from resources where kind <> 'patient')`);

    expect(await starts(request)).toContain(request.start);
    expect(await starts(theirs)).not.toContain(request.start);
    expect(await starts(theirs)).toContain(at('2026-12-01 11:15'));
    await expect(desk.pairHolds.hold(theirs)).rejects.toMatchObject({ code: 'slot-taken' });
  });

  it('are with the practitioner somebody asks for, the first of them at least', async () => {
    const { visits } = await desk.pairHolds.hold(together('2026-12-01 10:00', { practitioner: 'jonas' }));
    expect(visits.map(({ practitioner }) => practitioner)).toEqual(['jonas', 'mei']);

    const turns = await desk.pairHolds.hold(inTurn('2026-12-02 10:00', { practitioner: 'jonas' }));
    expect(turns.visits.map(({ practitioner }) => practitioner)).toEqual(['jonas', 'jonas']);
  });

  it('one of them can be rescheduled or cancelled alone afterwards, by the link of that appointment', async () => {
    const { hold } = await desk.pairHolds.hold(together('2026-12-01 10:00'));
    const [first, second] = await desk.pairs.confirm(hold, null, [ana, leo]);

    await desk.reschedules.reschedule(second!.token, { start: at('2026-12-01 14:00') });
    await desk.cancellations.cancel(first!.token);

    expect(await facts()).toEqual([{ practitioner: 'jonas', starts: wall('14:00'), name: 'Leo García' }]);
  });
});

describe('all or nothing', () => {
  it('a hold that lapses for one lapses for both', async () => {
    const { hold } = await desk.pairHolds.hold(together('2026-12-01 10:00'));
    desk.clock.advance({ minutes: 10 });

    await expect(desk.pairs.confirm(hold, null, [ana, leo])).rejects.toMatchObject({ code: 'hold-expired' });
    await desk.holds.hold(visitAt('2026-12-01 10:00', { practitioner: 'jonas' }));
    await expect(desk.pairs.confirm(hold, null, [ana, leo])).rejects.toMatchObject({ code: 'hold-expired' });

    expect(await facts()).toEqual([]);
    expect(await desk.db.query(`select from notifications`)).toEqual([]);
  });

  it('a pair that lapsed is booked all the same while both can be had as they were shown', async () => {
    const request = together('2026-12-01 10:00');
    const { hold, visits } = await desk.pairHolds.hold(request);
    const held = { request, agreement: pairAgreementOf(visits) };
    desk.clock.advance({ minutes: 15 });

    const booked = await desk.pairs.confirm(hold, held, [ana, leo]);
    expect(booked).toHaveLength(2);

    const next = together('2026-12-02 10:00');
    const lost = await desk.pairHolds.hold(next);
    desk.clock.advance({ minutes: 15 });
    await desk.bookings.book(visitAt('2026-12-02 10:30', { practitioner: 'jonas' }), member('Eve', 'eve@example.org'));
    const late = { request: next, agreement: pairAgreementOf(lost.visits) };
    await expect(desk.pairs.confirm(lost.hold, late, [ana, leo])).rejects.toMatchObject({ code: 'slot-taken' });
    expect(await facts()).toHaveLength(3);
  });

  it('when one of them has too many appointments ahead, or is elsewhere then, neither is booked', async () => {
    for (let n = 0; n < 8; n++)
      await desk.bookings.book(visitAt(`2026-12-0${(n % 4) + 1} ${n < 4 ? '13' : '15'}:00`), leo);
    const { hold } = await desk.pairHolds.hold(together('2026-12-07 10:00'));

    await expect(desk.pairs.confirm(hold, null, [ana, leo])).rejects.toMatchObject({
      code: 'patient-busy',
      values: { position: 1 },
    });
    expect(await bookings('held')).toBe(2);
    expect((await facts()).filter(({ name }: { name: string }) => name === 'Ana García')).toEqual([]);

    await desk.bookings.book(visitAt('2026-12-08 10:00'), ana);
    const clash = await desk.pairHolds.hold(inTurn('2026-12-08 10:55'));
    await desk.db.query(`update bookings set starts_at = starts_at - interval '30 minutes' where status = 'held'`);
    await expect(desk.pairs.confirm(clash.hold, null, [ana, member('Mia')])).rejects.toMatchObject({
      code: 'patient-busy',
      values: { position: 0 },
    });
  });

  it('another choice replaces the pair that was held; where it cannot be had, that stays', async () => {
    const former = await desk.pairHolds.hold(together('2026-12-01 10:00'));
    const next = await desk.pairHolds.hold(together('2026-12-01 10:30'), former.hold);
    expect(await bookings('held')).toBe(2);
    await desk.bookings.book(visitAt('2026-12-01 14:00'), member('Eve', 'eve@example.org'));

    await expect(desk.pairHolds.hold(together('2026-12-01 14:00'), next.hold)).rejects.toMatchObject({
      code: 'slot-taken',
    });

    await desk.pairs.confirm(next.hold, null, [ana, leo]);
    const theirs = (await facts()).filter(({ name }: { name: string }) => name !== 'Eve');
    expect(theirs.map(({ starts: when }: { starts: Date }) => when)).toEqual([wall('10:30'), wall('10:30')]);
  });

  it('neither is confirmed alone by the secret of the pair', async () => {
    const { hold } = await desk.pairHolds.hold(together('2026-12-01 10:00'));

    await expect(desk.confirmations.confirm(hold, ana)).rejects.toMatchObject({ code: 'hold-expired' });
    await desk.holds.release(hold);
    expect(await bookings('held')).toBe(2);
    expect(partsOf(hold, 2)).not.toContain(hold);
  });
});

describe('of those who want it at the same moment', () => {
  const codes = (tried: readonly PromiseSettledResult<unknown>[]) =>
    tried.flatMap((one) => (one.status === 'rejected' ? [(one.reason as { code?: string }).code ?? one.reason] : []));

  it('one household of many gets the last pair, in two processes', async () => {
    for (const [round, day] of ['2026-12-01', '2026-12-02', '2026-12-03', '2026-12-04'].entries()) {
      const tried = await Promise.allSettled(
        Array.from({ length: 12 }, (_, n) =>
          (n % 2 ? desk : other).pairHolds.hold(
            n % 3 ? together(`${day} 10:00`) : inTurn(`${day} 10:00`, { treatments: ['acupuncture', 'cupping'] }),
          ),
        ),
      );

      const taken = codes(tried);
      expect(
        taken.every((code) => code === 'slot-taken'),
        JSON.stringify(taken),
      ).toBe(true);
      expect(await bookings('held')).toBe(2 * (tried.length - taken.length));
      expect(tried.length - taken.length, `round ${round}`).toBeGreaterThan(0);
      await expectNothingTwice();
      await desk.db.query(`delete from bookings`);
    }
  });

  it('a practitioner whose own calendar fills up in that moment is not held, and nobody sees a fault', async () => {
    const arrange = desk.pairSlots.arrangement.bind(desk.pairSlots);
    vi.spyOn(desk.pairSlots, 'arrangement').mockImplementationOnce(async (...asked) => {
      const found = await arrange(...asked);
      await asOwner(
        desk.db,
        `with s as (insert into calendar_subscriptions (id, practitioner_id, label, sealed_address, due_at, created_at)
           select gen_random_uuid(), id, 'Own', ''::bytea, now(), now() from practitioners where slug = 'jonas' returning id)
         insert into imported_busy (subscription_id, from_at, until_at)
         select id, '${wall('10:05').toISOString()}', '${wall('10:10').toISOString()}' from s`,
      );
      return found;
    });

    await expect(desk.pairHolds.hold(together('2026-12-01 10:00'))).rejects.toMatchObject({ code: 'slot-taken' });

    await desk.db.query(`delete from calendar_subscriptions`);
    expect(await bookings('held')).toBe(0);
  });

  it('a pair and single bookings never share a time, and no half of a pair remains', async () => {
    let pairsWon = 0;
    for (let round = 0; round < 12; round++) {
      const day = `2026-12-0${(round % 4) + 1}`;
      const tried = await Promise.allSettled([
        ...[desk, other].flatMap((side) => [
          side.pairHolds.hold(together(`${day} 10:00`)),
          side.pairHolds.hold(inTurn(`${day} 10:00`)),
        ]),
        ...[desk, other].map((side, n) =>
          side.holds.hold(visitAt(`${day} 10:${n ? '30' : '00'}`, { practitioner: n ? 'jonas' : 'mei' })),
        ),
      ]);

      expect(codes(tried).every((code) => code === 'slot-taken')).toBe(true);
      const won = tried.map(({ status }) => status === 'fulfilled');
      const pairsHeld = won.slice(0, 4).filter(Boolean).length;
      pairsWon += pairsHeld;
      expect(await bookings('held')).toBe(2 * pairsHeld + won.slice(4).filter(Boolean).length);
      await expectNothingTwice();
      await desk.db.query(`delete from bookings`);
    }
    expect(pairsWon).toBeGreaterThan(0);
  });

  it('a pair confirmed twenty times becomes two appointments and two emails', async () => {
    const { hold } = await desk.pairHolds.hold(together('2026-12-01 10:00'));

    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, n) => (n % 2 ? desk : other).pairs.confirm(hold, null, [ana, leo])),
    );

    expect(new Set(answers.map((booked) => booked.map(({ reference }) => reference).join())).size).toBe(1);
    expect(await facts()).toHaveLength(2);
    expect(await desk.db.query(`select from notifications where template = 'booking-confirmed'`)).toHaveLength(2);
  });

  it('two pairs of one household do not wait for each other for ever', async () => {
    const [one, two] = [
      await desk.pairHolds.hold(together('2026-12-01 10:00')),
      await desk.pairHolds.hold(together('2026-12-01 14:00')),
    ];

    await Promise.all([
      desk.pairs.confirm(one.hold, null, [ana, leo]),
      other.pairs.confirm(two.hold, null, [leo, ana]),
    ]);

    expect(await facts()).toHaveLength(4);
  });
});
