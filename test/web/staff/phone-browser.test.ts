import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { hasBrowser } from '../../support/browser.js';
import { deskInBrowser } from '../../support/desk-in-browser.js';

describe.runIf(hasBrowser)('booking by phone in a browser', () => {
  const desk = deskInBrowser();
  const { at } = desk;

  /** Presses keys one by one, as a person at the desk does, and counts them. */
  function keyboard(page: Page) {
    let pressed = 0;
    const press = async (...keys: readonly string[]) => {
      for (const key of keys) {
        await page.keyboard.press(key);
        pressed++;
      }
    };
    /** The Tab key, until something has the focus. */
    const tabTo = async (selector: string) => {
      for (let n = 0; n < 10; n++) {
        await press('Tab');
        if (await page.locator(selector).evaluate((element) => element === document.activeElement)) return;
      }
      throw new Error(`not reached: ${selector}`);
    };
    return { press, tabTo, count: () => pressed };
  }

  it('somebody known, with an add-on, tomorrow’s first time after two: at most 25 keys', () =>
    at('/staff/diary?day=2026-12-01', async (page) => {
      const { press, tabTo, count } = keyboard(page);
      await press('n');
      await page.locator('#q:focus').waitFor();
      await press('g', 'a', 'r', 'c');
      await page.getByLabel(/Ana García/).waitFor();
      expect(await page.getByRole('link', { name: /^Open.*Ana García/ }).count()).toBe(0);
      await press('Enter');
      await page.getByRole('link', { name: /^Open.*Ana García/ }).waitFor();
      await expect.poll(() => page.locator('#practitioner').inputValue()).toBe('mei');
      await tabTo('#add-cupping');
      await press('Space');
      await page.getByText('1 hour 10 minutes, $125').waitFor();
      await tabTo('#on-2026-12-01');
      await press('ArrowRight');
      await page.getByRole('heading', { name: 'Wednesday, December 2' }).waitFor();
      await tabTo('#after');
      await press('2', 'p', 'm', 'Enter');
      await page.locator('[name=slot]:focus').waitFor();
      await press('Enter');

      await page.getByText('Booked: Wednesday, December 2, 2:00 PM.').waitFor();
      expect(count()).toBeLessThanOrEqual(25);
      const [last] = await desk.app.db.query(
        `select cardinality(add_on_ids) as n, (select slug from practitioners p where p.id = practitioner_id) as practitioner
         from bookings where starts_at = '2026-12-02T19:00Z'`,
      );
      expect(last).toEqual({ n: 1, practitioner: 'mei' });
    }));
});
