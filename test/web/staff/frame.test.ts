import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Role } from '../../../src/accounts/staff-member.js';
import { type App, openApp } from '../../support/app.js';
import { hasBrowser, openBrowser } from '../../support/browser.js';
import { onPage, openTab } from '../../support/looks.js';
import { smallClinic } from '../../support/small-clinic.js';
import { type Person, staffMember } from '../../support/staff.js';

let app: App;
const people = new Map<string, Person>();
beforeAll(async () => {
  app = await openApp({ clinic: smallClinic, now: '2026-11-27T14:00:00Z' });
  people.set('admin', await staffMember(app, ['admin']));
  people.set('reception', await staffMember(app, ['reception']));
  people.set('practitioner', await staffMember(app, ['practitioner'], { practitioner: 'mei' }));
  people.set('weak', await staffMember(app, ['admin'], { strong: false }));
});
afterAll(() => app.close());

const cookieOf = (who: string) => people.get(who)!.cookie;
const listed = (html: string) => {
  const [list = ''] = /<nav id="pages".*?<\/nav>/s.exec(html) ?? [];
  return [...list.matchAll(/<a href="([^"]+)"/g)].map(([, href]) => href!);
};
const pagesOf = async (who: string) =>
  listed((await app.http.get('/staff/me').set('cookie', cookieOf(who)).expect(200)).text);

describe('the list of pages', () => {
  it.each<Role>(['reception', 'practitioner', 'admin'])('of %s has only pages they may open', async (role) => {
    const pages = await pagesOf(role);

    expect(pages).toContain('/staff/diary');
    for (const page of pages) {
      const { text } = await app.http.get(page).set('cookie', cookieOf(role)).redirects(1).expect(200);
      expect(listed(text), page).toEqual(pages);
    }
  });

  it('has of the administration only the booking rules for the reception, and notes only for practitioners', async () => {
    const ofAdmins = (pages: readonly string[]) => pages.filter((page) => page.startsWith('/admin'));
    expect(ofAdmins(await pagesOf('reception'))).toEqual(['/admin/booking-rules']);
    expect(ofAdmins(await pagesOf('practitioner'))).toEqual([]);
    expect(await pagesOf('practitioner')).toContain('/staff/records');
    expect(await pagesOf('admin')).not.toContain('/staff/records');
  });

  it('of somebody who owes a second factor leads only to where it is set up', async () => {
    expect(await pagesOf('weak')).toEqual(['/staff/me']);
  });
});

it('the address typed from memory leads to the diary', async () => {
  const { headers } = await app.http.get('/staff').set('cookie', cookieOf('reception')).expect(303);
  expect(headers['location']).toBe('/staff/diary');
});

describe.runIf(hasBrowser)('in a browser', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());

  type Look = Parameters<Browser['newContext']>[0];
  const at = (path: string, look: Look, work: (page: Page) => Promise<void>) =>
    onPage(browser, { url: app.url, cookie: cookieOf('admin') }, path, work, look);
  const desk = { viewport: { width: 1280, height: 800 } };
  const phone = { viewport: { width: 390, height: 700 }, javaScriptEnabled: false };

  it('the list is a menu on a phone, also without script, and Escape closes it', () =>
    at('/admin/users', phone, async (page) => {
      const users = page.locator('#pages [aria-current=page]');
      expect(await users.isVisible()).toBe(false);
      await page.getByRole('button', { name: 'Menu', exact: true }).click();
      expect(await users.textContent()).toBe('Users');
      await page.getByRole('button', { name: 'Close menu' }).click();
      expect(await users.isVisible()).toBe(false);
      await page.getByRole('button', { name: 'Menu', exact: true }).click();
      await page.keyboard.press('Escape');
      expect(await users.isVisible()).toBe(false);
      expect(
        await page.getByRole('button', { name: 'Menu', exact: true }).evaluate((it) => it === document.activeElement),
      ).toBe(true);
    }));

  it('it is in sight on a desk, over the diary when asked for, and on no paper', () =>
    at('/admin/users', desk, async (page) => {
      const list = page.getByRole('navigation', { name: 'Pages' });
      expect(await list.isVisible()).toBe(true);
      await page.emulateMedia({ media: 'print' });
      expect(await list.isVisible()).toBe(false);
      await page.emulateMedia({ media: 'screen' });
      await page.goto(`${app.url}/staff/diary`);
      expect(await list.isVisible()).toBe(false);
      await page.getByRole('button', { name: 'Menu', exact: true }).click();
      expect(await list.isVisible()).toBe(true);
    }));

  it('a field with a fault opens its tab, whichever was in sight, without script', () =>
    at('/admin/booking-rules', phone, async (page) => {
      await page.locator('#horizonDays').fill('0');
      await openTab(page, 'Reminders and follow-up');
      expect(await page.locator('#horizonDays').isVisible()).toBe(false);
      await page.locator('#afterVisitMinutes').fill('soon');
      await page.getByRole('button', { name: 'Save booking rules' }).click();

      await page.locator('.notice.bad').waitFor();
      expect(await page.locator('#horizonDays').isVisible()).toBe(true);
      expect(await page.locator('#afterVisitMinutes').isVisible()).toBe(true);
      expect(await page.locator('#noShow').isVisible()).toBe(false);
    }));

  it('what is added to a location leads back to its tab', () =>
    at('/admin/locations/harbour/rooms/new', phone, async (page) => {
      await page.getByLabel('Name').fill('Loft');
      await page.getByRole('button', { name: 'Save room' }).click();

      await page.getByText('Loft').first().waitFor();
      expect(await page.locator('#tab-rooms').isVisible()).toBe(true);
      expect(await page.locator('#tab-details').isVisible()).toBe(false);
    }));

  it.each([
    ['/admin/practitioners/mei', 'Treatments', '#tab-treatments', 'Save'],
    ['/admin/booking-rules', 'Reminders and follow-up', '#tab-emails', 'Save booking rules'],
  ])('what is saved on %s in the tab %s leads back to it', (path, tab, part, save) =>
    at(path, desk, async (page) => {
      await openTab(page, tab);
      await page.getByRole('button', { name: save, exact: true }).first().click();

      await page.waitForURL(/news=/);
      await page.locator('main > .notice').waitFor();
      expect(await page.locator(part).isVisible()).toBe(true);
      expect(await page.locator('.tab.first').isVisible()).toBe(false);
    }),
  );

  it('the button that saves is in sight from the first field on', () =>
    at('/admin/practitioners/mei', { viewport: { width: 390, height: 700 } }, async (page) => {
      const { y, height } = (await page.getByRole('button', { name: 'Save', exact: true }).first().boundingBox())!;
      expect(y + height).toBeLessThan(700);
    }));
});
