import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type App, openApp } from '../../support/app.js';
import { hasBrowser, openBrowser } from '../../support/browser.js';
import { openTab } from '../../support/looks.js';
import { somePicture } from '../../support/picture.js';
import { smallClinic } from '../../support/small-clinic.js';
import { staffMember } from '../../support/staff.js';

describe.runIf(hasBrowser)('in a browser', () => {
  let app: App;
  let browser: Browser;
  let page: Page;
  beforeAll(async () => {
    // The site's address must be the one the browser knows it by.
    app = await openApp({ clinic: smallClinic, now: '2026-11-27T14:00:00Z', places: true });
    const admin = await staffMember(app, ['admin']);
    browser = await openBrowser();
    const context = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 390, height: 800 } });
    const [name, value] = admin.cookie.split('=') as [string, string];
    await context.addCookies([{ name, value, url: app.url }]);
    page = await context.newPage();
    page.setDefaultTimeout(15_000);
  });
  afterAll(async () => {
    await browser.close();
    await app.close();
  });

  const fill = (label: string, text: string) =>
    page.locator('main').getByLabel(label, { exact: false }).first().fill(text);
  const press = (name: string | RegExp) => page.getByRole('button', { name }).first().click();
  const heading = () => page.getByRole('heading', { level: 1 }).textContent();

  it('without script: a place, its room, somebody with a photo, a closure and its undoing: all by clicks', {
    timeout: 60_000,
  }, async () => {
    await page.goto(`${app.url}/admin`);
    await press('Menu');
    await page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'Locations' }).click();
    await page.getByRole('link', { name: 'Add a location' }).click();
    await fill('Name', 'Mill Lane');
    await fill('Street address', '7 Mill Lane');
    await fill('City or town', 'Bellmore');
    await fill('Postal code', '11710');
    await fill('Phone', '+1 631 555 0101');
    await press('Save location');
    expect(await heading()).toBe('Mill Lane');
    expect(await page.getByLabel('Latitude').inputValue()).toMatch(/^40\.6/);
    expect(await page.getByLabel('Time zone').inputValue()).toBe('America/New_York');

    await openTab(page, 'Rooms');
    await page.getByRole('link', { name: 'Add a room' }).click();
    await fill('Name', 'Loft');
    await page.getByLabel('Table').check();
    await press('Save room');
    await openTab(page, 'Equipment');
    await page.getByText('Add equipment').first().click();
    await page.getByLabel('Type').first().selectOption({ label: 'Cupping set' });
    await fill('How many', '2');
    await page.getByRole('button', { name: 'Add', exact: true }).click();
    await expect.poll(() => page.getByText('Cupping set 2').count()).toBe(1);

    await page.goto(`${app.url}/admin/practitioners/new`);
    await fill('Name', 'Noor Haddad');
    await fill('Email', 'noor@example.org');
    await page.getByLabel('Add a language').selectOption({ label: 'Arabic' });
    await page.getByRole('group', { name: 'Mill Lane' }).getByLabel('Acupuncture', { exact: true }).check();
    await press('Save');
    expect(await heading()).toBe('Noor Haddad');
    await openTab(page, 'Photo');
    await page
      .getByLabel('Image file')
      .setInputFiles({ name: 'n.jpg', mimeType: 'image/jpeg', buffer: await somePicture() });
    await fill('Description', 'Noor at the window');
    await press('Save photo');
    expect(await page.getByAltText('Noor at the window').count()).toBe(1);

    await page.goto(`${app.url}/admin/locations/mill-lane`);
    await openTab(page, 'Closures');
    await page.getByRole('link', { name: 'Plan a closure' }).click();
    await fill('First day', '2026-12-24');
    await fill('Last day', '2026-12-26');
    await press('Continue');
    expect(await heading()).toBe('Closure saved');
    await press('Undo');
    expect(await heading()).toBe('Undone: everything is as it was before');
    const [{ count }] = await app.db.query<[{ count: number }]>(`select count(*)::int as count from closures`);
    expect(count).toBe(0);
  });

  it('with script: the mark on the map is dragged, and moved with the arrow keys; the degrees follow and are saved', {
    timeout: 60_000,
  }, async () => {
    const context = await browser.newContext({ viewport: { width: 1280, height: 1600 } });
    await context.addCookies(await page.context().cookies());
    const scripted = await context.newPage();
    await scripted.goto(`${app.url}/admin/locations/harbour`);
    const degrees = async () => {
      const fields = ['latitude', 'longitude'].map((id) => scripted.locator(`#${id}`).inputValue());
      return (await Promise.all(fields)).map(Number) as [number, number];
    };
    const [latitude, longitude] = await degrees();
    const mark = scripted.getByRole('slider', { name: 'This location' });
    const { x, y, width, height } = (await mark.boundingBox())!;
    const [left, top] = [x + width / 2, y + height / 2];

    await scripted.mouse.move(left, top);
    await scripted.mouse.down();
    await scripted.mouse.move(left + 40, top - 40, { steps: 4 });
    await scripted.mouse.up();

    const [north, east] = await degrees();
    // Twenty kilometers from top to bottom: some of them each way, and as many east as north.
    expect(north - latitude).toBeGreaterThan(0.01);
    expect((east - longitude) * Math.cos((latitude * Math.PI) / 180)).toBeCloseTo(north - latitude, 2);
    await mark.press('Shift+ArrowDown');
    expect((await degrees())[0]).toBeLessThan(north);
    expect(await mark.getAttribute('aria-valuetext')).toBe((await degrees()).join(', '));
    const moved = await degrees();
    await scripted.getByRole('button', { name: 'Save location' }).click();
    await scripted.getByText('Saved.').waitFor();
    expect(await degrees()).toEqual(moved);
    await context.close();
  });
});
