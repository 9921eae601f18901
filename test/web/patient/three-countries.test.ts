import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { withDetails } from '../../../src/clinic-file/clinic-details.js';
import { ClinicFiles } from '../../../src/changes/clinic-files.service.js';
import { ClinicEdits } from '../../../src/changes/clinic-edits.service.js';
import type { ClinicFile } from '../../../src/clinic-file/schema.js';
import { EmailRenderer } from '../../../src/notifications/email-renderer.service.js';
import { write } from '../../../src/notifications/email/render.js';
import type { EmailContent } from '../../../src/notifications/notification.js';
import { numbersIn } from '../../../src/web/admin/reports/in-numbers.js';
import { money } from '../../../src/i18n/amount.js';
import { type App, openApp } from '../../support/app.js';
import { RetiredEntries } from '../../../src/changes/retired.service.js';
import { formsOf } from '../../support/forms.js';
import { smallClinic } from '../../support/small-clinic.js';
import { staffMember } from '../../support/staff.js';

const [harbour] = smallClinic.locations;
const [mei, jonas] = smallClinic.practitioners;
const placeIn = (slug: string, country: string, timeZone: string, currency: string) => ({
  ...harbour!,
  slug,
  name: slug,
  address: { ...harbour!.address, country, city: slug },
  timeZone,
  currency,
  rooms: harbour!.rooms.map((room) => ({ ...room, slug: `${slug}-${room.slug}` })),
  equipment: [{ slug: `${slug}-cups`, kind: 'cupping-set' }],
});
const everywhere = ['harbour', 'ryde', 'bermondsey', 'kyoto'];
const offering = (treatment: string, location: string) => ({ treatment, location });

/** US dollars in New York, Australian ones in Ryde, pounds in London, and yen, which have no cents. */
const threeCountries: ClinicFile = {
  ...smallClinic,
  locations: [
    harbour!,
    placeIn('ryde', 'AU', 'Australia/Sydney', 'AUD'),
    placeIn('bermondsey', 'GB', 'Europe/London', 'GBP'),
    placeIn('kyoto', 'JP', 'Asia/Tokyo', 'JPY'),
  ],
  treatments: smallClinic.treatments.map((one) =>
    one.slug !== 'acupuncture'
      ? one
      : {
          ...one,
          courses: [{ visits: 6, everyDays: 7, price: 50_000 }],
          prices: [
            { location: 'ryde', price: 14000 },
            { location: 'bermondsey', price: 8000 },
          ],
        },
  ),
  practitioners: [
    {
      ...mei!,
      offers: everywhere.map((location) => offering('acupuncture', location)),
      hours: everywhere.flatMap((location, n) => ({ location, weekday: n + 1, from: '09:00', to: '17:00' })),
    },
    {
      ...jonas!,
      offers: [{ ...offering('acupuncture', 'bermondsey'), price: 7550 }, offering('cupping', 'harbour')],
      hours: [1, 2, 3, 4, 5].map((weekday) => ({ location: 'bermondsey', weekday, from: '09:00', to: '17:00' })),
    },
  ],
};

let app: App;
let cookie: string;
beforeAll(async () => {
  app = await openApp({ clinic: threeCountries, now: '2026-11-27T14:00:00Z' });
  cookie = (await staffMember(app, ['admin'])).cookie;
});
afterAll(() => app.close());
beforeEach(async () => {
  for (const table of ['bookings', 'notifications', 'patients']) await app.db.query(`delete from ${table}`);
  await app.get(ClinicFiles).import(threeCountries);
});

const textOf = async (path: string, language = 'en') =>
  (await app.http.get(path).set('accept-language', language).expect(200)).text.replaceAll(/[\u00a0\u202f]/g, ' ');
const file = async () => (await app.get(ClinicEdits).current()).file;

interface Slot {
  readonly start: string;
  readonly practitioner: string;
  readonly location: string;
  readonly price: number;
  readonly currency: string;
}

async function slotAt(location: string, practitioner = 'mei'): Promise<Slot> {
  const asked = { treatment: 'acupuncture', location, practitioner, limit: '1' };
  const { body } = await app.http.get('/api/v1/slots').query(asked).expect(200);
  return (body as { slots: Slot[] }).slots[0]!;
}

const contact = { name: 'Ana García', email: 'ana@example.org' };

async function booked(location: string) {
  const { start } = await slotAt(location);
  const wanted = { treatment: 'acupuncture', practitioner: 'mei', location, start };
  const answer = await app.http
    .post('/api/v1/bookings')
    .send({ ...wanted, patient: contact })
    .expect(201);
  return answer.body as { reference: string; price: number; currency: string; manageUrl: string };
}

it.each([
  ['harbour', 'en', '$95'],
  ['ryde', 'en', 'A$140'],
  ['bermondsey', 'en', '£75.50'],
  ['kyoto', 'en', '¥95'],
  ['ryde', 'de', '140 AU$'],
  ['ryde', 'fr', '140 $AU'],
  ['ryde', 'es', 'AUD'],
  ['ryde', 'zh-Hans', 'AU$140'],
  ['harbour', 'zh-Hans', 'US$95'],
])('the page of %s has the prices of the place, for readers of %s: %s', async (place, language, price) => {
  expect(await textOf(`/locations/${place}`, language)).toContain(price);
});

it('a treatment says its lowest price in each currency, and adds no two up', async () => {
  expect(await textOf('/treatments/acupuncture')).toContain('from $95 · A$140 · £75.50 · ¥95');
});

it('search engines are told each currency by itself', async () => {
  const [, data = ''] = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(
    await textOf('/treatments/acupuncture'),
  )!;
  const offers = JSON.parse(data) as { '@graph'?: unknown[] } as unknown;
  expect(JSON.stringify(offers)).toContain(
    '"priceCurrency":"GBP","lowPrice":"75.50","highPrice":"80.00","offerCount":2',
  );
  expect(JSON.stringify(offers)).toContain('"priceCurrency":"JPY","lowPrice":"95","highPrice":"95","offerCount":1');
});

it.each([
  ['harbour', 'mei', 9500, 'USD'],
  ['ryde', 'mei', 14000, 'AUD'],
  ['bermondsey', 'mei', 8000, 'GBP'],
  ['bermondsey', 'jonas', 7550, 'GBP'],
  ['kyoto', 'mei', 95, 'JPY'],
])('programs are told that a time at %s with %s costs %i %s', async (place, who, price, currency) => {
  expect(await slotAt(place, who)).toMatchObject({ price, currency });
});

it('programs are told where a treatment has another price', async () => {
  const { body } = await app.http.get('/api/v1/treatments').expect(200);
  expect(body).toMatchObject({ currency: 'USD' });
  expect((body as { treatments: { prices: unknown }[] }).treatments[0]!.prices).toEqual([
    { location: 'ryde', price: 14000, currency: 'AUD' },
    { location: 'bermondsey', price: 8000, currency: 'GBP' },
    { location: 'kyoto', price: 95, currency: 'JPY' },
  ]);
});

it('what somebody books is kept, shown and confirmed in the money of the place', async () => {
  const { manageUrl, price, currency } = await booked('ryde');

  expect({ price, currency }).toEqual({ price: 14000, currency: 'AUD' });
  expect(await app.db.query(`select price, currency from bookings`)).toEqual([{ price: 14000, currency: 'AUD' }]);
  const [{ data }] = (await app.db.query(`select data from notifications where template = 'booking-confirmed'`)) as [
    { data: object },
  ];
  expect(data).toMatchObject({ price: 14000, currency: 'AUD' });
  const opened = await app.http.get(new URL(manageUrl).pathname).expect(303);
  const visit = app.http.get(opened.headers.location!).set('cookie', opened.headers['set-cookie']![0]!);
  expect((await visit.expect(200)).text).toContain('A$140');
});

it.each([
  ['harbour', '$95'],
  ['ryde', 'A$140'],
])('the confirmation of a visit at %s says %s, as the pages do', async (place, price) => {
  await booked(place);

  const [letter] = await app.db.query<EmailContent[]>(
    `select channel, template, data from notifications where template = 'booking-confirmed'`,
  );
  const { text, html } = write(letter!, app.get(EmailRenderer).contextAt(app.clock.now()));
  for (const part of [text, html])
    expect(part.replaceAll('\u00a0', ' ')).toMatch(new RegExp(`(^|[ >])${price.replace('$', '\\$')}`, 'm'));
});

it('an appointment keeps what was agreed at its place, and is quoted anew where other money is paid', async () => {
  const { reference, manageUrl } = await booked('ryde');
  const dearer = threeCountries.treatments.map((one) => ({ ...one, prices: [{ location: 'ryde', price: 19900 }] }));
  await app.get(ClinicFiles).import({ ...threeCountries, treatments: dearer });
  const token = new URL(manageUrl).pathname.split('/').at(-1)!;
  const moved = async (location: string) => {
    const { start } = await slotAt(location);
    const answer = await app.http
      .put(`/api/v1/bookings/${reference}/time`)
      .set('authorization', `Bearer ${token}`)
      .send({ start, practitioner: 'mei', location })
      .expect(200);
    return answer.body as object;
  };

  expect(await moved('ryde')).toMatchObject({ price: 14000, currency: 'AUD' });
  expect(await moved('bermondsey')).toMatchObject({ price: 9500, currency: 'GBP' });
});

it('staff who send a visit to a place with other money are told both prices before, and undoing restores what was agreed', async () => {
  const { reference } = await booked('ryde');
  const quoted = () => app.db.query(`select price, currency from bookings where reference = $1`, [reference]);
  const send = (path: string, form: object = {}) =>
    app.http.post(path).set('cookie', cookie).type('form').send(form).expect(303);
  const retired = await send('/admin/locations/ryde/retirement');
  const decide = retired.headers.location!;
  const asked = (await app.http.get(decide).set('cookie', cookie).expect(200)).text.replaceAll('\u00a0', ' ');
  expect(asked).toMatch(/with Mei Tanaka at bermondsey for £80 \(booked for A\$140\)/);
  const choice = /value="(move\/\d+\/mei\/bermondsey)"/.exec(asked)![1]!;
  const { filled } = formsOf(asked, decide).find(({ names }) => names.includes('stamp'))!;

  await send(decide, { ...filled, [`visit-${reference}`]: choice, message: 'Ryde is closing' });
  expect(await quoted()).toEqual([{ price: 8000, currency: 'GBP' }]);
  await send(`${decide}/undo`);
  expect(await quoted()).toEqual([{ price: 14000, currency: 'AUD' }]);
});

it('reports never add two currencies up', () => {
  const sums = new Map([
    ['USD', 9500],
    ['AUD', 14000],
    ['JPY', 95],
  ]);
  expect(numbersIn('en-US').money(sums).replaceAll('\u00a0', ' ')).toBe('A$140 + ¥95 + $95');
});

it('a report plots each currency under its name', async () => {
  for (const location of ['harbour', 'ryde']) await booked(location);
  const { text } = await app.http.get('/admin/reports?kind=year').set('cookie', cookie).expect(200);

  expect(text.match(/<h3>In [A-Z]{3}<\/h3>/g)?.sort()).toEqual(['<h3>In AUD</h3>', '<h3>In USD</h3>']);
});

it('an administrator gives a location its currency and a treatment its price there, and both are in force', async () => {
  await app.get(ClinicFiles).import({ ...threeCountries, treatments: smallClinic.treatments });
  const treatment = '/admin/treatments/base/acupuncture';
  const page = (await app.http.get(treatment).set('cookie', cookie).expect(200)).text;
  expect(page).toContain('Prices by location');
  expect(page).toContain('ryde, in AUD');
  const { filled } = formsOf(page, treatment).find(({ names }) => names.includes('phases.minutes'))!;
  const prices = { 'prices.harbour': '', 'prices.ryde': '150.50', 'prices.kyoto': '9000' };
  const save = (typed: object) =>
    app.http
      .post(treatment)
      .set('cookie', cookie)
      .type('form')
      .send({ ...filled, ...prices, do: 'save', ...typed });

  const { text } = await save({ 'prices.kyoto': '90.50' }).expect(400);
  expect(text).toContain('id="prices.kyoto-error"');
  expect(text).toContain('value="150.50"');
  await save({}).expect(303);

  const [saved] = (await file()).treatments;
  expect(saved).toMatchObject({
    prices: [
      { location: 'ryde', price: 15050 },
      { location: 'kyoto', price: 9000 },
    ],
  });
  expect(await textOf('/locations/kyoto')).toContain('¥9,000');
});

it('an administrator says what is paid at a location', async () => {
  const page = '/admin/locations/harbour';
  const html = (await app.http.get(page).set('cookie', cookie).expect(200)).text;
  expect(html).toContain('The clinic’s: US dollars');
  const { filled } = formsOf(html, page).find(({ names }) => names.includes('currency'))!;
  await app.http
    .post(page)
    .set('cookie', cookie)
    .type('form')
    .send({ ...filled, currency: 'CAD' })
    .expect(303);

  expect((await file()).locations[0]).toMatchObject({ currency: 'CAD' });
  expect(await slotAt('harbour')).toMatchObject({ price: 9500, currency: 'CAD' });
});

it('in another currency the clinic keeps its numbers, and places with money of their own keep theirs', () => {
  const yen = withDetails(threeCountries, { name: 'Harbour Acupuncture', currency: 'JPY', locale: 'en-US' });
  expect(yen.treatments[0]).toMatchObject({
    price: 95,
    prices: [
      { location: 'ryde', price: 14000 },
      { location: 'bermondsey', price: 8000 },
    ],
  });
  expect(yen.practitioners[1]!.offers[0]).toMatchObject({ price: 7550 });
});

it('a treatment that is archived keeps the number of its price in another currency, too', async () => {
  const treatments = threeCountries.treatments.filter(({ slug }) => slug !== 'community');
  await app.get(ClinicFiles).import({ ...threeCountries, treatments });
  const prices = async () => (await app.get(RetiredEntries).treatments()).map(({ price }) => price);
  const [before] = await prices();

  await app.get(ClinicFiles).import({ ...threeCountries, treatments, currency: 'JPY' });

  expect(await prices()).toEqual([before! / 100]);
});

it('a file is refused that has a price for a place it does not have, or two for one', async () => {
  const prices = [
    { location: 'ryde', price: 1 },
    { location: 'ryde', price: 2 },
    { location: 'mars', price: 3 },
  ];
  const wrong = {
    ...threeCountries,
    treatments: threeCountries.treatments.map((one, n) => (n ? one : { ...one, prices })),
  };
  await expect(app.get(ClinicFiles).import(wrong)).rejects.toMatchObject({
    faults: [{ path: 'treatments[0].prices[1].location' }, { path: 'treatments[0].prices[2].location' }],
  });
});

it.each([
  ['en-US', 'USD', '$95'],
  ['en-US', 'AUD', 'A$95'],
  ['en-AU', 'USD', 'USD 95'],
  ['en-AU', 'AUD', '$95'],
  ['en-GB', 'USD', 'US$95'],
  ['zh-Hans-CN', 'JPY', 'JP¥95'],
  ['zh-Hans-CN', 'CNY', '¥95'],
  ['de-DE', 'AUD', '95 AU$'],
  ['de-DE', 'USD', '95 $'],
] as const)('readers of %s see %s as %s', (locale, currency, text) => {
  const minor = currency === 'JPY' ? 95 : 9500;
  expect(money(minor, currency, locale).replace(/[\u00a0\u202f]/g, ' ')).toBe(text);
});

it('the price of a course stands beside the places where it is that', async () => {
  const { text } = await app.http.get('/treatments/acupuncture').expect(200);
  expect(text).toContain('Once a week · $500 for the course · Harbour Street');
});
