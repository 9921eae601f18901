import { afterAll, beforeAll, expect, it } from 'vitest';
import { type App, openApp } from '../support/app.js';
import { smallClinic } from '../support/small-clinic.js';

const harbour = smallClinic.locations[0]!;
const [mei, jonas] = smallClinic.practitioners;
/** Beside the harbour a place in Sydney, where Ruby works. */
const clinic = {
  ...smallClinic,
  locations: [
    harbour,
    {
      ...harbour,
      slug: 'ryde',
      name: 'North Ryde',
      address: { line1: '1 Lane Cove Road', city: 'North Ryde', region: 'NSW', postcode: '2113', country: 'AU' },
      latitude: -33.79,
      longitude: 151.13,
      timeZone: 'Australia/Sydney',
      access: ['step-free', 'lift'],
    },
  ],
  treatments: smallClinic.treatments.map((one) => ({ ...one, online: one.slug !== 'community' })),
  practitioners: [
    { ...mei!, hours: [...mei!.hours, { location: 'harbour', weekday: 1, from: '17:00', to: '18:00' }] },
    jonas!,
    {
      ...mei!,
      slug: 'ruby',
      name: 'Ruby Lee',
      gender: 'woman' as const,
      email: 'ruby@harbour.example.org',
      offers: [{ treatment: 'acupuncture', location: 'ryde', price: 12000 }],
      hours: [{ location: 'ryde', weekday: 2, from: '09:00', to: '12:00' }],
    },
  ],
};

let app: App;
beforeAll(async () => {
  app = await openApp({ clinic, now: '2026-11-27T14:00:00Z', places: true });
});
afterAll(() => app.close());

const get = (path: string) => app.http.get(`/api/v1${path}`);

it('treatments: what can be booked online, with add-ons, minutes and price', async () => {
  const { body } = await get('/treatments').expect(200);

  expect(body.currency).toBe('USD');
  expect(body.treatments.map(({ slug }: { slug: string }) => slug)).toEqual(['acupuncture', 'cupping']);
  expect(body.treatments[0]).toMatchObject({
    minutes: 55,
    price: 9500,
    addOns: [{ slug: 'cupping', minutes: 15, price: 3000 }],
  });
});

it('slots carry the offset of their place, and the price of their practitioner', async () => {
  const { body } = await get('/slots?treatment=acupuncture&location=ryde').expect(200);

  expect(body.slots[0]).toEqual({
    start: '2026-12-01T09:00:00+11:00',
    end: '2026-12-01T09:55:00+11:00',
    practitioner: 'ruby',
    location: 'ryde',
    timeZone: 'Australia/Sydney',
    price: 12000,
    currency: 'USD',
  });
});

it('add-ons make a slot longer and dearer; several names of one kind may be given', async () => {
  const { body } = await get('/slots?treatment=acupuncture&addOn=cupping&practitioner=jonas&practitioner=mei&limit=2');

  expect(body.slots).toMatchObject([
    { practitioner: 'mei', start: '2026-11-27T11:00:00-05:00', end: '2026-11-27T12:10:00-05:00', price: 12500 },
    { practitioner: 'jonas', start: '2026-11-27T11:00:00-05:00' },
  ]);
});

it('a date means the whole day as each place has it', async () => {
  const { body } = await get('/slots?treatment=acupuncture&from=2026-12-01&to=2026-12-01').expect(200);

  const starts = body.slots.map(({ start }: { start: string }) => start);
  expect(starts.every((start: string) => start.startsWith('2026-12-01T'))).toBe(true);
  expect(starts[0]).toBe('2026-12-01T09:00:00+11:00');
  expect(starts.at(-1)).toBe('2026-12-01T16:00:00-05:00');
});

it('nextFrom leads through all free times, page by page, each once', async () => {
  const all = await get('/slots?treatment=acupuncture&practitioner=mei&to=2026-12-04&limit=1000').expect(200);
  const seen: unknown[] = [];
  let from = '';
  for (let page = 0; page < 30; page++) {
    const { body } = await get(`/slots?treatment=acupuncture&practitioner=mei&to=2026-12-04&limit=20${from}`).expect(
      200,
    );
    seen.push(...body.slots);
    if (body.slots.length < 20) break;
    from = `&from=${body.nextFrom}`;
  }

  expect(seen).toEqual(all.body.slots);
  expect(all.body.nextFrom).toBe('2026-12-07T14:00:00Z');
});

it('days that end at different moments in different places are left behind together', async () => {
  const pages = async (limit: number) => {
    const seen: unknown[] = [];
    let from = '2026-12-01';
    for (let page = 0; page < 30; page++) {
      const { body } = await get(`/slots?treatment=acupuncture&from=${from}&to=2026-12-02&limit=${limit}`).expect(200);
      if (body.slots.length === 0) return { seen, next: body.nextFrom };
      seen.push(...body.slots);
      from = body.nextFrom;
    }
    throw new Error('never came to the end');
  };
  const { seen, next } = await pages(1000);

  expect(next).toBe('2026-12-03');
  expect(await pages(7)).toEqual({ seen: expect.arrayContaining(seen), next });
  const later = await get(`/slots?treatment=acupuncture&from=${next}&to=${next}`).expect(200);
  const both = await get(`/slots?treatment=acupuncture&from=2026-12-01&to=${next}&limit=1000`).expect(200);
  expect(seen.length + later.body.slots.length).toBe(both.body.slots.length);
});

it('the last day there is may be asked for', async () => {
  const { body } = await get('/slots?treatment=acupuncture&to=9999-12-31&limit=1').expect(200);
  expect(body.slots).toHaveLength(1);
});

it('a moment may be written with any offset, also with a plus sign that nobody encoded', async () => {
  const query = (from: string) => get(`/slots?treatment=acupuncture&practitioner=mei&from=${from}&limit=1`);
  for (const from of [
    '2026-12-01T15:00:00Z',
    '2026-12-01T10:00-05:00',
    '2026-12-02T02:00:00%2B11:00',
    '2026-12-02T02:00:00+11:00',
  ]) {
    expect((await query(from).expect(200)).body.slots[0].start, from).toBe('2026-12-01T10:00:00-05:00');
  }
});

it('near: only places around there; where there are none, the nearest', async () => {
  const places = async (query: string) => {
    const { body } = await get(`/slots?treatment=acupuncture&${query}`).expect(200);
    return [...new Set(body.slots.map(({ location }: { location: string }) => location))];
  };
  expect(await places('near=Bellport')).toEqual(['harbour']);
  expect(await places('near=2113')).toEqual(['ryde']);
  expect(await places('near=New%20York%20State')).toEqual(['harbour']);
  expect(await places('near=Australia')).toEqual(['ryde']);
  expect(await places('near=-37.81,144.96')).toEqual(['ryde']);
});

it('practitioners, nearest first, each with distance and next free time', async () => {
  const { body } = await get('/practitioners?treatment=acupuncture&near=North%20Ryde').expect(200);

  expect(body.near).toMatchObject({ name: 'North Ryde, New South Wales, Australia' });
  expect(body.practitioners.map(({ slug }: { slug: string }) => slug)).toEqual(['ruby', 'mei', 'jonas']);
  expect(body.practitioners[0]).toMatchObject({
    name: 'Ruby Lee',
    location: 'ryde',
    distanceKm: expect.any(Number),
    nextFree: '2026-12-01T09:00:00+11:00',
  });
  expect(body.practitioners[0].distanceKm).toBeLessThan(5);
  expect(JSON.stringify(body)).not.toContain('@');
});

it('within so many kilometres is meant; who is farther is told apart', async () => {
  const near = await get('/practitioners?treatment=acupuncture&near=Bellport&withinKm=50').expect(200);
  expect(near.body.practitioners.map(({ slug }: { slug: string }) => slug)).toEqual(['mei', 'jonas']);
  expect(near.body.farther).toEqual([]);

  const state = await get('/practitioners?treatment=acupuncture&near=NSW').expect(200);
  expect(state.body.practitioners.every(({ location }: { location: string }) => location === 'ryde')).toBe(true);
  expect(state.body.near).toMatchObject({ name: 'New South Wales, Australia' });

  const nobody = await get('/practitioners?treatment=acupuncture&near=48.85,2.35&withinKm=50').expect(200);
  expect(nobody.body.practitioners).toEqual([]);
  expect(nobody.body.farther).toHaveLength(3);
});

it('without a treatment: everybody once, with their first time for anything', async () => {
  const { body } = await get('/practitioners').expect(200);
  expect(body.practitioners.map(({ slug }: { slug: string }) => slug)).toEqual(['mei', 'jonas', 'ruby']);
  expect(body.practitioners[0]).toMatchObject({ distanceKm: null, nextFree: '2026-11-27T11:00:00-05:00' });
  expect(body.practitioners[0].treatments).toEqual(['acupuncture', 'cupping']);
});

it('who speaks, who is, where one gets in, and when one can come', async () => {
  const who = async (query: string) => {
    const { body } = await get(`/practitioners?treatment=acupuncture&${query}`).expect(200);
    return body.practitioners.map(({ slug, nextFree }: { slug: string; nextFree: string }) => [slug, nextFree]);
  };

  expect(await who('language=de')).toEqual([['jonas', '2026-11-27T11:00:00-05:00']]);
  expect(await who('gender=woman')).toEqual([['ruby', '2026-12-01T09:00:00+11:00']]);
  expect(await who('access=lift&access=step-free')).toEqual([['ruby', '2026-12-01T09:00:00+11:00']]);
  expect(await who('when=evenings&when=weekends')).toEqual([['mei', '2026-11-30T17:00:00-05:00']]);
  expect(await who('when=weekends')).toEqual([]);
  for (const query of ['gender=dragon', 'when=never', 'language=*'])
    expect((await get(`/practitioners?${query}`).expect(400)).body.errors).toHaveLength(1);
});

it('a place nobody knows is told, with names like it', async () => {
  for (const path of ['/practitioners?near=Bellporrrrt', '/slots?treatment=acupuncture&near=Bellporrrrt']) {
    const { body } = await get(path).expect(404);
    expect(body).toMatchObject({ code: 'place-not-found', suggestions: expect.any(Array) });
    expect(body.detail).toContain('Bellporrrrt');
  }
});

it('what is unknown or hidden is not there', async () => {
  for (const query of [
    'treatment=nothing',
    'treatment=community',
    'treatment=acupuncture&addOn=moxa',
    'treatment=acupuncture&practitioner=nobody',
    'treatment=acupuncture&location=nowhere',
  ]) {
    const { body } = await get(`/slots?${query}`).expect(404);
    expect(body.code, query).toBe('not-found');
  }
});

it('every fault of a query is told, with its path', async () => {
  const { body } = await get('/slots?addOn=A&from=tomorrow&to=2026-02-30&limit=0&colour=red').expect(400);
  const paths = body.errors.map(({ path }: { path: string }) => path);
  expect(paths.sort()).toEqual(['addOn.0', 'colour', 'from', 'limit', 'to', 'treatment']);
  expect(body.errors.every(({ message }: { message: string }) => message.endsWith('.'))).toBe(true);

  for (const from of ['2026-12-01T10:00:30Z', '2026-12-01T10:00:00', '2026-12-01T24:00:00Z', '2026-02-29T10:00:00Z'])
    await get(`/slots?treatment=acupuncture&from=${from}`).expect(400);
  await get('/practitioners?near=91,0').expect(400);
  await get('/slots?treatment=a&treatment=b').expect(400);
});

it('who has only just come is known at once, whatever was in memory', async () => {
  const rename = (from: string, to: string) =>
    app.db.query(`update practitioners set slug = $2 where slug = $1`, [from, to]);
  await get('/slots?treatment=acupuncture&practitioner=mei&limit=1').expect(200);

  await rename('mei', 'mei-too');
  await get('/slots?treatment=acupuncture&practitioner=mei-too&limit=1').expect(200);

  await rename('mei-too', 'mei');
  const hold = {
    treatment: 'acupuncture',
    practitioner: 'mei',
    location: 'harbour',
    start: '2026-12-01T10:00:00-05:00',
  };
  await app.http.post('/api/v1/holds').send(hold).expect(201);
});
