import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ClinicFiles } from '../../../src/changes/clinic-files.service.js';
import { Links } from '../../../src/finder/links.service.js';
import { UnlinkedPages } from '../../../src/finder/unlinked-pages.service.js';
import { Clock } from '../../../src/platform/clock.js';
import { RateLimits } from '../../../src/platform/rate-limits.service.js';
import { type App, openApp } from '../../support/app.js';
import { smallClinic } from '../../support/small-clinic.js';
import { somebody } from '../../support/somebody.js';

const blog = 'https://blog.example.org';

let app: App;
/** As in the world outside; in a test everybody is one network. */
let limited: UnlinkedPages;
beforeAll(async () => {
  app = await openApp({ clinic: { ...smallClinic, sites: [blog] }, now: '2026-11-27T14:00:00Z', places: true });
  const clock = app.get(Clock);
  limited = new UnlinkedPages(app.db, clock, new RateLimits(app.db, clock, { rateLimits: true }));
});
afterAll(() => app.close());
beforeEach(async () => {
  for (const table of ['link_steps', 'unlinked_pages', 'rate_limits']) await app.db.query(`delete from ${table}`);
  await app.db.query(`delete from links where code <> 'muscle-knots'`);
  await app.db.query(`update links set active = true`);
});

const by = (page: string, headers: Readonly<Record<string, string>> = somebody.headers) =>
  app.http.get('/go/by').query({ page }).set(headers);
const ledger = () => app.db.query<object[]>(`select step, placement from link_steps`);
const unlinked = () => app.get(UnlinkedPages).list();

describe('from a post that has a link', () => {
  it.each([
    `${blog}/muscle-knots`,
    'http://www.blog.example.org/muscle-knots/?m=1',
    `${blog}/muscle-knots?showComment=1224065400000#c1224065400000`,
    `${blog}/muscle-knots?utm_source=newsletter&utm_medium=email&fbclid=IwAR0`,
  ])('%s leads to its treatment, and is counted', async (page) => {
    const { status, headers } = await by(page);

    expect(status).toBe(303);
    expect(headers['set-cookie']).toBeUndefined();
    const { pathname, searchParams } = new URL(headers['location']!, 'http://x');
    expect(pathname).toBe('/find');
    expect([...searchParams.keys()]).toEqual(['treatment', 'addOn', 'via']);
    expect(searchParams.get('treatment')).toBe('acupuncture');
    expect(await ledger()).toEqual([{ step: 'visited', placement: 'embed' }]);
    expect(await unlinked()).toEqual([]);
  });

  it('a browser says where it comes from if the page asks it to', async () => {
    const { headers } = await app.http.get('/go/by').set({ ...somebody.headers, referer: `${blog}/muscle-knots` });

    expect(headers['location']).toMatch(/^\/find\?treatment=acupuncture&addOn=cupping&via=/);
  });

  it('whose link was saved by the version before is found all the same, and gets the key of its page when a process starts', async () => {
    await app.db.query(`update links set page_key = null`);

    expect((await by(`${blog}/muscle-knots`)).headers['location']).toContain('treatment=acupuncture');

    await app.get(Links).keyPages();
    expect(await app.db.query(`select page_key from links where code = 'muscle-knots'`)).toEqual([
      { page_key: 'blog.example.org/muscle-knots' },
    ]);
  });

  it('whose link was taken down leads there uncounted, and does not count as a post without one', async () => {
    await app.db.query(`update links set active = false`);

    expect((await by(`${blog}/muscle-knots`)).headers['location']).toBe('/find?treatment=acupuncture&addOn=cupping');
    expect(await ledger()).toEqual([]);
    expect(await unlinked()).toEqual([]);
  });

  it('in a language and from a place on the page goes on so', async () => {
    const { headers } = await app.http
      .get('/go/by?lang=de&at=footer')
      .query({ page: `${blog}/muscle-knots` })
      .set(somebody.headers);

    expect(headers['location']).toMatch(/[?&]lang=de$/);
    expect(await ledger()).toEqual([{ step: 'visited', placement: 'footer' }]);
  });
});

describe('from a post without a link', () => {
  it('leads to the finder and is kept once, as the clinic writes its site, with how many came', async () => {
    const pages = [`http://www.blog.example.org/needles/`, `${blog}/needles?m=1`];
    for (const page of pages) expect((await by(page)).headers['location']).toBe('/find');
    expect(await unlinked()).toEqual([{ address: `${blog}/needles`, followed: 2 }]);
  });

  it('counts each network once a day', async () => {
    for (const ip of ['198.51.100.1', '198.51.100.2', '198.51.100.1', '198.51.100.1'])
      await limited.note('blog.example.org/needles', { ...somebody, ip });

    expect(await unlinked()).toEqual([{ address: `${blog}/needles`, followed: 2 }]);
  });

  it('is not kept for robots, browsers that look ahead, or HEAD', async () => {
    await by(`${blog}/needles`, { 'user-agent': 'Googlebot/2.1' });
    await by(`${blog}/needles`, { ...somebody.headers, 'sec-purpose': 'prefetch' });
    await app.http
      .head('/go/by')
      .query({ page: `${blog}/needles` })
      .set(somebody.headers);

    expect(await unlinked()).toEqual([]);
  });

  it('has a link by now: it is no longer among them', async () => {
    await by(`${blog}/needles`);
    const needles = { code: 'needles', label: 'Book', page: `${blog}/needles/` };
    await app.get(ClinicFiles).import({ ...smallClinic, sites: [blog], links: [...smallClinic.links, needles] });

    expect(await unlinked()).toEqual([]);
    await app.get(ClinicFiles).import({ ...smallClinic, sites: [blog] });
  });
});

/** An address with a made-up name in it, on no site of the clinic; one in fifty asks for the frame. */
function foreign(at: number): { readonly name: string; readonly path: string } {
  const name = `x${Math.random().toString(36).slice(2, 10)}`;
  const pages = [
    `https://${name}.example/${name}`,
    `https://blog.example.org.${name}.example/muscle-knots`,
    `https://${name}.blog.example.org/muscle-knots`,
    `javascript:${name}`,
    `${name}"><script>`,
    `https://blog.example.org@${name}.example/`,
    `//${name}`,
  ];
  const page = encodeURIComponent(pages[at % pages.length]!);
  return { name, path: at % 50 === 0 ? `/embed/by?from=https://${name}.example&page=${page}` : `/go/by?page=${page}` };
}

describe('addresses that somebody makes up', () => {
  it('of other sites get the plain finder: nothing is kept, and nothing of them is said', {
    timeout: 120_000,
  }, async () => {
    const addresses = Array.from({ length: 5000 }, (_, at) => foreign(at));
    const told: string[] = [];
    for (let at = 0; at < addresses.length; at += 50)
      await Promise.all(
        addresses.slice(at, at + 50).map(async ({ name, path }) => {
          const answer = await fetch(app.url + path, { headers: somebody.headers, redirect: 'manual' });
          const text = JSON.stringify([...answer.headers]) + (await answer.text());
          if (text.includes(name) || (answer.status === 303 && answer.headers.get('location') !== '/find'))
            told.push(path);
        }),
      );

    expect(told).toEqual([]);
    expect(await app.db.query(`select 1 from unlinked_pages`)).toEqual([]);
    expect(await ledger()).toEqual([]);
  });

  it('of a named site fill 200 places at most, also all at once, and 20 an hour from one network', async () => {
    const follow = (n: number, ip: string) => limited.note(`blog.example.org/${n}`, { ...somebody, ip });
    for (let n = 0; n < 30; n++) await follow(n, '198.51.100.1');
    expect(await unlinked()).toHaveLength(20);
    expect(await app.db.query(`select count(*)::int as count from rate_limits`)).toEqual([{ count: 21 }]);

    await Promise.all(Array.from({ length: 300 }, (_, n) => follow(n, `198.51.${n >> 8}.${n & 255}`)));
    for (let n = 300; n < 600; n++) await follow(n, `203.0.${n >> 8}.${n & 255}`);

    expect(await app.db.query(`select count(*)::int as count, max(place)::int as last from unlinked_pages`)).toEqual([
      { count: 200, last: 200 },
    ]);
  });

  it('may be of any length', async () => {
    const { status, headers } = await by(`${blog}/${'long'.repeat(400)}`);

    expect([status, headers['location']]).toEqual([303, '/find']);
    expect(await unlinked()).toEqual([]);
  });
});

it('a link that was called “By” before this is still followed', async () => {
  const before = { code: 'by', label: 'By', treatment: 'cupping' };
  await app.get(ClinicFiles).import({ ...smallClinic, sites: [blog], links: [...smallClinic.links, before] });

  expect((await app.http.get('/go/by').set(somebody.headers)).headers['location']).toContain('treatment=cupping');
  expect((await by(`${blog}/muscle-knots`)).headers['location']).toContain('treatment=acupuncture');
  await app.get(ClinicFiles).import({ ...smallClinic, sites: [blog] });
});

describe('the frame of a page', () => {
  const frame = (page: string, from: string) => app.http.get('/embed/by').query({ page, from });

  it.each([blog, 'https://www.blog.example.org', 'http://blog.example.org'])(
    'stands on its site, as %s',
    async (from) => {
      const { headers, text } = await frame(`${from}/muscle-knots/?m=1`, from);

      expect(headers['content-security-policy']).toMatch(
        new RegExp(`frame-ancestors 'self' https://blog.example.org.*`),
      );
      expect(headers['content-security-policy']).toContain(from);
      expect(text).toContain('Acupuncture with cupping');
      expect(text).toContain('name="page" value="https://blog.example.org/muscle-knots"');
    },
  );

  it('that has no link shows what the clinic offers, uncounted, and keeps nothing', async () => {
    const { headers, text } = await frame(`${blog}/needles`, blog).set(somebody.headers);

    expect(headers['content-security-policy']).toContain(`frame-ancestors 'self' ${blog}`);
    expect(text).toContain('Next available times');
    expect(text).not.toContain('via=');
    expect(await ledger()).toEqual([]);
    expect(await unlinked()).toEqual([]);
  });

  it('of another site is a link to the finder', async () => {
    const { text } = await frame('https://other.example/muscle-knots', 'https://other.example');

    expect(text.match(/<(a|button|form|input|time)\b/g)).toEqual(['<a']);
    expect(text).toContain('href="/find" target="_blank"');
  });
});
