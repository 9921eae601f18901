import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ClinicFile } from '../../../src/clinic-file/schema.js';
import { Attribution } from '../../../src/finder/attribution.service.js';
import { registerOf } from '../../../src/practitioners/registers.js';
import { firstNameOf, monogramOf } from '../../../src/web/shared/names.js';
import { type App, openApp } from '../../support/app.js';
import { browserAgent } from '../../support/somebody.js';
import { smallClinic } from '../../support/small-clinic.js';

const [acupuncture] = smallClinic.treatments;
const first = {
  ...acupuncture!,
  slug: 'first',
  name: 'First consultation',
  price: 13500,
  addOns: [],
  for: 'new' as const,
};
/** Only Mei sees new patients. */
const withFirst: ClinicFile = {
  ...smallClinic,
  treatments: [first, ...smallClinic.treatments],
  practitioners: smallClinic.practitioners.map((one) =>
    one.slug === 'mei' ? { ...one, offers: [{ treatment: 'first', location: 'harbour' }, ...one.offers] } : one,
  ),
};

describe('the shop front', () => {
  let app: App;
  /** Monday, nine o'clock in New York. */
  beforeAll(async () => {
    app = await openApp({ clinic: withFirst, now: '2026-11-23T14:00:00Z' });
  });
  afterAll(() => app.close());
  const read = async (path: string) => (await app.http.get(path).expect(200)).text;

  it('a patient on a practitioner’s page holds one of the next free times, and is asked for their details', async () => {
    const text = await read('/practitioners/mei?via=x');
    const form = text.slice(text.indexOf('action="/book/holds"'));
    const fields = [...form.slice(0, form.indexOf('</form>')).matchAll(/name="([^"]+)" value="([^"]*)"/g)];
    const starts = fields.filter(([, name]) => name === 'start').map(([, , value]) => value!);
    expect(starts.map((start) => start.slice(0, 10))).toEqual(
      ['2026-11-23', '2026-11-24', '2026-11-25'].flatMap((day) => [day, day]),
    );

    const carried = fields.filter(([, name]) => name !== 'start').map(([, name, value]) => [name!, value!]);
    const sent = new URLSearchParams([...carried, ['start', starts[2]!]]).toString();
    const { headers } = await app.http.post('/book/holds').type('form').send(sent).expect(303);
    expect(headers['location']).toMatch(/^\/book\/[\w-]{43}\?.*via=x$/);
    expect(await read(headers['location']!)).toContain('Acupuncture');
  });

  it('who followed a link and saw those times is counted as having seen times', async () => {
    const [{ id }] = await app.db.query<[{ id: string }]>(
      `insert into links (code, label) values ('knots', 'Knots') returning id`,
    );
    const via = app.get(Attribution).markFor({ id });
    await app.http
      .get(`/practitioners/mei?via=${encodeURIComponent(via)}`)
      .set('user-agent', browserAgent)
      .expect(200);
    const steps = await app.db.query<{ step: string }[]>(`select step from link_steps`);
    expect(steps.map(({ step }) => step).sort()).toEqual(['searched', 'seen', 'visited']);
  });

  it('the times are of what everybody may book, not of the appointment for new patients', async () => {
    expect(await read('/practitioners/mei')).toContain('Acupuncture, 55 minutes, $95');
  });

  it('who has no photo is shown by their initials, and registered where anybody can look it up', async () => {
    const text = await read('/practitioners/mei');
    expect(text).toContain('<span class="portrait large initials" aria-hidden="true">MT</span>');
    expect(text).toContain('<a href="https://directory.ncbahm.org/" rel="noreferrer">');
    expect(text).toContain('Book with Mei<');
  });

  it('a newcomer is led to the first consultation from a link, a treatment, and a practitioner who offers it', async () => {
    const leads = async (path: string) =>
      /First time here\?.*?href="([^"]+)".*?href="([^"]+)"/.exec(await read(path))?.slice(1);

    expect(await leads('/treatments/acupuncture')).toEqual(['/find?treatment=first', '/treatments/first']);
    expect(await leads('/practitioners/mei')).toEqual([
      '/book?treatment=first&amp;practitioner=mei&amp;location=harbour',
      '/treatments/first',
    ]);
    expect(await leads('/practitioners/jonas')).toBeUndefined();
    expect(await leads('/treatments/first')).toBeUndefined();
  });

  it('a treatment says who offers it where, and when each is next free', async () => {
    const text = await read('/treatments/acupuncture');
    expect(text.match(/Next available: Mon, Nov 23, \d+:\d\d [AP]M/g)).toHaveLength(2);
    expect(text).toContain('Bellport, NY');
  });

  it('a place says whether it is open, how to get there, and what is done there for how much', async () => {
    const text = await read('/locations/harbour');
    expect(text).toContain('Open now, until 5:00 PM');
    expect(text).toContain('href="https://www.google.com/maps/dir/?api=1&amp;destination=');
    expect(text).toContain('href="tel:+16315550100"');
    // Mei alone sees new patients; of two the finder shows who is free.
    expect(text).toContain('href="/book?treatment=first&amp;practitioner=mei&amp;location=harbour"');
    expect(text).toContain('href="/find?treatment=acupuncture&amp;near=Bellport%2C+NY"');

    const says = async (now: string, locale = 'en') => {
      app.clock.set(now);
      const page = (await app.http.get('/locations/harbour').set('accept-language', locale)).text;
      return /<p>((?:Open|Öffnet|Jetzt)[^<]*)</.exec(page)?.[1];
    };
    expect(await says('2026-11-23T13:30:00Z')).toBe('Opens today at 9:00 AM');
    expect(await says('2026-11-23T22:30:00Z')).toBe('Opens tomorrow at 9:00 AM');
    expect(await says('2026-11-27T22:30:00Z')).toBe('Opens Mon, Nov 30 at 9:00 AM');
    expect(await says('2026-11-23T22:30:00Z', 'de')).toBe('Öffnet morgen um 09:00 Uhr');
    app.clock.set('2026-11-23T14:00:00Z');
  });
});

it('who followed a link to a treatment is asked where they are, and told where newcomers begin', async () => {
  const [harbour] = withFirst.locations;
  const elsewhere = { ...harbour!, slug: 'hill', name: 'Hill Road' };
  const app = await openApp({ clinic: { ...withFirst, locations: [harbour!, elsewhere] } });
  const landing = async (treatment: string) => (await app.http.get(`/find?treatment=${treatment}&via=x`)).text;

  expect(await landing('acupuncture')).toContain('href="/find?treatment=first&amp;via=x"');
  expect(await landing('first')).not.toContain('First time here?');
  await app.close();
});

it('a clinic without an appointment for new patients does not speak of one', async () => {
  const app = await openApp({ clinic: smallClinic });
  for (const path of ['/treatments/acupuncture', '/practitioners/mei'])
    expect.soft((await app.http.get(path)).text, path).not.toContain('First time here?');
  await app.close();
});

it('people are called by their first name, and drawn by two letters', () => {
  expect(['Dr. Mei Tanaka', 'Jean-Luc Étienne Béart', '王小明', 'prof. óscar'].map(firstNameOf)).toEqual([
    'Mei',
    'Jean-Luc',
    '王小明',
    'óscar',
  ]);
  expect(['Dr. Mei Tanaka', 'Jean-Luc Étienne Béart', '王小明', '123'].map(monogramOf)).toEqual(['MT', 'JB', '王', '']);
});

it('a register that we do not know has no link', () => {
  expect(registerOf({ body: 'Ahpra ' })).toMatch(/^https:\/\/www\.ahpra\.gov\.au\//);
  expect(registerOf({ body: 'constructor' })).toBeUndefined();
  expect(registerOf({ body: 'Heilpraktikererlaubnis' })).toBeUndefined();
});
