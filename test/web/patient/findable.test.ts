import Validator from '@adobe/structured-data-validator';
import WebAutoExtractor from '@marbec/web-auto-extractor';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type App, openApp } from '../../support/app.js';
import { smallClinic } from '../../support/small-clinic.js';
import { vocabulary } from '../../support/vocabulary.js';

const origin = 'http://clinic.test';
let app: App;
let pages: ReadonlyMap<string, string>;
beforeAll(async () => {
  app = await openApp({ clinic: smallClinic, now: '2026-11-27T14:00:00Z' });
  await app.db.query(`update practitioners set profile = $1 where slug = 'mei'`, ['I run </script><b>far</b>']);
  await app.db.query(
    `insert into closures (location_id, from_date, from_minute, to_date, to_minute, reason)
     select id, '2026-12-09', 720, '2026-12-10', 1440, 'New floors' from locations`,
  );
  const { text } = await app.http.get('/sitemap.xml');
  const paths = [...text.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, address]) => address!.slice(origin.length));
  const read = await Promise.all(
    paths.map(async (path) => [path, (await app.http.get(path).expect(200)).text] as const),
  );
  pages = new Map(read);
});
afterAll(() => app.close());

const dataOf = (html: string) => {
  const [, text] = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(html)!;
  return JSON.parse(text!)['@graph'] as Record<string, unknown>[];
};

describe('every page of the sitemap', () => {
  it('is one of each kind, and of each that is offered', () => {
    expect([...pages.keys()]).toEqual([
      '/',
      '/treatments',
      '/practitioners',
      '/locations',
      '/locations/harbour',
      ...['acupuncture', 'cupping', 'community'].map((treatment) => `/treatments/${treatment}`),
      ...['mei', 'jonas'].map((who) => `/practitioners/${who}`),
      ...['mei', 'jonas'].flatMap((who) =>
        ['acupuncture', 'cupping', 'community'].map((treatment) => `/practitioners/${who}/${treatment}/harbour`),
      ),
    ]);
  });

  it('says of itself where it stands, whatever was asked with it, and what it is', async () => {
    for (const [path, html] of pages) {
      expect(html).toContain(`<link rel="canonical" href="${origin}${path}"/>`);
      expect(html.match(/<meta name="description" content="[^"]{30,300}"/), path).not.toBeNull();
      expect(html).not.toContain('name="robots"');
      expect(html.match(/<h1/g)).toHaveLength(1);
      const asked = await app.http.get(`${path}?via=abc&utm_source=post&lang=en`);
      expect(asked.text).toContain(`<link rel="canonical" href="${origin}${path}"/>`);
    }
    const titles = [...pages.values()].map((html) => /<title>([^<]+)/.exec(html)![1]);
    expect(new Set(titles).size).toBe(titles.length);
  });

  it('in another language it is another page, which says so, and in which languages there are others', async () => {
    const path = '/practitioners/mei/acupuncture/harbour';

    const { text } = await app.http.get(`${path}?lang=de`);

    expect(text).toContain('<html lang="de');
    expect(text).toContain(`<link rel="canonical" href="${origin}${path}?lang=de"/>`);
    expect(text).toContain(`<link rel="alternate" hreflang="fr" href="${origin}${path}?lang=fr"/>`);
    expect(text).toContain(`<link rel="alternate" hreflang="x-default" href="${origin}${path}"/>`);
  });

  it('has data that schema.org knows, of which nothing is missing', async () => {
    for (const [path, html] of pages) {
      const extracted = new WebAutoExtractor({ addLocation: true, embedSource: ['jsonld'] }).parse(html);
      expect(Object.keys(extracted.jsonld).length, path).toBeGreaterThan(0);
      expect(await new Validator(vocabulary).validate(extracted), path).toEqual([]);
    }
  });

  it('leads nowhere that is not there', async () => {
    const links = new Set(
      [...pages.values()].flatMap((html) => [...html.matchAll(/(?:href|src)="(\/[^"#]*)/g)].map(([, to]) => to!)),
    );
    expect(links.size).toBeGreaterThan(20);
    for (const to of links) {
      const { status } = await app.http.get(to.replaceAll('&amp;', '&'));
      expect.soft([200, 303], to).toContain(status);
    }
  });

  it('is not sent again to who has it', async () => {
    for (const path of [...pages.keys(), '/sitemap.xml', '/robots.txt', '/llms.txt'].filter((path) => path !== '/')) {
      const { etag } = (await app.http.get(path)).headers;
      const again = await app.http.get(path).set('if-none-match', etag!);
      expect.soft([again.status, again.text], path).toEqual([304, '']);
    }
  });
});

describe('what a page tells', () => {
  it('of a place: where it is, when somebody is there, and when not', () => {
    const [place] = dataOf(pages.get('/locations/harbour')!);

    expect(place).toMatchObject({
      '@type': 'MedicalBusiness',
      telephone: '+1 631 555 0100',
      address: { streetAddress: '4 Harbour Street', addressCountry: 'US' },
      geo: { latitude: 40.757, longitude: -72.9393 },
    });
    expect(place!['openingHoursSpecification']).toMatchObject([
      { opens: '09:00', closes: '17:00', dayOfWeek: { length: 5 } },
      { opens: '09:00', closes: '12:00', validFrom: '2026-12-09', validThrough: '2026-12-09' },
      { opens: '00:00', closes: '00:00', validFrom: '2026-12-10', validThrough: '2026-12-10' },
    ]);
  });

  it('of a person: who they are, and where each visit of theirs is booked', () => {
    const [person] = dataOf(pages.get('/practitioners/mei')!);

    expect(person).toMatchObject({
      '@type': 'Person',
      jobTitle: 'Licensed acupuncturist',
      knowsLanguage: ['en', 'ja'],
      identifier: { propertyID: 'NCCAOM', value: '100001' },
      description: 'I run </script><b>far</b>',
      worksFor: [{ '@id': `${origin}/locations/harbour#place` }],
    });
    expect(person!['potentialAction']).toHaveLength(3);
    expect(pages.get('/practitioners/mei')).not.toContain('</script><b>');
  });

  it('of who offers what where: for how much, and where a time is chosen', async () => {
    const [service] = dataOf(pages.get('/practitioners/mei/acupuncture/harbour')!);

    expect(service).toMatchObject({
      '@type': 'Service',
      offers: { price: '95.00', priceCurrency: 'USD', availability: 'https://schema.org/InStock' },
      areaServed: [{ '@type': 'City', name: 'Bellport' }],
    });
    const { urlTemplate } = (service as { potentialAction: { target: { urlTemplate: string } } }).potentialAction
      .target;
    expect((await app.http.get(urlTemplate.slice(origin.length))).text).toContain('Continue with this time');
  });
});

it('the list says when a page last changed: what it is about, and not what stands beside it', async () => {
  const times = async () => {
    const { text } = await app.http.get('/sitemap.xml');
    return new Map([...text.matchAll(/<loc>([^<]+)<\/loc><lastmod>([^<]+)/g)].map(([, at, when]) => [at!, when!]));
  };
  const before = await times();
  expect(before.size).toBe(pages.size);

  await app.db.query(`update last_modified set changed_at = '2026-01-01T00:00:00Z'`);
  await app.db.query(`update practitioners set position = position + 1`);
  await app.db.query(`update practitioners set title = 'Acupuncturist' where slug = 'jonas'`);

  const after = await times();
  const changed = [...after].filter(([, when]) => when !== '2026-01-01T00:00:00Z').map(([at]) => at);
  expect(changed).toEqual([
    `${origin}/`,
    `${origin}/practitioners`,
    ...['', '/acupuncture/harbour', '/cupping/harbour', '/community/harbour'].map(
      (rest) => `${origin}/practitioners/jonas${rest}`,
    ),
  ]);
});

it('what is not for everyone is on no list, and says so', async () => {
  const { text } = await app.http.get('/robots.txt');
  const closed = [...text.matchAll(/^Disallow: (.+)$/gm)].map(([, path]) => path!);
  expect(closed).toEqual(expect.arrayContaining(['/visit/', '/book/', '/my', '/confirm/', '/staff', '/admin']));
  expect(text).toContain(`Sitemap: ${origin}/sitemap.xml`);
  for (const path of pages.keys()) expect(closed.filter((start) => path.startsWith(start))).toEqual([]);

  for (const path of ['/my', '/staff/sign-in', '/new-link'])
    expect.soft((await app.http.get(path)).headers['x-robots-tag'], path).toBe('noindex, nofollow');
  expect((await app.http.get('/find?treatment=acupuncture&near=40.7,-73')).text).toContain(
    'content="noindex, nofollow"',
  );
});

describe('a page with endless addresses', () => {
  const chooseTime = '/book?treatment=acupuncture&addOn=cupping&practitioner=mei&location=harbour&near=Islip&via=abc';

  it.for([
    ['the times of somebody', chooseTime, '/practitioners/mei/acupuncture/harbour'],
    ['one of those days', `${chooseTime}&day=2026-12-02&times=all`, '/practitioners/mei/acupuncture/harbour'],
    ['a link from the blog', '/find?treatment=acupuncture&addOn=cupping&via=abc', '/treatments/acupuncture'],
    ['the times of one practitioner', '/find?practitioner=mei', '/practitioners/mei'],
  ])('%s: search engines list another page in its place', async ([, path, canonical]) => {
    const { text, headers } = await app.http.get(path!).expect(200);

    expect(text).toContain(`<link rel="canonical" href="${origin}${canonical}"/>`);
    expect(text.match(/<meta name="description" content="[^"]{30,300}"/)).not.toBeNull();
    expect(text).not.toContain('name="robots"');
    expect(headers['x-robots-tag']).toBeUndefined();
    expect(pages.has(canonical!)).toBe(true);
  });

  it('in another language, the one in that language', async () => {
    const { text } = await app.http.get(`${chooseTime}&lang=de`);
    expect(text).toContain(`<link rel="canonical" href="${origin}/practitioners/mei/acupuncture/harbour?lang=de"/>`);
  });

  it('leads no robot on to more of its days and times', async () => {
    const { text } = await app.http.get(`${chooseTime}&day=2026-12-02`);
    const links = [...text.matchAll(/<a [^>]*href="\/book\?[^>]*>/g)].map(([link]) => link);
    expect(links.length).toBeGreaterThan(10);
    for (const link of links) expect.soft(link).toMatch(/rel="[^"]*nofollow"/);
  });
});

it('what is offered no longer, or nowhere, is not found, with a way on', async () => {
  for (const path of [
    '/locations/nowhere',
    '/practitioners/mei/acupuncture/nowhere',
    '/practitioners/mei/massage/harbour',
    '/sitemaps/1.xml',
  ]) {
    const { status, text } = await app.http.get(path);
    expect.soft(status, path).toBe(404);
    expect.soft(text, path).toContain('href="/find"');
  }
});

it('a language model is told what this is and where to look', async () => {
  const { text } = await app.http.get('/llms.txt');

  expect(text).toMatch(/^# Harbour Acupuncture\n\n> /);
  for (const [, address] of text.matchAll(/\]\(([^)]+)\)/g)) {
    const path = address!.slice(origin.length);
    expect.soft((await app.http.get(path)).status, path).toBe(path === '/mcp' ? 405 : 200);
  }
});
