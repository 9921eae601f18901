import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type App, openApp } from '../../support/app.js';
import type { ClinicFile } from '../../../src/clinic-file/schema.js';
import { smallClinic } from '../../support/small-clinic.js';

const [mei, jonas] = smallClinic.practitioners as [Person, Person];
type Person = ClinicFile['practitioners'][number];
const [harbour] = smallClinic.locations as [ClinicFile['locations'][number]];

/** Mei and Jonas in Bellport; Ruth in Bellmore, an hour away, who alone works late and has a lift. */
const clinic: ClinicFile = {
  ...smallClinic,
  locations: [
    harbour,
    {
      ...harbour,
      slug: 'bellmore',
      name: 'Bellmore',
      latitude: 40.66871,
      longitude: -73.52707,
      phone: '+1 516 555 0110',
      access: ['step-free', 'lift'],
    },
  ],
  practitioners: [
    { ...mei, gender: 'woman' },
    { ...jonas, gender: 'man' },
    {
      ...mei,
      slug: 'ruth',
      name: 'Ruth Adler',
      languages: ['en', 'de'],
      gender: 'woman',
      offers: [{ treatment: 'acupuncture', location: 'bellmore' }],
      hours: [{ location: 'bellmore', weekday: 3, from: '12:00', to: '20:00' }],
      timeOff: [{ from: '2026-11-01T00:00:00Z', to: '2026-12-05T00:00:00Z' }],
    },
  ],
};

describe('what else matters to a patient', () => {
  let app: App;
  beforeAll(async () => {
    app = await openApp({ clinic, places: true });
  });
  afterAll(() => app.close());
  const find = async (query: Record<string, string>) => (await app.http.get('/find').query(query).expect(200)).text;
  const near = { treatment: 'acupuncture', near: 'Bellport NY' };
  const chosen = (html: string) =>
    [...html.matchAll(/<h2>(?:<span class="number">\d+<\/span>)?<a href="\/practitioners\/(\w+)/g)].map(
      ([, slug]) => slug,
    );
  const plain = (html: string) => html.replaceAll('&amp;', '&');

  it('is asked with how many each would leave; what nobody is cannot be chosen', async () => {
    const text = await find({ ...near, access: 'lift' });
    expect(text).toMatch(/value="woman"\/><span>Woman<\/span><span class="count">1</);
    expect(text).toMatch(/value="man" disabled\/><span>Man<\/span><span class="count">0</);
  });

  it('narrows the list, is said above it, and can be taken back one by one', async () => {
    const text = await find({ ...near, gender: 'woman', language: 'ja' });
    expect(chosen(text)).toEqual(['mei']);
    expect(plain(text)).toContain('href="/find?treatment=acupuncture&near=Bellport+NY&language=ja"');
    expect(plain(text)).toContain('href="/find?treatment=acupuncture&near=Bellport+NY&gender=woman"');
    expect(plain(text)).toContain('href="/find?treatment=acupuncture&near=Bellport+NY" rel="nofollow">Clear all');
    expect(text).toContain('Remove Practitioner: woman');
  });

  it('evenings are times from 17:00, spread over the first days that have any', async () => {
    const text = await find({ treatment: 'acupuncture', near: 'Bellmore NY', when: 'evenings' });
    expect(chosen(text)).toEqual(['ruth']);
    expect([...text.matchAll(/<time datetime="([^"]{16})/g)].map(([, at]) => at)).toEqual([
      '2026-12-09T17:00',
      '2026-12-09T18:00',
      '2026-12-16T17:00',
      '2026-12-16T18:00',
      '2026-12-23T17:00',
      '2026-12-23T18:00',
    ]);
  });

  it('where nobody close by fits, the nearest who does, and what to leave out', async () => {
    const text = await find({ treatment: 'acupuncture', near: 'Montauk', gender: 'woman', access: 'lift' });
    expect(chosen(text)).toEqual(['ruth']);
    expect(text).toContain('No one near you matches all your filters. The closest is 86 miles away.');
    expect(text).toContain('Remove “Elevator” (2 practitioners)');
  });

  it('where nobody anywhere fits, which wish to leave out and how many there are then', async () => {
    const text = await find({ ...near, when: 'evenings', gender: 'man' });
    expect(text).toContain('No one matches all your filters.');
    expect(text).toContain('Remove “Evenings, from 5 PM” (1 practitioner)');
    expect(text).toContain('Clear all filters (3 practitioners)');
    expect(text).toContain('tel:+15165550110');
    const [, way] = /href="([^"]+)">Remove “Evenings/.exec(text)!;
    expect(chosen((await app.http.get(plain(way!)).expect(200)).text)).toEqual(['jonas']);
  });

  it('where only somebody across an ocean fits, what to leave out, and not them', async () => {
    const move = (latitude: number, longitude: number) =>
      app.db.query(`update locations set latitude = $1, longitude = $2 where slug = 'bellmore'`, [latitude, longitude]);
    const [place] = await app.db.query(`select latitude, longitude from locations where slug = 'bellmore'`);
    await move(51.5, -0.08);
    const text = await find({ ...near, gender: 'woman', access: 'lift' });
    await move(place.latitude, place.longitude);

    expect(chosen(text)).toEqual([]);
    expect(text).toContain('No one matches all your filters.');
    expect(text).toContain('Remove “Elevator” (1 practitioner)');
  });

  it('stays when the place or the treatment changes', async () => {
    const text = await find({ treatment: 'acupuncture', near: 'Springfield', when: 'evenings', access: 'step-free' });
    expect(plain(text)).toContain('&when=evenings&access=step-free');
    expect(text).toContain('<input type="hidden" name="when" value="evenings"/>');
  });

  it('what nobody could mean is not asked for', async () => {
    const text = await find({ ...near, gender: 'dragon', when: 'never', language: '<b>', show: '-3' });
    expect(chosen(text)).toEqual(expect.arrayContaining(['mei', 'jonas']));
  });

  it('what the clinic offers in its own town may be found by anybody; what somebody wished may not', async () => {
    const own = await find({ treatment: 'acupuncture', near: 'bell port' });
    expect(plain(own)).toContain(
      '<link rel="canonical" href="http://clinic.test/find?treatment=acupuncture&near=Bellport%2C+New+York%2C+United+States"/>',
    );
    const listed = async (more: Record<string, string>) => {
      const text = await find({ ...near, ...more });
      return /<meta name="robots" content="noindex|rel="canonical" href="http:\/\/clinic.test([^"]+)/.exec(text)![1];
    };
    expect(await listed({ gender: 'woman' })).toMatch(/^\/find\?treatment=acupuncture&amp;near=Bellport[^&]+$/);
    for (const place of ['11713', 'Patchogue']) expect(await listed({ near: place })).toBe('/locations/harbour');
    for (const place of ['40.76,-72.94', 'Seattle']) expect(await listed({ near: place })).toBeUndefined();
  });

  it('every combination leads somewhere', async () => {
    for (const gender of ['', 'woman', 'man', 'non-binary'])
      for (const when of ['', 'evenings', 'weekends'])
        for (const access of ['', 'step-free', 'lift'])
          for (const language of ['', 'ja', 'de', 'fr'])
            for (const place of ['', 'Bellport NY', 'Seattle']) {
              const text = await find({ treatment: 'acupuncture', near: place, gender, when, access, language });
              const way = chosen(text).length || /Remove “|Clear all filters|tel:/.test(text);
              expect(way, JSON.stringify({ gender, when, access, language, place })).toBeTruthy();
            }
  });

  it('where nothing is free at all, whom to call; where nothing is free as wished, what to leave out as well', async () => {
    await app.db.query(
      `insert into time_off (practitioner_id, from_at, to_at)
       select id, '2026-11-01', '2027-06-01' from practitioners where slug = 'ruth'`,
    );
    const evening = await find({ treatment: 'acupuncture', near: 'Bellmore NY', when: 'evenings' });
    expect(evening).toContain('No one matches all your filters.');
    expect(evening).toContain('Remove “Evenings, from 5 PM” (3 practitioners)');
    expect(evening).toContain('tel:+15165550110');

    await app.db.query(
      `insert into time_off (practitioner_id, from_at, to_at) select id, '2026-11-01', '2027-06-01' from practitioners`,
    );
    const never = await find(near);
    expect(never).toContain('No openings in the next 90 days.');
    expect(never).toContain('tel:+16315550100');
  });
});
