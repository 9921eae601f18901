import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { coursePrices } from '../../src/availability/course-price.js';
import type { SeriesTime } from '../../src/availability/series.js';
import type { ClinicFile } from '../../src/clinic-file/schema.js';
import type { PatientNotification } from '../../src/notifications/notification.js';
import { prices } from '../../src/notifications/email/facts.js';
import { clinicFiles } from '../support/clinic-files.js';
import { at, type Desk, fridayMorning, openDesk } from '../support/desk.js';
import { rosa } from '../support/staff-actors.js';
import { smallClinic } from '../support/small-clinic.js';

const [harbour] = smallClinic.locations as [ClinicFile['locations'][number]];
const [mei] = smallClinic.practitioners as [ClinicFile['practitioners'][number]];

/** At the pier, where Lea works, euros are paid. */
const clinic: ClinicFile = {
  ...smallClinic,
  policy: { ...smallClinic.policy, lateCancellation: 'Half the price.' },
  locations: [harbour, { ...harbour, slug: 'pier', name: 'Pier', currency: 'EUR' }],
  treatments: smallClinic.treatments.map((one) =>
    one.slug === 'acupuncture'
      ? { ...one, courses: [{ visits: 6, everyDays: 7, price: 50_000 }], courseTerms: 'Paid at the first visit.' }
      : one,
  ),
  practitioners: [
    ...smallClinic.practitioners,
    {
      ...mei,
      slug: 'lea',
      name: 'Lea Brandt',
      email: 'lea@harbour.example.org',
      offers: mei.offers?.map((offer) => ({ ...offer, location: 'pier' })),
      hours: mei.hours?.map((hours) => ({ ...hours, location: 'pier' })),
    },
  ],
};

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk({ clinic });
});
afterAll(() => desk.close());
beforeEach(async () => {
  desk.clock.set(fridayMorning);
  for (const table of ['bookings', 'notifications', 'patients']) await desk.db.query(`delete from ${table}`);
});

const ana = { contact: { name: 'Ana', email: 'ana@example.org', phone: null }, proven: true };
const tuesdays = ['2026-12-01', '2026-12-08', '2026-12-15', '2026-12-22', '2026-12-29', '2027-01-05'];
const weekly = (where: (week: number) => Omit<SeriesTime, 'start'>, time = '10:00') =>
  tuesdays.map((day, week) => ({ start: at(`${day} ${time}`), ...where(week) }));
const withMei = () => ({ practitioner: 'mei', location: 'harbour' });
const withLea = () => ({ practitioner: 'lea', location: 'pier' });
const book = () => desk.courses.book({ treatment: 'acupuncture', everyDays: 7, visits: weekly(withMei) }, ana);
const stored = (id: string) => desk.courseRows.byId(id);
const message = async () => {
  const [{ data }] = await desk.db.query<[{ data: PatientNotification }]>(
    `select data from notifications where recipient = 'ana@example.org' order by id desc`,
  );
  return data;
};

describe('the price of a course', () => {
  it('is shared out to the last cent, with add-ons on top, whatever it is', async () => {
    const [plain] = await desk.slots.candidates({ treatment: 'acupuncture', practitioners: ['mei'] });
    const [more] = await desk.slots.candidates({
      treatment: 'acupuncture',
      addOns: ['cupping'],
      practitioners: ['mei'],
    });
    fc.assert(
      fc.property(
        fc.nat(1_000_000),
        fc.array(fc.boolean(), { minLength: 2, maxLength: 52 }),
        fc.integer({ min: 1, max: 56 }),
        (price, cups, everyDays) => {
          const candidates = cups.map((has) => {
            const { treatment, ...one } = has ? more! : plain!;
            return { ...one, treatment: { ...treatment, courses: [{ visits: cups.length, everyDays, price }] } };
          });
          const all = coursePrices(candidates, everyDays, 'USD')!;
          const shares = all.map((one, n) => one - (cups[n] ? 3000 : 0));
          expect(shares.reduce((sum, one) => sum + one, 0)).toBe(price);
          expect(Math.max(...shares) - Math.min(...shares)).toBeLessThanOrEqual(1);
          expect(Math.min(...shares)).toBeGreaterThanOrEqual(0);
          expect(coursePrices(candidates, everyDays + 1, 'USD')).toBeNull();
          expect(coursePrices(candidates, everyDays, 'EUR')).toBeNull();
        },
      ),
    );
  });

  it('and the clinic’s words about it are the same after the clinic file was exported and imported', async () => {
    const files = clinicFiles(desk.db);
    const exported = await files.export();
    const offered = (file: ClinicFile) =>
      file.treatments.find(({ slug, kind }) => slug === 'acupuncture' && kind === 'base');
    expect(offered(exported)).toMatchObject({
      courses: [{ visits: 6, everyDays: 7, price: 50_000 }],
      courseTerms: 'Paid at the first visit.',
    });
    await files.import({
      ...exported,
      treatments: exported.treatments.map((one) => ({ ...one, courses: [], courseTerms: '' })),
    });
    await files.import(exported);
    expect(await files.export()).toEqual(exported);
  });

  it('stays as it was shown, with the terms, whatever the clinic changes before the rest moves', async () => {
    const { course, visits } = await book();
    await desk.db.query(`update treatments set price = 12000, courses = '[]', course_terms = 'Now otherwise.'`);
    await desk.db.query(`update clinic set late_cancellation = 'All of it.', cancel_notice_minutes = 4320`);
    try {
      const later = weekly(withMei, '14:00').slice(2);
      await desk.courseChanges.moveRest(visits[2]!.token, later);
      await desk.staffCourses.shift(rosa, visits[4]!.reference, { weeks: 1, tell: true });

      const { course: now, visits: all } = await stored(course);
      expect(now).toMatchObject({ price: 50_000, currency: 'USD', terms: 'Paid at the first visit.' });
      expect(all.map(({ booking }) => booking.price)).toEqual([8334, 8334, 8333, 8333, 8333, 8333]);
      for (const { booking } of all)
        expect(booking).toMatchObject({ cancelNoticeMinutes: 1440, lateCancellation: 'Half the price.' });
    } finally {
      await desk.db.query(`update treatments set price = 9500 where slug = 'acupuncture'`);
      await desk.db.query(`update clinic set late_cancellation = 'Half the price.', cancel_notice_minutes = 1440`);
      await desk.db.query(
        `update treatments set courses = '[{"visits": 6, "everyDays": 7, "price": 50000}]', course_terms = 'Paid at the first visit.' where slug = 'acupuncture'`,
      );
    }
  });
});

describe('where other money is paid', () => {
  it('the rest of a course does not go, at the desk or online, and nothing changes', async () => {
    const { course, visits } = await book();
    const elsewhere = weekly((week) => (week === 4 ? withLea() : withMei()), '14:00').slice(2);
    const refused = { code: 'other-currency', values: { position: 2 } };
    await expect(
      desk.staffCourses.moveRest(rosa, visits[2]!.reference, elsewhere, { tell: true }),
    ).rejects.toMatchObject(refused);
    await expect(desk.courseChanges.moveRest(visits[2]!.token, elsewhere)).rejects.toMatchObject(refused);
    expect((await stored(course)).visits.map(({ booking }) => booking.sequence)).toEqual(Array(6).fill(0));
  });

  it('one appointment goes alone for what is asked there; the price of the whole is told no more, and the others keep theirs', async () => {
    const { course, visits } = await book();
    expect(prices(await message())).toEqual(['$500']);
    const to = { start: at('2026-12-29 10:00'), ...withLea() };
    await desk.staffReschedules.reschedule(rosa, visits[4]!.reference, to, { tell: true });

    const { course: now, visits: all } = await stored(course);
    expect(now.price).toBeNull();
    expect(all.map(({ booking: { price, currency } }) => [price, currency])).toEqual([
      ...[8334, 8334, 8333, 8333].map((price) => [price, 'USD']),
      [9500, 'EUR'],
      [8333, 'USD'],
    ]);
    const [{ data }] = await desk.db.query(`select data from notifications where template = 'booking-confirmed'`);
    expect(prices(data)).toEqual(['$416.67', '€95']);

    // It would come back to where dollars are paid, for a price nobody has seen.
    await expect(desk.staffCourses.shift(rosa, visits[2]!.reference, { weeks: 1, tell: true })).rejects.toMatchObject({
      code: 'other-currency',
      values: { position: 2 },
    });
  });

  it('a course at two places is told of in both', async () => {
    const visits = weekly((week) => (week < 2 ? withMei() : withLea()));
    const booked = await desk.courses.book({ treatment: 'acupuncture', everyDays: 7, visits }, ana);
    expect(booked.price).toBeNull();
    expect(prices(await message())).toEqual(['$190', '€380']);
  });
});
