import { afterAll, beforeAll, expect, it } from 'vitest';
import { BusyTimes } from '../../src/availability/busy.service.js';
import { Catalogue } from '../../src/availability/catalogue.service.js';
import { FreeTime } from '../../src/availability/free-time.service.js';
import { Slots } from '../../src/availability/slots.service.js';
import demo from '../../src/clinic-file/demo.json' with { type: 'json' };
import { normalDay } from '../../src/clinic-file/normal-day.js';
import { normalForm } from '../../src/clinic-file/normal-form.js';
import { readClinicFile } from '../../src/clinic-file/read-clinic-file.js';
import { FrozenClock } from '../../src/platform/clock.js';
import { wallOf } from '../../src/time/wall-clock.js';
import { openFreshDatabase } from '../support/database.js';
import { importClinic } from '../support/small-clinic.js';

const clinic = readClinicFile(demo);
let database: Awaited<ReturnType<typeof openFreshDatabase>>;
let slots: Slots;
const clock = new FrozenClock(new Date('2026-11-23T03:00:00Z'));
beforeAll(async () => {
  database = await openFreshDatabase();
  await importClinic(database.db, clinic);
  slots = new Slots(new Catalogue(database.db), new BusyTimes(database.db, clock), new FreeTime(clock));
});
afterAll(() => database.drop());

it.each(['2026-11-23', '2027-03-01', '2027-07-12', '2029-02-05'])(
  'in the weeks from %s the link of the article finds acupuncture with cupping, Monday to Saturday',
  async (monday) => {
    clock.set(`${monday}T00:00:00Z`);

    for (const location of ['bellport', 'north-ryde']) {
      const wanted = { treatment: 'acupuncture', addOns: ['cupping'], locations: [location] };
      const found = await slots.list(wanted, { limit: 5000 });
      const zone = clinic.locations.find(({ slug }) => slug === location)?.timeZone ?? '';
      const weekdays = new Set(found.slots.map(({ start }) => wallOf(zone, start).weekday));

      expect(weekdays).toEqual(new Set([1, 2, 3, 4, 5, 6]));
    }
  },
);

it('shows what resting needles are good for: the day of one practitioner holds more than block after block', () => {
  const day = normalDay(normalForm(clinic), { kind: 'base', slug: 'acupuncture' }, '2026-11-23');

  expect(day?.phased.visits).toBeGreaterThan(day!.solid.visits);
});

it('whatever is offered can be booked where it is offered', async () => {
  clock.set('2027-03-01T00:00:00Z');

  for (const { slug, offers } of clinic.practitioners) {
    for (const { treatment, location } of offers.filter((offer) => offer.treatment !== 'moxibustion')) {
      const { slots: found } = await slots.list({ treatment, practitioners: [slug], locations: [location] });
      expect(found.length, `${treatment} with ${slug}`).toBeGreaterThan(0);
    }
  }
});

it('Elena works in London in A weeks on Monday to Wednesday, in B weeks on Wednesday to Friday', async () => {
  clock.set('2027-03-01T00:00:00Z');
  const { slots: found } = await slots.list(
    { treatment: 'acupuncture', practitioners: ['elena-rossi'] },
    { limit: 5000 },
  );
  const days = [...new Set(found.map(({ start }) => wallOf('Europe/London', start).date))];

  expect(days).toEqual(['2027-03-01', '2027-03-02', '2027-03-03', '2027-03-10', '2027-03-11', '2027-03-12']);
});
