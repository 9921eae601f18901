import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ClinicFile } from '../../../src/clinic-file/schema.js';
import { type App, openApp } from '../../support/app.js';
import { hasBrowser, openBrowser } from '../../support/browser.js';
import { chosen, readsWell, type Way } from '../../support/looks.js';
import { smallClinic } from '../../support/small-clinic.js';

const [mei] = smallClinic.practitioners as [ClinicFile['practitioners'][number]];
const [harbour] = smallClinic.locations as [ClinicFile['locations'][number]];

/** A dozen people on Long Island, two to a place. */
const island: ClinicFile = {
  ...smallClinic,
  locations: Array.from({ length: 6 }, (_, n) => ({
    ...harbour,
    slug: `place-${n}`,
    name: `Place ${n}`,
    latitude: 40.757 + ((n * 7) % 5) / 40,
    longitude: -72.9393 - n / 9,
    access: n % 2 ? ['step-free', 'lift'] : ['step-free', 'hearing-loop'],
  })),
  practitioners: Array.from({ length: 12 }, (_, n) => ({
    ...mei,
    slug: `person-${n}`,
    name: `Person ${n}`,
    languages: n % 3 ? ['en'] : ['en', 'es'],
    gender: n % 2 ? ('woman' as const) : ('man' as const),
    offers: [{ treatment: 'acupuncture', location: `place-${n % 6}` }],
    hours: [1, 2, 3, 6].map((weekday) => ({ location: `place-${n % 6}`, weekday, from: '12:00', to: '20:00' })),
  })),
};

const opened = async (page: Page) => {
  await page.goto(`${app.url}/find?treatment=acupuncture&near=Bellport+NY&when=evenings&gender=woman`);
  await page.locator('.filters summary').click();
};
const typed = async (page: Page) => {
  await page.goto(`${app.url}/find`);
  await page.locator('#near').pressSequentially('patch');
  await page.locator('[role=option]').first().waitFor();
  await page.keyboard.press('ArrowDown');
};
const looks: Readonly<Record<string, Way>> = {
  'found-with-map': '/find?treatment=acupuncture&near=Bellport+NY',
  'found-far-away': '/find?treatment=acupuncture&near=Seattle',
  'filters-open': opened,
  'nobody-fits-at-all': '/find?treatment=acupuncture&near=Bellport+NY&language=fr&access=lift',
  'place-typed': typed,
};

let app: App;

describe.runIf(hasBrowser)('the finder in a browser', () => {
  let browser: Browser;
  beforeAll(async () => {
    app = await openApp({ clinic: island, places: true });
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser.close();
    await app.close();
  });

  it.for(chosen(looks))('%s reads well for everyone', (name) =>
    readsWell(browser, name, { url: app.url, cookie: 'nobody=signed-in' }, looks[name]!),
  );

  it('what is typed brings places; arrows choose, Enter takes one, and once more searches', async () => {
    const page = await browser.newPage();
    await typed(page);
    const box = page.getByRole('combobox', { name: 'City or ZIP code' });
    expect(await box.getAttribute('aria-activedescendant')).toBe('near-place-0');

    await page.keyboard.press('Enter');
    expect([await box.inputValue(), await box.getAttribute('aria-expanded')]).toEqual([
      'Patchogue, New York, United States',
      'false',
    ]);
    await page.keyboard.press('Enter');
    await page.waitForURL(/near=Patchogue/);
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toContain('near Patchogue');
    await page.close();
  });

  it('Escape leaves what was typed', async () => {
    const page = await browser.newPage();
    await typed(page);
    await page.keyboard.press('Escape');

    expect(await page.locator('#near').inputValue()).toBe('patch');
    expect(await page.locator('[role=listbox]').isVisible()).toBe(false);
    await page.close();
  });

  it('asked where one is, the browser tells it to a kilometre, and only then', async () => {
    const geolocation = { latitude: 40.757123, longitude: -72.939321 };
    const context = await browser.newContext({ geolocation, permissions: ['geolocation'] });
    const page = await context.newPage();
    await page.goto(`${app.url}/find`);
    expect(page.url()).not.toContain('near');

    await page.getByRole('button', { name: 'Use my location' }).click();
    await page.waitForURL(/near=/);

    expect(new URL(page.url()).searchParams.get('near')).toBe('40.76, -72.94');
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toMatch(/near (North )?Bellport/);
    await context.close();
  });

  it.each(['near me', 'In meiner Nähe!', "près d'ici", '我的位置'])('%s, typed, is the button', async (words) => {
    const geolocation = { latitude: 40.757123, longitude: -72.939321 };
    const context = await browser.newContext({ geolocation, permissions: ['geolocation'] });
    const page = await context.newPage();
    await page.goto(`${app.url}/find`);
    await page.locator('#near').fill(words);
    await page.keyboard.press('Enter');
    await page.waitForURL(/near=40/);

    expect(new URL(page.url()).searchParams.get('near')).toBe('40.76, -72.94');
    await context.close();
  });

  it('who may not be located is told to type', async () => {
    const context = await browser.newContext({ permissions: [] });
    const page = await context.newPage();
    await page.goto(`${app.url}/find`);
    await page.getByRole('button', { name: 'Use my location' }).click();

    await page.getByText('We couldn’t get your location.').waitFor();
    await context.close();
  });

  it('without script there is a plain form, and no button that does nothing', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(`${app.url}/find?treatment=acupuncture&near=Bellport+NY`);
    expect(await page.locator('[data-locate]').isVisible()).toBe(false);

    await page.locator('.filters summary').click();
    await page.getByLabel('Elevator').check();
    await page.getByLabel('Weekends').check();
    await page.getByRole('button', { name: 'Apply' }).click();

    const { searchParams } = new URL(page.url());
    expect([searchParams.getAll('access'), searchParams.getAll('when'), searchParams.get('near')]).toEqual([
      ['lift'],
      ['weekends'],
      'Bellport NY',
    ]);
    expect(await page.getByRole('link', { name: 'Remove Elevator' }).count()).toBe(1);
    await context.close();
  });

  it('a mark on the map leads to its people in the list, by keyboard too', async () => {
    const page = await browser.newPage();
    await page.goto(`${app.url}/find?treatment=acupuncture&near=Bellport+NY`);
    const marks = page.locator('.map a');
    const named = (await marks.evaluateAll((all) => all.map((mark) => mark.getAttribute('aria-label')))).join('; ');
    for (let n = 1; n <= 12; n++) expect(named).toMatch(new RegExp(`(^|; )${n} Person`));

    await marks.last().focus();
    await page.keyboard.press('Enter');

    await page.waitForURL(/#person-\d+$/);
    expect(await page.locator('.person:target').count()).toBe(1);
    await page.close();
  });
});
