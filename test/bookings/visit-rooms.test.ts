import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { VisitRooms } from '../../src/bookings/by-staff/visit-rooms.service.js';
import { type Desk, openDesk, visitAt } from '../support/desk.js';
import { rosa } from '../support/staff-actors.js';

let desk: Desk;
let rooms: VisitRooms;
let day = 0;
let date: string;
beforeAll(async () => {
  desk = await openDesk();
  rooms = new VisitRooms(desk.db, desk.rows, desk.catalogue, desk.claims, desk.clock);
});
afterAll(() => desk.close());
beforeEach(() => {
  date = `2026-12-0${1 + (day++ % 4)}`;
});

const book = async (time: string, practitioner: string, treatment = 'acupuncture') =>
  (
    await desk.phone.book(
      rosa,
      visitAt(`${date} ${time}`, { practitioner, treatment }),
      { name: `${practitioner} ${date} ${time}`, email: null, phone: `55501${String(day)}${time.replace(':', '')}` },
      { tell: false },
    )
  ).reference;
const roomOf = async (reference: string) =>
  (await rooms.of(await desk.rows.byReference(reference, null))).present?.slug ?? null;
const other = (slug: string | null) => (slug === 'east' ? 'west' : 'east');

it('a visit changes to a free room, turnover and all, and back', async () => {
  const visit = await book('10:00', 'mei');
  const before = await roomOf(visit);

  expect(await rooms.change(rosa, visit, other(before))).toBe(before);
  expect(await roomOf(visit)).toBe(other(before));
  await rooms.change(rosa, visit, before!);
  expect(await roomOf(visit)).toBe(before);
});

it('a room that somebody else has for one minute of it is taken, and nothing changes', async () => {
  const visit = await book('10:00', 'mei');
  const before = await roomOf(visit);
  const next = await book('11:00', 'jonas');
  if ((await roomOf(next)) === before) await rooms.change(rosa, next, other(before));

  await expect(rooms.change(rosa, visit, other(before))).rejects.toMatchObject({ code: 'slot-taken' });
  expect(await roomOf(visit)).toBe(before);
});

it('two who want one room at once: one gets it', async () => {
  const [one, two] = [await book('09:00', 'mei'), await book('09:00', 'jonas')];
  const third = await book('13:00', 'mei');
  const [before, taken] = [await roomOf(one), await roomOf(two)];
  expect(before).not.toBe(taken);
  const free = other(await roomOf(third));

  const results = await Promise.allSettled([
    rooms.change(rosa, one, taken!),
    rooms.change(rosa, two, before!),
    rooms.change(rosa, third, free),
  ]);

  expect(results.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'fulfilled']);
});

it('a room without what the treatment needs is refused, and so is one of another place', async () => {
  const visit = await book('10:00', 'mei');

  await expect(rooms.change(rosa, visit, 'chair')).rejects.toMatchObject({ code: 'slot-not-offered' });
  await expect(rooms.change(rosa, visit, 'nowhere')).rejects.toMatchObject({ code: 'not-found' });
});

it('a visit that takes no time any more has no room to change', async () => {
  const visit = await book('15:00', 'mei');
  await desk.progress.cancel(rosa, visit, { reason: 'Snow', tell: false });

  await expect(rooms.change(rosa, visit, 'west')).rejects.toMatchObject({ code: 'out-of-step' });
});

it('the change is in the audit trail', async () => {
  const visit = await book('14:00', 'jonas');
  const before = await roomOf(visit);
  await rooms.change(rosa, visit, other(before));

  const [row] = await desk.db.query(`select detail from audit where action = 'booking.room' order by id desc limit 1`);
  expect(row.detail).toEqual({ from: before, to: other(before) });
});
