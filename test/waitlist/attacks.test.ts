import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { offerToken } from '../../src/notifications/waitlist-link.js';
import { anyTime, type Wishes } from '../../src/waitlist/wishes.js';
import { at, type Desk, fridayMorning, openDesk, visitAt } from '../support/desk.js';
import { startMailServer } from '../support/mail-server.js';
import { rosa } from '../support/staff-actors.js';
import { sender } from '../support/post-office.js';
import { waitlistOn } from '../support/waitlist.js';

let desk: Desk;
let waitlist: ReturnType<typeof waitlistOn>;
beforeAll(async () => {
  desk = await openDesk();
  waitlist = waitlistOn(desk.db, desk.clock, desk.keys, desk);
});
afterAll(() => desk.close());
beforeEach(async () => {
  desk.clock.set(fridayMorning);
  for (const table of ['waitlist_entries', 'freed_times', 'bookings', 'notifications'])
    await desk.db.query(`delete from ${table}`);
  await desk.db.query(`update waitlist_working_times set mark = null, times = '{}'`);
  await desk.db.query(`update clinic set min_notice_minutes = 120, quiet_hours = '{"from": "21:00", "to": "08:00"}'`);
});

const called = (name: string) => ({ name, email: `${name.toLowerCase()}@example.org`, phone: null });
const meiOnTuesday: Wishes = { ...anyTime, practitioners: ['mei'], from: '2026-12-01', until: '2026-12-01' };
async function join(name: string, wishes: Wishes = meiOnTuesday) {
  const contact = called(name);
  const { token } = await waitlist.list.join({ treatment: 'acupuncture', wishes, contact, proven: true }, '192.0.2.1');
  desk.clock.advance({ seconds: 1 });
  return token!;
}
const book = (wall: string, name = 'Ana', other: Parameters<typeof visitAt>[1] = {}) =>
  desk.bookings.book(visitAt(wall, other), { contact: called(name) });
const offers = () =>
  desk.db.query<{ id: string; status: string }[]>(`select id, status from waitlist_offers order by offered_at, id`);

it('nobody is woken about a time that begins before the quiet hours end', async () => {
  await desk.db.query(`update clinic set min_notice_minutes = 0, quiet_hours = '{"from": "21:00", "to": "10:30"}'`);
  const visit = await book('2026-12-01 09:00');
  await desk.db.query(`update bookings set cancel_notice_minutes = 0`);
  await join('Waits');

  desk.clock.set('2026-12-01T11:00:00Z');
  await desk.cancellations.cancel(visit.token);
  await waitlist.worker.run();
  desk.clock.set('2026-12-01T15:45:00Z');
  await waitlist.worker.run();

  expect(await offers()).toEqual([]);
  expect(await waitlist.outcomes.latest()).toMatchObject([{ cause: 'cancelled', isOpen: false, offers: [] }]);
});

it('no message tells of a time that is no longer kept, as after an outage of the mail server', async () => {
  const { token } = await book('2026-12-01 10:00');
  await join('Waits');
  await desk.cancellations.cancel(token);
  await waitlist.worker.run();
  desk.clock.advance({ minutes: 20 });
  const server = await startMailServer();
  const { db, clock, keys } = desk;
  try {
    await using worker = sender(db, { clock, keys, url: server.url });
    await worker.run();
  } finally {
    await server.stop();
  }

  const fates = await db.query(`select template, status from notifications where recipient = 'waits@example.org'`);
  expect(fates).toEqual(
    expect.arrayContaining([
      { template: 'waitlist-joined', status: 'sent' },
      { template: 'waitlist-offer', status: 'superseded' },
    ]),
  );
});

it('nobody waits until a day that has passed', async () => {
  const over = { ...anyTime, until: '2026-11-26' };
  const isSaid = { code: 'bad-input', faults: [{ path: 'until', message: 'fault.day-over' }] };
  const visit = await book('2026-12-01 15:00', 'Late');
  const token = await join('Waits', { ...anyTime, until: '2026-11-27' });

  await expect(join('Late', over)).rejects.toMatchObject(isSaid);
  await expect(waitlist.list.change(token, over)).rejects.toMatchObject(isSaid);
  await expect(waitlist.earlier.join(visit.token, over)).rejects.toMatchObject(isSaid);
  const caller = { name: 'Walt Caller', email: null, phone: '+1 631 555 0177' };
  const added = waitlist.staff.add(rosa, { patient: caller, treatment: 'acupuncture', wishes: over });
  await expect(added).rejects.toMatchObject(isSaid);
});

/** A chair for 45 minutes, and an earlier time for it. */
async function waitsForChair() {
  const visit = await book('2026-12-01 15:00', 'Late', { treatment: 'community' });
  await waitlist.earlier.join(visit.token, meiOnTuesday);
  const other = await book('2026-12-01 10:00', 'Ana', { treatment: 'community' });
  const toTable = () =>
    desk.reschedules.reschedule(visit.token, { start: at('2026-12-01 15:00'), treatment: 'acupuncture' });
  return { visit, other, toTable };
}

it('a visit that has become one for something else is offered a time for that', async () => {
  const { visit, other, toTable } = await waitsForChair();
  await toTable();
  expect(await waitlist.earlier.of(visit.token)).toMatchObject({ treatment: 'acupuncture', ahead: 0 });
  await desk.cancellations.cancel(other.token);
  await waitlist.worker.run();

  const [offer] = await offers();
  const seen = await waitlist.offers.byToken(offerToken(desk.keys, offer!.id));
  expect(seen).toMatchObject({ treatment: 'acupuncture', end: seen.start + 55 });
  const moved = await waitlist.offers.accept(offerToken(desk.keys, offer!.id));
  expect(moved).toMatchObject({ treatment: 'acupuncture', start: seen.start, end: seen.end });
});

it('a time that is kept for one thing takes no visit that has become another meanwhile', async () => {
  const { visit, other, toTable } = await waitsForChair();
  await desk.cancellations.cancel(other.token);
  await waitlist.worker.run();
  const [offer] = await offers();
  await toTable();

  const accepting = waitlist.offers.accept(offerToken(desk.keys, offer!.id));
  await expect(accepting).rejects.toMatchObject({ code: 'offer-over' });
  expect(await desk.rows.byReference(visit.reference, null)).toMatchObject({
    booking: { startsAt: new Date(at('2026-12-01 15:00') * 60_000) },
    treatment: { slug: 'acupuncture' },
  });
});
