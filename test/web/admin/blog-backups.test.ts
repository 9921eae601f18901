import { mkdirSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ClinicEdits } from '../../../src/changes/clinic-edits.service.js';
import { BlogBackups } from '../../../src/import/posts/blog-backups.service.js';
import { FeedReader } from '../../../src/import/posts/feed-reader.service.js';
import { type BlogSize, bloggerBackup, takeout, wordpress } from '../../import/backups.js';
import { type App, openApp } from '../../support/app.js';
import { hasBrowser, openBrowser } from '../../support/browser.js';
import { readsWell } from '../../support/looks.js';
import { importClinic, smallClinic } from '../../support/small-clinic.js';
import { type Person, staffMember } from '../../support/staff.js';
import { compiledThread } from '../../support/thread.js';
import { zip } from '../../support/zip.js';

let app: App;
let admin: Person;
beforeAll(async () => {
  app = await openApp({ clinic: smallClinic, now: '2026-11-27T14:00:00Z' });
  admin = await staffMember(app, ['admin']);
  const thread = await compiledThread('src/import/posts/read-feed.thread.ts');
  Object.assign(app.get(FeedReader), { thread });
});
afterAll(() => app.close());
beforeEach(async () => {
  for (const table of ['link_steps', 'links']) await app.db.query(`delete from ${table}`);
  await importClinic(app.db);
});

const here = '/admin/links/posts';
const get = (path: string) => app.http.get(path).set('cookie', admin.cookie);
const post = (path: string) =>
  app.http.post(path).set('cookie', admin.cookie).set('origin', 'http://clinic.test').redirects(0);
/** Read to its end. Answers where it is looked at. */
async function bring(file: string | Buffer, name: string, fields: Readonly<Record<string, string>> = {}) {
  const sent = post(here).attach('file', Buffer.from(file), name);
  for (const [field, value] of Object.entries(fields)) void sent.field(field, value);
  const { headers } = await sent;
  await app.get(BlogBackups).idle();
  return headers['location']!;
}
const links = async () => (await app.get(ClinicEdits).current()).file.links.slice(smallClinic.links.length);
const all = (at: string) => post(at).type('form').send({ label: 'Book', what: 'all' });

const size: BlogSize = { posts: 300, comments: 180, others: 5 };
const text = (pieces: Generator<string>) => [...pieces].join('');
const archive = (...blogs: string[]) =>
  zip([
    ...blogs.map((blog, at) => ({ name: `Takeout/Blogger/Blogs/Blog ${at}/feed.atom`, bytes: blog })),
    { name: 'Takeout/Blogger/Blogs/Blog 0/theme-layouts.xml', bytes: '<?xml version="1.0"?><html><b:skin/></html>' },
    { name: 'Takeout/Blogger/Blogs/Blog 0/settings.csv', bytes: 'name,value' },
    { name: 'Takeout/Blogger/Comments/Others/feed.atom', bytes: text(takeout({ posts: 0, comments: 9, others: 0 })) },
    { name: 'Takeout/archive_browser.html', bytes: '<html></html>' },
  ]);

describe('a backup of a blog', () => {
  it.each([
    ['of WordPress', () => text(wordpress(size)), 'needles.WordPress.2026-11-27.xml', 85],
    ['of Blogger until 2024', () => text(bloggerBackup(size)), 'blog-11-27-2026.xml', 204],
    ['of WordPress, packed', () => gzipSync(text(wordpress(size))), 'needles.xml.gz', 85],
    [
      'of WordPress.com, in two parts',
      () =>
        zip([
          { name: 'a/needles.wordpress.com-2026-11-27.001.xml', bytes: text(wordpress(size)) },
          { name: 'a/needles.wordpress.com-2026-11-27.002.xml', bytes: text(bloggerBackup({ ...size, posts: 0 })) },
        ]),
      'export.zip',
      85 + 204,
    ],
  ])('%s gives its 300 live posts and nothing else; the same again makes nothing', async (_, file, name, leftOut) => {
    const at = await bring(file(), name);
    const page = await get(at);
    expect(page.text).toContain(`300 posts found at ${name}. 300 don’t have a link yet.`);
    expect(page.text).toContain(`${leftOut} other entries aren’t published posts`);

    expect((await all(at)).headers['location']).toContain('made=300');
    const made = await links();
    expect(made).toHaveLength(300);
    expect(made.map(({ title }) => title).join(' ')).not.toMatch(/draft|Soon|Later|About|Nice|Template|BLOG_/);

    const again = await bring(file(), name);
    expect((await get(again)).text).toContain('All of them already have a link.');
    expect((await all(again)).headers['location']).toContain('made=0');
  });

  it.each([
    ['feed.atom', () => text(takeout(size))],
    ['takeout-20261127.zip', () => archive(text(takeout(size)))],
  ])('of Google Takeout, %s, does not say where the blog is: that is asked', async (name, file) => {
    const at = await bring(file(), name);
    const asked = await get(at);
    expect(asked.text).toContain('Where is this blog?');
    expect(asked.text).toContain('300 published posts found');

    for (const address of ['', 'my blog', 'myblog', 'javascript:alert(1)', 'https://u:p@blog.example']) {
      const refused = await post(`${at}/address`).type('form').send({ address });
      expect(refused.status, address).toBe(400);
      expect(refused.text, address).toContain('id="address-error"');
    }
    await post(`${at}/address`).type('form').send({ address: 'needles.blogspot.com/2019/' });
    // From a page that was still open elsewhere.
    expect((await post(`${at}/address`).type('form').send({ address: 'nowhere' })).status).toBe(303);

    const { text: page } = await get(at);
    expect(page).toContain('300 don’t have a link yet.');
    expect(page).toContain('https://needles.blogspot.com/2010/01/post-0.html');
    await all(at);
    expect(await links()).toHaveLength(300);

    const again = await bring(file(), name, { address: 'http://www.needles.blogspot.com' });
    expect((await get(again)).text).toContain('All of them already have a link.');
  });

  it('may be followed from then on: its posts have been seen', async () => {
    await bring(text(takeout({ posts: 3, comments: 0, others: 0 })), 'feed.atom', {
      address: 'needles.blogspot.com',
      follow: 'yes',
    });
    expect(await app.db.query(`select address from blog_feeds`)).toEqual([
      { address: 'https://needles.blogspot.com/' },
    ]);
    expect(await app.db.query(`select count(*)::int from blog_feed_posts where decided_at is not null`)).toEqual([
      { count: 3 },
    ]);
  });

  it('says how far it is while it is long, to nobody else', async () => {
    const at = await bring(text(wordpress(size)), 'needles.xml');
    const [, id] = /posts\/([^?]+)/.exec(at)!;
    await app.db.query(`update blog_readings set progress = 0.42 where id = $1`, [id]);

    const page = await get(at);
    expect(page.headers['refresh']).toBe('1');
    expect(page.text).toMatch(/<progress max="100" value="42"/);
    const other = await staffMember(app, ['admin']);
    expect((await app.http.get(at).set('cookie', other.cookie)).status).toBe(404);
    expect(
      (await app.http.post(`${at}/address`).set('cookie', other.cookie).set('origin', 'http://clinic.test')).status,
    ).toBe(404);
  });

  it('whose reading was interrupted says so instead of going on for ever', async () => {
    const at = await bring(text(wordpress(size)), 'needles.xml');
    const [, id] = /posts\/([^?]+)/.exec(at)!;
    await app.db.query(
      `update blog_readings set progress = 0.42, posts = '[]', read_at = read_at - interval '1 hour' where id = $1`,
      [id],
    );

    const page = await get(at);

    expect(page.headers['refresh']).toBeUndefined();
    expect(page.text).toContain('needles.xml can’t be read. The reading was interrupted. Upload it again.');
  });
});

describe('a file that cannot be read ends in a sentence', () => {
  const zeros = (megabytes: number) => Buffer.alloc(megabytes * 1024 ** 2);
  const nested = (levels: number): Buffer =>
    levels === 0 ? Buffer.from('<rss/>') : zip([{ name: `${levels}.zip`, bytes: nested(levels - 1) }]);
  it.each([
    ['zeros without end', () => zip([{ name: 'feed.atom', bytes: zeros(150) }]), 'It contains nothing but zeros'],
    ['zeros without end, gzipped', () => gzipSync(zeros(150)), 'It contains nothing but zeros'],
    [
      'posts without end',
      () => gzipSync(`<rss>${'<item><link>https://a.example/</link></item>'.repeat(3_000_000)}`),
      'It unpacks to far more',
    ],
    [
      'a hundred thousand files',
      () => zip(Array.from({ length: 100_000 }, (_, at) => ({ name: `${at}.xml`, bytes: '', method: 0 }))),
      'more than 10,000 files',
    ],
    ['archives in archives', () => nested(9), 'It is packed several times over.'],
    ['a file outside the archive', () => zip([{ name: '../../etc/feed.atom', bytes: '<rss/>' }]), 'unusual file names'],
    [
      'entities that stand for entities',
      () => '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><rss/>',
      'stand for one another',
    ],
    ['a file that breaks off', () => text(wordpress(size)).slice(0, 90_000), 'It ends too early'],
    ['a page', () => '<!doctype html><html><body>Sign in</body></html>', 'It is neither a feed nor a backup'],
    ['nothing', () => '', 'It is neither a feed nor a backup'],
    ['a picture', () => Buffer.from('89504e470d0a1a0a0000', 'hex'), 'It is a picture'],
    ['two blogs', () => archive(text(takeout(size)), text(takeout(size))), 'It holds several blogs.'],
  ])('%s', { timeout: 60_000 }, async (_, file, sentence) => {
    const at = await bring(file(), 'blog.zip');
    const { status, text: page } = await get(at);
    expect(status).toBe(400);
    expect(page).toContain('blog.zip can’t be read. ');
    expect(page).toContain(sentence);
    expect(page).toContain('id="file-error"');
  });
});

describe.runIf(hasBrowser)('as it looks', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());

  it('the pages about a backup read well', { timeout: 90_000 }, async () => {
    if (process.env.SHOTS) mkdirSync(process.env.SHOTS, { recursive: true });
    const visitor = { url: app.url, cookie: admin.cookie };
    const at = await bring(text(takeout({ posts: 3, comments: 4, others: 1 })), 'feed.atom');
    await readsWell(browser, 'backup-address', visitor, at);
    await post(`${at}/address`).type('form').send({ address: 'needles.blogspot.com' });
    await readsWell(browser, 'backup-choose', visitor, at);
    await readsWell(browser, 'backup-fault', visitor, await bring('<html>', 'page.html'));
  });
});
