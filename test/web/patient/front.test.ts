import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type App, openApp } from '../../support/app.js';
import { importClinic, smallClinic } from '../../support/small-clinic.js';

let app: App;
beforeAll(async () => {
  app = await openApp({ clinic: smallClinic, now: '2026-11-27T14:00:00Z' });
});
afterAll(() => app.close());
beforeEach(() => changed({}));

const changed = async (more: Partial<typeof smallClinic>) => {
  await importClinic(app.db, { ...smallClinic, ...more });
  // Pages say the clinic's name from memory, which the first one brings up to date.
  await get('/');
};
const get = async (path: string) => (await app.http.get(path).expect(200)).text;
const masthead = (html: string) => /<header.*?<\/header>/s.exec(html)![0];
const foot = (html: string) => /<footer.*?<\/footer>/s.exec(html)![0];
const choosing = '/book?treatment=acupuncture&practitioner=mei&location=harbour';

describe('on every page a patient finds the way around', () => {
  it.each(['/', '/find?near=', '/treatments', '/practitioners/mei', '/locations/harbour'])('%s', async (path) => {
    const html = await get(path);

    for (const way of ['/treatments', '/practitioners', '/locations', '/my'])
      expect(masthead(html)).toContain(`href="${way}"`);
    expect(foot(html)).toContain('<a href="/locations/harbour">Harbour Street</a>');
    expect(foot(html)).toMatch(/href="tel:/);
  });

  it('sees where they are', async () => {
    expect(masthead(await get('/locations'))).toContain('href="/locations" aria-current="page"');
    expect(masthead(await get('/locations/harbour'))).toContain('href="/locations" aria-current="true"');
    expect(masthead(await get('/'))).not.toContain('aria-current');
  });

  it('reads it in their language', async () => {
    expect(masthead(await get('/?lang=de'))).toContain('>Mein Termin</a>');
  });

  it('and nothing leads away from the one decision while booking, but the way back in', async () => {
    const html = await get(choosing);

    expect(masthead(html)).toContain('href="/my"');
    expect(masthead(html)).not.toContain('href="/practitioners"');
    expect(foot(html)).not.toContain('/locations/harbour');
  });

  it('staff have ways of their own', async () => {
    expect(await get('/staff/sign-in')).not.toContain('href="/my"');
  });
});

describe('the first page says who, where, what and from how much', () => {
  it('with one search that leads to times', async () => {
    const html = await get('/');

    expect(html).toContain('<h1>Harbour Acupuncture</h1>');
    expect(html).toContain('<a href="/practitioners/mei">Mei Tanaka</a>');
    expect(html).toContain('<a href="/treatments/acupuncture">Acupuncture</a>');
    expect(html).toMatch(/55 minutes, (from )?\$95/);
    expect(html).toContain('aria-label="Map: Harbour Street"');
    expect(html.match(/<form class="finder"/g)).toHaveLength(1);
  });

  it('in the clinic’s own words, which a reader has in their language where there are some', async () => {
    const welcome = 'Needles by the sea.';
    const brand = { welcome, translations: { de: { welcome: 'Nadeln am Meer.' } } };
    await changed({ brand });

    expect(await get('/')).toContain(welcome);
    expect(await get('/?lang=de')).toContain('Nadeln am Meer.');
    expect(await get('/?lang=fr')).toContain(welcome);
  });
});

describe('what the law wants said', () => {
  it('in the clinic’s own words has a page, without markup of anybody’s', async () => {
    const privacy = '## What we keep\n\nYour *name*.\n\n<script>alert(1)</script>';
    await changed({ pages: { privacy } });

    const html = await get('/privacy');
    expect(html).toContain('<h2>What we keep</h2>');
    expect(html).toContain('<em>name</em>');
    expect(html).not.toContain('<script>alert');
    expect(foot(await get('/'))).toContain('<a href="/privacy">Privacy</a>');
  });

  it('on the clinic’s own site is led to', async () => {
    const legal = 'https://clinic.example/imprint';
    await changed({ pages: { legal } });

    expect(foot(await get('/'))).toContain(`<a href="${legal}">Legal notice</a>`);
    await app.http.get('/legal').expect(303).expect('location', legal);
  });

  it('is read in one’s own language, where the clinic has it; wherever that stands', async () => {
    const translations = {
      de: { privacy: 'Wir behalten wenig.' },
      fr: { privacy: 'https://clinic.example/vie-privee' },
    };
    await changed({ pages: { privacy: 'We keep little.', translations } });

    expect(await get('/privacy?lang=de')).toContain('lang="de"><p>Wir behalten wenig.</p>');
    expect(await get('/privacy?lang=es')).toContain('lang="en"><p>We keep little.</p>');
    await app.http.get('/privacy?lang=fr').expect(303).expect('location', translations.fr.privacy);

    await changed({ pages: { privacy: 'https://clinic.example/privacy', translations } });
    expect(foot(await get('/'))).toContain('<a href="/privacy">Privacy</a>');
    await app.http.get('/privacy?lang=es').expect(303).expect('location', 'https://clinic.example/privacy');
  });

  it('is not led to where there is none', async () => {
    expect(foot(await get('/'))).not.toContain('Privacy');
    await app.http.get('/privacy').expect(404);
  });

  it('stands above the button where somebody writes about their health', async () => {
    await changed({ pages: { privacy: 'We keep little.' } });
    const times = await get(choosing);
    const fields = Object.fromEntries(
      [...times.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(([, name, value]) => [
        name!,
        value!,
      ]),
    );
    const start = /name="start" value="([^"]+)"/.exec(times)![1]!;
    const held = await app.http
      .post('/book/holds')
      .type('form')
      .set('origin', 'http://clinic.test')
      .send({ ...fields, start });
    const details = await app.http.get(held.headers.location as string).set('cookie', held.headers['set-cookie'] ?? '');

    const [line, button] = [details.text.indexOf('class="soft privacy-line"'), details.text.indexOf('form="details"')];
    expect(line).toBeGreaterThan(0);
    expect(line).toBeLessThan(details.text.lastIndexOf('type="submit" form="details"'));
    expect(button).toBeGreaterThan(0);
    expect(details.text.slice(line)).toContain('href="/privacy"');
  });
});
