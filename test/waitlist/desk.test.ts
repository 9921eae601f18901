import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { waitlistProofToken } from '../../src/notifications/waitlist-link.js';
import { keepAll } from '../../src/patients/merging.js';
import { anyTime } from '../../src/waitlist/wishes.js';
import { at, type Desk, fridayMorning, openDesk, visitAt } from '../support/desk.js';
import { rosa } from '../support/staff-actors.js';
import { waitlistOn } from '../support/waitlist.js';

let desk: Desk;
let waitlist: ReturnType<typeof waitlistOn>;
beforeAll(async () => {
  desk = await openDesk();
  waitlist = waitlistOn(desk.db, desk.clock, desk.keys, desk, { rateLimits: true });
});
afterAll(() => desk.close());
beforeEach(async () => {
  desk.clock.set(fridayMorning);
  for (const table of [
    'waitlist_entries',
    'freed_times',
    'bookings',
    'notifications',
    'rate_limits',
    'record_moves',
    'patients',
  ])
    await desk.db.query(`delete from ${table}`);
});

const wishes = { ...anyTime, practitioners: ['mei'], until: '2026-12-01' };
const contact = (name: string) => ({ name, email: `${name.toLowerCase()}@example.org`, phone: null });
const join = async (name: string, proven = true) => {
  const joined = await waitlist.list.join(
    { treatment: 'acupuncture', wishes, contact: contact(name), proven },
    '192.0.2.1',
  );
  desk.clock.advance({ seconds: 1 });
  return joined;
};
const mails = (name: string) =>
  desk.db.query(`select template from notifications where recipient = $1`, [contact(name).email]);

it('a public form learns nothing and changes nothing, and proves an address only by its button', async () => {
  const { token } = await desk.bookings.book(visitAt('2026-12-01 12:00'), { contact: contact('Known') });
  expect(token).toBeTruthy();
  const records = await desk.db.query(`select * from patients`);

  expect(await join('Known', false)).toEqual(await join('Unknown', false));

  expect(await desk.db.query(`select * from patients`)).toEqual(records);
  expect(await mails('Unknown')).toEqual([{ template: 'waitlist-asked' }]);
  const [{ id }] = await desk.db.query(`select id from waitlist_entries where contact ->> 'name' = 'Unknown'`);
  const proof = waitlistProofToken(desk.keys, id);
  expect(await waitlist.list.asked(proof)).toMatchObject({ status: 'unproven' });
  expect(await waitlist.list.prove(proof)).toMatchObject({ status: 'waiting', ahead: 0 });
  expect(await waitlist.list.prove(proof)).toMatchObject({ status: 'waiting' });
  expect(await mails('Unknown')).toContainEqual({ template: 'waitlist-joined' });

  // Whoever does not press it within two days is forgotten.
  desk.clock.advance({ minutes: 3 * 1440 });
  await waitlist.worker.run();
  expect(await desk.db.query(`select status from waitlist_entries`)).toEqual([{ status: 'waiting' }]);
  await expect(waitlist.list.asked('nonsense')).rejects.toMatchObject({ code: 'not-found' });
});

it('nobody has more than a few messages an hour sent to somebody, and an address waits for a few things only', async () => {
  for (let n = 0; n < 3; n++) await join('Victim', false);
  await expect(join('Victim', false)).rejects.toMatchObject({ code: 'too-many-tries' });
  for (let n = 0; n < 3; n++) await join('Eager');
  await expect(join('Eager')).rejects.toMatchObject({ code: 'waitlist-full' });
});

it('one click leaves, and what was offered goes to the next', async () => {
  const { token } = await desk.bookings.book(visitAt('2026-12-01 10:00'), { contact: contact('Ana') });
  const first = await join('First');
  await join('Second');
  await desk.cancellations.cancel(token);
  await waitlist.worker.run();
  const { offer } = await waitlist.list.byToken(first.token!);
  expect(offer).toMatchObject({ start: at('2026-12-01 10:00'), rank: ['fills-the-time', 'waited-longest'] });

  await waitlist.list.leave(first.token!);
  await waitlist.list.leave(first.token!);
  await waitlist.worker.run();

  expect(await waitlist.list.byToken(first.token!)).toMatchObject({ status: 'ended', outcome: 'left', offer: null });
  const list = await waitlist.staff.list();
  expect(list).toMatchObject([{ name: 'Second', offer: { start: at('2026-12-01 10:00') } }]);
});

it('the desk puts somebody first with a reason, takes somebody off, and the order is as it says', async () => {
  const { token } = await desk.bookings.book(visitAt('2026-12-01 10:00'), { contact: contact('Ana') });
  for (const name of ['First', 'Second', 'Third']) await join(name);
  const [first, second, third] = await waitlist.staff.list();
  await waitlist.staff.putInOrder(rosa, third!.id, 1, 'In pain');
  await waitlist.staff.takeOff(rosa, first!.id, 'Phoned');
  expect((await waitlist.staff.list()).map(({ name, deskReason }) => [name, deskReason])).toEqual([
    ['Third', 'In pain'],
    ['Second', null],
  ]);
  await desk.cancellations.cancel(token);
  const time = {
    from: at('2026-12-01 10:00'),
    until: at('2026-12-01 11:05'),
    practitioner: 'mei',
    location: 'harbour',
  };
  const line = await waitlist.staff.lineFor(time);

  await waitlist.worker.run();

  expect(line.map(({ patient, reasons }) => [patient, reasons[0]])).toEqual([
    ['Third', 'put-first'],
    ['Second', 'fills-the-time'],
  ]);
  expect((await waitlist.staff.entry(third!.id)).offer).toMatchObject({
    rank: ['put-first', 'fills-the-time', 'waited-longest'],
  });
  expect((await waitlist.staff.entry(second!.id)).offer).toBeNull();
  const audit = await desk.db.query(`select action, actor from audit where subject = $1 order by id`, [third!.id]);
  expect(audit).toEqual([
    { action: 'waitlist.joined', actor: 'patient' },
    { action: 'waitlist.ordered', actor: `staff/${rosa.id}` },
    { action: 'waitlist.offered', actor: 'system' },
  ]);
});

it('the desk offers a time to somebody who calls, and books it when they say yes', async () => {
  const caller = { name: 'Walt Caller', email: null, phone: '+1 631 555 0177' };
  const id = await waitlist.staff.add(rosa, { patient: caller, treatment: 'acupuncture', wishes });
  const time = { start: at('2026-12-02 11:00'), practitioner: 'jonas', location: 'harbour' };
  const offer = await waitlist.staff.offer(rosa, id, time);
  expect(offer).toMatchObject({ state: 'open', rank: ['steered'] });
  await expect(waitlist.staff.offer(rosa, id, time)).rejects.toMatchObject({ code: 'offer-open' });
  await expect(desk.holds.hold(visitAt('2026-12-02 11:00', { practitioner: 'jonas' }))).rejects.toMatchObject({
    code: 'slot-taken',
  });

  const booked = await waitlist.staff.accept(rosa, offer.id);

  expect(booked).toMatchObject({ start: time.start, practitioner: 'jonas', status: 'confirmed' });
  expect(await waitlist.staff.entry(id)).toMatchObject({ status: 'ended', outcome: 'booked' });
  await expect(waitlist.staff.decline(rosa, offer.id)).rejects.toMatchObject({ code: 'offer-over' });
});

it('what was offered is booked at its price and on its terms, whatever the clinic has changed meanwhile', async () => {
  const caller = { name: 'Walt Caller', email: null, phone: '+1 631 555 0177' };
  const id = await waitlist.staff.add(rosa, { patient: caller, treatment: 'acupuncture', wishes });
  const time = { start: at('2026-12-02 11:00'), practitioner: 'jonas', location: 'harbour' };
  const { id: offer, price } = await waitlist.staff.offer(rosa, id, time);
  const [{ before, notice }] = await desk.db.query(
    `select t.price as before, c.cancel_notice_minutes as notice from treatments t, clinic c where t.slug = 'acupuncture'`,
  );
  try {
    await desk.db.query(`update treatments set price = price + 1500 where slug = 'acupuncture'`);
    await desk.db.query(`update clinic set cancel_notice_minutes = cancel_notice_minutes + 60`);

    const booked = await waitlist.staff.accept(rosa, offer);

    expect(booked).toMatchObject({ price, terms: { cancelNoticeMinutes: notice } });
  } finally {
    await desk.db.query(`update treatments set price = $1 where slug = 'acupuncture'`, [before]);
    await desk.db.query(`update clinic set cancel_notice_minutes = $1`, [notice]);
  }
});

it('who can be told neither by email nor by text message is passed over, shown to the desk, and offered a time by it', async () => {
  const { token } = await desk.bookings.book(visitAt('2026-12-01 10:00'), { contact: contact('Ana') });
  const caller = { name: 'Walt Caller', email: null, phone: '+1 631 555 0177' };
  const walt = await waitlist.staff.add(rosa, { patient: caller, treatment: 'acupuncture', wishes });
  desk.clock.advance({ seconds: 1 });
  await join('Second');
  await waitlist.staff.putInOrder(rosa, walt, 1, 'In pain');
  await desk.cancellations.cancel(token);
  const time = { start: at('2026-12-01 10:00'), practitioner: 'mei', location: 'harbour' };
  const stretch = { from: time.start, until: time.start + 65, practitioner: 'mei', location: 'harbour' };
  expect(await waitlist.staff.lineFor(stretch)).toMatchObject([
    {
      patient: 'Walt Caller',
      phone: '+1 631 555 0177',
      isReached: false,
      reasons: ['put-first', 'fills-the-time', 'waited-longest'],
    },
    { patient: 'Second', isReached: true },
  ]);

  await waitlist.worker.run();

  expect((await waitlist.staff.list()).map(({ name, isReached, offer }) => [name, isReached, offer !== null])).toEqual([
    ['Walt Caller', false, false],
    ['Second', true, true],
  ]);
  const [second] = await desk.db.query(`select id from waitlist_offers`);
  await waitlist.staff.decline(rosa, second.id);
  await waitlist.worker.run();
  // Nobody else is asked: it is free for everyone, and the desk gives it to the caller.
  expect(await waitlist.staff.offer(rosa, walt, time)).toMatchObject({ told: 'nothing' });
  expect(await desk.db.query(`select from notifications where template = 'waitlist-offer'`)).toHaveLength(1);
});

it('two records of one person that waits twice become one, which keeps both places and takes a time', async () => {
  const caller = (name: string) => ({ name, email: null, phone: '+1 631 555 0177' });
  const add = async (name: string) => {
    const id = await waitlist.staff.add(rosa, { patient: caller(name), treatment: 'acupuncture', wishes });
    const { patientId } = await waitlist.staff.entry(id);
    desk.clock.advance({ seconds: 1 });
    return { id, patientId: patientId! };
  };
  const [bob, robert] = [await add('Bob Roe'), await add('Robert Roe')];
  const pair = { kept: bob.patientId, merged: robert.patientId };
  const { seen } = await desk.merges.plan(pair);
  await desk.merges.merge(rosa, pair, keepAll, seen);

  const list = await waitlist.staff.list();
  expect(list).toMatchObject([
    { id: bob.id, name: 'Bob Roe', patientId: bob.patientId, status: 'waiting' },
    { id: robert.id, name: 'Bob Roe', patientId: bob.patientId, status: 'waiting' },
  ]);
  const time = { start: at('2026-12-02 11:00'), practitioner: 'jonas', location: 'harbour' };
  const { id } = await waitlist.staff.offer(rosa, robert.id, time);
  expect(await waitlist.staff.accept(rosa, id)).toMatchObject({ start: time.start, emailed: false });
  expect((await waitlist.staff.list()).map((entry) => entry.id)).toEqual([bob.id]);
});

it('a time that the desk offered is free once it is declined, or its person is taken off', async () => {
  const caller = { name: 'Walt Caller', email: null, phone: '+1 631 555 0177' };
  const time = { start: at('2026-12-02 11:00'), practitioner: 'jonas', location: 'harbour' };
  const id = await waitlist.staff.add(rosa, { patient: caller, treatment: 'acupuncture', wishes });
  const { id: offer } = await waitlist.staff.offer(rosa, id, time);
  await waitlist.staff.decline(rosa, offer);
  await waitlist.worker.run();
  await waitlist.staff.offer(rosa, id, time);
  await waitlist.staff.takeOff(rosa, id, 'Phoned');
  await waitlist.worker.run();
  await desk.holds.hold(visitAt('2026-12-02 11:00', { practitioner: 'jonas' }));
});

it('the activity log says who moved an appointment for somebody on the phone', async () => {
  const { token } = await desk.bookings.book(visitAt('2026-12-08 10:00'), { contact: contact('Ana') });
  const { id } = await waitlist.earlier.join(token, anyTime);
  const time = { start: at('2026-12-02 11:00'), practitioner: 'jonas', location: 'harbour' };
  const offer = await waitlist.staff.offer(rosa, id, time);
  await waitlist.staff.accept(rosa, offer.id);
  const [moved] = await desk.db.query(
    `select actor from audit where action = 'booking.moved' order by id desc limit 1`,
  );
  expect(moved).toEqual({ actor: `staff/${rosa.id}` });
});

it('a clinic that keeps no waitlist offers nothing, and takes nobody', async () => {
  const { token } = await desk.bookings.book(visitAt('2026-12-01 10:00'), { contact: contact('Ana') });
  await join('First');
  await desk.db.query(`update clinic set waitlist = false`);
  try {
    await expect(join('Second')).rejects.toMatchObject({ code: 'waitlist-off' });
    await desk.cancellations.cancel(token);
    await waitlist.worker.run();
    expect(await desk.db.query(`select from waitlist_offers`)).toEqual([]);
  } finally {
    await desk.db.query(`update clinic set waitlist = true`);
  }
});
