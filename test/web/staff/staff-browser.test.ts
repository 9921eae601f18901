import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { StaffBookings } from '../../../src/bookings/by-staff/staff-bookings.service.js';
import { hasBrowser } from '../../support/browser.js';
import { rosa } from '../../support/staff-actors.js';
import { visitAt } from '../../support/desk.js';
import { deskInBrowser } from '../../support/desk-in-browser.js';
import { staffMember } from '../../support/staff.js';

describe.runIf(hasBrowser)('the staff’s day in a browser', () => {
  const desk = deskInBrowser();
  const { at, visitOf } = desk;

  it('a booking made elsewhere appears by itself', () =>
    at('/staff/diary?day=2026-12-01', async (page) => {
      await page.waitForTimeout(300);
      await desk.app
        .get(StaffBookings)
        .book(
          rosa,
          visitAt('2026-12-01 15:30', { practitioner: 'jonas' }),
          { name: 'Nia Sand', email: null, phone: '5550111' },
          { tell: false },
        );

      await page.getByText('Nia Sand').waitFor();
    }));

  it('when the session ends elsewhere, no names stay on the screen', async () => {
    const someone = await staffMember(desk.app, ['reception']);
    const context = await desk.browser.newContext();
    const [name = '', value = ''] = someone.cookie.split('=');
    await context.addCookies([{ name, value, url: desk.app.url }]);
    const page = await context.newPage();
    await page.goto(`${desk.app.url}/staff/diary?day=2026-12-01`);
    await page.getByText('Fred Maier').waitFor();

    await desk.app.db.query(`delete from staff_auth."session" where "userId" = $1`, [someone.id]);

    await page.getByRole('heading', { name: 'Sign in' }).waitFor({ timeout: 15_000 });
    expect(page.url()).toContain('next=');
    await context.close();
  });

  it('a visit is dragged to another hour; it moves when the question is answered', () =>
    at('/staff/diary?day=2026-12-01', async (page) => {
      const card = page.locator(`a[href="/staff/visits/${desk.day.fred}"]`);
      await card.scrollIntoViewIfNeeded();
      const box = (await card.boundingBox())!;
      await page.mouse.move(box.x + 60, box.y + 20);
      await page.mouse.down();
      await page.mouse.move(box.x + 60, box.y - 40, { steps: 5 });
      const minute = await page
        .locator('[data-minutes]')
        .first()
        .evaluate((column) => column.clientHeight / Number(column.getAttribute('data-minutes')));
      await page.mouse.move(box.x + 60, box.y + 20 - 90 * minute, { steps: 5 });
      await page.mouse.up();
      await page.getByRole('heading', { name: 'Reschedule Fred Maier’s appointment?' }).waitFor();
      expect(await page.locator('dd strong').textContent()).toMatch(/Tuesday, December 1, 12:30\sPM, with Mei Tanaka/);
      expect((await visitOf(desk.day.fred)).startsAt.toISOString()).toBe('2026-12-01T19:00:00.000Z');

      await page.getByLabel('No').check();
      await page.getByRole('button', { name: 'Reschedule to Tue, Dec 1, 12:30 PM' }).click();

      await page.getByText('Rescheduled to Tuesday, December 1, 12:30 PM.').waitFor();
      expect((await visitOf(desk.day.fred)).startsAt.toISOString()).toBe('2026-12-01T17:30:00.000Z');
      const told = await desk.app.db.query(`select 1 from notifications where template = 'booking-moved'`);
      expect(told).toEqual([]);
    }));

  describe('on a phone', () => {
    const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
    const finger = async (page: Page) => {
      const session = await page.context().newCDPSession(page);
      const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', ...points: { x: number; y: number }[]) =>
        session.send('Input.dispatchTouchEvent', { type, touchPoints: points });
      const card = page.locator(`a[href="/staff/visits/${desk.day.gita}"]`);
      await card.scrollIntoViewIfNeeded();
      const box = (await card.boundingBox())!;
      return { touch, x: box.x + 40, y: box.y + 20 };
    };
    const minuteOf = (page: Page) =>
      page
        .locator('[data-minutes]')
        .first()
        .evaluate((column) => column.clientHeight / Number(column.getAttribute('data-minutes')));

    it('a visit is held for a moment and dragged; the same question comes before anything changes', () =>
      at(
        '/staff/diary?day=2026-12-02',
        async (page) => {
          const { touch, x, y } = await finger(page);
          const minute = await minuteOf(page);
          await touch('touchStart', { x, y });
          await page.locator('.visit.dragged').waitFor();
          for (let step = 1; step <= 6; step++) await touch('touchMove', { x, y: y + 10 * minute * step });
          await touch('touchEnd');

          await page.getByRole('heading', { name: 'Reschedule Gita Rao’s appointment?' }).waitFor();
          expect(await page.locator('dd strong').textContent()).toMatch(
            /Wednesday, December 2, 11:00\sAM, with Mei Tanaka/,
          );
          await page.getByLabel('No').check();
          await page.goBack();
          expect(await page.locator('.visit.dragged').count()).toBe(0);
          expect((await visitOf(desk.day.gita)).startsAt.toISOString()).toBe('2026-12-02T15:00:00.000Z');
        },
        phone,
      ));

    it('a finger that moves at once scrolls, and one that is lifted again opens nothing', () =>
      at(
        '/staff/diary?day=2026-12-02',
        async (page) => {
          const { touch, x, y } = await finger(page);
          await touch('touchStart', { x, y });
          for (let step = 1; step <= 8; step++) await touch('touchMove', { x, y: y - 25 * step });
          await touch('touchEnd');
          await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(60);
          expect(await page.locator('.visit.dragged').count()).toBe(0);

          const again = await finger(page);
          await touch('touchStart', again);
          await page.locator('.visit.dragged').waitFor();
          await touch('touchEnd');
          await page.waitForTimeout(300);
          expect(page.url()).toContain('/staff/diary?day=2026-12-02');
          expect(await page.locator('.visit.dragged').count()).toBe(0);
        },
        phone,
      ));
  });

  it('by keyboard alone: from the diary to a booked visit', () =>
    at('/staff/diary?day=2026-12-02', async (page) => {
      await page.keyboard.press('n');
      await page.locator('#q:focus').waitFor();
      await page.keyboard.type('garc', { delay: 60 });
      await page.getByLabel(/Ana García/).waitFor();
      await page.keyboard.press('Enter');
      await expect.poll(() => page.getByLabel(/Ana García/).isChecked()).toBe(true);
      await page.locator('input[name=slot]').first().focus();
      await page.keyboard.press('Space');
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');

      await page.getByText(/^Booked: Wednesday, December 2/).waitFor();
    }));

  it('by keyboard alone: someone new, whose name was typed into the search already', () =>
    at('/staff/diary?day=2026-12-02', async (page) => {
      await page.keyboard.press('n');
      await page.locator('#q:focus').waitFor();
      await page.keyboard.type('Zora Quist');
      await page.keyboard.press('Enter');
      await page.locator('[name=phone]:focus').waitFor();
      expect(await page.locator('[name=name]').inputValue()).toBe('Zora Quist');
      await page.keyboard.type('5550123');
      await page.locator('input[name=slot]').first().focus();
      await page.keyboard.press('Space');
      await page.keyboard.press('Enter');

      await page.getByText(/^Booked: Wednesday, December 2/).waitFor();
      expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Zora Quist');
    }));

  it('today is one key away, and the keys can be turned off', () =>
    at('/staff/diary?day=2027-02-03', async (page) => {
      await page.getByRole('button', { name: 'Turn shortcuts off' }).click();
      await page.keyboard.press('t');
      await page.waitForTimeout(200);
      expect(page.url()).toContain('2027-02-03');
      await page.getByRole('button', { name: 'Turn shortcuts on' }).click();
      await page.keyboard.press('t');
      await page.waitForURL(/day=2026-12-01/);
    }));

  it('a patient is one key and a few letters away on every page, unless the keys are turned off', () =>
    at('/staff/me', async (page) => {
      await page.keyboard.press('/');
      await page.locator('.search input:focus').waitFor();
      expect(await page.locator('.search input').inputValue()).toBe('');
      await page.keyboard.type('garc');
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { name: 'Ana García', level: 1 }).waitFor();

      await page.evaluate(() => localStorage.setItem('diary-keys', 'off'));
      await page.keyboard.press('/');
      expect(await page.locator('.search input:focus').count()).toBe(0);
    }));

  it('without scripts the search is a form', () =>
    at(
      '/staff/diary?day=2026-12-01',
      async (page) => {
        await page.getByRole('searchbox', { name: 'Search patients' }).fill('garc');
        await page.keyboard.press('Enter');
        await page.getByRole('heading', { name: 'Ana García', level: 1 }).waitFor();
      },
      { javaScriptEnabled: false },
    ));

  it('without scripts: search, choose, book', () =>
    at(
      '/staff/book',
      async (page) => {
        await page.getByLabel('Name or phone').fill('garc');
        await page.getByLabel('Another day').fill('2026-12-03');
        await page.keyboard.press('Enter');
        await page.getByLabel(/Ana García/).check();
        await page.getByLabel(/Thu, Dec 3, 9:00\sAM Mei/).check();
        await page.getByRole('button', { name: 'Book appointment', exact: true }).click();
        await page.getByText(/^Booked: Thursday, December 3, 9:00\sAM/).waitFor();
      },
      { javaScriptEnabled: false },
    ));

  it('the day sheet reads as well when the connection is gone', () =>
    at('/staff/diary/sheet?day=2026-12-01', async (page) => {
      await page.context().setOffline(true);
      expect(await page.getByRole('row', { name: /Ben Okafor/ }).isVisible()).toBe(true);
    }));
});
