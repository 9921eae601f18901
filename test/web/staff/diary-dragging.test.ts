import type { Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { VisitProgress } from '../../../src/bookings/by-staff/visit-progress.service.js';
import { accessFaults, hasBrowser } from '../../support/browser.js';
import { deskInBrowser } from '../../support/desk-in-browser.js';
import { rosa } from '../../support/staff-actors.js';

describe.runIf(hasBrowser)('dragging in the diary', () => {
  const desk = deskInBrowser({ height: 1300 });
  const { at } = desk;

  const tuesday = '/staff/diary?day=2026-12-01';
  const thursday = '/staff/diary?day=2026-12-03';
  const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
  const column = (page: Page, name: string) => page.getByRole('region', { name, exact: true }).locator('.column-body');
  const choice = (page: Page) => page.locator('dialog.stretch-choice');
  const drag = async (page: Page, what: Locator, to: { x: number; y: number }) => {
    const { x, y } = (await what.boundingBox())!;
    await page.mouse.move(x + 60, y + 10);
    await page.mouse.down();
    await page.mouse.move(x + 60, y + 20, { steps: 2 });
    await page.mouse.move(to.x, to.y, { steps: 4 });
    await page.mouse.up();
  };

  describe('an empty stretch by touch', () => {
    const finger = async (page: Page) => {
      const session = await page.context().newCDPSession(page);
      const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', ...touchPoints: { x: number; y: number }[]) =>
        session.send('Input.dispatchTouchEvent', { type, touchPoints });
      const { x, y } = (await column(page, 'Jonas Weber').boundingBox())!;
      return { touch, x: x + 60, y: y + 200 };
    };

    it('is held for a moment and drawn, then booked or blocked', () =>
      at(
        thursday,
        async (page) => {
          const { touch, x, y } = await finger(page);
          await touch('touchStart', { x, y });
          await page.locator('.drawn').waitFor();
          for (let step = 1; step <= 6; step++) await touch('touchMove', { x, y: y + 15 * step });
          await touch('touchEnd');

          await choice(page)
            .getByRole('heading', { name: /^10:00\sAM–11:\d\d\sAM, Jonas Weber$/ })
            .waitFor();
          expect(await accessFaults(page)).toEqual([]);
          expect(await choice(page).getByRole('button', { name: 'Block this time' }).isVisible()).toBe(true);
        },
        phone,
      ));

    it('held without drawing is half an hour', () =>
      at(
        thursday,
        async (page) => {
          const { touch, x, y } = await finger(page);
          await touch('touchStart', { x, y });
          await page.locator('.drawn').waitFor();
          await touch('touchEnd');
          await choice(page)
            .getByRole('heading', { name: /^10:00\sAM–10:30\sAM/ })
            .waitFor();
        },
        phone,
      ));

    it('a finger that moves at once scrolls', () =>
      at(
        thursday,
        async (page) => {
          const { touch, x, y } = await finger(page);
          await touch('touchStart', { x, y });
          for (let step = 1; step <= 8; step++) await touch('touchMove', { x, y: y - 25 * step });
          await touch('touchEnd');
          await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(60);
          expect(await page.locator('.drawn').count()).toBe(0);
          expect(await choice(page).isVisible()).toBe(false);
        },
        phone,
      ));
  });

  it('a stretch of a room’s column is booked in that room', () =>
    at(`${thursday}&by=rooms`, async (page) => {
      const { x, y } = (await column(page, 'West room').boundingBox())!;
      await page.mouse.move(x + 80, y + 200);
      await page.mouse.down();
      await page.mouse.move(x + 80, y + 280, { steps: 5 });
      await page.mouse.up();
      const link = choice(page).getByRole('link', { name: 'Book an appointment' });
      expect(await link.getAttribute('href')).toMatch(/location=harbour&from=2026-12-03&room=west&start=\d+$/);
      expect(await choice(page).getByRole('button', { name: 'Block this time' }).isVisible()).toBe(false);
    }));

  describe('where nothing can happen, it says why', () => {
    it('a time that a patient is booking just now', () =>
      at(tuesday, async (page) => {
        await drag(page, page.locator('.visit.is-held'), { x: 400, y: 500 });
        await page.getByText('Someone is booking this time online right now.').waitFor();
      }));

    it('let go beside the columns', () =>
      at(tuesday, async (page) => {
        await drag(page, page.locator(`.column a[href="/staff/visits/${desk.day.fred}"]`), { x: 300, y: 20 });
        await page.getByText('Nothing has changed: drop an appointment on a time in one of the columns.').waitFor();
        expect(await page.locator('.visit.dragged').count()).toBe(0);
      }));

    it('in the week of everyone', () =>
      at('/staff/diary/everyone?day=2026-12-01', async (page) => {
        await drag(page, page.locator(`a[href="/staff/visits/${desk.day.fred}"]`), { x: 600, y: 600 });
        await page.getByText('Appointments can’t be dragged here.').waitFor();
      }));

    it('a key without an appointment', () =>
      at(tuesday, async (page) => {
        await page.keyboard.press('a');
        await page.getByText('Choose an appointment first').waitFor();
      }));
  });

  describe('when somebody else changes the appointment that is open', () => {
    const panel = (page: Page) => page.getByRole('dialog', { name: 'Appointment' });
    const open = async (page: Page) => {
      await page.waitForTimeout(300);
      await page.locator(`.column a[href="/staff/visits/${desk.day.fred}"]`).click();
      await panel(page).getByRole('heading', { name: 'Fred Maier' }).waitFor();
    };

    it('the panel shows it as it is then', () =>
      at(tuesday, async (page) => {
        await open(page);
        await desk.app.get(VisitProgress).advance(rosa, desk.day.fred, 'arrival');
        await panel(page).locator('.big-status').getByText('arrived').waitFor();
        await desk.app.get(VisitProgress).undo(rosa, desk.day.fred, 'arrived');
        await panel(page).locator('.big-status').getByText('booked').waitFor();
      }));

    it('while something is being typed it says so, and the words stay', () =>
      at(tuesday, async (page) => {
        await open(page);
        await panel(page).getByText('Cancel appointment').first().click();
        await panel(page).getByLabel('Reason').fill('Mei has a cold');
        await desk.app.get(VisitProgress).advance(rosa, desk.day.fred, 'arrival');
        await panel(page).getByText('This appointment has changed since you opened it.').waitFor();
        expect(await panel(page).getByLabel('Reason').inputValue()).toBe('Mei has a cold');
        expect(await panel(page).locator('.big-status').textContent()).toContain('booked');

        await desk.app.get(VisitProgress).undo(rosa, desk.day.fred, 'arrived');
        await panel(page).getByRole('button', { name: 'Show it as it is now' }).click();
        await panel(page).getByText('This appointment has changed').waitFor({ state: 'hidden' });
        expect(await panel(page).getByLabel('Reason').inputValue()).toBe('Mei has a cold');
      }));
  });
});
