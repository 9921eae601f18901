import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { offerToken } from '../../src/notifications/waitlist-link.js';
import { anyTime, type Wishes } from '../../src/waitlist/wishes.js';
import { at, type Desk, fridayMorning, openDesk, visitAt } from '../support/desk.js';
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
  await desk.db.query(`delete from waitlist_entries`);
  await desk.db.query(`delete from freed_times`);
  await desk.db.query(`delete from bookings`);
  await desk.db.query(`delete from notifications`);
  await desk.db.query(`update waitlist_working_times set mark = null, times = '{}'`);
});

const called = (name: string) => ({ name, email: `${name.toLowerCase()}@example.org`, phone: null });
const wishing = (wishes: Partial<Wishes>): Wishes => ({ ...anyTime, ...wishes });
const meiOnTuesday = wishing({ practitioners: ['mei'], from: '2026-12-01', until: '2026-12-01' });

/** Somebody waits; each joins a second after the one before. */
async function join(name: string, wishes: Wishes = meiOnTuesday): Promise<string> {
  const contact = called(name);
  const { token } = await waitlist.list.join({ treatment: 'acupuncture', wishes, contact, proven: true }, '192.0.2.1');
  desk.clock.advance({ seconds: 1 });
  return token!;
}
async function book(wall: string, name = 'Ana', other: Parameters<typeof visitAt>[1] = {}) {
  return desk.bookings.book(visitAt(wall, other), { contact: called(name) });
}
/** Offers that can be answered now: to whom, and when. */
async function living() {
  return desk.db.query<{ id: string; name: string; start: number; token: string }[]>(
    `select o.id, coalesce(p.name, b.said_name) as name, extract(epoch from o.starts_at)::int / 60 as start from waitlist_offers o
     join waitlist_entries e on e.id = o.entry_id left join patients p on p.id = e.patient_id left join bookings b on b.id = e.booking_id
     where o.status = 'open' and o.expires_at > $1 order by o.offered_at, o.starts_at`,
    [desk.clock.now()],
  );
}
const names = async () => (await living()).map(({ name }) => name);
const tokenOf = async (name: string) => {
  const offer = (await living()).find((one) => one.name === name);
  return offerToken(desk.keys, offer!.id);
};
const mailTo = (name: string) =>
  desk.db.query<{ template: string }[]>(
    `select template from notifications where recipient = $1 order by posted_at, id`,
    [`${name.toLowerCase()}@example.org`],
  );

it('a cancelled visit reaches the third in line, and what it brought can be read', async () => {
  const { token } = await book('2026-12-01 10:00');
  for (const name of ['First', 'Second', 'Third', 'Fourth']) await join(name);
  await waitlist.worker.run();
  expect(await names()).toEqual([]);

  await desk.cancellations.cancel(token);
  await waitlist.worker.run();
  expect(await living()).toMatchObject([{ name: 'First', start: at('2026-12-01 10:00') }]);
  await waitlist.offers.decline(await tokenOf('First'));
  desk.clock.advance({ minutes: 1 });
  await waitlist.worker.run();
  expect(await names()).toEqual(['Second']);

  // Nobody answers, and the time is free for everyone by the clock, even if no worker lives.
  const second = await tokenOf('Second');
  desk.clock.advance({ minutes: 21 });
  await expect(waitlist.offers.accept(second)).rejects.toMatchObject({ code: 'offer-over' });
  await waitlist.worker.run();
  expect(await names()).toEqual(['Third']);
  const third = await tokenOf('Third');
  desk.clock.advance({ minutes: 5 });
  const booked = await waitlist.offers.accept(third);
  expect(booked).toMatchObject({ start: at('2026-12-01 10:00'), practitioner: 'mei', status: 'confirmed' });
  expect(await waitlist.offers.accept(third)).toEqual(booked);
  await waitlist.worker.run();

  expect(await names()).toEqual([]);
  expect((await mailTo('Third')).map(({ template }) => template).sort()).toEqual([
    'booking-confirmed',
    'waitlist-joined',
    'waitlist-offer',
  ]);
  expect((await mailTo('Fourth')).map(({ template }) => template)).toEqual(['waitlist-joined']);
  const [freed] = await waitlist.outcomes.latest();
  expect(freed).toMatchObject({
    cause: 'cancelled',
    isOpen: false,
    offers: [
      { patient: 'First', state: 'declined' },
      { patient: 'Second', state: 'lapsed' },
      { patient: 'Third', state: 'accepted' },
    ],
  });
  expect(await waitlist.outcomes.between(fridayMorning, new Date(desk.clock.now().getTime() + 1))).toEqual({
    freed: 1,
    offered: 1,
    taken: 1,
    offers: 3,
    declined: 1,
    lapsed: 1,
    medianMinutesUntilTaken: 27,
  });
});

it('a visit that moves to an earlier time frees its own for the next in line, all in one go', async () => {
  const { token } = await book('2026-12-01 10:00');
  const late = await book('2026-12-01 15:00', 'Late');
  await waitlist.earlier.join(late.token, meiOnTuesday);
  desk.clock.advance({ seconds: 1 });
  await join('Next');

  await desk.cancellations.cancel(token);
  await waitlist.worker.run();
  expect(await names()).toEqual(['Late']);
  const moved = await waitlist.offers.accept(await tokenOf('Late'));
  expect(moved).toMatchObject({ reference: late.reference, start: at('2026-12-01 10:00') });
  await waitlist.worker.run();

  expect(await living()).toMatchObject([{ name: 'Next', start: at('2026-12-01 15:00') }]);
  expect(await waitlist.earlier.of(late.token)).toBeNull();
  expect(await mailTo('Late')).toContainEqual({ template: 'booking-confirmed' });
});

it('nobody is asked in the quiet hours, nor about what is nearer than they can come', async () => {
  const monday = await book('2026-11-30 09:00', 'Monday');
  const friday = await book('2026-11-27 12:00', 'Friday');
  await join('Waits', wishing({ practitioners: ['mei'] }));
  await waitlist.worker.run();
  await desk.db.query(`update bookings set cancel_notice_minutes = 0`);

  // 10:31 in New York: two hours of notice, and half an hour to come, is after the last start of the freed time.
  desk.clock.set('2026-11-27T15:31:00Z');
  await desk.cancellations.cancel(friday.token);
  await waitlist.worker.run();
  expect(await names()).toEqual([]);

  desk.clock.set('2026-11-30T02:30:00Z');
  await desk.cancellations.cancel(monday.token);
  await waitlist.worker.run();
  expect(await names()).toEqual([]);
});

it('in the morning after a quiet night the offer goes out', async () => {
  const visit = await book('2026-12-01 10:00');
  await join('Waits');
  desk.clock.set('2026-11-28T03:00:00Z');
  await desk.cancellations.cancel(visit.token);
  await waitlist.worker.run();
  expect(await names()).toEqual([]);
  desk.clock.set('2026-11-28T13:00:00Z');
  await waitlist.worker.run();
  expect(await names()).toEqual(['Waits']);
});

it('new hours are offered, and time that was free before is not', async () => {
  await join('Saturday', wishing({ days: [6] }));
  await join('Tuesday');
  await waitlist.worker.run();
  expect(await names()).toEqual([]);

  await desk.db.query(
    `insert into opening_exceptions (practitioner_id, location_id, date, open)
     select p.id, l.id, '2026-12-05', '[{"fromMinute": 600, "toMinute": 720}]' from practitioners p, locations l where p.slug = 'mei'`,
  );
  await waitlist.worker.run();
  await desk.db.query(`delete from opening_exceptions`);

  expect(await living()).toMatchObject([{ name: 'Saturday', start: at('2026-12-05 10:00') }]);
  expect(await waitlist.outcomes.latest()).toMatchObject([{ cause: 'hours' }]);
});

it('time that an event in a practitioner’s calendar took is offered once the event is deleted', async () => {
  await join('Tuesday');
  await desk.db.query(
    `with calendar as (insert into calendar_subscriptions (id, practitioner_id, label, sealed_address, due_at, copied_at, created_at)
       select uuidv7(), id, 'Choir', '', 'infinity', $1, $1 from practitioners where slug = 'mei' returning id)
     insert into imported_busy (subscription_id, from_at, until_at) select id, '2026-12-01T15:00Z', '2026-12-01T16:30Z' from calendar`,
    [desk.clock.now()],
  );
  await waitlist.worker.run();
  expect(await names()).toEqual([]);

  desk.clock.advance({ minutes: 10 });
  await desk.db.query(`delete from imported_busy`);
  await desk.db.query(`update calendar_subscriptions set copied_at = $1`, [desk.clock.now()]);
  await waitlist.worker.run();
  await desk.db.query(`delete from calendar_subscriptions`);

  expect(await living()).toMatchObject([{ name: 'Tuesday', start: at('2026-12-01 10:00') }]);
  expect(await waitlist.outcomes.latest()).toMatchObject([{ cause: 'hours' }]);
});

it('a time that waits for a form is offered as soon as the form is left', async () => {
  const { token } = await book('2026-12-01 10:00');
  await join('Waits');
  await desk.cancellations.cancel(token);
  const { hold } = await desk.holds.hold(visitAt('2026-12-01 10:00'));
  await waitlist.worker.run();
  expect(await names()).toEqual([]);

  await desk.holds.release(hold);
  await waitlist.worker.run();

  expect(await living()).toMatchObject([{ name: 'Waits', start: at('2026-12-01 10:00') }]);
});

it('a time that waits for an offer goes out as soon as that is declined, although another look lets it go', async () => {
  const { token } = await book('2026-12-01 10:00');
  await join('Waits');
  await desk.cancellations.cancel(token);
  const { hold } = await desk.holds.hold(visitAt('2026-12-01 10:00'));
  await waitlist.worker.run();
  // What the form gave back is news to those alone who joined after it was opened.
  desk.clock.advance({ seconds: 1 });
  await join('Newcomer');
  await waitlist.worker.run();
  await desk.holds.release(hold);
  await waitlist.worker.run();
  expect(await names()).toEqual(['Newcomer']);

  await waitlist.offers.decline(await tokenOf('Newcomer'));
  await waitlist.worker.run();

  expect(await names()).toEqual(['Waits']);
});
