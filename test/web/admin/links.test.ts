import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ClinicEdits } from '../../../src/changes/clinic-edits.service.js';
import type { LinkEntry } from '../../../src/clinic-file/schema.js';
import { type App, openApp } from '../../support/app.js';
import { importClinic, smallClinic } from '../../support/small-clinic.js';
import { type Person, staffMember } from '../../support/staff.js';
import { somebody } from '../../support/somebody.js';

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
  for (const table of ['link_steps', 'links', 'idempotency_keys']) await app.db.query(`delete from ${table}`);
  await importClinic(app.db);
});

const get = (path: string, { cookie }: Person = admin) => app.http.get(path).set('cookie', cookie);
const send = (path: string, fields: object = {}, { cookie }: Person = admin) =>
  app.http.post(path).type('form').set('cookie', cookie).set('origin', 'http://clinic.test').send(fields);
const links = async () => (await app.get(ClinicEdits).current()).file.links;
const given = (html: string, name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? '';
const follow = async (code: string) =>
  new URL((await app.http.get(`/go/${code}`).set(somebody.headers)).headers.location!, 'http://x');

const poster = {
  label: 'Sore back? Come & see us',
  treatment: 'acupuncture',
  addOns: 'cupping',
  near: 'Bellport, NY',
  practitioner: 'mei',
  page: 'https://blog.example.org/backs',
};

describe('a new link', () => {
  it('leads into the finder with all of it filled in, and its page has what goes onto the blog', async () => {
    const once = given((await get('/admin/links/new')).text, 'once');
    const added = await send('/admin/links/new', { ...poster, once });
    expect(added.headers.location).toBe('/admin/links/sore-back-come-see-us?news=added');

    const { text } = await get(added.headers.location!);

    expect(text).toContain('Leads to: Acupuncture with cupping with it, near Bellport, NY, with Mei Tanaka.');
    expect(text).toContain('http://clinic.test/go/sore-back-come-see-us<');
    expect(text).toContain(
      '&lt;a href=&quot;http://clinic.test/go/sore-back-come-see-us&quot;>Sore back? Come &amp;amp; see us&lt;/a>',
    );
    expect(text).toMatch(/href="\/go\/sore-back-come-see-us"[^>]*>Open link/);
    const { pathname, searchParams } = await follow('sore-back-come-see-us');
    expect(pathname).toBe('/find');
    expect(Object.fromEntries(searchParams)).toMatchObject({
      treatment: 'acupuncture',
      addOn: 'cupping',
      near: 'Bellport, NY',
      practitioner: 'mei',
    });
  });

  it('sent twice is one link', async () => {
    const once = given((await get('/admin/links/new')).text, 'once');

    const [first, second] = [
      await send('/admin/links/new', { ...poster, once }),
      await send('/admin/links/new', { ...poster, once }),
    ];

    expect(second.headers.location).toBe(first.headers.location);
    expect(await links()).toHaveLength(smallClinic.links.length + 1);
  });

  it('needs no more than what it says', async () => {
    await send('/admin/links/new', { label: 'Book' });

    expect((await links()).at(-1)).toEqual({ code: 'book', label: 'Book' });
    expect((await get('/admin/links/book')).text).toContain('Leads to: Any treatment.');
  });

  it('may be called like a page of ours', async () => {
    for (const label of ['New', 'Order', 'Restore']) await send('/admin/links/new', { label });

    for (const code of ['new', 'order', 'restore']) {
      expect((await get(`/admin/links/${code}~`)).status).toBe(200);
      const saved = await send(`/admin/links/${code}~`, { label: 'Another', near: 'Bellport, NY' });
      expect(saved.headers.location).toBe(`/admin/links/${code}~?news=saved`);
    }
  });

  it('of a label that was used before, even by a link that is gone, has an address of its own', async () => {
    await send('/admin/links/muscle-knots/retirement');

    const added = await send('/admin/links/new', { label: 'Muscle knots' });

    expect(added.headers.location).toContain('/admin/links/muscle-knots-2');
  });

  it('refused says everything that is wrong beside its field, and loses nothing', async () => {
    const { status, text } = await send('/admin/links/new', {
      ...poster,
      label: '',
      treatment: 'community',
      near: 'Xyzzyville',
      page: 'my blog',
    });

    expect(status).toBe(400);
    for (const field of ['label', 'addOns', 'near', 'page']) expect(text).toContain(`id="${field}-error"`);
    expect(text).toContain('value="Xyzzyville"');
    expect(text).toContain('value="my blog"');
    expect(text).toMatch(/value="community" selected/);
    expect(text).toMatch(/value="cupping" checked/);
    expect(text).toMatch(/value="mei" selected/);
    expect(await links()).toHaveLength(smallClinic.links.length);
  });
});

describe('where a link is near to', () => {
  it.for(['Bellprot', 'Manchester'])('%s is not one place: what may be meant is one click away', async (near) => {
    const { status, text } = await send('/admin/links/new', { label: 'Book', near });
    expect(status).toBe(400);
    expect(text).toContain('id="near-error"');
    const place = given(text, 'place');
    expect(place).toMatch(/Bellport|Manchester/);

    const saved = await send('/admin/links/new', { label: 'Book', near, place });

    expect(saved.status).toBe(303);
    expect((await links()).at(-1)).toMatchObject({ near: place });
  });

  it.for(['11713', 'Bellport, New York, United States', '40.75,-72.94'])('%s is one place', async (near) => {
    expect((await send('/admin/links/new', { label: 'Book', near })).status).toBe(303);
  });

  it('nothing anybody would call a place is told in words', async () => {
    const { status, text } = await send('/admin/links/new', { label: 'Book', near: '95,200' });

    expect(status).toBe(400);
    expect(text).toContain('id="near-error"');
  });
});

describe('a link that stands somewhere', () => {
  it('keeps its address whatever it says', async () => {
    const { text } = await get('/admin/links/muscle-knots');

    await send('/admin/links/muscle-knots', { label: 'Knots, untied', seen: given(text, 'seen') });

    expect(await links()).toEqual([{ code: 'muscle-knots', label: 'Knots, untied' }]);
  });

  it('changed meanwhile is told, keeps what was typed, and can then be saved', async () => {
    const seen = given((await get('/admin/links/muscle-knots')).text, 'seen');
    await send('/admin/links/muscle-knots', { label: 'First', seen });

    const superseded = await send('/admin/links/muscle-knots', { label: 'Second', seen });

    expect(superseded.status).toBe(409);
    expect(superseded.text).toContain('value="Second"');
    expect(superseded.text).toContain('Someone else changed this');
    await send('/admin/links/muscle-knots', { label: 'Second', seen: given(superseded.text, 'seen') });
    expect((await links())[0]).toMatchObject({ label: 'Second' });
  });

  it('is moved up and down', async () => {
    await send('/admin/links/new', { label: 'Book' });

    await send('/admin/links/order', { slug: 'book', by: 'up' });

    expect((await links()).map(({ code }) => code)).toEqual(['book', 'muscle-knots']);
  });

  it('tells how far those came who followed it', async () => {
    expect((await get('/admin/links')).text).toContain('No clicks yet');
    const way = await follow('muscle-knots');
    await app.http.get(`${way.pathname}${way.search}&near=11713`).set(somebody.headers);

    const { text } = await get('/admin/links');

    expect(text).toContain('1 click, 1 searched');
    expect(text).toContain('On https://blog.example.org/muscle-knots');
  });

  it('retired leads where it led without being counted, and brought back counts again', async () => {
    await send('/admin/links/muscle-knots/retirement');
    const gone = await follow('muscle-knots');
    expect([...gone.searchParams.keys()]).toEqual(['treatment', 'addOn']);
    expect(given((await get('/admin/links')).text, 'code')).toBe('muscle-knots');

    const back = await send('/admin/links/restore', { code: 'muscle-knots' });

    expect(back.headers.location).toBe('/admin/links/muscle-knots?news=returned');
    expect(await links()).toEqual(smallClinic.links);
    expect([...(await follow('muscle-knots')).searchParams.keys()]).toEqual(['treatment', 'addOn', 'via']);
  });

  it('brought back when what it led to has gone, leads to the rest', async () => {
    await app.db.query(`update links set practitioner = 'nobody', treatment = 'leeches', near = 'Bellport' where true`);
    await app.db.query(`update links set active = false`);

    await send('/admin/links/restore', { code: 'muscle-knots' });

    const [link] = (await links()) as [LinkEntry];
    expect(link).toEqual({
      code: 'muscle-knots',
      label: 'See your local acupuncturist',
      near: 'Bellport',
      page: 'https://blog.example.org/muscle-knots',
    });
  });

  it('leaves a line in the audit trail for each change', async () => {
    await send('/admin/links/muscle-knots', { label: 'Knots' });
    await send('/admin/links/muscle-knots/retirement');

    const said = await app.db.query<{ action: string }[]>(
      `select action from audit where action like 'link%' order by at desc, id desc limit 2`,
    );
    expect(said.map(({ action }) => action).sort()).toEqual(['link.changed', 'link.retired']);
  });
});

it('only administrators decide about links', async () => {
  for (const path of ['/admin/links', '/admin/links/muscle-knots', '/admin/links/new'])
    expect((await get(path, reception)).status).toBe(404);
  expect((await send('/admin/links/muscle-knots/retirement', {}, reception)).status).toBe(404);
});

it('an address nobody gave out has no page', async () => {
  expect((await get('/admin/links/nothing')).status).toBe(404);
  expect((await send('/admin/links/nothing', { label: 'Book' })).status).toBe(404);
  expect((await send('/admin/links/restore', { code: 'nothing' })).status).toBe(404);
});

describe('what a link gives to a page', () => {
  it('is a link, a button, a frame and a square, each with its own placement', async () => {
    const { text } = await get('/admin/links/muscle-knots');

    expect(text).toContain('&lt;a href=&quot;http://clinic.test/go/muscle-knots&quot;>See your local acupuncturist');
    expect(text).toContain('&lt;a href=&quot;http://clinic.test/go/muscle-knots?at=button&quot; style=&quot;display:');
    expect(text).toContain('&lt;table data-meridian=&quot;muscle-knots&quot;');
    expect(text).toContain('http://clinic.test/go/muscle-knots?at=embed');
    expect(text).toContain('&lt;script src=&quot;http://clinic.test/embed.js&quot; async=&quot;async&quot;>');
    const square = await get('/admin/links/muscle-knots/square.svg');
    expect(square.headers['content-type']).toBe('image/svg+xml; charset=utf-8');
    expect(square.body.toString()).toContain('<svg');
  });

  it('is shown as it looks, in a frame that can do nothing', async () => {
    const { headers, text } = await get('/admin/links/muscle-knots/preview/button');

    expect(headers['content-security-policy']).toMatch(/sandbox; frame-ancestors 'self'/);
    expect(text).toContain('background-color:#0d5a49');
    expect((await get('/admin/links/muscle-knots/preview/poster')).status).toBe(404);
  });

  it('keeps the article and the sites that may show it, as they were meant', async () => {
    const sites = 'www.example.org\nhttps://Blog.Example.net/2026/11/knots.html';
    await send('/admin/links/muscle-knots', { ...poster, title: 'Why muscles knot', sites });

    expect((await links())[0]).toMatchObject({
      title: 'Why muscles knot',
      sites: ['https://blog.example.net', 'https://www.example.org'],
    });
    const wrong = await send('/admin/links/muscle-knots', { ...poster, sites: 'ftp://example.org' });
    expect(wrong.status).toBe(400);
    expect(wrong.text).toMatch(/id="sites-error"[^>]*>[^<]*must be a website like/i);
  });
});

it('what a title speaks for is filled in when somebody asks, and said; nothing is saved', async () => {
  const asked = { label: '', title: 'Why muscles knot, and what cupping does', do: 'guess' };

  const { status, text } = await send('/admin/links/new', asked);

  expect(status).toBe(200);
  expect(text).toMatch(/Suggested from the title: Acupuncture/);
  expect(text).toMatch(/value="acupuncture" selected/);
  expect(await links()).toEqual(smallClinic.links);
  const none = await send('/admin/links/muscle-knots', { ...asked, title: 'New opening hours' });
  expect(none.text).toContain('No treatment matched the title.');
  expect(await links()).toEqual(smallClinic.links);
});
