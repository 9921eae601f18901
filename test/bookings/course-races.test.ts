import { DataSource } from 'typeorm';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { StaffDrafts } from '../../src/accounts/staff-drafts.service.js';
import type { SeriesTime } from '../../src/availability/series.js';
import type { BookedCourse } from '../../src/bookings/by-patient/book-course.service.js';
import { fingerprint } from '../../src/configuration/fingerprint.js';
import { Outbox } from '../../src/notifications/outbox.service.js';
import { keepAll } from '../../src/patients/merging.js';
import { databaseOptions } from '../../src/platform/database.client.js';
import { Refusal } from '../../src/platform/refusal.js';
import { readSettings } from '../../src/platform/settings.js';
import { Erasures } from '../../src/privacy/erasures.service.js';
import { tables } from '../../src/tables.js';
import { at, type Desk, deskOn, fridayMorning, openDesk, visitAt } from '../support/desk.js';
import { rosa } from '../support/staff-actors.js';

/** Two processes on one database. */
let desk: Desk;
let other: ReturnType<typeof deskOn>;
let otherDb: DataSource;
beforeAll(async () => {
  desk = await openDesk();
  otherDb = await new DataSource(databaseOptions(desk.url, tables, 12)).initialize();
  other = deskOn(otherDb, desk.clock, desk.keys);
  await desk.db.query(
    `with account as (
       insert into staff_auth."user" (id, name, email, "emailVerified") values ($1, 'Rosa', 'rosa@example.org', true) returning id)
     insert into staff (id, roles, created_at) select id, '{admin}', now() from account`,
    [rosa.id],
  );
});
afterAll(async () => {
  await otherDb.destroy();
  await desk.close();
});
beforeEach(async () => {
  desk.clock.set(fridayMorning);
  await empty();
});
async function empty(): Promise<void> {
  for (const table of ['bookings', 'notifications', 'erasures', 'record_moves', 'patients'])
    await desk.db.query(`delete from ${table}`);
}

const person = (name: string) => ({
  contact: { name, email: `${name.toLowerCase()}@example.org`, phone: null },
  proven: true,
});
const ana = person('Ana');
const place = { at: new Date(fridayMorning), locale: 'en', country: 'US' };
const tuesdays = ['2026-12-01', '2026-12-08', '2026-12-15', '2026-12-22', '2026-12-29', '2027-01-05'];
const timesOf = (days: readonly string[], time = '10:00', practitioner = 'mei'): SeriesTime[] =>
  days.map((day) => ({ start: at(`${day} ${time}`), practitioner, location: 'harbour' }));
const weekly = (days: readonly string[] = tuesdays, time = '10:00') => ({
  treatment: 'acupuncture',
  everyDays: 7,
  visits: timesOf(days, time),
});
const count = async (where: string): Promise<number> =>
  (await desk.db.query<{ n: number }[]>(`select count(*)::int as n from ${where}`))[0]!.n;
/** The answer, or the code of the refusal; anything else is a fault. */
const outcome = <T>(attempt: Promise<T>): Promise<T | string> =>
  attempt.catch((fault: unknown) => {
    if (fault instanceof Refusal) return fault.code;
    throw fault;
  });
const startsOf = async ({ course }: BookedCourse): Promise<number[]> => {
  const { visits } = await desk.courseRows.byId(course);
  return visits.map(({ booking }) => booking.startsAt.getTime() / 60_000);
};

/** Every visit that stands claims its practitioner, a room and its patient for its own time; nothing else is claimed, or twice. */
async function expectWhole(): Promise<void> {
  const wrong = await desk.db.query(
    `select b.reference from bookings b where case when b.status in ('held', 'cancelled')
       then b.status = 'cancelled' and exists (select from claims where booking_id = b.id)
       else (select count(distinct r.kind) from claims c join resources r on r.id = c.resource_id
             where c.booking_id = b.id and c.from_at >= b.starts_at and c.from_at < b.ends_at) <> 3
         or not exists (select from claims where booking_id = b.id and resource_id = b.patient_id
           and (from_at, until_at) = (b.starts_at, b.ends_at)) end`,
  );
  expect(wrong).toEqual([]);
  const courses = await desk.db.query(
    `select from courses c where planned <> (select count(*) from bookings b where b.course_id = c.id)`,
  );
  expect(courses).toEqual([]);
  const twice = `claims a join claims b on a.resource_id = b.resource_id and a.id < b.id
    and tstzrange(a.from_at, a.until_at) && tstzrange(b.from_at, b.until_at)`;
  expect(await count(twice)).toBe(0);
}

/** `late` waits for the rows of the course, having read what it is about; `first` is done before it goes on. */
async function overtaken<T>(
  { course }: BookedCourse,
  late: () => Promise<T>,
  first: (query: (sql: string, values?: unknown[]) => Promise<unknown>) => Promise<unknown>,
): Promise<T | string> {
  const gate = desk.db.createQueryRunner();
  await gate.startTransaction();
  const [{ pid }] = await gate.query(`select pg_backend_pid() as pid`);
  await gate.query(`select from bookings where course_id = $1 for update`, [course]);
  const answer = outcome(late());
  await vi.waitFor(async () => {
    const waiting = `select from pg_stat_activity where $1 = any(pg_blocking_pids(pid))`;
    expect(await desk.db.query(waiting, [pid])).not.toEqual([]);
  });
  await first((sql, values) => gate.query(sql, values));
  await gate.commitTransaction();
  await gate.release();
  return answer;
}

describe('at the same moment', () => {
  it('the desk pauses what the patient moves: one after the other, and never half of each', async () => {
    for (let round = 0; round < 6; round++) {
      await empty();
      const booked = await desk.courses.book(weekly(), ana);
      await desk.db.query(`update notifications set status = 'sent', sent_at = now()`);
      const { token, reference } = booked.visits[1]!;
      const wished = timesOf(['2026-12-09', '2026-12-16', '2026-12-23', '2026-12-30', '2027-01-06'], '15:00');
      const attempts = [
        () => outcome(desk.courseChanges.moveRest(token, wished)),
        () => outcome(other.staffCourses.shift(rosa, reference, { weeks: 1, tell: true })),
      ];
      await Promise.all((round % 2 === 0 ? attempts : attempts.toReversed()).map((attempt) => attempt()));

      const [first, ...rest] = await startsOf(booked);
      expect(first).toBe(at('2026-12-01 10:00'));
      const paused = (time: string, day: number) =>
        [8, 15, 22, 29, 36].map((days) => at(`2026-12-01 ${time}`) + (days - 1 + day) * 1440);
      const possible = [wished.map(({ start }) => start), paused('10:00', 7), paused('15:00', 8)];
      expect(possible).toContainEqual(rest);
      await expectWhole();
      const [{ data }] = await desk.db.query(
        `select data from notifications where recipient = 'ana@example.org' and status = 'due' and template = 'booking-moved'`,
      );
      expect(data.together.visits.map(({ start }: { start: number }) => start)).toEqual(rest);
    }
  });

  it('the rest is cancelled as it is by then, when one of it has just moved', async () => {
    const booked = await desk.courses.book(weekly(), ana);
    const earlier = (query: (sql: string, values?: unknown[]) => Promise<unknown>) =>
      query(
        `update bookings set starts_at = starts_at - interval '1 day', ends_at = ends_at - interval '1 day'
         where course_id = $1 and course_position = 3`,
        [booked.course],
      );
    const off = await overtaken(booked, () => other.courseChanges.cancelRest(booked.visits[2]!.token), earlier);

    expect(off).toHaveLength(4);
    expect(await count(`bookings where status = 'cancelled' and course_position >= 3`)).toBe(4);
  });

  it('the rest does not move when one of it has just been cancelled, and whoever wanted it is told so', async () => {
    const booked = await desk.courses.book(weekly(), ana);
    const later = timesOf(tuesdays.slice(2), '14:00');
    const cancel = (query: (sql: string, values?: unknown[]) => Promise<unknown>) =>
      query(
        `update bookings set status = 'cancelled', cancelled_at = now(), cancelled_by = 'patient', sequence = 1
         where course_id = $1 and course_position = 4`,
        [booked.course],
      );
    const byPatient = () => other.courseChanges.moveRest(booked.visits[2]!.token, later);
    expect(await overtaken(booked, byPatient, cancel)).toBe('course-changed');
    const { reference } = booked.visits[2]!;
    const byDesk = () => other.staffCourses.moveRest(rosa, reference, later.slice(1), { tell: false });
    expect(await overtaken(booked, byDesk, async () => undefined)).toBe(3);
    expect(await startsOf(booked)).toEqual([
      ...timesOf(tuesdays.slice(0, 2)).map(({ start }) => start),
      at('2026-12-22 14:00'),
      at('2026-12-22 10:00'),
      ...timesOf(tuesdays.slice(4), '14:00').map(({ start }) => start),
    ]);
  });

  it('one is rescheduled while the rest is cancelled: it is off, or it was first and is off all the same', async () => {
    for (let round = 0; round < 6; round++) {
      await empty();
      const booked = await desk.courses.book(weekly(), ana);
      const [, , third, , fifth] = booked.visits;
      await Promise.all([
        outcome(desk.courseChanges.cancelRest(third!.token)),
        outcome(other.reschedules.reschedule(fifth!.token, { start: at('2026-12-30 15:00') })),
      ]);
      expect(await count(`bookings where status = 'cancelled'`)).toBe(4);
      await expectWhole();
    }
  });

  it('two want series of another rhythm that meet: each has all of theirs, or nothing', async () => {
    for (let round = 0; round < 4; round++) {
      await empty();
      const daily = ['2026-12-14', '2026-12-15', '2026-12-16', '2026-12-17'];
      const wishes = [
        { process: desk, request: weekly() },
        { process: other, request: { ...weekly(daily), everyDays: 1 } },
        { process: desk, request: { ...weekly([tuesdays[1]!, tuesdays[3]!]), everyDays: 14 } },
      ];
      const booked = await Promise.all(
        wishes.map(({ process, request }, n) => outcome(process.courses.book(request, person(`Client${n}`)))),
      );
      const won = booked.filter((one) => typeof one !== 'string');
      expect(won.length).toBeGreaterThan(0);
      for (const one of booked) if (typeof one === 'string') expect(one).toBe('slot-taken');
      expect(await count('courses')).toBe(won.length);
      expect(await count('bookings')).toBe(won.reduce((sum, { visits }) => sum + visits.length, 0));
      await expectWhole();
    }
  });

  it('the desk repeats an appointment until a day while somebody holds one of its times: one of them has it', async () => {
    for (let round = 0; round < 4; round++) {
      await empty();
      const wished = { treatment: 'acupuncture', location: 'harbour', practitioner: 'mei', everyDays: 14 } as const;
      const until = { start: at('2026-12-01 10:00'), visits: 52, until: '2027-02-01', audience: 'staff' } as const;
      const { visits } = await desk.series.propose({ ...wished, ...until });
      expect(visits).toHaveLength(5);
      const [booked, held] = await Promise.all([
        outcome(
          desk.staffCourses.book(
            rosa,
            { treatment: 'acupuncture', everyDays: 14, visits },
            { name: 'Bo', email: null, phone: '+1 631 555 0142' },
            { tell: true },
          ),
        ),
        outcome(other.holds.hold(visitAt('2026-12-29 10:00'))),
      ]);
      expect([typeof booked, typeof held].sort()).toEqual(['object', 'string']);
      expect([booked, held]).toContain('slot-taken');
      expect(await count('courses')).toBe(typeof booked === 'string' ? 0 : 1);
      expect(await count(`bookings where course_id is not null`)).toBe(typeof booked === 'string' ? 0 : 5);
    }
  });
});

describe('a patient’s record changes', () => {
  const erasuresOn = (db: DataSource, { once }: Pick<Desk, 'once'>) => {
    const drafts = new StaffDrafts(db, desk.clock, desk.keys);
    return new Erasures(db, desk.clock, desk.keys, new Outbox(readSettings({})), once, drafts, readSettings({}));
  };

  it('when it is merged while the rest of a course moves, the course is all of the record that is kept', async () => {
    for (let round = 0; round < 4; round++) {
      await empty();
      const booked = await desk.courses.book(weekly(), ana);
      const merged = (await desk.courseRows.byId(booked.course)).visits[0]!.booking.patientId!;
      const kept = (await desk.patients.rememberCaller(desk.db, person('Anna').contact, place)).id;
      const { seen } = await desk.merges.plan({ kept, merged });
      const later = timesOf(tuesdays.slice(2), '14:00');
      const answers = await Promise.all([
        outcome(other.merges.merge(rosa, { kept, merged }, keepAll, seen)),
        outcome(desk.courseChanges.moveRest(booked.visits[2]!.token, later)),
      ]);
      expect(answers).toEqual([undefined, expect.any(Array)]);
      expect(await count(`bookings where patient_id = '${kept}' and status = 'confirmed'`)).toBe(6);
      expect(await count(`claims where resource_id = '${kept}'`)).toBe(6);
      expect((await startsOf(booked)).slice(2)).toEqual(later.map(({ start }) => start));
      await expectWhole();
    }
  });

  it('what was split off to another record is theirs, and is not cancelled with the rest', async () => {
    const booked = await desk.courses.book(weekly(), ana);
    const from = (await desk.courseRows.byId(booked.course)).visits[0]!.booking.patientId!;
    const { id } = await desk.patients.rememberCaller(desk.db, person('Bea').contact, place);
    const request = { references: [booked.visits[4]!.reference], to: { id } };
    const { seen } = await desk.splits.plan(from, request, place);
    await desk.splits.split(rosa, from, request, place, seen);

    expect(await desk.courseChanges.cancelRest(booked.visits[2]!.token)).toHaveLength(3);
    expect(
      await desk.db.query(
        `select patient_id, course_position as n from bookings where status = 'confirmed' order by 2`,
      ),
    ).toEqual([1, 2, 5].map((n) => ({ n, patient_id: n === 5 ? id : from })));
  });

  it('when it is erased while its course is confirmed, the course stays somebody’s, or nothing is erased', async () => {
    const erasures = erasuresOn(otherDb, other);
    for (let round = 0; round < 8; round++) {
      await empty();
      const { id } = await desk.patients.rememberCaller(desk.db, ana.contact, place);
      await erasures.ask(rosa, id, 'desk');
      const seen = fingerprint((await erasures.plan(id)).counts);
      const { hold } = await desk.courseHolds.hold(weekly());
      const attempts = [
        () => outcome(desk.courses.confirm(hold, null, ana)),
        () => outcome(erasures.erase(rosa, id, seen)),
      ];
      await Promise.all((round % 2 === 0 ? attempts : attempts.toReversed()).map((attempt) => attempt()));

      const theirs = `bookings b join patients p on p.id = b.patient_id where b.status = 'confirmed'`;
      expect(await count(theirs)).toBe(6);
      expect(await count(`${theirs} and (p.erased_at is not null or p.email is null)`)).toBe(0);
      await expectWhole();
    }
  });

  it('with a course ahead is not erased, and is once the rest is cancelled', async () => {
    const erasures = erasuresOn(desk.db, desk);
    const booked = await desk.courses.book(weekly(), ana);
    const id = (await desk.courseRows.byId(booked.course)).visits[0]!.booking.patientId!;
    await erasures.ask(rosa, id, 'desk');
    const erase = async () => erasures.erase(rosa, id, fingerprint((await erasures.plan(id)).counts));
    expect(await outcome(erase())).toBe('visits-ahead');
    await desk.courseChanges.cancelRest(booked.visits[0]!.token);
    await erase();
    expect(await count(`patients where name = 'Ana'`)).toBe(0);
    const { course } = await desk.courseRows.byId(booked.course);
    expect(course).toMatchObject({ planned: 6, bookedBy: null });
    expect(JSON.stringify(course)).not.toMatch(/ana/i);
  });
});

describe('a process that is killed before it commits', () => {
  /** All is written by then, and nobody is told yet. */
  async function killed(attempt: () => Promise<unknown>): Promise<void> {
    const gate = desk.db.createQueryRunner();
    await gate.startTransaction();
    await gate.query(`lock table notifications in access exclusive mode`);
    const doomed = attempt().catch((fault: unknown) => fault);
    await vi.waitFor(async () => {
      const ended = await desk.db.query(
        `select pg_terminate_backend(pid) from pg_locks where relation = 'notifications'::regclass and not granted`,
      );
      expect(ended).toHaveLength(1);
    });
    expect(await doomed).toBeInstanceOf(Error);
    await gate.rollbackTransaction();
    await gate.release();
  }

  it('has moved nothing, cancelled nothing and booked nothing of a course', async () => {
    const booked = await desk.courses.book(weekly(), ana);
    const { token, reference } = booked.visits[2]!;
    const state = async () => [
      await desk.db.query(`select id, status, starts_at, sequence, price from bookings order by id`),
      await desk.db.query(`select booking_id, resource_id, from_at, until_at from claims order by 1, 2, 3`),
      await desk.db.query(`select id, data from notifications order by id`),
      await count('audit'),
    ];
    const before = await state();
    const attempts = [
      () => other.staffCourses.moveRest(rosa, reference, timesOf(tuesdays.slice(2), '14:00'), { tell: true }),
      () => other.courseChanges.moveRest(token, timesOf(tuesdays.slice(2), '14:00')),
      () => other.courseChanges.cancelRest(token),
      () => other.staffCourses.cancelRest(rosa, reference, { reason: 'Away', tell: true }),
      () => other.staffCourses.book(rosa, weekly(tuesdays, '14:00'), person('Bo').contact, { tell: true }),
    ];
    for (const attempt of attempts) {
      await killed(attempt);
      expect(await state()).toEqual(before);
    }
    expect(await count('courses')).toBe(1);
    expect(await count('patients')).toBe(1);
  });
});
