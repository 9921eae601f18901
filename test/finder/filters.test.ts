import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BusyTimes } from '../../src/availability/busy.service.js';
import type { Candidate } from '../../src/availability/candidates.js';
import { Catalogue } from '../../src/availability/catalogue.service.js';
import { FreeTime } from '../../src/availability/free-time.service.js';
import { WeeklyAvailability } from '../../src/availability/weekly-availability.service.js';
import { Slots } from '../../src/availability/slots.service.js';
import type { ClinicFile } from '../../src/clinic-file/schema.js';
import { distanceKm } from '../../src/finder/distance.js';
import { Nearest } from '../../src/finder/nearest.service.js';
import type { Filters } from '../../src/finder/filters.js';
import { FrozenClock } from '../../src/platform/clock.js';
import { genders } from '../../src/practitioners/practitioner.entity.js';
import { partsOfWeek } from '../../src/time/part-of-week.js';
import { wallOf, weekdayOf } from '../../src/time/wall-clock.js';
import { openFreshDatabase } from '../support/database.js';
import { importClinic, smallClinic } from '../support/small-clinic.js';

const [harbour] = smallClinic.locations as [ClinicFile['locations'][number]];
const [mei] = smallClinic.practitioners as [ClinicFile['practitioners'][number]];
const facts = ['step-free', 'lift', 'hearing-loop'];
const tongues = ['en', 'en-AU', 'de', 'ja'];
const zones = ['America/New_York', 'Australia/Sydney', 'Europe/London'];

/** Sixteen places in a row, each ten kilometres or so from the next, and two dozen people of every kind. */
const variety: ClinicFile = {
  ...smallClinic,
  locations: Array.from({ length: 16 }, (_, n) => ({
    ...harbour,
    slug: `place-${n}`,
    name: `Place ${n}`,
    latitude: 40 + n / 10,
    timeZone: zones[n % 3]!,
    access: facts.filter((_, bit) => (n >> bit) & 1),
  })),
  practitioners: Array.from({ length: 24 }, (_, n) => {
    const location = `place-${(n * 5) % 16}`;
    const late = n % 4 === 0;
    return {
      ...mei,
      slug: `person-${n}`,
      name: `Person ${n}`,
      languages: tongues.filter((_, at) => (n + at) % 3 === 0 || at === n % 4),
      gender: ([...genders, undefined] as const)[n % 4],
      offers: [{ treatment: 'acupuncture', location }],
      // Until 17:30 is too short for a visit that begins in the evening.
      hours: (n % 5 === 0 ? [6] : [1, 3]).map((weekday) => ({
        location,
        weekday,
        from: late ? '13:00' : '09:00',
        to: late ? '20:00' : '17:30',
      })),
      // Some have nothing free before the sixteenth of December.
      timeOff: n % 7 === 3 ? [{ from: '2026-11-01T00:00:00Z', to: '2026-12-16T00:00:00Z' }] : [],
    };
  }),
};

describe('what else matters to a patient', () => {
  let database: Awaited<ReturnType<typeof openFreshDatabase>>;
  let nearest: Nearest;
  let everybody: readonly (readonly [Candidate, readonly number[]])[];
  const clock = new FrozenClock(new Date('2026-11-23T10:00:00Z'));
  const treatment = 'acupuncture';

  beforeAll(async () => {
    database = await openFreshDatabase();
    await importClinic(database.db, variety);
    const [catalogue, freeTime] = [new Catalogue(database.db), new FreeTime(clock)];
    const slots = new Slots(catalogue, new BusyTimes(database.db, clock), freeTime);
    nearest = new Nearest(slots, new WeeklyAvailability(catalogue, freeTime));
    everybody = (await slots.starts({ treatment })).map(({ candidate, starts }) => [candidate, starts]);
  });
  afterAll(() => database.drop());

  /** As slowly and plainly as can be: every start of everybody, one by one. */
  const twin = (filters: Filters, near: { latitude: number; longitude: number }, withinKm: number) => {
    const asWished = (zone: string, start: number) => {
      const { date, minute } = wallOf(zone, start);
      const lies = { evenings: minute >= 1020, weekends: [6, 7].includes(weekdayOf(date)) };
      return filters.when.length === 0 || filters.when.some((part) => lies[part]);
    };
    const fitting = everybody
      .filter(
        ([{ practitioner, location }]) =>
          (!filters.language || practitioner.languages.some((tag) => `${tag}-`.startsWith(`${filters.language}-`))) &&
          (!filters.gender || practitioner.gender === filters.gender) &&
          filters.access.every((fact) => location.access.includes(fact)),
      )
      .map(([candidate, all]) => ({
        slug: candidate.practitioner.slug,
        km: distanceKm(near, candidate.location),
        starts: all.filter((start) => asWished(candidate.location.timeZone, start)),
      }))
      // Nothing is booked, so who has no such time never works then.
      .filter(({ starts }) => filters.when.length === 0 || starts.length > 0);
    const within = fitting.filter(({ km }) => km <= withinKm);
    return (within.length ? within : fitting)
      .sort((a, b) => a.km - b.km || a.starts[0]! - b.starts[0]!)
      .map(({ slug, starts }) => ({ slug, first: starts[0] }));
  };

  const filters = fc.record(
    {
      language: fc.constantFrom('en', 'de', 'ja', 'en-AU'),
      gender: fc.constantFrom(...genders),
      access: fc.subarray(facts, { maxLength: 2 }),
      when: fc.subarray([...partsOfWeek]),
    },
    { requiredKeys: ['access', 'when'] },
  );

  it('finds whoever the slow twin finds, in the same order, with the same first time', async () => {
    await fc.assert(
      fc.asyncProperty(
        filters,
        fc.integer({ min: -5, max: 20 }),
        fc.constantFrom(15, 60, 5000),
        async (some, at, km) => {
          const near = { latitude: 40 + at / 10 + 0.013, longitude: -72.9393 };

          const found = await nearest.find({ treatment, near, withinKm: km, filters: some, limit: 100 });

          const told = found.map(({ candidate, starts }) => ({ slug: candidate.practitioner.slug, first: starts[0] }));
          expect(told).toEqual(twin(some, near, km));
        },
      ),
      { numRuns: 150 },
    );
  });

  it('counts as many as are found', async () => {
    await fc.assert(
      fc.asyncProperty(filters, async (some) => {
        const near = { latitude: 40.5, longitude: -72.9393 };
        const asked = { treatment, near, withinKm: 30, limit: 100 };
        const many = async (wanted: Filters) => (await nearest.find({ ...asked, filters: wanted })).length;

        const { now, without, withoutAny } = await nearest.counts({ ...asked, filters: some });

        expect(now.near || now.all).toBe(await many(some));
        expect(withoutAny).toEqual({ near: await many({ access: [], when: [] }), all: 24 });
        for (const { filter, near, all } of without.filter(({ filter: { kind } }) => kind === 'gender'))
          expect(near || all, filter.value).toBe(await many({ ...some, gender: undefined }));
      }),
      { numRuns: 40 },
    );
  });

  it('where nothing is free within a week, the first days that have times are found', async () => {
    const [found] = await nearest.find({ treatment, practitioner: 'person-3' });

    const dates = found?.starts.map((start) => wallOf(found.candidate.location.timeZone, start).date);
    expect([...new Set(dates)]).toEqual(['2026-12-16', '2026-12-21', '2026-12-23']);
  });

  it('of who can come at weekends only, one who works late on Mondays is not told', async () => {
    const find = async (when: Filters['when']) =>
      (await nearest.find({ treatment, practitioner: 'person-4', filters: { access: [], when } })).length;

    expect([
      await find([]),
      await find(['evenings']),
      await find(['weekends']),
      await find(['evenings', 'weekends']),
    ]).toEqual([1, 1, 0, 1]);
  });
});
