import { DataSource } from 'typeorm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { databaseOptions } from '../../src/platform/database.client.js';
import { at, type Desk, deskOn, openDesk, visitAt } from '../support/desk.js';
import { rosa } from '../support/staff-actors.js';
import { tenPractitioners } from '../support/ten-practitioners.js';

/** Two processes on one database. */
let desk: Desk;
let other: ReturnType<typeof deskOn>;
let otherDb: DataSource;
beforeAll(async () => {
  desk = await openDesk({ clinic: tenPractitioners(), connections: 24 });
  otherDb = await new DataSource(databaseOptions(desk.url, [], 24)).initialize();
  other = deskOn(otherDb, desk.clock, desk.keys);
});
afterAll(async () => {
  await otherDb.destroy();
  await desk.close();
});
beforeEach(async () => {
  for (const table of ['bookings', 'notifications', 'patients']) await desk.db.query(`delete from ${table}`);
});

const dana = { contact: { name: 'Dana Reyes', email: 'dana@example.org', phone: null } };
const known = { ...dana.contact };
const withOne = (n: number, wall: string) => visitAt(wall, { practitioner: `practitioner-${n}` });
const claimed = () =>
  desk.db.query(
    `select reference, from_at, until_at, overbooked from claim_facts where kind = 'patient' order by from_at`,
  );
const busy = { code: 'patient-busy' };

describe('a patient', () => {
  it('is not in two places at once, and is from one to the next without a break', async () => {
    const { reference } = await desk.bookings.book(withOne(1, '2026-12-01 10:00'), dana);

    await expect(other.bookings.book(withOne(2, '2026-12-01 10:45'), dana)).rejects.toMatchObject(busy);
    await desk.bookings.book(withOne(2, '2026-12-01 11:00'), dana);
    await desk.bookings.book(withOne(3, '2026-12-01 10:00'), { contact: { ...known, name: 'Lee Reyes' } });

    expect((await claimed())[0]).toMatchObject({
      reference,
      from_at: new Date('2026-12-01T15:00Z'),
      overbooked: false,
    });
    expect(await claimed()).toHaveLength(3);
  });

  it('gets one of two appointments that are booked at the same moment', async () => {
    for (let round = 0; round < 10; round++) {
      const wall = `2026-12-0${(round % 4) + 1} ${10 + Math.floor(round / 4) * 2}:00`;
      const booked = await Promise.allSettled(
        [desk, other, desk, other].map((side, n) => side.bookings.book(withOne(n + 1, wall), dana)),
      );
      expect(booked.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      const refused = booked.flatMap((one) =>
        one.status === 'rejected' ? [(one.reason as { code: string }).code] : [],
      );
      expect(refused).toEqual(['patient-busy', 'patient-busy', 'patient-busy']);
      await desk.db.query(`delete from bookings`);
    }
  });

  it('does not move into another appointment of their own, and is free again where one was cancelled', async () => {
    const one = await desk.bookings.book(withOne(1, '2026-12-01 10:00'), dana);
    const two = await desk.bookings.book(withOne(2, '2026-12-01 14:00'), dana);

    const move = () => desk.reschedules.reschedule(two.token, withOne(2, '2026-12-01 10:00'));
    await expect(move()).rejects.toMatchObject({
      code: 'slot-not-offered',
      values: { alternatives: expect.anything() },
    });
    await desk.accepted.accept(rosa, two.reference);
    await expect(move()).rejects.toMatchObject(busy);
    await desk.cancellations.cancel(one.token);
    await move();

    expect(await claimed()).toMatchObject([{ reference: two.reference, from_at: new Date('2026-12-01T15:00Z') }]);
  });

  it('is let be in two places by the desk, with a reason', async () => {
    await desk.bookings.book(withOne(1, '2026-12-01 10:00'), dana);
    const [{ id }] = await desk.db.query(`select id from patients`);
    const book = (overbook: string | null) =>
      desk.phone.book(rosa, withOne(2, '2026-12-01 10:15'), { id }, { tell: false, overbook });

    await expect(book(null)).rejects.toMatchObject(busy);
    const { reference } = await book('Brings her mother along');

    expect((await desk.rows.byReference(reference, null)).booking.overbookReason).toBe('Brings her mother along');
    expect(await claimed()).toMatchObject([{ overbooked: false }, { reference, overbooked: true }]);
    await desk.staffReschedules.reschedule(rosa, reference, { start: at('2026-12-01 14:00') }, { tell: false });
    expect(await claimed()).toMatchObject([{ overbooked: false }, { reference, overbooked: false }]);
  });
});

describe('how many appointments one person may have ahead', () => {
  const walls = Array.from(
    { length: 16 },
    (_, n) => `2026-12-${String(1 + (n % 4)).padStart(2, '0')} ${10 + Math.floor(n / 4) * 2}:00`,
  );

  it('is eight, unless the clinic says otherwise; the desk may book more', async () => {
    for (const wall of walls.slice(0, 8)) await desk.bookings.book(withOne(1, wall), dana);

    await expect(desk.bookings.book(withOne(1, walls[8]!), dana)).rejects.toMatchObject(busy);
    await desk.phone.book(rosa, withOne(1, walls[8]!), known, { tell: false });
    await desk.db.query(`update clinic set visits_ahead = 10`);
    await desk.bookings.book(withOne(1, walls[9]!), dana);
    await desk.db.query(`update clinic set visits_ahead = 8`);
  });

  it('holds when sixteen want the last one at once: exactly one gets it', async () => {
    for (const wall of walls.slice(0, 7)) await desk.bookings.book(withOne(1, wall), dana);

    const late = walls.map((wall, n) =>
      withOne(2 + (n % 8), wall.replace(':00', ':00').replace('2026-12-0', '2026-12-1')),
    );
    const weekdays = late.map(({ practitioner }, n) => ({
      ...late[n]!,
      practitioner,
      start: at(`2026-12-${14 + (n % 4)} ${10 + Math.floor(n / 4) * 2}:00`),
    }));
    const booked = await Promise.allSettled(
      weekdays.map((wanted, n) => (n % 2 ? desk : other).bookings.book(wanted, dana)),
    );

    const won = booked.filter(({ status }) => status === 'fulfilled');
    const codes = booked.flatMap((one) =>
      one.status === 'rejected' ? [String((one.reason as { code?: string }).code)] : [],
    );
    expect(codes).toEqual(Array.from({ length: 15 }, () => 'patient-busy'));
    expect(won).toHaveLength(1);
    expect((await claimed()).length).toBe(8);
  });
});
