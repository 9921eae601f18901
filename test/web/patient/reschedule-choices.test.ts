import type { Response } from 'supertest';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { Bookings } from '../../../src/bookings/by-patient/book.service.js';
import type { ClinicFile } from '../../../src/clinic-file/schema.js';
import { type App, openApp } from '../../support/app.js';
import { ana, visitAt } from '../../support/desk.js';
import { formsOf } from '../../support/forms.js';
import { smallClinic } from '../../support/small-clinic.js';

const [harbour] = smallClinic.locations as [ClinicFile['locations'][number]];
const [mei, jonas] = smallClinic.practitioners as [
  ClinicFile['practitioners'][number],
  ClinicFile['practitioners'][number],
];
const [acupuncture, ...others] = smallClinic.treatments as [ClinicFile['treatments'][number]];
const longer = (slug: string, name: string, minutes: number) => ({
  ...acupuncture,
  slug,
  name,
  phases: [{ minutes, kind: 'hands' as const }],
  price: minutes * 200,
});
const at = (location: string, ...treatments: string[]) => treatments.map((treatment) => ({ treatment, location }));
const daily = (location: string) => mei.hours.map((hours) => ({ ...hours, location }));

/** Mei gives three treatments, each 15 minutes longer than the one before, by the harbour; Jonas one by the harbour and up the hill, Ruth the same overseas. */
const clinic: ClinicFile = {
  ...smallClinic,
  locations: [
    harbour,
    {
      ...harbour,
      slug: 'hill',
      name: 'Hill Road',
      address: { ...harbour.address, city: 'Patchogue' },
      latitude: 40.77,
      longitude: -73.01,
    },
    { ...harbour, slug: 'overseas', name: 'Overseas', latitude: 51.5, longitude: -0.08 },
  ],
  treatments: [
    acupuncture,
    longer('long', 'Long acupuncture', 70),
    longer('longer', 'Longer acupuncture', 85),
    ...others,
  ],
  practitioners: [
    { ...mei, offers: at('harbour', 'acupuncture', 'long', 'longer') },
    { ...jonas, offers: [...at('harbour', 'acupuncture'), ...at('hill', 'acupuncture')], hours: [...daily('hill')] },
    { ...jonas, slug: 'ruth', name: 'Ruth Adler', offers: at('overseas', 'acupuncture'), hours: daily('overseas') },
  ],
};

let app: App;
beforeAll(async () => {
  app = await openApp({ clinic, now: '2026-11-20T14:00:00Z' });
});
afterAll(() => app.close());
beforeEach(() => app.db.query(`delete from bookings`));

async function booked(addOns: string[] = []) {
  const { token, reference } = await app.get(Bookings).book(visitAt('2026-12-01 10:00', { addOns }), ana);
  const opened: Response = await app.http.get(`/visit/${token}`).expect(303);
  const cookies = ((opened.headers['set-cookie'] ?? []) as unknown as string[]).map((cookie) => cookie.split(';')[0]!);
  const here = `/visit/of/${reference}`;
  const get = (address: string) => app.http.get(address).set('Cookie', cookies);
  const move = async (address: string, start: string, more: Readonly<Record<string, string>> = {}) => {
    const { text } = await get(address).expect(200);
    const { action, filled } = formsOf(text, address).find(({ action }) => action === `${here}/time`)!;
    return app.http
      .post(action)
      .set('Cookie', cookies)
      .type('form')
      .send({ ...filled, start, ...more });
  };
  const row = async () => {
    const [one] = await app.db.query(
      `select f.practitioner, f.location, b.price, t.slug as treatment, cardinality(b.add_on_ids) as add_ons,
              extract(epoch from b.ends_at - b.starts_at)::int / 60 as minutes
       from booking_facts f join bookings b using (reference) join treatments t on t.id = b.treatment_id
       where reference = $1`,
      [reference],
    );
    return one;
  };
  return { here, get, move, row };
}

it('treatments that are a little longer each time do not add up', async () => {
  const { here, get, move, row } = await booked();
  expect((await move(`${here}/move?treatment=long`, '2026-12-02T10:00:00-05:00')).status).toBe(303);
  expect(await row()).toMatchObject({ treatment: 'long', minutes: 70 });

  const { text } = await get(`${here}/move`).expect(200);
  expect(text).toContain('treatment=acupuncture');
  expect(text).not.toContain('treatment=longer');
  await get(`${here}/move?treatment=longer`).expect(409);
  await move(`${here}/move`, '2026-12-03T10:00:00-05:00', { treatment: 'longer', agreement: '' });
  expect(await row()).toMatchObject({ treatment: 'long', minutes: 70 });
});

it('add-ons go along to another treatment that can have them, and count', async () => {
  const { here, get, move, row } = await booked(['cupping']);
  const { text } = await get(`${here}/move`).expect(200);
  expect(text).toContain('Long acupuncture with cupping with it <span class="soft">85 min');

  await move(`${here}/move?treatment=long`, '2026-12-02T10:00:00-05:00');

  expect(await row()).toMatchObject({ treatment: 'long', add_ons: 1, minutes: 85, price: 17_000 });
});

it('another place nearby is offered, with whoever is there, for the price that was quoted', async () => {
  const { here, get, move, row } = await booked();
  const { text } = await get(`${here}/move`).expect(200);
  expect(text).toContain('Change practitioner, treatment or location');
  expect(text).toContain('Hill Road, Patchogue, NY · Jonas Weber');
  expect(text).not.toContain('Overseas');

  const there = `${here}/move?practitioner=jonas&treatment=acupuncture&location=hill`;
  expect(text.replaceAll('&amp;', '&')).toContain(`href="${there}"`);
  expect((await get(there)).text).toContain('Hill Road');
  await move(there, '2026-12-02T10:00:00-05:00');

  expect(await row()).toMatchObject({ practitioner: 'jonas', location: 'hill', price: 9500 });
});
