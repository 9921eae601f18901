import { mkdirSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ClinicEdits } from '../../../src/changes/clinic-edits.service.js';
import { BlogFeeds } from '../../../src/import/posts/blog-feeds.service.js';
import { FeedReader } from '../../../src/import/posts/feed-reader.service.js';
import { ReadFeeds } from '../../../src/import/posts/read-feeds.job.js';
import { type App, openApp } from '../../support/app.js';
import { hasBrowser, openBrowser } from '../../support/browser.js';
import { startCalendarServer } from '../../support/calendar-server.js';
import { onPage, readsWell } from '../../support/looks.js';
import { importClinic, smallClinic } from '../../support/small-clinic.js';
import { type Person, staffMember } from '../../support/staff.js';
import { compiledThread } from '../../support/thread.js';

const noon = new Date('2026-11-27T17:00:00Z');
let app: App;
let admin: Person;
let blog: Awaited<ReturnType<typeof startCalendarServer>>;
beforeAll(async () => {
  app = await openApp({ clinic: smallClinic, now: noon.toISOString() });
  admin = await staffMember(app, ['admin']);
  blog = await startCalendarServer();
  const thread = await compiledThread('src/import/posts/read-feed.thread.ts');
  Object.assign(app.get(FeedReader), { thread, outside: blog.outside });
});
afterAll(async () => {
  await blog.close();
  await app.close();
});
beforeEach(async () => {
  app.clock.set(noon);
  for (const table of ['blog_feed_posts', 'blog_feeds', 'link_steps', 'links'])
    await app.db.query(`delete from ${table}`);
  await importClinic(app.db);
});

const here = '/admin/links/posts';
const get = (path: string) => app.http.get(path).set('cookie', admin.cookie);
const post = (path: string) =>
  app.http.post(path).set('cookie', admin.cookie).set('origin', 'http://clinic.test').redirects(0);
const item = (title: string) =>
  `<item><title>${title}</title><link>https://blog.example/${title.replaceAll(' ', '-')}</link><description>Needles help.</description></item>`;
const brings = (...titles: string[]) =>
  blog.answers((_, response) => response.end(`<rss><channel>${titles.map(item).join('')}</channel></rss>`));
const follow = () => post(here).field('address', 'calendars.test/feed').field('follow', 'yes');
/** While somebody is signed in, an hour does not pass: it is due before. */
const later = async (minutes: number) => {
  app.clock.set(new Date(noon.getTime() + minutes * 60_000));
  await app.db.query(`update blog_feeds set due_at = $1`, [app.clock.now()]);
  await app.get(ReadFeeds).run();
};
const waiting = async () =>
  (await app.db.query<{ id: string }[]>(`select id from blog_feed_posts where decided_at is null order by title`)).map(
    ({ id }) => id,
  );

describe('a blog that is checked every hour', () => {
  it('is one whose posts were found; what it writes from then on is there to look at, with a treatment', async () => {
    brings('Old needles');
    const { headers } = await follow();
    expect((await get(headers['location']!)).text).toContain('We’ll check this blog for new posts every hour.');
    expect((await get(here)).text).toContain('The first check is within an hour.');

    brings('Needles for sleep', 'Old needles');
    await later(1);

    const { text } = await get(here);
    expect(text).toMatch(/New posts[^]*Needles for sleep[^]*value="acupuncture" selected/);
    expect(text).not.toContain('Old needles');
    expect(text).toContain('Last checked just now.');
    expect((await get('/admin/links')).text).toContain('One new post of your blogs has no link yet');
  });

  it('a post gets its link with one button, and is not shown again, nor made twice', async () => {
    brings();
    await follow();
    brings('Needles for sleep');
    await later(1);
    const [id] = await waiting();
    const create = () => post(`${here}/new`).type('form').send({ post: id, treatment: 'acupuncture' });

    const made = await create();
    const { text } = await get(made.headers['location']!);

    expect(text).toContain('Link created.');
    expect(text).not.toContain('Needles for sleep');
    expect((await app.get(ClinicEdits).current()).file.links.at(-1)).toEqual({
      code: 'needles-for-sleep',
      label: smallClinic.links[0]!.label,
      treatment: 'acupuncture',
      title: 'Needles for sleep',
      page: 'https://blog.example/Needles-for-sleep',
    });
    expect((await get((await create()).headers['location']!)).text).toContain('already has a link, or was ignored');
    await later(2);
    expect(await waiting()).toEqual([]);
  });

  it('a post that is ignored is never shown again', async () => {
    brings();
    await follow();
    brings('Needles for sleep', 'Our party');
    await later(1);
    const [, party] = await waiting();

    const ignored = await post(`${here}/ignored`).type('form').send({ post: party });
    await later(2);

    expect((await get(ignored.headers['location']!)).text).toContain('We won’t show that post again.');
    expect((await get(here)).text).not.toContain('Our party');
    expect(await waiting()).toHaveLength(1);
  });

  it('that cannot be read says since when, and that it is gone; it can be stopped', async () => {
    brings();
    await follow();
    blog.answers((_, response) => response.writeHead(500).end());
    await later(1);
    await later(2);
    expect((await get(here)).text).toMatch(/We haven’t been able to read it since [^.]*12:01 PM. We keep trying./);
    blog.answers((_, response) => response.writeHead(410).end());
    await later(9);
    const { text } = await get(here);
    expect(text).toMatch(/said on [^.]*12:09 PM that this feed is gone/);

    const [, end] = /action="([^"]*\/end)"/.exec(text)!;
    const stopped = await post(end!);
    const after = await get(stopped.headers['location']!);
    expect(after.text).toContain('We no longer check that blog.');
    expect(after.text).not.toContain('calendars.test/feed');
  });

  it('is no blog that could not be read, and there are twenty at most', async () => {
    blog.answers((_, response) => response.end('<html>'));
    const refused = await follow();
    expect(refused.status).toBe(400);
    expect(refused.text).toMatch(/name="follow" value="yes" checked/);
    expect(await app.db.query(`select 1 from blog_feeds`)).toEqual([]);

    await app.db.query(
      `insert into blog_feeds (id, address, due_at, created_at) select gen_random_uuid(), n, now(), now() from generate_series(1, 20) n`,
    );
    brings('Old needles');
    expect((await follow()).text).toContain('We check 20 blogs at most.');

    await app.db.query(`update blog_feeds set address = 'https://calendars.test/feed' where address = '1'`);
    expect((await follow()).status).toBe(303);
  });

  it('is for administrators alone', async () => {
    const desk = await staffMember(app, ['reception']);
    for (const path of ['/new', '/ignored', '/feeds/0197c9a0-0000-7000-8000-000000000001/end']) {
      const { status } = await app.http
        .post(here + path)
        .set('cookie', desk.cookie)
        .set('origin', 'http://clinic.test');
      expect([403, 404]).toContain(status);
    }
  });
});

describe.runIf(hasBrowser)('as it looks', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());

  it('the page about blogs reads well, and its buttons do what they say', { timeout: 90_000 }, async () => {
    if (process.env.SHOTS) mkdirSync(process.env.SHOTS, { recursive: true });
    brings();
    await follow();
    brings('Needles for sleep', 'Our party', `A title of ${'many '.repeat(30)}words`);
    await later(1);
    blog.answers((_, response) => response.writeHead(500).end());
    await later(2);
    const visitor = { url: app.url, cookie: admin.cookie };
    await readsWell(browser, 'posts-new', visitor, here);

    await onPage(browser, visitor, here, async (page) => {
      await page.getByRole('button', { name: 'Create link for Needles for sleep' }).click();
      await page.getByText('Link created.').waitFor();
      await page.getByRole('button', { name: 'Ignore Our party' }).click();
      await page.getByText('We won’t show that post again.').waitFor();
    });
    expect(await app.get(BlogFeeds).waiting()).toHaveLength(1);
  });
});
