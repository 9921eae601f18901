import { mkdirSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type App, openApp } from '../support/app.js';
import { accessFaults, hasBrowser, openBrowser, overflow } from '../support/browser.js';
import { busyDay } from '../support/busy-day.js';
import { smallClinic } from '../support/small-clinic.js';
import { type Person, staffMember } from '../support/staff.js';

/** `SHOTS=<folder> npx vitest run … test/web/staff-look.test.ts` keeps a picture of each; `ONLY=day,phone` chooses. */
const shots = process.env.SHOTS;
const only = process.env.ONLY?.split(',');
type Role = 'reception' | 'practitioner';
type Day = Awaited<ReturnType<typeof busyDay>>;

const looks: Readonly<Record<string, readonly [Role, (day: Day) => string]>> = {
  day: ['reception', () => '/staff/diary?day=2026-12-01'],
  rooms: ['reception', () => '/staff/diary?day=2026-12-01&by=rooms'],
  week: ['practitioner', () => '/staff/diary/week?day=2026-12-01'],
  sheet: ['reception', () => '/staff/diary/sheet?day=2026-12-01'],
  visit: ['practitioner', ({ ben }) => `/staff/visits/${ben}`],
  'visit-ahead': ['reception', ({ fred }) => `/staff/visits/${fred}`],
  'visit-missed': ['reception', ({ dev }) => `/staff/visits/${dev}`],
  move: ['reception', ({ fred }) => `/staff/visits/${fred}/move?day=2026-12-01&time=12:00&practitioner=jonas`],
  'move-taken': ['reception', ({ fred }) => `/staff/visits/${fred}/move?day=2026-12-01&time=10:30`],
  phone: ['reception', () => '/staff/book?q=an&from=2026-12-02'],
  clashes: ['practitioner', () => '/staff/clashes'],
};

describe.runIf(hasBrowser)('the staff’s pages of a day, as they look', () => {
  let app: App;
  let browser: Browser;
  let people: Record<Role, Person>;
  let day: Day;
  beforeAll(async () => {
    app = await openApp({ clinic: smallClinic, now: '2026-11-27T14:00:00Z' });
    day = await busyDay(app);
    people = {
      reception: await staffMember(app, ['reception']),
      practitioner: await staffMember(app, ['practitioner'], { practitioner: 'mei' }),
    };
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser.close();
    await app.close();
  });

  it.for(Object.keys(looks).filter((name) => !only || only.includes(name)))(
    '%s reads well for everyone, on a phone and on a desk, by day and by night',
    async (name) => {
      const [role, address] = looks[name]!;
      for (const colorScheme of ['light', 'dark'] as const)
        for (const width of [320, 1280]) {
          const look = `${width} ${colorScheme}`;
          const context = await browser.newContext({
            colorScheme,
            viewport: { width, height: width < 800 ? 700 : 900 },
            extraHTTPHeaders: { cookie: people[role].cookie },
          });
          const page = await context.newPage();
          const faults: string[] = [];
          page.on('pageerror', (fault) => faults.push(fault.message));
          await page.goto(`${app.url}${address(day)}`);
          if (shots) {
            mkdirSync(shots, { recursive: true });
            await page.screenshot({ path: `${shots}/${name}-${width}-${colorScheme}.png`, fullPage: true });
          }
          expect.soft(await accessFaults(page), look).toEqual([]);
          expect.soft(await overflow(page), `${look}: sticks out`).toBe(0);
          expect.soft(faults, look).toEqual([]);
          await context.close();
        }
    },
  );
});
