import ICAL from 'ical.js';
import ical, { type VEvent } from 'node-ical';
import PostalMime from 'postal-mime';
import { DataSource } from 'typeorm';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { courseAgreementOf } from '../../src/bookings/by-patient/book-course.service.js';
import { courseColumns } from '../../src/bookings/course.table.js';
import type { CourseRequest } from '../../src/bookings/holding/course-holds.service.js';
import { confirmToken } from '../../src/notifications/confirm-link.js';
import { databaseOptions } from '../../src/platform/database.client.js';
import { tables } from '../../src/tables.js';
import type { ClinicFile } from '../../src/clinic-file/schema.js';
import { at, type Desk, deskOn, fridayMorning, openDesk, visitAt } from '../support/desk.js';
import { rosa as reception, treating } from '../support/staff-actors.js';
import { startMailServer } from '../support/mail-server.js';
import { sender } from '../support/post-office.js';
import { smallClinic } from '../support/small-clinic.js';

const courses = [
  { visits: 6, everyDays: 7, price: 50_000 },
  { visits: 10, everyDays: 7 },
];
const clinic: ClinicFile = {
  ...smallClinic,
  treatments: smallClinic.treatments.map((one) =>
    one.slug === 'acupuncture' ? { ...one, courses, courseTerms: 'Paid at the first visit.' } : one,
  ),
};

/** Two processes on one database. */
let desk: Desk;
let other: ReturnType<typeof deskOn>;
let otherDb: DataSource;
beforeAll(async () => {
  desk = await openDesk({ clinic });
  otherDb = await new DataSource(databaseOptions(desk.url, tables, 12)).initialize();
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

const person = (name: string) => ({
  contact: { name, email: `${name.toLowerCase()}@example.org`, phone: null },
  proven: true,
});
const ana = person('Ana');
const stranger = { network: '203.0.113.0/24', worked: true, verified: false };

/** Tuesdays at ten with Mei, from 1 December. */
const tuesdays = ['2026-12-01', '2026-12-08', '2026-12-15', '2026-12-22', '2026-12-29', '2027-01-05'];
const weekly = (
  days: readonly string[] = tuesdays,
  more: Partial<CourseRequest> = {},
  time = '10:00',
): CourseRequest => ({
  treatment: 'acupuncture',
  everyDays: 7,
  visits: days.map((day) => ({ start: at(`${day} ${time}`), practitioner: 'mei', location: 'harbour' })),
  ...more,
});
const count = async (where: string): Promise<number> =>
  (await desk.db.query<{ n: number }[]>(`select count(*)::int as n from ${where}`))[0]!.n;
const block = (wall: string, practitioner = 'mei') =>
  desk.bookings.book(visitAt(wall, { practitioner }), person(`P${at(wall)}${practitioner}`));
const series = {
  treatment: 'acupuncture',
  location: 'harbour',
  everyDays: 7,
  visits: 6,
  start: at('2026-12-01 10:00'),
};
const times = (proposal: Awaited<ReturnType<Desk['series']['propose']>>) =>
  proposal.visits.map(({ start, practitioner, compromises }) => [
    start - at('2026-12-01 10:00'),
    practitioner,
    ...compromises,
  ]);

describe('a series is proposed', () => {
  it('on the same day and time, with the same practitioner, and for the price of the course', async () => {
    const proposal = await desk.series.propose(series);

    expect(times(proposal)).toEqual([0, 1, 2, 3, 4, 5].map((week) => [week * 10_080, 'mei']));
    expect(proposal).toMatchObject({ skipped: [], compromises: 0, price: 50_000 });
  });

  it('with the fewest compromises where something is taken, and with what else is possible', async () => {
    await block('2026-12-08 10:00');
    const proposal = await desk.series.propose({ ...series, practitioner: 'mei' });

    expect(times(proposal)[1]).toEqual([10_080 - 60, 'mei', 'time']);
    expect(proposal.compromises).toBe(1);
    expect(proposal.visits[1]!.others).toContainEqual(
      expect.objectContaining({ start: at('2026-12-08 10:00'), practitioner: 'jonas', compromises: ['practitioner'] }),
    );
    const picked = [{ week: 1, start: at('2026-12-09 14:30'), practitioner: 'jonas', location: 'harbour' }];
    const asPicked = await desk.series.propose({ ...series, practitioner: 'mei', picked });
    expect(times(asPicked)[1]).toEqual([8 * 1440 + 270, 'jonas', 'day', 'time', 'practitioner']);
  });

  it('later by a week for each that cannot be had, and says why', async () => {
    await desk.db.query(
      `insert into closures (location_id, from_date, from_minute, to_date, to_minute)
       select id, '2026-12-12', 0, '2026-12-19', 1440 from locations`,
    );
    try {
      const proposal = await desk.series.propose(series);
      expect(proposal.visits.map(({ week }) => week)).toEqual([0, 1, 3, 4, 5, 6]);
      expect(proposal.skipped).toEqual([{ week: 2, start: at('2026-12-15 10:00'), why: 'closed' }]);
      expect(proposal.visits[2]!.compromises).toEqual(['spacing']);

      const far = await desk.series.propose({ ...series, everyDays: 28, visits: 4 });
      expect(far.visits).toHaveLength(4);
      const tooFar = await desk.series.propose({ ...series, everyDays: 28, visits: 6 });
      expect(tooFar.visits).toHaveLength(4);
      expect(tooFar.skipped.at(-1)).toMatchObject({ why: 'too-far' });
      const staff = await desk.series.propose({
        ...series,
        everyDays: 14,
        visits: 52,
        until: '2027-06-30',
        audience: 'staff',
      });
      expect(staff.visits).toHaveLength(16);
      expect(staff.visits.at(-1)!.start).toBe(at('2027-06-29 10:00'));
    } finally {
      await desk.db.query(`delete from closures`);
    }
  });

  it('around what the patient has already', async () => {
    const { reference } = await desk.bookings.book(visitAt('2026-12-08 10:00', { practitioner: 'jonas' }), ana);
    const [{ patient_id: patientId }] = await desk.db.query(`select patient_id from bookings where reference = $1`, [
      reference,
    ]);
    expect(times(await desk.series.propose({ ...series, patientId }))[1]).toEqual([10_080 - 60, 'mei', 'time']);
    expect(times(await desk.series.propose(series))[1]).toEqual([10_080, 'mei']);
  });
});

describe('a course is booked', () => {
  it('held first, then confirmed, with one message that has a calendar file for each appointment', async () => {
    const held = await desk.courseHolds.hold(weekly());
    expect(held).toMatchObject({ price: 50_000, currency: 'USD', terms: 'Paid at the first visit.' });
    expect(held.visits.reduce((sum, { price }) => sum + price, 0)).toBe(50_000);

    const booked = await desk.courses.confirm(held.hold, null, ana);

    expect(booked).toMatchObject({ planned: 6, everyDays: 7, price: 50_000, terms: 'Paid at the first visit.' });
    expect(booked.visits.map(({ status, start }) => [status, start])).toEqual(
      tuesdays.map((day) => ['confirmed', at(`${day} 10:00`)]),
    );
    const letters = await desk.db.query(
      `select template, recipient, data -> 'together' -> 'visits' as visits from notifications order by recipient`,
    );
    expect(letters).toMatchObject([
      { template: 'booking-confirmed', recipient: 'ana@example.org' },
      { template: 'visit-new', recipient: 'mei@harbour.example.org' },
    ]);
    expect(letters.map(({ visits }: { visits: unknown[] }) => visits.length)).toEqual([6, 6]);
    expect(await desk.courses.confirm(held.hold, null, ana)).toEqual(booked);
    await expect(desk.courses.confirm(held.hold, null, person('Eve'))).rejects.toMatchObject({ code: 'hold-expired' });
    const { course, visits } = await desk.courseRows.byId(booked.course);
    expect(course).toMatchObject({ planned: 6, price: 50_000, bookedBy: null });
    expect(visits.map(({ booking }) => booking.coursePosition)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(await count(`audit where action = 'course.booked'`)).toBeGreaterThan(0);
    expect(await count(`bookings where remind_at < starts_at`)).toBe(6);

    const [first, second] = booked.visits;
    desk.clock.set('2026-12-01T16:00:00Z');
    for (const step of ['arrival', 'end'] as const) await desk.progress.advance(reception, first!.reference, step);
    expect(await desk.rows.byLink(second!.token)).toMatchObject({
      booking: { coursePosition: 2 },
      course: { planned: 6, done: 1 },
    });
    const lines = await desk.db.query(`select ${courseColumns('b')} from bookings b order by starts_at limit 1`);
    expect(lines).toEqual([{ coursePosition: 1, coursePlanned: 6, courseDone: 1 }]);
    expect(await desk.courseRows.progress(booked.course)).toEqual({ planned: 6, done: 1, ahead: 5, missing: 0 });
  });

  it('in whose message each calendar file is one appointment to calendar programs, and updates it later', async () => {
    const server = await startMailServer();
    await using worker = sender(desk.db, { clock: desk.clock, keys: desk.keys, url: server.url });
    const { course, visits } = await desk.courses.book(weekly(), ana);
    await worker.run();
    await desk.staffCourses.shift(reception, visits[4]!.reference, { weeks: 1, tell: true });
    await worker.run();
    await server.stop();

    const mails = await Promise.all(server.received.map(({ raw }) => PostalMime.parse(raw)));
    const toAna = mails.filter(({ to }) => to?.[0]?.address === 'ana@example.org');
    const events = toAna.map(({ attachments }) =>
      attachments.map(({ content, filename, mimeType, method }) => {
        expect([mimeType, method]).toEqual(['text/calendar', 'REQUEST']);
        const text = new TextDecoder().decode(content as ArrayBuffer);
        const [event, ...more] = new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent');
        const [other, ...others] = Object.values(ical.sync.parseICS(text)).filter((one) => one?.type === 'VEVENT');
        expect([more, others]).toEqual([[], []]);
        const { uid, sequence } = new ICAL.Event(event);
        expect(other).toMatchObject({ uid, start: expect.any(Date) });
        return { filename, uid, sequence, start: (other as VEvent).start.getTime() / 60_000 };
      }),
    );
    const now = (await desk.courseRows.byId(course)).visits.map(({ booking }) => booking);
    const [confirmed, moved] = events.sort((a, b) => b.length - a.length);
    expect(confirmed!.map(({ filename, uid, start }) => [filename, uid, start])).toEqual(
      now.map(({ id }, n) => [`appointment-${n + 1}.ics`, id, visits[n]!.start]),
    );
    expect(moved!.map(({ uid, sequence, start }) => [uid, sequence, start])).toEqual(
      now.slice(4).map(({ id, startsAt }) => [id, 1, startsAt.getTime() / 60_000]),
    );
    const { text } = toAna.find(({ attachments }) => attachments.length === 6)!;
    expect(text).toContain('Your 6 appointments are booked');
    expect(text).toMatch(/Price +\$500\n/);
    expect(toAna.find(({ attachments }) => attachments.length === 2)!.text).toMatch(/Price +\$500 for the course\n/);
    expect(text).toContain('Paid at the first visit.');
    expect(text).toMatch(/No\. 2 {6}Tuesday, December 8, 10:00–10:55 AM\n +https:\S+\/visit\/\S+\n/);
    // One for each, and that of the first once more below its button.
    const links = text!.match(/https:\S+\/visit\/\S+/g)!;
    expect([links.length, new Set(links).size]).toEqual([7, 6]);
  });

  it('each for its own price where the clinic has none for such a course', async () => {
    const held = await desk.courseHolds.hold(weekly(tuesdays.slice(0, 3)));
    expect(held.price).toBeNull();
    expect(held.visits.map(({ price }) => price)).toEqual([9500, 9500, 9500]);
  });

  it('all of it or nothing: one time that is taken, is said, and nothing stays held', async () => {
    await block('2026-12-15 10:30');
    await expect(desk.courseHolds.hold(weekly())).rejects.toMatchObject({
      code: 'slot-taken',
      values: { position: 2 },
    });
    await expect(desk.courses.book(weekly(), ana)).rejects.toMatchObject({
      code: 'slot-taken',
      values: { position: 2 },
    });
    expect(await count(`courses`)).toBe(0);
    expect(await count(`bookings where course_id is not null`)).toBe(0);

    const close = weekly(['2026-12-01', '2026-12-01']);
    await expect(desk.courseHolds.hold(close)).rejects.toMatchObject({ code: 'not-a-course' });
    await expect(desk.courseHolds.hold(weekly(['2026-12-01']))).rejects.toMatchObject({ code: 'not-a-course' });
  });

  it('a hold that lapses, or is let go, leaves nothing behind; one that is replaced stays where the other cannot be had', async () => {
    const { hold } = await desk.courseHolds.hold(weekly());
    await block('2026-12-01 14:00');
    await expect(desk.courseHolds.hold(weekly(tuesdays, {}, '14:00'), hold)).rejects.toMatchObject({
      code: 'slot-taken',
    });
    expect(await count(`bookings where status = 'held'`)).toBe(6);
    const next = await desk.courseHolds.hold(weekly(tuesdays, {}, '10:15'), hold);
    expect(await count(`bookings where status = 'held'`)).toBe(6);
    expect(await count(`courses`)).toBe(1);
    await desk.courseHolds.release(next.hold);
    expect(await count(`courses`)).toBe(0);

    const lapsed = await desk.courseHolds.hold(weekly());
    desk.clock.advance({ minutes: 10 });
    await expect(desk.courses.confirm(lapsed.hold, null, ana)).rejects.toMatchObject({ code: 'hold-expired' });
    // Somebody wants one of its times: then it cannot be confirmed any more, and the rest goes with the sweep.
    await desk.holds.hold(visitAt('2026-12-08 10:00'));
    await expect(desk.courses.confirm(lapsed.hold, null, ana)).rejects.toMatchObject({ code: 'hold-expired' });
    await desk.claims.sweep();
    expect(await count(`courses`)).toBe(0);
  });

  it('one that lapsed is booked all the same while it can be had as it was shown', async () => {
    const request = weekly();
    const held = await desk.courseHolds.hold(request);
    desk.clock.advance({ minutes: 15 });
    const booked = await desk.courses.confirm(held.hold, { request, agreement: courseAgreementOf(held) }, ana);
    expect(booked.visits).toHaveLength(6);
  });

  it('the patient has one course ahead at a time, which counts as one appointment', async () => {
    const long = weekly([...tuesdays, '2027-01-12', '2027-01-19', '2027-01-26', '2027-02-02']);
    expect((await desk.courses.book(long, ana)).visits).toHaveLength(10);
    for (let n = 0; n < 7; n++)
      await desk.bookings.book(visitAt(`2026-12-0${n < 4 ? 3 : 4} ${9 + 2 * (n % 4)}:00`), ana);
    await expect(desk.bookings.book(visitAt('2026-12-10 10:00'), ana)).rejects.toMatchObject({ code: 'patient-busy' });
    await expect(desk.courses.book(weekly(tuesdays.slice(0, 2), {}, '14:00'), person('Ana'))).rejects.toMatchObject({
      code: 'patient-busy',
      values: { position: 0 },
    });
  });

  it('from one network one course can be held beside four single times', async () => {
    const origin = stranger;
    for (let n = 0; n < 4; n++) await desk.holds.hold({ ...visitAt(`2026-12-03 ${9 + 2 * n}:00`), origin });
    const { hold } = await desk.courseHolds.hold(weekly(tuesdays, { origin }));
    await expect(desk.courseHolds.hold(weekly(tuesdays, { origin }, '14:00'))).rejects.toMatchObject({
      code: 'too-many-requests',
    });
    await expect(desk.holds.hold({ ...visitAt('2026-12-04 09:00'), origin })).rejects.toMatchObject({
      code: 'too-many-requests',
    });
    await desk.courseHolds.release(hold);
  });
});

describe('whoever has proven nothing', () => {
  const given = (name: string, proven = false) => ({ ...person(name), proven, origin: stranger });

  it('has the whole course wait for one button, which confirms all of it', async () => {
    const { visits } = await desk.courses.book(weekly(), { ...given('Fay'), mustProve: true });
    expect(visits.map(({ status }) => status)).toEqual(Array(6).fill('provisional'));
    const [letter, ...more] = await desk.db.query(
      `select template, about, data -> 'link' -> 'generation' as generation from notifications`,
    );
    expect([letter.template, more]).toEqual(['booking-provisional', []]);
    const token = confirmToken(desk.keys, letter.about, letter.generation);

    expect(await desk.provisional.confirm(token)).toMatchObject({ status: 'confirmed', start: visits[0]!.start });

    expect(await count(`bookings where status = 'confirmed' and unproven_address is null`)).toBe(6);
    expect(await count(`notifications where template = 'booking-confirmed'`)).toBe(1);
    expect(await desk.provisional.confirm(token)).toMatchObject({ status: 'confirmed' });
  });

  it('on the telephone all of it is confirmed at the desk', async () => {
    const { visits } = await desk.courses.book(weekly(), { ...given('Gil'), mustProve: true });
    await desk.deskConfirmations.confirm(reception, visits[3]!.reference);
    expect(await count(`bookings where status = 'confirmed'`)).toBe(6);
  });

  it('holds no more of a week than others may: each visit counts in its week, and two in one week together', async () => {
    // The two of them work 4800 minutes a week, of which a twentieth is 240: four visits of 55 minutes.
    const daily = weekly(['2026-12-01', '2026-12-02', '2026-12-03', '2026-12-04', '2026-12-07'], { everyDays: 1 });
    expect((await desk.courses.book(daily, given('Hal'))).visits[0]!.status).toBe('confirmed');
    const more = weekly(['2026-12-01', '2026-12-08'], {}, '14:00');
    expect((await desk.courses.book(more, given('Ida'))).visits[0]!.status).toBe('provisional');
    await desk.db.query(`delete from bookings`);
    const five = [...daily.visits.slice(0, 4), { ...daily.visits[0]!, start: at('2026-12-05 10:00') }];
    await desk.db.query(`delete from notifications`);
    await expect(desk.courses.book({ ...daily, visits: five }, given('Jo'))).rejects.toMatchObject({
      code: 'slot-not-offered',
    });
  });

  it('does not learn that the patient has a course already', async () => {
    await desk.courses.book(weekly(), ana);
    const again = await desk.courses.book(weekly(tuesdays, {}, '14:00'), given('Ana'));
    expect(again.visits.map(({ status }) => status)).toEqual(Array(6).fill('provisional'));
  });
});

describe('the desk', () => {
  it('books a course at once, and a recurring visit until a date', async () => {
    const until = await desk.series.propose({
      ...series,
      everyDays: 14,
      visits: 52,
      until: '2027-03-01',
      audience: 'staff',
    });
    const booked = await desk.staffCourses.book(
      reception,
      { ...weekly(), everyDays: 14, visits: until.visits },
      ana.contact,
      { tell: true, note: 'brings a child' },
    );
    expect(booked).toMatchObject({ emailed: true });
    expect(booked.visits).toHaveLength(7);
    const { course, visits } = await desk.courseRows.byId(booked.course);
    expect(course).toMatchObject({ planned: 7, everyDays: 14, price: null, bookedBy: reception.id });
    expect(visits.map(({ booking }) => booking.deskNote)).toEqual(Array(7).fill('brings a child'));
    expect(await count(`notifications where template = 'booking-confirmed'`)).toBe(1);

    await expect(
      desk.staffCourses.book(reception, weekly(['2026-12-22', '2026-12-29']), ana.contact, { tell: true }),
    ).rejects.toMatchObject({ code: 'slot-taken', values: { position: 1 } });
    const jonas = weekly(['2026-12-22', '2026-12-29']).visits.map((one) => ({ ...one, practitioner: 'jonas' }));
    await expect(
      desk.staffCourses.book(reception, { ...weekly(), visits: jonas }, ana.contact, { tell: true }),
    ).rejects.toMatchObject({ code: 'patient-busy', values: { position: 1 } });
    await expect(
      desk.staffCourses.book(reception, weekly(['2026-12-21', '2026-12-29'], {}, '12:00'), ana.contact, {
        tell: true,
        accepted: [],
      }),
    ).rejects.toMatchObject({ code: 'doubtful', values: { position: 1, doubts: ['same-day'] } });
    await expect(
      desk.staffCourses.book(await treating(desk.db, 'jonas'), weekly(tuesdays, {}, '15:00'), ana.contact, {
        tell: true,
      }),
    ).rejects.toMatchObject({ code: 'not-found' });
    expect(await count(`courses`)).toBe(1);
  });

  it('pauses a course: the rest moves by weeks, each to where the next was, in one transaction and one message', async () => {
    const { course, visits } = await desk.courses.book(weekly(), ana);
    await desk.db.query(`update notifications set status = 'sent', sent_at = now()`);

    expect(
      await desk.staffCourses.shift(reception, visits[2]!.reference, { weeks: 1, tell: true, message: 'We are away.' }),
    ).toBe(4);

    const { visits: after } = await desk.courseRows.byId(course);
    expect(after.map(({ booking }) => booking.startsAt.getTime() / 60_000)).toEqual(
      ['2026-12-01', '2026-12-08', '2026-12-22', '2026-12-29', '2027-01-05', '2027-01-12'].map((day) =>
        at(`${day} 10:00`),
      ),
    );
    expect(after.map(({ booking }) => booking.sequence)).toEqual([0, 0, 1, 1, 1, 1]);
    const told = await desk.db.query(
      `select template, recipient, jsonb_array_length(data -> 'together' -> 'visits') as visits, data ->> 'message' as message
       from notifications where status = 'due' order by recipient`,
    );
    expect(told).toEqual([
      { template: 'booking-moved', recipient: 'ana@example.org', visits: 4, message: 'We are away.' },
      { template: 'visit-moved', recipient: 'mei@harbour.example.org', visits: 4, message: null },
    ]);
    expect(await count(`claims where resource_id in (select id from resources where kind = 'patient')`)).toBe(6);

    await block('2027-01-19 10:00');
    await desk.staffCourses.shift(reception, visits[5]!.reference, { weeks: 1, tell: false });
    const moved = (await desk.courseRows.byId(course)).visits[5]!;
    expect(moved.booking.startsAt.getTime() / 60_000).toBe(at('2027-01-19 09:00'));
  });

  it('moves nothing where one of the rest cannot be had', async () => {
    const { visits } = await desk.courses.book(weekly(), ana);
    await block('2026-12-22 14:00');
    const times = weekly(['2026-12-15', '2026-12-22', '2026-12-29', '2027-01-05'], {}, '14:00').visits;
    await expect(
      desk.staffCourses.moveRest(reception, visits[2]!.reference, times, { tell: true }),
    ).rejects.toMatchObject({ code: 'slot-taken', values: { position: 1 } });
    await expect(
      desk.staffCourses.moveRest(reception, visits[2]!.reference, times.slice(1), { tell: true }),
    ).rejects.toMatchObject({ code: 'course-changed' });
    expect(await count(`bookings where sequence > 0`)).toBe(0);
    expect(await count(`claims`)).toBeGreaterThan(24);
  });

  it('corrects an address, and one message tells of the whole course with new links', async () => {
    const { visits } = await desk.courses.book(weekly(), ana);
    await desk.corrections.correct(reception, visits[0]!.reference, 'ana@example.com');
    const letters = await desk.db.query(
      `select recipient, jsonb_array_length(data -> 'together' -> 'visits') as visits,
         (select bool_and(v -> 'link' ->> 'generation' = '1') from jsonb_array_elements(data -> 'together' -> 'visits') v) as renewed
       from notifications where template = 'booking-confirmed' and status = 'due'`,
    );
    expect(letters).toEqual([{ recipient: 'ana@example.com', visits: 6, renewed: true }]);
  });

  it('cancels the rest for the clinic, with a reason in one message', async () => {
    const { course, visits } = await desk.courses.book(weekly(), ana);
    expect(
      await desk.staffCourses.cancelRest(reception, visits[4]!.reference, { reason: 'Mei is leaving', tell: true }),
    ).toBe(2);
    const [letter] = await desk.db.query(
      `select jsonb_array_length(data -> 'together' -> 'visits') as visits, data ->> 'reason' as reason from notifications where template = 'booking-cancelled'`,
    );
    expect(letter).toEqual({ visits: 2, reason: 'Mei is leaving' });
    expect((await desk.courseRows.byId(course)).course.endedAt).toEqual(desk.clock.now());
    expect(await desk.courseRows.progress(course)).toEqual({ planned: 6, done: 0, ahead: 4, missing: 2 });
  });
});

describe('the patient', () => {
  it('cancels this appointment and all later ones, at once and once', async () => {
    const { course, visits } = await desk.courses.book(weekly(), ana);
    await desk.db.query(`update notifications set status = 'sent', sent_at = now()`);

    const off = await desk.courseChanges.cancelRest(visits[2]!.token);

    expect(off.map(({ status }) => status)).toEqual(Array(4).fill('cancelled'));
    expect(await desk.courseChanges.cancelRest(visits[2]!.token)).toEqual([]);
    expect(await count(`notifications where status = 'due' and template = 'booking-cancelled'`)).toBe(1);
    expect(await desk.courseRows.progress(course)).toEqual({ planned: 6, done: 0, ahead: 2, missing: 4 });
    desk.clock.set('2026-12-01T14:00:00Z');
    await expect(desk.courseChanges.cancelRest(visits[0]!.token)).rejects.toMatchObject({
      code: 'too-late-to-cancel',
      values: { position: 0 },
    });
    expect(await count(`bookings where status = 'confirmed'`)).toBe(2);
    await desk.cancellations.cancel(visits[1]!.token);
  });

  it('moves the rest to where it is proposed, in one message', async () => {
    const { course, visits } = await desk.courses.book(weekly(), ana);
    const proposal = await desk.courseChanges.proposeMove(visits[1]!.token, { start: at('2026-12-10 15:00') });
    expect(proposal.visits.map(({ start }) => start)).toEqual(
      ['2026-12-10', '2026-12-17', '2026-12-24', '2026-12-31', '2027-01-07'].map((day) => at(`${day} 15:00`)),
    );

    const moved = await desk.courseChanges.moveRest(visits[1]!.token, proposal.visits);

    expect(moved.map(({ start }) => start)).toEqual(proposal.visits.map(({ start }) => start));
    expect((await desk.courseRows.byId(course)).visits.map(({ booking }) => booking.price)).toEqual(
      visits.map(({ price }) => price),
    );
    await desk.reschedules.reschedule(visits[5]!.token, { start: at('2027-01-08 15:00') });
  });

  it('moves and cancels the rest also of what can no longer be booked online', async () => {
    const { course, visits } = await desk.courses.book(weekly(), ana);
    const isOnline = (online: boolean) =>
      desk.db.query(`update treatments set online = $1 where slug = 'acupuncture'`, [online]);
    await isOnline(false);
    try {
      const to = { start: at('2026-12-10 15:00') };
      const proposal = await desk.courseChanges.proposeMove(visits[1]!.token, to);
      expect(proposal).toMatchObject({ compromises: 0, missing: 0 });
      const moved = await desk.courseChanges.moveRest(visits[1]!.token, proposal.visits);
      expect(moved.map(({ start }) => start)).toEqual(proposal.visits.map(({ start }) => start));
      // What cannot be had is explained as for anything else.
      const far = await desk.courseChanges.proposeMove(visits[1]!.token, { start: at('2027-02-10 15:00') });
      expect(far.skipped.at(-1)).toMatchObject({ why: 'too-far' });
      await expect(desk.courseHolds.hold(weekly(tuesdays, {}, '12:00'))).rejects.toMatchObject({ code: 'not-found' });

      await desk.courseChanges.cancelRest(visits[2]!.token);
      expect(await desk.courseRows.progress(course)).toMatchObject({ ahead: 2, missing: 4 });
    } finally {
      await isOnline(true);
    }
  });

  it('is taken at a time that stays when the others move, and has no second appointment then', async () => {
    const { course, visits } = await desk.courses.book(weekly(), ana);
    const to = weekly(['2026-12-01', '2026-12-08', '2026-12-15', '2026-12-22', '2026-12-29', '2027-01-06']).visits;
    await desk.courseChanges.moveRest(visits[0]!.token, to);
    const elsewhere = desk.bookings.book(visitAt('2026-12-08 10:00', { practitioner: 'jonas' }), ana);
    await expect(elsewhere).rejects.toMatchObject({ code: 'patient-busy' });

    const withJonas = to.map((visit) => ({ ...visit, practitioner: 'jonas' }));
    await desk.staffCourses.moveRest(reception, visits[0]!.reference, withJonas, { tell: false });
    const theirs = `claims c join bookings b on b.id = c.booking_id
      where b.course_id = '${course}' and c.resource_id = b.patient_id`;
    expect(await count(theirs)).toBe(6);
  });

  it('corrects the address of all of it, and gets the message again', async () => {
    const { course, visits } = await desk.courses.book(weekly(), { ...ana, proven: false });
    const corrected = await desk.emails.correct(visits[3]!.token, 'ana@example.com', '203.0.113.9');
    expect(corrected).toMatchObject({ reference: visits[3]!.reference });

    expect(await count(`booking_facts where email = 'ana@example.com'`)).toBe(6);
    await expect(desk.rows.byLink(visits[0]!.token)).rejects.toMatchObject({ code: 'not-found' });
    desk.clock.advance({ minutes: 1 });
    await desk.emails.resend(corrected.token, '203.0.113.9');
    const letters = await desk.db.query(
      `select status, recipient, jsonb_array_length(data -> 'together' -> 'visits') as visits from notifications
       where template = 'booking-confirmed' order by posted_at, id`,
    );
    expect(letters).toEqual([
      { status: 'superseded', recipient: 'ana@example.org', visits: 6 },
      { status: 'due', recipient: 'ana@example.com', visits: 6 },
      { status: 'due', recipient: 'ana@example.com', visits: 6 },
    ]);
    expect(await desk.courseRows.progress(course)).toMatchObject({ ahead: 6 });
  });

  it('is never told what is no longer so: a message that waits says how each appointment stands', async () => {
    const { visits } = await desk.courses.book(weekly(), ana);
    await desk.reschedules.reschedule(visits[1]!.token, { start: at('2026-12-09 11:00') });
    await desk.cancellations.cancel(visits[0]!.token);

    const [{ data }] = await desk.db.query(`select data from notifications where template = 'booking-confirmed'`);

    expect(data.uid).toBe(data.together.visits[0].uid);
    expect(data.together.visits.map(({ start, sequence }: Record<string, number>) => [start, sequence])).toEqual([
      [at('2026-12-09 11:00'), 1],
      ...visits.slice(2).map(({ start }) => [start, 0]),
    ]);
    await desk.courseChanges.cancelRest(visits[1]!.token);
    expect(await count(`notifications where template = 'booking-confirmed'`)).toBe(0);
  });

  it('and the desk at the same time change it one after the other', async () => {
    const { visits } = await desk.courses.book(weekly(), ana);
    await Promise.all([
      desk.courseChanges.cancelRest(visits[3]!.token),
      other.staffCourses
        .shift(reception, visits[0]!.reference, { weeks: 1, tell: true })
        .catch((fault: unknown) => fault),
      other.reschedules
        .reschedule(visits[5]!.token, { start: at('2027-01-06 15:00') })
        .catch((fault: unknown) => fault),
      desk.cancellations.cancel(visits[4]!.token).catch((fault: unknown) => fault),
    ]);
    const left = await desk.db.query(`select course_position as n from bookings where status = 'confirmed' order by 1`);
    expect(left).toEqual([{ n: 1 }, { n: 2 }, { n: 3 }]);
  });
});

describe('at once', () => {
  it('eight want overlapping courses: each is booked whole or not at all, and nothing is there twice', async () => {
    const sets = [tuesdays, tuesdays.toReversed(), tuesdays.slice(2), tuesdays.slice(0, 4)];
    const clients = Array.from({ length: 8 }, (_, n) => {
      const process = n % 2 === 0 ? desk : other;
      const practitioner = n < 5 ? 'mei' : 'jonas';
      const visits = weekly(sets[n % 4]).visits.map((visit) => ({ ...visit, practitioner }));
      return process.courses.book(weekly([], { visits }), person(`Client${n}`)).then(
        ({ visits: booked }) => booked.length,
        (fault: unknown) => fault,
      );
    });

    const answers = await Promise.all(clients);

    const won = answers.filter((answer) => typeof answer === 'number');
    expect(won.length).toBeGreaterThan(1);
    for (const answer of answers) if (typeof answer !== 'number') expect(answer).toMatchObject({ code: 'slot-taken' });
    const whole = await desk.db.query(
      `select from courses c where planned <> (select count(*) from bookings b where b.course_id = c.id and status = 'confirmed')`,
    );
    expect(whole).toEqual([]);
    expect(await count(`bookings`)).toBe(won.reduce((sum, n) => sum + n, 0));
    expect(
      await count(
        `claims a join claims b on a.resource_id = b.resource_id and a.id < b.id
           and tstzrange(a.from_at, a.until_at) && tstzrange(b.from_at, b.until_at)`,
      ),
    ).toBe(0);
  });

  it('two who each want one time of a course that lapsed leave nothing of it behind', async () => {
    await desk.courseHolds.hold(weekly(tuesdays.slice(0, 2)));
    desk.clock.advance({ minutes: 10 });
    // Each has its time, and does not see yet that the other has theirs.
    const wants = [
      [desk, visitAt('2026-12-01 10:00')],
      [other, visitAt('2026-12-08 10:00')],
    ] as const;
    let waiting = wants.length;
    let have = () => {};
    const bothHave = new Promise<void>((resolve) => (have = resolve));
    await Promise.all(
      wants.map(([process, request]) =>
        process.once.run(undefined, async (tx) => {
          await process.holds.holdIn(tx, request);
          if (--waiting === 0) have();
          await bothHave;
        }),
      ),
    );
    expect(await count(`bookings`)).toBe(2);
    expect(await count(`courses`)).toBe(0);
  });

  it('a process that is killed in the middle leaves nothing of the course behind', async () => {
    const { hold } = await desk.courseHolds.hold(weekly());
    const gate = desk.db.createQueryRunner();
    await gate.startTransaction();
    // All six are written by then, and nobody is told yet.
    await gate.query(`lock table notifications in access exclusive mode`);
    const doomed = other.courses.confirm(hold, null, ana).catch((fault: unknown) => fault);
    await vi.waitFor(async () => {
      const killed = await desk.db.query(
        `select pg_terminate_backend(pid) from pg_locks where relation = 'notifications'::regclass and not granted`,
      );
      expect(killed).toHaveLength(1);
    });
    expect(await doomed).toBeInstanceOf(Error);
    await gate.rollbackTransaction();
    await gate.release();

    expect(await count(`bookings where status = 'held' and patient_id is null`)).toBe(6);
    expect(await count(`patients`)).toBe(0);
    expect((await desk.courses.confirm(hold, null, ana)).visits).toHaveLength(6);
  });
});
