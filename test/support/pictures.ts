import 'reflect-metadata';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import sharp from 'sharp';
import { DataSource } from 'typeorm';
import { AppModule } from '../../src/app.module.js';
import { FrozenClock } from '../../src/platform/clock.js';
import { openDatabase } from '../../src/platform/embedded/own-database.process.js';
import { readSettings } from '../../src/platform/settings.js';
import { migrate } from '../../src/platform/migrator.client.js';
import { prepare } from '../../src/processes/prepare.process.js';
import { createServer } from '../../src/processes/http.server.js';
import { accessFaults, openBrowser, overflow } from './browser.js';
import { staffPages } from './staff-pages.js';
import { staffMember } from './staff.js';

/**
 * `npm run pictures`: the three pictures of the README, each in light and dark, taken from the demo clinic by a real
 * browser on a day that is always the same one. `npm run pictures -- staff [names]`: every page of the staff on a phone
 * and on a desk, from top to bottom, into a folder that is not committed; fails where axe finds a fault or a page sticks out.
 */
const staffFolder = 'dist/pictures';
const folder = '.github/pictures';
const maxBytes = 80_000;
const size = { width: 1280, height: 800 };
const zone = 'America/New_York';

/** Tuesday, 1 December 2026 in Bellport (New York time), at ten past eleven. */
const clinicDay = '2026-12-01';
const lateMorning = new Date(`${clinicDay}T11:10:00-05:00`);

/** The path of each page, and what is done on it before the picture is taken. */
const pictures: Readonly<Record<string, { readonly path: string; readonly first?: (page: Page) => Promise<unknown> }>> =
  {
    finder: { path: '/find?treatment=acupuncture&addOn=cupping&near=Bellport%2C+NY' },
    'choose-a-time': {
      path: '/go/muscle-knots',
      first: async (page) => {
        await page.fill('input[name=near]', 'Bellport, NY');
        await page.locator('form button[type=submit]').first().click();
        await page.locator('.person:first-child .more a').click();
        await page.locator('.days a.day').nth(3).click();
        await page.locator('.chip input[name=start]').nth(2).check();
      },
    },
    diary: { path: `/staff/diary?day=${clinicDay}` },
  };

const dataDir = mkdtempSync(join(tmpdir(), 'meridian-pictures-'));
const closers: (() => unknown)[] = [() => rmSync(dataDir, { recursive: true, force: true })];
try {
  const app = await openDemo();
  const browser = await openBrowser();
  closers.push(() => browser.close());
  const [what, ...names] = process.argv.slice(2);
  if (what === 'staff') await takeStaff(browser, app, names);
  else await takeReadme(browser, app);
} finally {
  for (const close of closers.toReversed()) await close();
}

async function takeReadme(browser: Browser, app: Demo): Promise<void> {
  const { cookie } = await staffMember(app, ['reception'], { name: 'Rosa Marin' });
  mkdirSync(folder, { recursive: true });
  for (const name of Object.keys(pictures))
    for (const colorScheme of ['light', 'dark'] as const) await take(browser, app.url, cookie, name, colorScheme);
}

async function takeStaff(browser: Browser, app: Demo, names: readonly string[]): Promise<void> {
  const cookies = {
    admin: (await staffMember(app, ['admin'], { name: 'Ada Webb' })).cookie,
    reception: (await staffMember(app, ['reception'], { name: 'Rosa Marin' })).cookie,
    practitioner: (await staffMember(app, ['practitioner'], { name: 'Mei Tanaka', practitioner: 'mei-tanaka' })).cookie,
  };
  const pages = await staffPages(app.db, clinicDay);
  mkdirSync(staffFolder, { recursive: true });
  for (const [name, { role, path, first }] of Object.entries(pages)) {
    if (names.length > 0 && !names.includes(name)) continue;
    const page = await pageOf(browser, app.url, cookies[role], { timezoneId: zone });
    await page.goto(`${app.url}${path}`);
    await first?.(page);
    await page.waitForLoadState();
    let height = 0;
    for (const width of [390, 1280])
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.setViewportSize({ width, height: 800 });
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
        height = await page.evaluate(() => document.documentElement.scrollHeight);
        // As high as the page: what stays at the lower edge of the window is where it ends up.
        await page.setViewportSize({ width, height });
        await page.screenshot({ path: `${staffFolder}/${name}-${width}-${colorScheme}.png` });
        for (const fault of await faultsOf(page)) {
          console.log(`${name} ${width} ${colorScheme}: ${fault}`);
          process.exitCode = 1;
        }
      }
    console.log(`${name}  ${height} px`);
    await page.context().close();
  }
}

async function faultsOf(page: Page): Promise<string[]> {
  const tooWide = await overflow(page);
  return [...(await accessFaults(page)), ...(tooWide > 0 ? [`sticks out by ${tooWide} px`] : [])];
}

type Demo = Awaited<ReturnType<typeof openDemo>>;

/** The demo on a port of its own, in late morning of a day with appointments. */
async function openDemo() {
  const database = await openDatabase({ databaseUrl: undefined, dataDir });
  closers.push(() => database.close());
  const settings = readSettings({
    DATABASE_URL: database.url,
    DATA_DIR: dataDir,
    PORT: '0',
    RATE_LIMITS: 'off',
    LOG_LEVEL: 'error',
  });
  const clock = new FrozenClock(lateMorning);
  await migrate(database);
  await prepare(database, { ...settings, demo: true }, clock);
  const nest = await createServer(AppModule.of({ settings, databaseUrl: database.url, clock }), settings);
  closers.push(() => nest.close());
  await nest.listen(0, '127.0.0.1');
  const { port } = nest.getHttpServer().address() as { port: number };
  const app = { url: `http://127.0.0.1:${port}`, db: nest.get(DataSource), clock, get: nest.get.bind(nest) };
  // No worker runs here. Without this every staff page would show a warning.
  await app.db.query(
    `insert into workers (id, seen_at) values (gen_random_uuid(), clock_timestamp() + interval '1 hour')`,
  );
  return app;
}

async function take(browser: Browser, url: string, cookie: string, name: string, colorScheme: 'light' | 'dark') {
  const { path, first } = pictures[name]!;
  const look = { viewport: size, deviceScaleFactor: 1.25, colorScheme, timezoneId: zone };
  const page = await pageOf(browser, url, cookie, look);
  await page.goto(`${url}${path}`);
  await first?.(page);
  await page.waitForLoadState();
  await page.evaluate(() => Promise.allSettled(document.getAnimations().map(({ finished }) => finished)));
  const file = `${folder}/${name}-${colorScheme}.webp`;
  const picture = await compressed(await page.screenshot());
  writeFileSync(file, picture);
  console.log(`${file}  ${Math.round(picture.length / 1000)} KB`);
  await page.context().close();
}

/** An empty page of somebody who is signed in, at the time of the pictures. */
async function pageOf(browser: Browser, url: string, cookie: string, look: Parameters<Browser['newContext']>[0]) {
  const context = await browser.newContext(look);
  const [name = '', value = ''] = cookie.split('=');
  await context.addCookies([{ name, value, url }]);
  const page = await context.newPage();
  await page.clock.setFixedTime(lateMorning);
  return page;
}

/** WebP in the best quality that stays below the limit. */
async function compressed(screenshot: Buffer): Promise<Buffer> {
  for (const quality of [85, 75, 65, 55, 45]) {
    const picture = await sharp(screenshot).webp({ quality, effort: 6 }).toBuffer();
    if (picture.length < maxBytes) return picture;
  }
  throw new Error(`A picture has more than ${maxBytes} bytes, however much it is compressed`);
}
