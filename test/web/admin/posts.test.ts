import { mkdirSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ClinicEdits } from '../../../src/changes/clinic-edits.service.js';
import { FeedReader } from '../../../src/import/posts/feed-reader.service.js';
import { type App, openApp } from '../../support/app.js';
import { hasBrowser, openBrowser } from '../../support/browser.js';
import { startCalendarServer } from '../../support/calendar-server.js';
import { readsWell } from '../../support/looks.js';
import { importClinic, smallClinic } from '../../support/small-clinic.js';
import { type Person, staffMember } from '../../support/staff.js';
import { compiledThread } from '../../support/thread.js';

let app: App;
let admin: Person;
let blog: Awaited<ReturnType<typeof startCalendarServer>>;
beforeAll(async () => {
  app = await openApp({ clinic: smallClinic, now: '2026-11-27T14:00:00Z', places: true });
  admin = await staffMember(app, ['admin']);
  blog = await startCalendarServer();
  Object.assign(app.get(FeedReader), {
    thread: await compiledThread('src/import/posts/read-feed.thread.ts'),
    outside: { ...blog.outside, bytes: 5_000_000 },
  });
});
afterAll(async () => {
  await blog.close();
  await app.close();
});
beforeEach(async () => {
  for (const table of ['link_steps', 'links']) await app.db.query(`delete from ${table}`);
  await importClinic(app.db);
});

const get = (path: string) => app.http.get(path).set('cookie', admin.cookie);
const post = (path: string) =>
  app.http.post(path).set('cookie', admin.cookie).set('origin', 'http://clinic.test').redirects(0);
const bring = (feed: string) => post('/admin/links/posts').attach('file', Buffer.from(feed), 'blog.xml');
const links = async () => (await app.get(ClinicEdits).current()).file.links;

const item = (title: string, link: string, text = '') =>
  `<item><title>${title}</title><link>${link}</link><description>${text}</description></item>`;
const rss = (...items: string[]) => `<rss version="2.0"><channel><title>Blog</title>${items.join('')}</channel></rss>`;
const three = rss(
  item('Needles for headaches', 'https://blog.example.org/headaches', 'Acupuncture may help.'),
  item('Why muscles knot', 'http://blog.example.org/muscle-knots/'),
  item('New opening hours', 'https://blog.example.org/hours'),
);

describe('the posts of a blog', () => {
  it('come with what they seem to be about; those that have a link are left out; nothing is made yet', async () => {
    const brought = await bring(three);
    expect(brought.status).toBe(303);

    const { text } = await get(brought.headers['location']!);

    expect(text).toContain(
      '3 posts found in blog.xml. 2 don’t have a link yet. One isn’t shown because it already has a link.',
    );
    expect(text).toMatch(/Needles for headaches[^]*\/go\/needles-for-headaches/);
    expect(text).toMatch(/value="acupuncture" selected/);
    expect(text).toContain('(no match)');
    expect(await links()).toEqual(smallClinic.links);
  });

  it('that are ticked get a link each, with what was chosen; brought again, none gets another', async () => {
    const { location } = (await bring(three)).headers;
    const fields = { label: 'Book now', near: 'Bellport, NY', practitioner: 'mei', what: 'ticked' };
    const made = await post(location!)
      .type('form')
      .send({ ...fields, post: ['0', '2'], 'treatment-0': 'acupuncture', 'treatment-2': '' });
    expect(made.headers['location']).toBe(`${location}?made=2`);

    expect((await links()).slice(smallClinic.links.length)).toEqual([
      {
        code: 'needles-for-headaches',
        label: 'Book now',
        treatment: 'acupuncture',
        near: 'Bellport, NY',
        practitioner: 'mei',
        title: 'Needles for headaches',
        page: 'https://blog.example.org/headaches',
      },
      {
        code: 'new-opening-hours',
        label: 'Book now',
        near: 'Bellport, NY',
        practitioner: 'mei',
        title: 'New opening hours',
        page: 'https://blog.example.org/hours',
      },
    ]);
    expect((await get(made.headers['location']!)).text).toContain('2 links created.');
    const again = await bring(three);
    expect((await get(again.headers['location']!)).text).toContain('All of them already have a link.');
    const twice = await post(location!)
      .type('form')
      .send({ ...fields, what: 'all' });
    expect(twice.headers['location']).toContain('made=0');
  });

  it('need words to say, a place there is, and a tick', async () => {
    const { location } = (await bring(three)).headers;
    const send = (fields: object) => post(location!).type('form').send(fields);

    const wrong = await send({ label: '', near: 'Xyzzyville', post: ['0'], what: 'ticked' });
    expect(wrong.status).toBe(400);
    expect(wrong.text).toContain('id="label-error"');
    expect(wrong.text).toContain('id="near-error"');
    const none = await send({ label: 'Book', what: 'ticked' });
    expect(none.text).toContain('Select the posts to link.');
    expect(await links()).toEqual(smallClinic.links);
  });

  it('may be thousands: a hundred at a time to look at, and all at once to make', { timeout: 60_000 }, async () => {
    const many = Array.from({ length: 5_200 }, (_, at) => item(`Post ${at}`, `https://blog.example.org/p/${at}`));
    const { location } = (await bring(rss(...many))).headers;

    const last = await get(`${location}?page=50`);
    expect(last.text).toContain('5,000 don’t have a link yet.');
    expect(last.text.match(/name="post"/g)).toHaveLength(100);
    const made = await post(location!).type('form').send({ label: 'Book', what: 'all' });

    expect(made.headers['location']).toBe(`${location}?made=5000`);
    expect(await links()).toHaveLength(smallClinic.links.length + 5_000);
    const list = await get('/admin/links');
    expect(list.text.length).toBeLessThan(300_000);
  });

  it('are nobody else’s to see', async () => {
    const { location } = (await bring(three)).headers;
    const other = await staffMember(app, ['admin']);

    expect((await app.http.get(location!).set('cookie', other.cookie)).status).toBe(404);
  });
});

describe('the address of a blog', () => {
  const at = (path: string) => `https://calendars.test${path}`;
  const read = (address: string) => post('/admin/links/posts').field('address', address);

  it('leads to its feed, and to older posts behind it', async () => {
    const entry = (name: string) =>
      `<entry><title>${name}</title><link rel="alternate" href="https://blog.example.org/${name}"/></entry>`;
    const atom = (more: string) => `<feed xmlns="http://www.w3.org/2005/Atom"><title>b</title>${more}</feed>`;
    blog.answers((request, response) => {
      if (request.url === '/') response.end(`<link rel="alternate" type="application/atom+xml" href="/feed">`);
      else if (request.url === '/feed') response.end(atom(`<link rel="next" href="${at('/feed?2')}"/>${entry('new')}`));
      else response.end(atom(entry('old')));
    });

    const { location } = (await read('calendars.test')).headers;

    const { text } = await get(location!);
    expect(text).toMatch(/https:\/\/blog.example.org\/new[^]*https:\/\/blog.example.org\/old/);
    expect(blog.asked.at(-1)?.headers['user-agent']).not.toContain('Mozilla');
  });

  it('that says by HTTP alone how it is encoded is read so', async () => {
    const cyrillic = Buffer.from([0xc8, 0xe3, 0xeb, 0xfb]);
    const [before, after] = rss(item('|', 'https://blog.example.org/igly')).split('|') as [string, string];
    blog.answers((_, response) => {
      response.writeHead(200, { 'content-type': 'text/xml; charset=windows-1251' });
      response.end(Buffer.concat([Buffer.from(before), cyrillic, Buffer.from(after)]));
    });
    const { location } = (await read('calendars.test')).headers;
    expect((await get(location!)).text).toContain('Иглы');
  });

  it('on another port is refused in words', async () => {
    const { text } = await read('https://calendars.test:2368/rss/');
    expect(text).toContain('Use an address without a port, or on port 443 or 8443.');
  });

  it('that cannot be read, or leads inside, is answered in one way', async () => {
    blog.answers((_, response) => response.end('<html>nothing</html>'));

    for (const address of [
      at('/'),
      'https://127.0.0.2/',
      'https://10.0.0.1/feed',
      'file:///etc/passwd',
      'https://nowhere.example/',
    ]) {
      const { status, text } = await read(address);
      expect(status, address).toBe(400);
      expect(text, address).toContain('We couldn’t read a feed there.');
    }
  });
});

describe.runIf(hasBrowser)('as they look', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());

  it('the pages about posts read well for everyone', { timeout: 90_000 }, async () => {
    if (process.env.SHOTS) mkdirSync(process.env.SHOTS, { recursive: true });
    const { location } = (await bring(three)).headers;
    const visitor = { url: app.url, cookie: admin.cookie };
    await readsWell(browser, 'posts-bring', visitor, '/admin/links/posts');
    await readsWell(browser, 'posts-choose', visitor, location!);
  });
});
