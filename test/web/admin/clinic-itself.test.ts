import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Bookings } from '../../../src/bookings/by-patient/book.service.js';
import { ClinicFiles } from '../../../src/changes/clinic-files.service.js';
import { ClinicEdits } from '../../../src/changes/clinic-edits.service.js';
import { type App, openApp } from '../../support/app.js';
import { ana, visitAt } from '../../support/desk.js';
import { importClinic, smallClinic } from '../../support/small-clinic.js';
import { type Person, staffMember } from '../../support/staff.js';

let app: App;
let admin: Person;
beforeAll(async () => {
  app = await openApp({ clinic: smallClinic, now: '2026-11-27T14:00:00Z' });
  admin = await staffMember(app, ['admin']);
});
afterAll(() => app.close());
beforeEach(() => importClinic(app.db));

const get = () => app.http.get('/admin/clinic').set('cookie', admin.cookie);
const send = (fields: object) =>
  app.http
    .post('/admin/clinic')
    .type('form')
    .set('cookie', admin.cookie)
    .set('origin', 'http://clinic.test')
    .send({ name: smallClinic.name, currency: 'USD', locale: 'en-US', ...fields });
const file = async () => (await app.get(ClinicEdits).current()).file;
const seenIn = (html: string) => /name="seen" value="([^"]*)"/.exec(html)?.[1];

describe('the clinic itself', () => {
  it('has a name, and another one stands on every page', async () => {
    await send({ name: 'Tide & Needle', seen: seenIn((await get()).text) }).expect(303);

    expect((await app.http.get('/find')).text).toContain('Tide &amp; Needle');
    expect((await get()).text).toContain('value="Tide &amp; Needle"');
  });

  it('without one says so beside the field', async () => {
    const { status, text } = await send({ name: ' ' });

    expect(status).toBe(400);
    expect(text).toContain('id="name-error"');
    expect((await file()).name).toBe(smallClinic.name);
  });

  it('writes prices as its country does', async () => {
    await send({ locale: 'en-CA' }).expect(303);

    expect((await get()).text).toContain('US$95');
  });

  it('knows no language and no currency that there is not', async () => {
    const { status, text } = await send({ locale: 'klingon!', currency: 'ABC' });

    expect(status).toBe(400);
    expect(text).toContain('id="locale-error"');
    expect(text).toContain('id="currency-error"');
  });

  it('changed meanwhile is told, and what was typed is still there', async () => {
    const seen = seenIn((await get()).text);
    await send({ name: 'First', seen });

    const { status, text } = await send({ name: 'Second', seen });

    expect(status).toBe(409);
    expect(text).toContain('value="Second"');
    await send({ name: 'Second', seen: seenIn(text) }).expect(303);
  });
});

describe('another currency', () => {
  it('is not taken before it was said what it means for the prices', async () => {
    const { status, text } = await send({ name: 'Tide', currency: 'EUR' });

    expect(status).toBe(400);
    expect(text).toContain('$95 becomes €95');
    expect(text).toContain('value="Tide"');
    expect(text).toContain('id="currencyMeant-error"');
    expect((await file()).currency).toBe('USD');
  });

  it.each([
    ['AUD', 'Harbour Street has a currency of its own and keeps it, with its prices.', 'Change all other prices to'],
    [undefined, '$95 becomes €95', 'Change all prices to'],
  ])('says which locations keep theirs, where one is paid in %s', async (own, words, sure) => {
    const [place] = smallClinic.locations;
    await app.get(ClinicFiles).import({ ...smallClinic, locations: [{ ...place!, currency: own }] });

    const { text } = await send({ currency: 'EUR' }).expect(400);

    expect(text).toContain(words);
    expect(text).toContain(sure);
    expect(text.includes('of its own and keeps it')).toBe(own !== undefined);
  });

  it('keeps the number of every price, also where it has no smaller coins', async () => {
    const before = await file();

    await send({ currency: 'JPY', currencyMeant: 'JPY' }).expect(303);

    const { treatments, practitioners, currency } = await file();
    expect(currency).toBe('JPY');
    expect(treatments.map(({ price }) => price)).toEqual(before.treatments.map(({ price }) => Math.round(price / 100)));
    expect(practitioners.flatMap(({ offers }) => offers.map(({ price }) => price))).toEqual(
      before.practitioners.flatMap(({ offers }) => offers.map(({ price }) => price && Math.round(price / 100))),
    );
    await send({ currency: 'USD', currencyMeant: 'USD' }).expect(303);
    expect((await file()).treatments.map(({ price }) => price)).toEqual(before.treatments.map(({ price }) => price));
  });

  it('sent twice changes the prices once', async () => {
    const fields = { currency: 'JPY', currencyMeant: 'JPY', seen: seenIn((await get()).text) };

    await send(fields).expect(303);
    await send(fields).expect(303);

    expect((await file()).treatments[0]?.price).toBe(95);
  });

  it('leaves visits already booked at what they were quoted', async () => {
    await app.get(Bookings).book(visitAt('2026-12-01 10:00'), ana);

    await send({ currency: 'EUR', currencyMeant: 'EUR' }).expect(303);

    expect(await app.db.query(`select price, currency from bookings`)).toEqual([{ price: 9500, currency: 'USD' }]);
  });
});
