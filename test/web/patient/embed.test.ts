import { createHash } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { ClinicFiles } from '../../../src/changes/clinic-files.service.js';
import { Attribution } from '../../../src/finder/attribution.service.js';
import { type App, openApp } from '../../support/app.js';
import { openBlog } from '../../support/blog.js';
import { accessFaults, hasBrowser, openBrowser, overflow } from '../../support/browser.js';
import type { PageServer } from '../../support/page-server.js';
import { smallClinic } from '../../support/small-clinic.js';

const shots = process.env.SHOTS;
const [knots] = smallClinic.links;

let app: App;
let blog: PageServer;
let html = '';
beforeAll(async () => {
  app = await openApp({ clinic: smallClinic, places: true, now: '2026-11-27T14:00:00Z' });
  blog = await openBlog(app.url, () => html);
  await allow([blog.url]);
});
afterAll(async () => {
  await blog.close();
  await app.close();
});

/** Which sites may show the link's times, besides the one of its page. */
async function allow(sites: string[], near = 'Bellport, NY'): Promise<void> {
  await app.get(ClinicFiles).import({ ...smallClinic, links: [{ ...knots!, near, sites }] });
}

/** As the page about the link gives it. */
const snippet = () =>
  `<table data-meridian="muscle-knots" role="presentation" width="100%"><tr><td height="420" valign="top"><a href="${app.url}/go/muscle-knots?at=embed">See your local acupuncturist</a></td></tr></table><script src="${app.url}/embed.js" async="async"></script>`;

describe('the script for other people’s pages', () => {
  it('may be loaded from anywhere, is small, and is asked for again only when it changed', async () => {
    const { headers, text } = await app.http.get('/embed.js').expect(200);

    expect(headers['content-type']).toBe('text/javascript; charset=utf-8');
    expect(headers['cross-origin-resource-policy']).toBe('cross-origin');
    expect(headers['access-control-allow-origin']).toBe('*');
    expect(headers['set-cookie']).toBeUndefined();
    expect(text.length).toBeLessThan(4_000);
    await app.http.get('/embed.js').set('if-none-match', headers['etag']!).expect(304);
  });
});

describe('the frame', () => {
  it('has the clinic’s color, by day and by night, and its own policy lets it', async () => {
    await app.get(ClinicFiles).import({ ...smallClinic, brand: { color: '#7a1f5c' } });
    const { headers, text } = await app.http.get('/embed/muscle-knots').expect(200);
    await allow([blog.url]);

    const [, style = ''] = /<style>(.*?)<\/style>/s.exec(text)!;
    expect(style).toMatch(/:root\{--jade:light-dark\(#7a1f5c,#[0-9a-f]{6}\);/);
    const hash = createHash('sha256').update(style).digest('base64');
    expect(headers['content-security-policy']).toContain(`style-src 'sha256-${hash}'`);
  });

  it('may stand on the site of the link’s page and on those it names, and on no other; it sets no cookie', async () => {
    const { headers, text } = await app.http.get('/embed/muscle-knots').expect(200);

    expect(headers['content-security-policy']).toContain(`frame-ancestors 'self' https://blog.example.org ${blog.url}`);
    expect(headers['x-frame-options']).toBeUndefined();
    expect(headers['set-cookie']).toBeUndefined();
    expect(text).toContain('Acupuncture with cupping');
    expect(text).toContain('value="Bellport, NY"');
    expect(text).toContain('Mei Tanaka');
    expect(text).toContain('Harbour Street, Bellport, NY · ');
  });

  it.each([
    ['as the script says', '?from=https://other.example', {}],
    ['by its Referer', '', { referer: 'https://other.example/' }],
  ])('on another site, %s, is nothing but a link to book', async (_, query, sent) => {
    const { headers, text } = await app.http.get(`/embed/muscle-knots${query}`).set(sent).expect(200);

    expect(headers['content-security-policy']).toContain(`frame-ancestors 'self' *`);
    expect(text.match(/<(a|button|form|input|time)\b/g)).toEqual(['<a']);
    expect(text).toMatch(/href="\/go\/muscle-knots\?at=embed" target="_blank"[^>]*>See available times at /);
    expect(text).not.toContain('Mei Tanaka');
  });

  it('shows times where a site claims to be a listed one, and the browser refuses them there', async () => {
    const { headers, text } = await app.http
      .get('/embed/muscle-knots?from=https://blog.example.org')
      .set('referer', 'https://other.example/')
      .expect(200);

    expect(text).toContain('Mei Tanaka');
    expect(headers['content-security-policy']).toContain(`frame-ancestors 'self' https://blog.example.org ${blog.url}`);
  });

  it('leads on in the language of the page around it', async () => {
    const { text } = await app.http.get('/embed/muscle-knots?from=https://other.example&lang=de').expect(200);
    const { headers } = await app.http.get('/go/muscle-knots?at=embed&lang=de').expect(303);

    expect(text).toContain('href="/go/muscle-knots?at=embed&amp;lang=de"');
    expect(headers.location).toMatch(/[?&]lang=de$/);
  });

  it('of a link that was taken down, or that never was, says so and leads on', async () => {
    await app.db.query(`update links set active = false where code = 'muscle-knots'`);
    const gone = await app.http.get('/embed/muscle-knots').expect(200);
    const never = await app.http.get('/embed/nothing').expect(200);
    await app.db.query(`update links set active = true`);

    expect(gone.headers['set-cookie']).toBeUndefined();
    for (const { text } of [gone, never]) {
      expect(text).toContain('This link is no longer available.');
      expect(text).toContain('href="/find"');
    }
  });

  it('in a language that is asked for keeps no cookie, and leads on in it', async () => {
    const { headers, text } = await app.http.get('/embed/muscle-knots?lang=en-GB').expect(200);

    expect(headers['set-cookie']).toBeUndefined();
    expect(text).toMatch(/href="\/book\?[^"]+lang=en"/);
  });

  it('asks which place is meant in the frame itself', async () => {
    const { text } = await app.http.get('/embed/muscle-knots?near=Manchester');

    expect(text).toMatch(/We couldn’t find|Which “/);
    expect(text).toMatch(/href="\?via=[^"]+near=/);
  });
});

describe.runIf(hasBrowser)('on somebody else’s page', { timeout: 60_000 }, () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterEach(() => allow([blog.url]));
  afterAll(() => browser.close());

  it('times are shown and booked through it, nothing moves, nobody complains, no cookie is kept', {
    timeout: 60_000,
  }, async () => {
    html = snippet();
    await app.db.query(`delete from link_steps`);
    const { page, complaints } = await visit();
    const frame = page.frameLocator('iframe');
    await frame.locator('.chip').first().waitFor();

    expect(await page.evaluate(() => (globalThis as unknown as { shifts: number }).shifts)).toBe(0);
    expect(await page.context().cookies()).toEqual([]);
    await frame.locator('#near').fill('Brookhaven NY');
    await frame.locator('button').click();
    await frame.getByText('miles').first().waitFor();
    const [tab] = await Promise.all([page.waitForEvent('popup'), frame.locator('.chip').first().click()]);
    await tab.getByRole('button', { name: 'Continue with' }).click();
    await tab.fill('input[name=name]', 'Zoë Ångström');
    await tab.fill('input[name=email]', 'zoe@example.org');
    await tab.click('button[form=details]');
    await tab.waitForURL(/\/book\/done\/\w{8}$/);

    expect(complaints).toEqual([]);
    const [line] = await app.get(Attribution).ledger(new Date('2026-11-01'), new Date('2026-12-01'));
    expect(line).toMatchObject({ code: 'muscle-knots', seen: 1, booked: 1 });
    await page.context().close();
  });

  it.each([
    ['an element of its own', '<meridian-times link="muscle-knots"><a href="/go">See</a></meridian-times>'],
    ['any other that says so', '<div data-meridian="muscle-knots"><a href="/go">See</a></div>'],
  ])('%s will do as well', async (_, element) => {
    html = `${element}<script src="${app.url}/embed.js" async></script>`;
    const { page, complaints } = await visit();

    await page.frameLocator('iframe').locator('.chip').first().waitFor();

    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it('a site that is not in the list has a link to book in the frame, and its own link stands', async () => {
    html = snippet();
    await allow([]);
    const { page, complaints } = await visit();
    const link = page.frameLocator('iframe').locator('a');
    const [tab] = await Promise.all([page.waitForEvent('popup'), link.click()]);
    await tab.waitForURL(/\/find\?/);
    if (shots) await page.screenshot({ path: `${shots}/embed-unlisted.png`, fullPage: true });

    expect(complaints).toEqual([]);
    expect(await accessFaults(page)).toEqual([]);
    expect(await page.locator('td > a').isVisible()).toBe(true);
    await page.context().close();
  });

  it('a site that is not in the list, and claims to be one that is, is refused by the browser', async () => {
    html = `<iframe src="${app.url}/embed/muscle-knots?from=https://blog.example.org"></iframe>`;
    await allow([]);
    const { page, complaints } = await visit();

    await expect.poll(() => complaints.join()).toContain('frame-ancestors');
    expect(await page.frameLocator('iframe').locator('.chip').count()).toBe(0);
    await page.context().close();
  });

  it('without script there is the link', async () => {
    html = snippet();
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(blog.url);

    expect(await page.locator('a').getAttribute('href')).toBe(`${app.url}/go/muscle-knots?at=embed`);
    expect(await page.locator('iframe').count()).toBe(0);
    await context.close();
  });

  it.each(['light', 'dark'] as const)(
    'it reads well for everyone at every width, %s',
    { timeout: 60_000 },
    async (scheme) => {
      html = snippet();
      for (const width of [320, 390, 1280]) {
        const { page, complaints } = await visit({ viewport: { width, height: 800 }, colorScheme: scheme });
        await page.frameLocator('iframe').locator('.chip').first().waitFor();
        expect.soft(complaints).toEqual([]);
        if (shots) {
          mkdirSync(shots, { recursive: true });
          await page.screenshot({ path: `${shots}/embed-${width}-${scheme}.png`, fullPage: true });
        }
        expect.soft(await accessFaults(page), `${width}`).toEqual([]);
        expect.soft(await overflow(page), `${width} sticks out`).toBe(0);
        const inner = await browser.newPage({
          viewport: { width: Math.min(width - 32, 640), height: 380 },
          colorScheme: scheme,
        });
        for (const [name, query] of Object.entries({ times: '', which: '&near=texas', unknown: '&near=Brookhavnn' })) {
          await inner.goto(`${app.url}/embed/muscle-knots?preview&scheme=${scheme}${query}`);
          if (shots) await inner.screenshot({ path: `${shots}/frame-${name}-${width}-${scheme}.png` });
          expect.soft(await accessFaults(inner), `${name} ${width}`).toEqual([]);
          expect.soft(await overflow(inner), `${name} ${width} sticks out`).toBe(0);
        }
        await inner.close();
        await page.context().close();
      }
    },
  );

  async function visit(
    options: Parameters<Browser['newContext']>[0] = {},
  ): Promise<{ page: Page; complaints: string[] }> {
    const context = await browser.newContext(options);
    const page = await context.newPage();
    page.setDefaultTimeout(30_000);
    const complaints: string[] = [];
    // The script added below is meant for the page around the frame, which lets none run.
    const ownScript = 'Blocked script execution';
    context.on('console', (message) => {
      if (message.type() === 'error' && !message.text().startsWith(ownScript)) complaints.push(message.text());
    });
    context.on('weberror', (fault) => complaints.push(fault.error().message));
    await page.addInitScript(() => {
      const world = globalThis as unknown as { shifts: number };
      world.shifts = 0;
      new PerformanceObserver((list) => {
        for (const shift of list.getEntries()) world.shifts += (shift as unknown as { value: number }).value;
      }).observe({ type: 'layout-shift', buffered: true });
    });
    await page.goto(blog.url);
    return { page, complaints };
  }
});
