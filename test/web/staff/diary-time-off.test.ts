import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { StaffBookings } from '../../../src/bookings/by-staff/staff-bookings.service.js';
import { type App, openApp } from '../../support/app.js';
import { accessFaults, hasBrowser, openBrowser } from '../../support/browser.js';
import { visitAt } from '../../support/desk.js';
import { onPage } from '../../support/looks.js';
import { smallClinic } from '../../support/small-clinic.js';
import { rosa } from '../../support/staff-actors.js';
import { type Person, staffMember } from '../../support/staff.js';

const [mei, ...others] = smallClinic.practitioners;
const lunch = { from: '2026-12-01T12:00:00-05:00', to: '2026-12-01T13:00:00-05:00', reason: 'Lunch' };
const clinic = { ...smallClinic, practitioners: [{ ...mei!, timeOff: [lunch] }, ...others] };

describe.runIf(hasBrowser)('time off in the diary', () => {
  let app: App;
  let browser: Browser;
  let desk: Person;
  beforeAll(async () => {
    app = await openApp({ clinic, now: '2026-11-27T14:00:00Z' });
    desk = await staffMember(app, ['reception']);
    const name = 'Fred Maier';
    await app
      .get(StaffBookings)
      .book(rosa, visitAt('2026-12-01 14:00'), { name, email: null, phone: '5550111' }, { tell: false });
    browser = await openBrowser();
  });
  afterEach(async () => {
    await app.db.query(`update time_off set from_at = $1, to_at = $2, reason = 'Lunch'`, [lunch.from, lunch.to]);
    await app.db.query(`update clinic set version = version + 1`);
  });
  afterAll(async () => {
    await browser.close();
    await app.close();
  });

  const tuesday = '/staff/diary?day=2026-12-01';
  const at = (path: string, work: (page: Page) => Promise<void>, options: Parameters<Browser['newContext']>[0] = {}) =>
    onPage(browser, { url: app.url, cookie: desk.cookie }, path, work, {
      viewport: { width: 1280, height: 1300 },
      ...options,
    });
  const block = (page: Page) => page.getByRole('link', { name: /^Lunch/ });
  const panel = (page: Page) => page.locator('dialog.side');
  const saved = async () => {
    const [{ from, to }] = await app.db.query(`select from_at as "from", to_at as "to" from time_off`);
    return [from, to].map((instant: Date) => instant.toISOString().slice(11, 16));
  };
  /** Drags by minutes from a place of the block: 0 is its upper edge, 1 the lower. */
  const drag = async (page: Page, place: number, minutes: number) => {
    await block(page).scrollIntoViewIfNeeded();
    const { x, y, height } = (await block(page).boundingBox())!;
    const minute = await page
      .locator('.column-body[data-minutes]')
      .first()
      .evaluate((body) => body.clientHeight / Number(body.getAttribute('data-minutes')));
    const from = y + 3 + (height - 6) * place;
    await page.mouse.move(x + 80, from);
    await page.mouse.down();
    await page.mouse.move(x + 80, from + (minutes * minute) / 2, { steps: 4 });
    await page.mouse.move(x + 80, from + minutes * minute, { steps: 4 });
    await page.mouse.up();
  };

  it('its lower edge is dragged: it is longer at once, and as it was with one click', () =>
    at(tuesday, async (page) => {
      expect(await block(page).textContent()).toMatch(/Lunch.*12:00.PM–1:00.PM/);
      await drag(page, 1, 30);
      await page.getByText('Hours saved. Mei Tanaka: time off changed to Tue, Dec 1, 12:00–1:30 PM').waitFor();
      expect(await saved()).toEqual(['17:00', '18:30']);
      await expect.poll(() => block(page).textContent()).toMatch(/12:00.PM–1:30.PM/);

      await page.getByRole('status').getByRole('button', { name: 'Undo' }).click();
      await page.getByText(/^Undone: everything is as it was before/).waitFor();
      expect(await saved()).toEqual(['17:00', '18:00']);
    }));

  it('its upper edge is dragged, and all of it', () =>
    at(tuesday, async (page) => {
      await drag(page, 0, -15);
      await page.getByText(/time off changed to Tue, Dec 1, 11:45\sAM–1:00\sPM/).waitFor();
      await drag(page, 0.5, -45);
      await expect.poll(saved).toEqual(['16:00', '17:15']);
    }));

  it('Escape while dragging changes nothing', () =>
    at(tuesday, async (page) => {
      const { x, y, height } = (await block(page).boundingBox())!;
      await page.mouse.move(x + 80, y + height - 3);
      await page.mouse.down();
      await page.mouse.move(x + 80, y + height + 60, { steps: 4 });
      await page.keyboard.press('Escape');
      await page.mouse.up();
      expect(await block(page).textContent()).toMatch(/12:00.PM–1:00.PM/);
      expect(await saved()).toEqual(['17:00', '18:00']);
    }));

  it('by keyboard: Shift and the arrows, one change for all of them, and U undoes it', () =>
    at(tuesday, async (page) => {
      const rows = async () =>
        (await app.db.query(`select count(*)::int as count from audit where action = 'hours.changed'`))[0].count;
      const before = await rows();
      await block(page).focus();
      await page.keyboard.press('Shift+ArrowDown');
      await page.keyboard.press('Shift+ArrowDown');
      await page.keyboard.press('Shift+ArrowLeft');
      await page.getByText(/time off changed to Tue, Dec 1, 11:45\sAM–1:30\sPM/).waitFor();
      expect(await saved()).toEqual(['16:45', '18:30']);
      expect(await rows()).toBe(before + 1);
      await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toMatch(/^Lunch/);

      await page.keyboard.press('u');
      await page.getByText(/^Undone: everything is as it was before/).waitFor();
      expect(await saved()).toEqual(['17:00', '18:00']);
      await page.keyboard.press('u');
      await page.getByText('There’s nothing to undo.').waitFor();
    }));

  it('B blocks an hour after what is selected, for the one whose column it is in', () =>
    at(tuesday, async (page) => {
      await page.keyboard.press('b');
      await page.getByText('Choose whose time first').waitFor();
      await page.getByRole('link', { name: /Fred Maier/ }).focus();
      await page.keyboard.press('b');
      await panel(page).getByRole('heading', { name: 'Add time off' }).waitFor();
      expect(await panel(page).getByLabel('From (time)').inputValue()).toBe('14:55');
      await panel(page).locator('#from:focus').waitFor();
      await page.keyboard.press('Enter');
      await page.getByText(/^Hours saved. Mei Tanaka: time off, Tue, Dec 1, 2:55–3:55\sPM/).waitFor();
      await page.getByRole('status').getByRole('button', { name: 'Undo' }).click();
      await page.getByText(/^Undone: everything is as it was before/).waitFor();
    }));

  it('the arrows reach it among the appointments', () =>
    at(tuesday, async (page) => {
      await page.getByRole('link', { name: /Fred Maier/ }).focus();
      await page.keyboard.press('ArrowUp');
      expect(await page.evaluate(() => document.activeElement?.textContent)).toMatch(/^Lunch/);
    }));

  it('over an appointment, it is decided in the panel what becomes of that', () =>
    at(tuesday, async (page) => {
      await drag(page, 1, 90);
      await panel(page)
        .getByRole('heading', { name: /would be outside working hours/ })
        .waitFor();
      expect(await accessFaults(page)).toEqual([]);
      expect(await saved()).toEqual(['17:00', '18:00']);
      await panel(page).getByLabel('Keep as is').check();
      await panel(page).getByRole('button', { name: 'Save and email patients' }).click();

      await panel(page).getByRole('heading', { name: 'Hours saved' }).waitFor();
      expect(await saved()).toEqual(['17:00', '19:30']);
      await panel(page).getByRole('button', { name: 'Undo' }).click();
      await expect.poll(saved).toEqual(['17:00', '18:00']);
    }));

  it('opened, the panel has its times to type, and says what is wrong with them', () =>
    at(tuesday, async (page) => {
      await block(page).click();
      await page.getByRole('dialog', { name: 'Edit time off' }).waitFor();
      expect(await panel(page).getByLabel('Until (time)').inputValue()).toBe('1:00 PM');
      await panel(page).getByLabel('Until (time)').fill('11:00 AM');
      await panel(page).getByRole('button', { name: 'Save' }).click();
      await panel(page).locator('[id$="-error"]').first().waitFor();
      await panel(page).getByLabel('Until (time)').fill('12:30 PM');
      await panel(page).getByRole('button', { name: 'Save' }).click();
      await page.getByText(/time off changed to Tue, Dec 1, 12:00–12:30\sPM/).waitFor();
      expect(await panel(page).isVisible()).toBe(false);
      expect(await saved()).toEqual(['17:00', '17:30']);
    }));

  it('without script its link leads to the same form', () =>
    at(
      tuesday,
      async (page) => {
        await block(page).click();
        await page.getByLabel('From (time)').fill('11:30 AM');
        await page.getByRole('button', { name: 'Save' }).click();
        await page.getByText('Mei Tanaka: time off changed to Tue, Dec 1, 11:30 AM–1:00 PM').waitFor();
        expect(await saved()).toEqual(['16:30', '18:00']);
      },
      { javaScriptEnabled: false },
    ));

  it('who may not set hours reads it, and is told so when they drag it', async () => {
    const own = await staffMember(app, ['practitioner'], { practitioner: 'mei' });
    await app.db.query(`update clinic set practitioners_set_hours = false, version = version + 1`);
    await onPage(browser, { url: app.url, cookie: own.cookie }, tuesday, async (page) => {
      const lunchText = page.locator('p.block');
      expect(await lunchText.textContent()).toMatch(/^Lunch/);
      const { x, y } = (await lunchText.boundingBox())!;
      await page.mouse.move(x + 60, y + 20);
      await page.mouse.down();
      await page.mouse.move(x + 60, y + 60, { steps: 4 });
      await page.mouse.up();
      await page.getByText('You can’t change this practitioner’s time off.').waitFor();
    });
    await app.db.query(`update clinic set practitioners_set_hours = true, version = version + 1`);
  });
});
