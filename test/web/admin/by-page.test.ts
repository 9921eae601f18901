import { XMLValidator } from 'fast-xml-parser';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ClinicEdits } from '../../../src/changes/clinic-edits.service.js';
import { pageTitle } from '../../../src/web/admin/links/by-page/page-title.js';
import { themes, themeSnippet } from '../../../src/web/admin/links/by-page/theme-snippets.js';
import { type App, openApp } from '../../support/app.js';
import { hasBrowser, openBrowser } from '../../support/browser.js';
import { readsWell } from '../../support/looks.js';
import { importClinic, smallClinic } from '../../support/small-clinic.js';
import { somebody } from '../../support/somebody.js';
import { type Person, staffMember } from '../../support/staff.js';

const blog = 'https://www.blog.example.org';
const knots = `${blog}/2026/11/why-muscles-knot-and-cupping.html`;

let app: App;
let admin: Person;
let reception: Person;
beforeAll(async () => {
  app = await openApp({ clinic: smallClinic, now: '2026-11-27T14:00:00Z', places: true });
  admin = await staffMember(app, ['admin']);
  reception = await staffMember(app, ['reception']);
});
afterAll(() => app.close());
beforeEach(async () => {
  for (const table of ['link_steps', 'links', 'unlinked_pages']) await app.db.query(`delete from ${table}`);
  await importClinic(app.db, { ...smallClinic, sites: [blog] });
});

const get = (path: string, { cookie }: Person = admin) => app.http.get(path).set('cookie', cookie);
const send = (path: string, page: string, { cookie }: Person = admin) =>
  app.http.post(path).type('form').set('cookie', cookie).set('origin', 'http://clinic.test').send({ page });
const follow = (page: string) => app.http.get('/go/by').query({ page }).set(somebody.headers);
const links = async () => (await app.get(ClinicEdits).current()).file.links;

describe('one piece of HTML for all posts', () => {
  it('is shown for each theme, with the websites it works on', async () => {
    const { text } = await get('/admin/links/posts');

    expect(text).toContain('go/by?page=&quot; + data:post.url');
    expect(text).toContain('go/by?page=&lt;?php echo rawurlencode( get_permalink() ); ?>');
    expect(text).toContain('go/by&quot; referrerpolicy=&quot;no-referrer-when-downgrade&quot;>See your local');
    expect(text).toContain(`It works on your websites: ${blog}.`);
  });

  it('says where to name them as long as there are none', async () => {
    await importClinic(app.db);

    expect((await get('/admin/links/posts')).text).toContain('Until you enter your blog’s address under');
  });

  it('is XML where the theme is, whatever the link says', () => {
    for (const theme of themes.filter((one) => one !== 'wordpress'))
      expect(
        XMLValidator.validate(`<b>${themeSnippet(theme, 'https://clinic.example', 'Knots & "more" <b>')}</b>`),
      ).toBe(true);
  });
});

describe('a page without a link that somebody came from', () => {
  it('is listed with what its address speaks for, and one button makes its link', async () => {
    await follow(`${knots}?m=1`);
    const { text } = await get('/admin/links/posts');
    expect(text).toContain('Followed from a page without a link');
    expect(text).toContain(knots);
    expect(text).toMatch(/1 click\. Suggested: Acupuncture/);

    const made = await send('/admin/links/posts/unlinked', knots);

    expect(made.headers['location']).toBe('/admin/links/why-muscles-knot-and-cupping?news=added');
    expect((await links()).at(-1)).toMatchObject({
      code: 'why-muscles-knot-and-cupping',
      label: 'See your local acupuncturist',
      treatment: 'acupuncture',
      title: 'Why muscles knot and cupping',
      page: knots,
    });
    expect((await get('/admin/links/posts')).text).not.toContain('Followed from a page');
    expect((await follow(`${knots}/amp/`)).headers['location']).toMatch(/^\/find\?treatment=acupuncture.*via=/);
  });

  it('gets one link, also when the button is pressed twice or the page was never followed', async () => {
    await follow(knots);

    const [first, second] = [
      await send('/admin/links/posts/unlinked', knots),
      await send('/admin/links/posts/unlinked', knots),
    ];

    expect(second.headers['location']).toBe(first.headers['location']);
    expect(await links()).toHaveLength(smallClinic.links.length + 1);
    expect((await send('/admin/links/posts/unlinked', `${blog}/never`)).status).toBe(404);
    expect((await send('/admin/links/posts/unlinked', 'nonsense')).status).toBe(404);
  });

  it('can be taken off the list', async () => {
    await follow(knots);

    await send('/admin/links/posts/unlinked/removal', knots);

    expect((await get('/admin/links/posts')).text).not.toContain(knots);
    expect(await links()).toEqual(smallClinic.links);
  });

  it('is no longer listed once its site is not the clinic’s', async () => {
    await follow(knots);
    await importClinic(app.db);

    expect((await get('/admin/links/posts')).text).not.toContain(knots);
  });

  it('is an administrator’s to decide about', async () => {
    await follow(knots);
    for (const path of ['', '/removal'])
      expect((await send(`/admin/links/posts/unlinked${path}`, knots, reception)).status).toBe(404);
  });
});

it.each([
  [knots, 'Why muscles knot and cupping'],
  ['https://blog.example.org/%E9%92%88%E7%81%B8/', '针灸'],
  ['https://blog.example.org/?p=12', 'Blog.example.org/?p=12'],
  ['https://blog.example.org', 'Blog.example.org/'],
  ['https://blog.example.org/%C4%E3', 'Blog.example.org/%C4%E3'],
])('a post at %s is called “%s”', (address, title) => {
  expect(pageTitle(address)).toBe(title);
});

describe.runIf(hasBrowser)('the page', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());

  it('reads well for everyone', { timeout: 90_000 }, async () => {
    for (const page of [knots, `${blog}/a-post-with-a-very-${'long-'.repeat(30)}name`, `${blog}/hours`])
      await follow(page);

    await readsWell(browser, 'posts-by-page', { url: app.url, cookie: admin.cookie }, '/admin/links/posts');
  });
});
