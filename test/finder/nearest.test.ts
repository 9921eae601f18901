import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BusyTimes } from '../../src/availability/busy.service.js';
import { Catalogue } from '../../src/availability/catalogue.service.js';
import { FreeTime } from '../../src/availability/free-time.service.js';
import { WeeklyAvailability } from '../../src/availability/weekly-availability.service.js';
import { Slots } from '../../src/availability/slots.service.js';
import type { ClinicFile } from '../../src/clinic-file/schema.js';
import { Nearest } from '../../src/finder/nearest.service.js';
import { byDistance, enough, inOrder } from '../../src/finder/nearest.js';
import { FrozenClock } from '../../src/platform/clock.js';
import { openFreshDatabase } from '../support/database.js';
import { importClinic, smallClinic } from '../support/small-clinic.js';

const [harbour] = smallClinic.locations as [ClinicFile['locations'][number]];
const [mei, jonas] = smallClinic.practitioners as [Person, Person];
type Person = ClinicFile['practitioners'][number];

const bellport = { latitude: 40.757, longitude: -72.9393 };
const sydney = { latitude: -33.8679, longitude: 151.2073 };

/** Mei and Jonas in Bellport, Ruth 50 km away in Bellmore, Ines on the other side of the world, in Sydney. */
const fourPeople: ClinicFile = {
  ...smallClinic,
  locations: [
    harbour,
    { ...harbour, slug: 'bellmore', name: 'Bellmore', latitude: 40.66871, longitude: -73.52707 },
    { ...harbour, slug: 'sydney', name: 'Sydney', ...sydney, timeZone: 'Australia/Sydney' },
  ],
  practitioners: [
    at('sydney', { ...mei, slug: 'ines', name: 'Ines Moreau' }),
    at('bellmore', { ...mei, slug: 'ruth', name: 'Ruth Adler' }),
    mei,
    // Jonas starts earlier in the day than Mei.
    { ...jonas, hours: jonas.hours.map((hours) => ({ ...hours, from: '08:00' })) },
  ],
};

function at(location: string, person: Person): Person {
  return {
    ...person,
    offers: person.offers.map((offer) => ({ ...offer, location })),
    hours: person.hours.map((hours) => ({ ...hours, location })),
  };
}

describe('who is near, and when they have time', () => {
  let database: Awaited<ReturnType<typeof openFreshDatabase>>;
  let nearest: Nearest;
  // Monday, November 23, 5:00 AM in Bellport, 21:00 in Sydney.
  const clock = new FrozenClock(new Date('2026-11-23T10:00:00Z'));

  beforeAll(async () => {
    database = await openFreshDatabase();
    await importClinic(database.db, fourPeople);
    const [catalogue, freeTime] = [new Catalogue(database.db), new FreeTime(clock)];
    const slots = new Slots(catalogue, new BusyTimes(database.db, clock), freeTime);
    nearest = new Nearest(slots, new WeeklyAvailability(catalogue, freeTime));
  });
  afterAll(() => database.drop());

  const names = (found: Awaited<ReturnType<Nearest['find']>>) =>
    found.map(({ candidate, beyond }) => candidate.practitioner.slug + (beyond ? ' (beyond)' : ''));
  const acupuncture = { treatment: 'acupuncture' };

  it('the nearest come first, and of those at one place whoever has time first', async () => {
    const found = await nearest.find({ ...acupuncture, near: bellport });

    expect(names(found)).toEqual(['jonas', 'mei', 'ruth', 'ines']);
    expect(found.map(({ distanceKm }) => Math.round(distanceKm ?? -1))).toEqual([0, 0, 51, 16079]);
  });

  it('each is found with the next times at which the whole visit is free', async () => {
    const times = { days: 1, perDay: 2 };
    const [first] = await nearest.find({ ...acupuncture, addOns: ['cupping'], near: bellport, times });

    expect(first?.candidate.visit.minutes).toBe(70);
    expect(first?.starts.map((minute) => new Date(minute * 60_000).toISOString())).toEqual([
      '2026-11-23T13:00:00.000Z',
      '2026-11-23T17:00:00.000Z',
    ]);
  });

  it('without a place, whoever has time first comes first', async () => {
    expect(names(await nearest.find(acupuncture))).toEqual(['jonas', 'ruth', 'mei', 'ines']);
  });

  it('only as many as are asked for, the best of those at the last place', async () => {
    expect(names(await nearest.find({ ...acupuncture, near: bellport, limit: 1 }))).toEqual(['jonas']);
  });

  it('one practitioner, when only that one will do', async () => {
    expect(names(await nearest.find({ ...acupuncture, near: sydney, practitioner: 'ruth' }))).toEqual(['ruth']);
  });

  it('only those within reach; where there are none, the nearest beyond it', async () => {
    const brooklyn = { latitude: 40.6501, longitude: -73.9496 };

    expect(names(await nearest.find({ ...acupuncture, near: brooklyn, withinKm: 60 }))).toEqual(['ruth']);
    expect(names(await nearest.find({ ...acupuncture, near: brooklyn, withinKm: 10, limit: 2 }))).toEqual([
      'ruth (beyond)',
      'jonas (beyond)',
    ]);
  });

  it('where nobody near has time, the nearest who have are found as well', async () => {
    await database.db.query(
      `insert into time_off (practitioner_id, from_at, to_at)
       select id, '2026-11-01', '2027-06-01' from practitioners where slug = 'ruth'`,
    );

    const found = await nearest.find({ ...acupuncture, near: { latitude: 40.67, longitude: -73.53 }, withinKm: 10 });

    expect(names(found)).toEqual(['ruth', 'jonas (beyond)', 'mei (beyond)', 'ines (beyond)']);
    expect(found[0]?.starts).toEqual([]);
    await database.db.query(`delete from time_off`);
  });

  it('a treatment or practitioner nobody knows is refused', async () => {
    await expect(nearest.find({ treatment: 'leeches' })).rejects.toMatchObject({ code: 'not-found' });
    await expect(nearest.find({ ...acupuncture, practitioner: 'nobody' })).rejects.toMatchObject({ code: 'not-found' });
  });
});

describe('reading only as many as needed', () => {
  const place = fc.record({ latitude: fc.integer({ min: -2, max: 2 }), longitude: fc.integer({ min: -2, max: 2 }) });
  const people = fc
    .array(place, { maxLength: 4, minLength: 1 })
    .chain((places) =>
      fc.array(fc.record({ location: fc.constantFrom(...places), starts: fc.array(fc.nat(5), { maxLength: 1 }) })),
    );

  it('finds the same as reading everybody', () => {
    fc.assert(
      fc.property(people, place, fc.integer({ min: 1, max: 6 }), (all, near, limit) => {
        const reaches = byDistance(all, near).map((reach) => ({ ...reach, starts: reach.one.starts }));

        const few = inOrder(reaches.slice(0, enough(reaches, limit))).slice(0, limit);

        expect(few).toEqual(inOrder(reaches).slice(0, limit));
      }),
    );
  });
});
