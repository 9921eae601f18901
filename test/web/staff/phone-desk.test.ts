import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Bookings } from '../../../src/bookings/by-patient/book.service.js';
import { ProvisionalBookings } from '../../../src/bookings/by-patient/provisional-bookings.service.js';
import { DeskConfirmations } from '../../../src/bookings/by-staff/desk-confirmations.service.js';
import { confirmToken } from '../../../src/notifications/confirm-link.js';
import { type App, openApp } from '../../support/app.js';
import { at, visitAt } from '../../support/desk.js';
import { smallClinic } from '../../support/small-clinic.js';
import { allowClashes, rosa } from '../../support/staff-actors.js';
import { type Person, staffMember } from '../../support/staff.js';

let app: App;
let people: Record<'mei' | 'jonas' | 'desk' | 'admin', Person>;
beforeAll(async () => {
  app = await openApp({ clinic: smallClinic, now: '2026-11-27T14:00:00Z' });
  people = {
    mei: await staffMember(app, ['practitioner'], { practitioner: 'mei' }),
    jonas: await staffMember(app, ['practitioner'], { practitioner: 'jonas' }),
    desk: await staffMember(app, ['reception']),
    admin: await staffMember(app, ['admin']),
  };
});
afterAll(() => app.close());

type Who = keyof typeof people;
const get = (who: Who, path: string) => app.http.get(path).set('cookie', people[who].cookie);
const post = (who: Who, path: string, form: object = {}) =>
  app.http.post(path).set('cookie', people[who].cookie).set('sec-fetch-site', 'same-origin').type('form').send(form);

let calls = 0;
/** Somebody new calls, unless told otherwise, for acupuncture with Mei. */
const book = (wall: string, more: object = {}, who: Who = 'desk') => {
  calls++;
  const caller = { name: `Caller ${calls}`, phone: `+1 631 555 0${100 + calls}` };
  const what = { treatment: 'acupuncture', location: 'harbour', practitioner: 'mei', tell: 'yes' };
  return post(who, '/staff/book', { ...caller, ...what, slot: `${at(wall)}/mei`, once: `call-${calls}`, ...more });
};
const opened = async (answer: { headers: Record<string, string> }, who: Who = 'desk') =>
  (await get(who, answer.headers['location']!)).text;

describe('a time that is not free', () => {
  it('is explained: who is there, what double-booking is, and where it is off, who can allow it', async () => {
    await book('2026-12-01 10:00', { name: 'Ana García' }).expect(303);

    const { text } = await book('2026-12-01 10:15').expect(409);

    expect(text).toContain('Tuesday, December 1, 10:00–10:55 AM: Ana García, Acupuncture with Mei Tanaka');
    expect(text).toContain('is off for Mei Tanaka. Mei Tanaka or an administrator can allow it');
    expect(text).not.toContain('href="/staff/clashes"');
    expect((await book('2026-12-01 10:15', {}, 'admin').expect(409)).text).toContain('href="/staff/clashes"');

    await allowClashes(app.db, 'mei');
    const asked = await book('2026-12-01 10:15').expect(409);
    expect(asked.text).toContain('You can double-book');
    expect(asked.text).toContain('id="overbook-error"');
    expect(asked.text).not.toContain('id="outside-error"');
    await book('2026-12-01 10:15', { overbook: 'In pain' }).expect(303);
    await app.db.query(`update resources set overlap_allowed = false`);
  });

  it('outside the hours takes a reason, which staff read on the appointment’s page', async () => {
    const asked = await book('2026-12-01 18:30').expect(409);
    expect(asked.text).toContain('Staff can book outside working and opening hours.');
    expect(asked.text).toContain('id="outside-error"');

    const page = await opened(await book('2026-12-01 18:30', { outside: 'Mei stays on' }).expect(303));

    expect(page).toContain('outside working hours');
    expect(page).toContain('“Mei stays on” (reception, ');
    const [{ n }] = await app.db.query(
      `select count(*)::int as n from notifications where data::text like '%stays on%'`,
    );
    expect(n).toBe(0);
  });

  it('on a date that no calendar has is not booked on the day that was shown', async () => {
    const typed = { slot: 'at', at: '18:30', outside: 'Mei stays on', on: '2026-12-03', shownDay: '2026-12-03' };
    for (const from of ['2027-02-29', '20261-12-08']) {
      const { text } = await book('2026-12-03 18:30', { ...typed, from }).expect(400);
      expect(text).toContain('Enter a date.');
    }
    await book('2026-12-03 18:30', { ...typed, from: '2026-12-08' }).expect(303);
  });

  it('that nobody can read is said to be that, whether or not “at this time” was ticked', async () => {
    for (const slot of ['at', '']) {
      const { text } = await book('2026-12-03 18:30', { slot, at: 'half past nine', from: '2026-12-03' }).expect(400);
      expect(text).toMatch(/id="at-error">Enter a time, for example 9:30\./);
    }
  });

  it('that the clocks skip is not moved silently to the one an hour later: the next one is named', async () => {
    const skipped = { slot: 'at', at: '2:30 AM', from: '2027-03-14' };
    const { text } = await book('2027-03-14 02:30', skipped).expect(400);
    expect(text).toMatch(/id="at-error">The clocks skip this time on that day. The next one is 3:00.AM\./);

    const booked = await book('2026-12-03 15:00').expect(303);
    const visit = booked.headers['location']!.split('?')[0]!;
    const move = await get('desk', `${visit}/move?day=2027-03-14&time=2:30+am`).expect(200);
    expect(move.text).toContain('The next one is 3:00');
  });

  it('an appointment is rescheduled there with a reason, too', async () => {
    const booked = await book('2026-12-02 09:00').expect(303);
    const [reference] = /[A-Z0-9]{6,}/.exec(booked.headers['location']!)!;
    const to = { start: String(at('2026-12-02 19:00')), practitioner: 'mei', tell: 'no' };

    const asked = await get('desk', `/staff/visits/${reference}/move?start=${to.start}`).expect(200);
    expect(asked.text).toContain('name="outside"');
    await post('desk', `/staff/visits/${reference}/time`, to).expect(409);
    await post('desk', `/staff/visits/${reference}/time`, { ...to, outside: 'Works late' }).expect(303);

    expect((await get('desk', `/staff/visits/${reference}`)).text).toContain('“Works late”');
  });

  it('a reason that was typed for it stays when another one is missing', async () => {
    await allowClashes(app.db, 'mei');
    await book('2026-12-03 19:00', { outside: 'Works late' }).expect(303);
    const booked = await book('2026-12-03 09:00').expect(303);
    const [reference] = /[A-Z0-9]{6,}/.exec(booked.headers['location']!)!;
    const to = { start: String(at('2026-12-03 19:00')), practitioner: 'mei', tell: 'no', outside: 'Works late' };

    const asked = await post('desk', `/staff/visits/${reference}/time`, to).expect(409);

    expect(asked.text).toMatch(/<input[^>]*name="outside"[^>]*value="Works late"/);
    expect(asked.text).toContain('id="overbook-error"');
    expect(asked.text).not.toContain('id="outside-error"');
    await post('desk', `/staff/visits/${reference}/time`, { ...to, overbook: 'In pain' }).expect(303);
    await app.db.query(`update resources set overlap_allowed = false`);
  });
});

it('nobody is booked for who was erased since they were chosen', async () => {
  await book('2026-12-17 10:00', { name: 'Zelda Gone' }).expect(303);
  const erased = await app.db.query(`update patients set erased_at = now() where name = 'Zelda Gone' returning id`);
  const [[{ id: patient }]] = erased as [[{ id: string }]];

  await book('2026-12-17 12:00', { name: '', phone: '', patient }).expect(404);
});

describe('what is asked once, with all that was typed kept', () => {
  it('a second appointment that day', async () => {
    await book('2026-12-07 10:00', { name: 'Bo Lind', phone: '+1 631 555 0900' }).expect(303);
    const [{ id: patient }] = await app.db.query(`select id from patients where name = 'Bo Lind'`);
    const again = { name: '', phone: '', patient, note: 'Brings a child' };

    const asked = await book('2026-12-07 14:00', again).expect(409);

    expect(asked.text).toContain('This patient already has an appointment that day.');
    expect(asked.text).toContain('10:00–10:55 AM, Acupuncture with Mei Tanaka');
    expect(asked.text).toContain('value="Brings a child"');
    await book('2026-12-07 14:00', { ...again, accepted: 'same-day' }).expect(303);
  });

  it('a year that is not this one: past, or more than a year ahead, which also says its year', async () => {
    const far = await book('2028-01-04 10:00').expect(409);
    expect(far.text).toContain('Tuesday, January 4, 2028, 10:00 AM is more than a year away.');
    expect((await book('2025-12-02 10:00').expect(409)).text).toContain(
      'December 2, 2025, 10:00 AM has already passed.',
    );

    const page = await opened(await book('2028-01-04 10:00', { accepted: 'far-ahead' }).expect(303));
    expect(page).toContain('Booked: Tuesday, January 4, 2028, 10:00 AM');
    const [{ price }] = await app.db.query(`select price from bookings where starts_at > '2028-01-01'`);
    expect(price).toBe(9500);
  });
});

it('where nothing is available from a time of the day on, the page says so, and not that the whole day is full', async () => {
  await book('2026-12-10 16:00').expect(303);
  const asked = { treatment: 'acupuncture', location: 'harbour', practitioner: 'mei', from: '2026-12-10' };

  const day = (await post('desk', '/staff/book/search', { ...asked, after: '4pm' })).text;
  expect(day).toContain('Nothing is available on Thursday, December 10 at 4:00 PM or later.');
  const never = (await post('desk', '/staff/book/search', { ...asked, after: '11pm' })).text;
  expect(never).toContain('No available times at 11:00 PM or later in the four weeks from that day.');
});

it('a certain room is booked from the diary’s column of rooms, and offered only where it is free', async () => {
  const asked = (await get('desk', '/staff/book?location=harbour&from=2026-12-09&room=west')).text;
  expect(asked).toMatch(/<option value="west" selected/);

  const chair = (await get('desk', '/staff/book?location=harbour&from=2026-12-09&room=chair')).text;
  expect(chair).toMatch(/<option value="community" selected/);
  const unfit = await post('desk', '/staff/book/search', {
    room: 'chair',
    treatment: 'acupuncture',
    from: '2026-12-09',
  });
  expect(unfit.text).toContain('This room doesn’t have what this treatment needs.');

  await book('2026-12-09 10:00', { room: 'west' }).expect(303);

  const later = (await get('desk', '/staff/book?location=harbour&from=2026-12-09&room=west&practitioner=jonas')).text;
  expect(later).not.toContain(`value="${at('2026-12-09 10:00')}/jonas"`);
  expect(later).toContain(`value="${at('2026-12-09 11:15')}/jonas"`);
});

it('where days are kept full, the times that do so are marked among all others, for a new appointment and one that moves', async () => {
  const offeredTimes = (value: string) =>
    app.db.query(`update clinic set offered_times = $1, version = version + 1`, [value]);
  const marked = (text: string) =>
    text.match(/class="pick"[\s\S]*?<\/label>/g)!.map((pick) => pick.includes('keeps the day full'));
  const booked = await book('2026-12-14 09:00').expect(303);
  const [reference] = /[A-Z0-9]{6,}/.exec(booked.headers['location']!)!;
  const asked = { treatment: 'acupuncture', location: 'harbour', practitioner: 'mei', from: '2026-12-14' };
  const search = async () => marked((await post('desk', '/staff/book/search', asked)).text);
  const move = async () => marked((await get('desk', `/staff/visits/${reference}/move`)).text);

  expect([...(await search()), ...(await move())]).not.toContain(true);
  await offeredTimes('keep-full');
  for (const marks of [await search(), await move()]) {
    expect(marks).toContain(true);
    expect(marks).toContain(false);
  }
  await offeredTimes('any');
});

describe('a note for the desk', () => {
  it('stands on the card, the day sheet and the page, where it is corrected; nobody overwrites what they have not seen', async () => {
    const booked = await book('2026-12-10 10:00', { name: 'Cy Dorn', note: 'Brings a child' }).expect(303);
    const path = booked.headers['location']!.split('?')[0]!;
    for (const page of ['/staff/diary?day=2026-12-10', '/staff/diary/sheet?day=2026-12-10', path])
      expect((await get('desk', page)).text).toContain('Brings a child');

    const saved = await post('desk', `${path}/desk-note`, { note: 'Running late', seen: 'Brings a child' }).expect(303);
    expect(await opened(saved)).toContain('value="Running late"');
    const late = await post('mei', `${path}/desk-note`, { note: 'Needs the ramp', seen: 'Brings a child' }).expect(409);
    expect(late.text).toContain('value="Needs the ramp"');
    expect(late.text).toContain('name="seen" value="Running late"');
    await post('jonas', `${path}/desk-note`, { note: 'x', seen: 'Running late' }).expect(404);
  });

  it('that is too long is refused beside its field, and the note stays as it was', async () => {
    const booked = await book('2026-12-10 12:00', { name: 'Di Roth', note: 'Call back > 9 AM · Di' }).expect(303);
    const path = booked.headers['location']!.split('?')[0]!;
    const long = 'x'.repeat(201);
    const asked = await book('2026-12-10 15:00', { note: long }).expect(400);
    expect(asked.text).toContain('id="note-error"');
    expect(asked.text).toContain(`value="${long}"`);

    const refused = await post('desk', `${path}/desk-note`, { note: long, seen: 'Call back > 9 AM · Di' }).expect(400);

    expect(refused.text).toContain('id="note-error"');
    expect(refused.text).toContain(`value="${long}"`);
    expect(refused.text).toContain('name="seen" value="Call back > 9 AM · Di"');
    expect((await get('desk', path)).text).toContain('value="Call back > 9 AM · Di"');
  });
});

describe('a booking that waits for the button in the email', () => {
  const waiting = async (wall: string, name: string) => {
    const { reference } = await app.get(Bookings).book(visitAt(wall, { practitioner: 'jonas' }), {
      contact: { name, email: `${name.toLowerCase()}@example.org`, phone: null },
      origin: { network: '203.0.113.7', worked: false, verified: false },
    });
    const [{ id }] = await app.db.query(`select id from bookings where reference = $1`, [reference]);
    return { reference, token: confirmToken(app.keys, id as string, 0) };
  };
  const told = async (reference: string) =>
    (
      await app.db.query(
        `select n.template from notifications n join bookings b on b.id = n.about where b.reference = $1 and n.template = 'booking-confirmed'`,
        [reference],
      )
    ).length as number;

  it('is confirmed by the desk for a patient on the phone, which proves nothing of the address', async () => {
    const { reference } = await waiting('2026-12-11 10:00', 'Dora');
    const path = `/staff/visits/${reference}`;
    expect((await get('desk', path)).text).toContain('Confirm for the patient');
    expect((await get('jonas', path)).text).not.toContain('Confirm for the patient');
    await post('jonas', `${path}/confirmation`).expect(404);

    const answer = await post('desk', `${path}/confirmation`).expect(303);

    expect(await opened(answer)).toContain('Confirmed for the patient.');
    const [booking] = await app.db.query(
      `select status, unproven_address as address, unproven from bookings where reference = $1`,
      [reference],
    );
    expect(booking).toEqual({ status: 'confirmed', address: 'dora@example.org', unproven: false });
    expect(await app.db.query(`select 1 from proven_addresses`)).toEqual([]);
    expect(await told(reference)).toBe(1);
    const [audit] = await app.db.query(
      `select actor, detail from audit where action = 'booking.confirmed' order by id desc limit 1`,
    );
    expect(audit).toMatchObject({ actor: `staff/${people.desk.id}`, detail: { atDesk: true } });
  });

  it('when the desk and the patient press at once, it is confirmed once', async () => {
    for (let hour = 10; hour < 15; hour++) {
      const { reference, token } = await waiting(`2026-12-14 ${hour}:00`, `Eli${hour}`);

      await Promise.all([
        app.get(DeskConfirmations).confirm(rosa, reference),
        app.get(ProvisionalBookings).confirm(token),
        app.get(DeskConfirmations).confirm(rosa, reference),
      ]);

      expect(await told(reference)).toBe(1);
    }
  });
});

it('a booking that says what another record says leads to merging the two', async () => {
  const first = { name: 'Fay Holt', email: 'fay@example.org', phone: null };
  await app.get(Bookings).book(visitAt('2026-12-15 10:00'), { contact: first });
  const { reference } = await app.get(Bookings).book(visitAt('2026-12-16 10:00'), {
    contact: { name: 'Fay Hold', email: 'fay.hold@example.org', phone: null },
  });
  await app.db.query(
    `update bookings set said_name = 'Fay Holt', said_email = 'fay@example.org' where reference = $1`,
    [reference],
  );

  const answer = await post('desk', `/staff/visits/${reference}/contact`).expect(303);

  const [{ id }] = await app.db.query(`select id from patients where name = 'Fay Holt'`);
  expect(await opened(answer)).toMatch(new RegExp(`href="/staff/patients/[^"]+/merge/${id}"`));
});

it('a name one letter off is offered for merging, though the numbers differ', async () => {
  const [{ id }] = await app.db.query(`select id from patients where name = 'Fay Hold'`);

  expect((await get('desk', `/staff/patients/${id}/merge`)).text).toContain('Fay Holt');
});

it('reception reads the booking rules and cannot change them', async () => {
  const { text } = await get('desk', '/admin/booking-rules').expect(200);
  expect(text).toContain('Administrators can change these rules.');
  expect(text).not.toContain('name="do"');
  await post('desk', '/admin/booking-rules', { do: 'save' }).expect(404);
  await get('mei', '/admin/booking-rules').expect(404);
  expect((await get('admin', '/admin/booking-rules').expect(200)).text).toContain('value="save"');
});
