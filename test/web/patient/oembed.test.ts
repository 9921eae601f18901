import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ClinicFiles } from '../../../src/changes/clinic-files.service.js';
import { type App, openApp } from '../../support/app.js';
import { hasBrowser, openBrowser } from '../../support/browser.js';
import { type PageServer, servePages } from '../../support/page-server.js';
import { smallClinic } from '../../support/small-clinic.js';
import { somebody } from '../../support/somebody.js';

const ours = 'http://clinic.test';
const [knots] = smallClinic.links;

interface Card {
  readonly width: number;
  readonly height: number;
  readonly html: string;
}

let app: App;
let blog: PageServer;
let body = '';
beforeAll(async () => {
  app = await openApp({ clinic: smallClinic, places: true, now: '2026-11-27T14:00:00Z' });
  blog = await servePages(() => `<!doctype html><html lang="en"><title>A post</title><body>${body}</body></html>`);
  const links = [
    { ...knots!, near: 'Bellport, NY', sites: [blog.url] },
    { code: 'old', label: 'Old' },
  ];
  await app.get(ClinicFiles).import({ ...smallClinic, sites: [blog.url], links });
  await app.db.query(`update links set active = false where code = 'old'`);
});
afterAll(async () => {
  await blog.close();
  await app.close();
});

const ask = (url: string, more: Readonly<Record<string, string>> = {}) =>
  app.http.get('/oembed').query({ url, ...more });
const frameIn = ({ html }: Card) => /<iframe src="([^"]+)"/.exec(html)![1]!.replaceAll('&amp;', '&').slice(ours.length);

describe('an address that is pasted into an editor', () => {
  it('of a link is a card by the specification', async () => {
    const { headers, body: card } = await ask(`${ours}/go/muscle-knots`).expect(200);

    expect(headers['content-type']).toBe('application/json; charset=utf-8');
    expect(headers['access-control-allow-origin']).toBe('*');
    expect(headers['set-cookie']).toBeUndefined();
    expect(card).toMatchObject({
      version: '1.0',
      type: 'rich',
      title: 'See your local acupuncturist',
      provider_name: 'Harbour Acupuncture',
      provider_url: ours,
      width: 640,
      height: 420,
    });
    expect((card as Card).html).toMatch(
      /^<blockquote><a href="http:\/\/clinic.test\/go\/muscle-knots\?at=card">See your local acupuncturist<\/a><\/blockquote><iframe /,
    );
    expect(frameIn(card as Card)).toBe('/embed/muscle-knots?at=card');
  });

  it.each([
    [{ maxwidth: '320' }, [320, 420]],
    [{ maxwidth: '2000', maxheight: '300' }, [640, 300]],
    [{ maxwidth: 'wide' }, [640, 420]],
  ])('is no larger than asked for: %j', async (more, [width, height]) => {
    const { body: card } = await ask(`${ours}/go/muscle-knots`, more).expect(200);

    expect(card).toMatchObject({ width, height });
    expect((card as Card).html).toContain(`width="${width}" height="${height}"`);
  });

  it.each([
    ['is refused as XML, which we do not write', `${ours}/go/muscle-knots`, { format: 'xml' }, 501],
    ['of another site is none', 'https://other.example/go/muscle-knots', {}, 404],
    ['of a link nobody made is none', `${ours}/go/nothing`, {}, 404],
    ['of a link that was taken down is none', `${ours}/go/old`, {}, 404],
    ['of a treatment there is not is none', `${ours}/treatments/leeches`, {}, 404],
    ['of a search with a made-up mark is none', `${ours}/find?via=made-up`, {}, 404],
    ['of the front page is none', `${ours}/`, {}, 404],
    ['that is none is none', 'knots', {}, 404],
    ['that is missing is none', '', {}, 404],
    ['of somebody’s appointment is private', `${ours}/visit/abc`, {}, 401],
    ['of a staff page is private', `${ours}/admin/links/muscle-knots`, {}, 401],
  ])('%s', async (_, url, more, status) => {
    const { text } = await ask(url, more).expect(status);

    expect(text).not.toContain('muscle-knots');
  });

  it.each(['/go/muscle-knots', '/treatments/acupuncture', '/practitioners/mei'])(
    '%s says in its head where its card is',
    async (path) => {
      const { headers } = await app.http.get(path).set(somebody.headers);
      const { text } = await app.http.get(headers['location'] ?? path).expect(200);
      const href = /<link rel="alternate" type="application\/json\+oembed" href="([^"]+)"/.exec(text)![1]!;

      const { body: card } = await app.http.get(href.slice(ours.length)).expect(200);

      expect(frameIn(card as Card)).toBe(`${path.replace('/go', '').replace(/^/, '/embed')}?at=card`);
      const frame = await app.http
        .get(frameIn(card as Card))
        .set('referer', `${blog.url}/`)
        .expect(200);
      expect(frame.text).toContain('class="chip"');
      expect(frame.headers['content-security-policy']).toContain(`frame-ancestors 'self'`);
      expect(frame.headers['content-security-policy']).toContain(blog.url);
      const elsewhere = await app.http
        .get(frameIn(card as Card))
        .set('referer', 'https://other.example/')
        .expect(200);
      expect(elsewhere.text).not.toContain('class="chip"');
      expect(elsewhere.text.match(/<(a|button|form|input|time)\b/g)).toEqual(['<a']);
    },
  );
});

it('the frame of a treatment there is not says so', async () => {
  await app.http.get('/embed/treatments/leeches').expect(200, /This link is no longer available/);
});

describe.runIf(hasBrowser)('the card', { timeout: 60_000 }, () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());

  const card = async (path: string) => {
    const { body: found } = await ask(`${ours}${path}`);
    return (found as Card).html.replaceAll(ours, app.url);
  };

  it('stands in an editor that takes it as it is: the link, the times, and a tab for each', async () => {
    body = await card('/treatments/acupuncture');
    const page = await browser.newPage();
    const complaints: string[] = [];
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
    await page.goto(blog.url);
    const chip = page.frameLocator('iframe').locator('.chip').first();
    const [tab] = await Promise.all([page.waitForEvent('popup'), chip.click()]);
    await tab.waitForURL(/\/book\?/);

    expect(complaints).toEqual([]);
    expect(await page.locator('blockquote a').getAttribute('href')).toBe(`${app.url}/treatments/acupuncture`);
    await page.context().close();
  });

  it('stands in WordPress, which lets it do nothing: it asks the page to show it and to follow its links', async () => {
    body = inWordPress(await card('/go/muscle-knots'));
    const page = await browser.newPage();
    await page.goto(blog.url);
    const frame = page.frameLocator('iframe');
    await frame.locator('.chip').first().waitFor({ state: 'visible' });
    expect(await page.locator('blockquote').isVisible()).toBe(false);

    await frame.locator('#near').fill('Brookhaven NY');
    await frame.locator('button').click();
    await frame.getByText('miles').first().waitFor({ state: 'visible' });
    await frame.locator('.chip').first().click();

    await page.waitForURL(/\/book\?.*via=/);
    const steps = await app.db.query<{ placement: string }[]>(
      `select distinct placement from link_steps where placement = 'card'`,
    );
    expect(steps).toHaveLength(1);
    await page.context().close();
  });
});

/** What WordPress makes of it, and what its page does when the frame asks for something. */
function inWordPress(html: string): string {
  const src = /src="([^"]+)"/.exec(html)![1]!;
  const quote = html
    .slice(0, html.indexOf('<iframe'))
    .replace('<blockquote', '<blockquote class="wp-embedded-content" data-secret="s3cret"');
  return `${quote}<iframe style="position:absolute;visibility:hidden" sandbox="allow-scripts" src="${src}#?secret=s3cret" width="640" height="420"></iframe>
    <script>addEventListener('message', ({ data, source }) => {
      const frame = document.querySelector('iframe');
      if (data.secret !== 's3cret' || source !== frame.contentWindow) return;
      document.querySelector('blockquote').style.display = 'none';
      frame.removeAttribute('style');
      if (data.message === 'height') frame.height = data.value;
      if (data.message === 'link' && new URL(data.value).host === new URL(frame.src).host && document.activeElement === frame)
        top.location.href = data.value;
    });</script>`;
}
