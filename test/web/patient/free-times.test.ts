import { Ajv } from 'ajv';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Bookings } from '../../../src/bookings/by-patient/book.service.js';
import { type App, openApp } from '../../support/app.js';
import { ana, visitAt } from '../../support/desk.js';
import { fhirSchemas, manifestSchema } from '../../support/fhir-schema.js';
import { smallClinic } from '../../support/small-clinic.js';

type Resource = Readonly<Record<string, unknown>> & { readonly id: string; readonly resourceType: string };

const origin = 'http://clinic.test';
const ajv = new Ajv();
const check = Object.fromEntries(Object.entries(fhirSchemas).map(([type, schema]) => [type, ajv.compile(schema)]));
let app: App;
beforeAll(async () => {
  app = await openApp({ clinic: smallClinic, now: '2026-11-27T14:00:00Z' });
});
afterAll(() => app.close());
beforeEach(async () => {
  await app.db.query('delete from bookings');
  app.clock.advance({ minutes: 1 });
});

const at = (address: string) => app.http.get(address.slice(origin.length));
/** As anybody's program asks, compressed on the way. */
const textAt = async (address: string) => (await fetch(app.url + address.slice(origin.length))).text();
const manifest = async () => (await app.http.get('/$bulk-publish').expect(200)).body;
const linesOf = (text: string) =>
  text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Resource);

async function published() {
  const { output } = (await manifest()) as { output: { type: string; url: string }[] };
  const all: { type: string; url: string; resources: Resource[] }[] = [];
  for (const { type, url } of output) {
    all.push({ type, url, resources: linesOf(await textAt(url)) });
  }
  return all;
}
const slotsOf = async () =>
  (await published()).flatMap(({ resources }) => resources.filter((one) => one.resourceType === 'Slot'));
const linkOf = (slot: Resource) => (slot['extension'] as { valueUrl?: string }[])[0]!.valueUrl!;

describe('published free times', () => {
  it('are what FHIR R4 and SMART Scheduling Links ask for', async () => {
    expect(ajv.validate(manifestSchema, await manifest()), ajv.errorsText()).toBe(true);
    const all = await published();

    for (const { type, url, resources } of all) {
      expect(resources.length, url).toBeGreaterThan(0);
      for (const resource of resources) {
        expect(resource.resourceType).toBe(type);
        expect(check[type]!(resource), `${url}: ${JSON.stringify(check[type]!.errors)}`).toBe(true);
      }
    }
    expect(new Set(all.map(({ type }) => type))).toEqual(new Set(Object.keys(fhirSchemas)));
  });

  it('refer to each other, and to nothing that is not there; no id comes twice', async () => {
    const all = (await published()).flatMap(({ resources }) => resources);
    const known = new Set(all.map(({ resourceType, id }) => `${resourceType}/${id}`));

    expect(known.size).toBe(all.length);
    const referred = [...JSON.stringify(all).matchAll(/"reference":"([^"]+)"/g)].map(([, to]) => to!);
    expect(referred.filter((to) => !known.has(to))).toEqual([]);
  });

  it('are the times that the JSON API tells, with the offset of the place', async () => {
    const slots = await slotsOf();
    const query = 'treatment=acupuncture&practitioner=mei&limit=1000';
    const { body } = await app.http.get(`/api/v1/slots?${query}&from=2026-11-27&to=2026-12-10`).expect(200);

    const own = slots.filter((slot) => linkOf(slot).includes('treatment=acupuncture&practitioner=mei&'));
    expect(own.length).toBeGreaterThan(100);
    expect(own.map(({ start, end }) => ({ start, end }))).toEqual(
      body.slots.map(({ start, end }: { start: string; end: string }) => ({ start, end })),
    );
  });

  it('tell nothing of who has booked: what is taken is only not there', async () => {
    const before = await slotsOf();
    await app.get(Bookings).book(visitAt('2026-12-01 10:00'), ana);
    app.clock.advance({ minutes: 1 });

    const after = await slotsOf();

    const gone = before.filter(({ id }) => !after.some((one) => one.id === id));
    expect(gone.some(({ start }) => start === '2026-12-01T10:00:00-05:00')).toBe(true);
    expect(JSON.stringify(after)).not.toMatch(/ana|busy|example\.org/i);
  });

  it('say of which states they are, and who wants them from another site may', async () => {
    const { output } = await manifest();
    expect(
      output.every(({ extension }: { extension: object }) => JSON.stringify(extension) === '{"state":["NY"]}'),
    ).toBe(true);

    for (const url of [`${origin}/$bulk-publish`, output.at(-1).url as string]) {
      const { headers } = await at(url)
        .set('origin', 'https://finder.example')
        .set('accept', 'application/fhir+ndjson');
      expect(headers).toMatchObject({ 'access-control-allow-origin': '*', 'cache-control': 'public, max-age=60' });
      const asked = await app.http.options(url.slice(origin.length)).set('origin', 'https://finder.example');
      expect([asked.status, asked.headers['access-control-allow-methods']]).toEqual([204, 'GET, HEAD']);
    }
    const { headers } = await at(output.at(-1).url);
    expect(headers['content-type']).toBe('application/fhir+ndjson');
  });

  it('are worked out once a minute, however many ask', async () => {
    const times = await Promise.all([1, 2, 3, 4, 5].map(async () => (await manifest()).transactionTime as string));
    expect(new Set(times).size).toBe(1);

    app.clock.advance({ seconds: 59 });
    expect((await manifest()).transactionTime).toBe(times[0]);
    app.clock.advance({ seconds: 1 });
    expect((await manifest()).transactionTime).not.toBe(times[0]);
  });

  it('are not sent again while they are the same, and travel compressed where that is wished', async () => {
    const { output } = await manifest();
    const { url } = output.at(-1);
    const plain = await fetch(app.url + url.slice(origin.length), { headers: { 'accept-encoding': 'identity' } });
    const zipped = await fetch(app.url + url.slice(origin.length), { headers: { 'accept-encoding': 'gzip' } });
    expect(plain.headers.get('content-encoding')).toBeNull();
    expect(zipped.headers.get('content-encoding')).toBe('gzip');
    expect(await zipped.text()).toBe(await plain.text());

    app.clock.advance({ minutes: 1 });

    expect((await at(url).set('if-none-match', plain.headers.get('etag')!)).status).toBe(304);
    expect((await at(`${origin}/free-times/Slot.nobody.harbour.ndjson`)).status).toBe(404);
  });
});

describe('the address of a time', () => {
  it('leads to that very time, whatever a client adds to it, and takes nothing', async () => {
    const slot = (await slotsOf()).find(({ start }) => start === '2026-12-01T10:00:00-05:00')!;
    const before = await app.db.query('select count(*) from bookings');

    const { text } = await at(`${linkOf(slot)}&source=abc&booking-referral=34d1a803`).expect(200);

    expect(text).toMatch(/value="2026-12-01T10:00:00-05:00"[^>]* checked/);
    expect(text).not.toContain('no longer free');
    expect(await app.db.query('select count(*) from bookings')).toEqual(before);
  });

  it('when it is taken, the page says so and what is free close to it', async () => {
    const slot = (await slotsOf()).find(
      (one) =>
        one['start'] === '2026-12-02T11:00:00-05:00' && linkOf(one).includes('treatment=acupuncture&practitioner=mei'),
    )!;
    await app.get(Bookings).book(visitAt('2026-12-02 11:00'), ana);

    const { text } = await at(linkOf(slot)).expect(200);

    expect(text).toContain('Wednesday, December 2, 11:00 AM is no longer available.');
    expect(text).toContain('The closest available times:');
    expect(text).not.toMatch(/value="2026-12-02T11:00:00-05:00"[^>]* checked/);
  });

  it('long after, the page shows the first times there are', async () => {
    const { text } = await app.http
      .get('/book?treatment=acupuncture&practitioner=mei&location=harbour&start=2025-12-01T10%3A00%3A00-05%3A00')
      .expect(200);

    expect(text).toContain('is no longer available.');
    expect(text).toContain('earliest');
  });
});
