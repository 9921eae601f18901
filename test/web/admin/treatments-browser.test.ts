import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { normalForm } from '../../../src/clinic-file/normal-form.js';
import { type App, openApp } from '../../support/app.js';
import { hasBrowser, openBrowser } from '../../support/browser.js';
import { openTab, pageOf } from '../../support/looks.js';
import { smallClinic } from '../../support/small-clinic.js';
import { staffMember } from '../../support/staff.js';

const shots = process.env.SHOTS;
const fine = { ...smallClinic, policy: { ...smallClinic.policy, startEveryMinutes: 5 } };

describe.runIf(hasBrowser)('a treatment in a real browser', () => {
  let app: App;
  let browser: Browser;
  let cookie: string;
  beforeAll(async () => {
    app = await openApp({ clinic: normalForm(fine), now: '2026-11-27T14:00:00Z' });
    cookie = (await staffMember(app, ['admin'])).cookie;
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser.close();
    await app.close();
  });
  const open = async (path: string, script = true): Promise<Page> => {
    const options = { javaScriptEnabled: script, viewport: { width: 1280, height: 1000 } };
    const page = await pageOf(browser, { url: app.url, cookie }, options);
    page.setDefaultTimeout(8000);
    page.on('pageerror', (fault) => expect.soft(fault.message).toBe(''));
    await page.goto(`${app.url}${path}`);
    return page;
  };
  const effect = (page: Page, words: string) => page.locator('.effect-said', { hasText: words }).waitFor();

  it('the effect of the phases is told while they are typed', async () => {
    const page = await open('/admin/treatments/base/acupuncture#tab-phases');
    await effect(page, '2 rooms, one practitioner: 12 appointments on a Tuesday instead of 8.');

    await page.getByLabel('Minutes of phase 2').fill('40');

    await effect(page, 'instead of 6.');
    expect(await page.locator('[data-timeline] text').allTextContents()).toEqual(['20', '40', '10', '10']);
    if (shots) await page.screenshot({ path: `${shots}/typed.png`, fullPage: true });
    await page.context().close();
  });

  it('a border is dragged, and the minutes go from one phase to the other', async () => {
    const page = await open('/admin/treatments/base/acupuncture#tab-phases');
    await page.locator('[data-timeline]').scrollIntoViewIfNeeded();
    const box = (await page.locator('[data-timeline]').boundingBox())!;
    const at = (minutes: number) => [box.x + (box.width * minutes) / 65, box.y + 20] as const;

    await page.mouse.move(...at(20));
    await page.mouse.down();
    await page.mouse.move(...at(24));
    await page.mouse.move(...at(30));
    await page.mouse.up();

    expect(
      await page
        .locator('input[name="phases.minutes"]')
        .evaluateAll((all) => all.map((one) => (one as HTMLInputElement).value)),
    ).toEqual(['30', '15', '10']);
    await effect(page, '8 appointments');
    await page.context().close();
  });

  it('phases come, go and change places without leaving the page, and what was typed stays', async () => {
    const page = await open('/admin/treatments/base/acupuncture');
    await page.getByLabel('Name', { exact: true }).fill('Needles');
    await openTab(page, 'Phases');

    await page.getByRole('button', { name: 'Add phase' }).click();
    await page.getByLabel('Minutes of phase 4').fill('5');
    await page.getByRole('button', { name: 'Move phase 4 earlier' }).click();
    await page.getByRole('button', { name: 'Remove phase 1' }).click();
    await page.locator('[data-timeline] text', { hasText: '25' }).first().waitFor();

    await expect
      .poll(() =>
        page
          .locator('input[name="phases.minutes"]')
          .evaluateAll((all) => all.map((one) => (one as HTMLInputElement).value)),
      )
      .toEqual(['25', '5', '10']);
    expect(await page.getByLabel('Name', { exact: true }).inputValue()).toBe('Needles');
    await page.context().close();
  });

  it('the list is put in order by hand', async () => {
    const page = await open('/admin/treatments');
    const rows = page.locator('[data-order=base] > li');
    const grip = (await rows.nth(2).locator('[data-grip]').boundingBox())!;
    const first = (await rows.nth(0).boundingBox())!;

    await page.mouse.move(grip.x + 8, grip.y + 20);
    await page.mouse.down();
    await page.mouse.move(grip.x + 8, first.y + first.height + 10);
    await page.mouse.move(grip.x + 8, first.y + 5);
    await page.mouse.up();

    await page.getByText('Order saved.').waitFor();
    expect(await rows.evaluateAll((all) => all.map((row) => (row as HTMLElement).dataset.slug))).toEqual([
      'community',
      'acupuncture',
      'cupping',
    ]);
    if (shots) await page.screenshot({ path: `${shots}/ordered.png`, fullPage: true });
    await page.context().close();
  });

  it('without script everything is done by buttons, and nothing typed is lost', async () => {
    const page = await open('/admin/treatments/base/cupping', false);
    await page.locator('#description').fill('Glass *cups*.');
    await openTab(page, 'Phases');
    await page.getByRole('button', { name: 'Add phase' }).click();
    await page.getByLabel('Minutes of phase 2').fill('x');
    await page.getByRole('button', { name: 'Save' }).last().click();
    await page.getByText('Enter a whole number.').first().waitFor();
    expect(await page.locator('#description').inputValue()).toBe('Glass *cups*.');

    await page.getByLabel('Minutes of phase 2').fill('15');
    await page.getByRole('button', { name: 'Update preview' }).click();
    await effect(page, 'appointments');
    await page.getByRole('button', { name: 'Save' }).last().click();

    await page.getByText('Cupping saved.').waitFor();
    await page.goto(`${app.url}/treatments/cupping`);
    expect(await page.locator('.prose.lead').innerHTML()).toContain('Glass <em>cups</em>.');
    await page.context().close();
  });
});
