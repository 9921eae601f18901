import { mkdirSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ClinicFiles } from '../../../src/changes/clinic-files.service.js';
import { type App, openApp } from '../../support/app.js';
import { accessFaults, hasBrowser, openBrowser, overflow } from '../../support/browser.js';
import { onPage, openTab } from '../../support/looks.js';
import { freePort } from '../../support/free-port.js';
import { smallClinic } from '../../support/small-clinic.js';
import { type Person, staffMember } from '../../support/staff.js';

/** `SHOTS=<folder>` keeps a picture of each; `WIDTHS=390,1280` too. */
const shots = process.env.SHOTS;
const widths = process.env.WIDTHS?.split(',').map(Number) ?? [320, 1280];

let app: App;
let admin: Person;
beforeAll(async () => {
  app = await openApp({ clinic: smallClinic, now: '2026-11-27T14:00:00Z', port: await freePort() });
  admin = await staffMember(app, ['admin']);
});
afterAll(() => app.close());
beforeEach(() => app.get(ClinicFiles).import(smallClinic));

const clinic = '/admin/booking-rules';
const acupuncture = '/admin/treatments/base/acupuncture/terms';
const ask = (path: string) => app.http.get(path).set('cookie', admin.cookie);
const send = (path: string, fields: object) =>
  app.http.post(path).type('form').set('cookie', admin.cookie).set('origin', app.settings.publicUrl).send(fields);
const file = () => app.get(ClinicFiles).export();
const seenOn = async (path: string) => /name="seen" value="([^"]*)"/.exec((await ask(path)).text)![1]!;

const typed = {
  minNoticeMinutes: '3',
  'minNoticeMinutes.unit': 'hours',
  horizonDays: '60',
  startEveryMinutes: '20',
  holdMinutes: '12',
  cancelNoticeMinutes: '2',
  'cancelNoticeMinutes.unit': 'days',
  lateCancellation: 'After that, half the price is due.',
  noShow: 'If you do not come, all of it is.',
};

describe('the clinic’s terms', () => {
  it('are filled in as they are, each with the unit a person would use', async () => {
    const { text } = await ask(clinic);

    expect(text).toMatch(/name="minNoticeMinutes"[^>]*value="2"/);
    expect(text).toMatch(/name="cancelNoticeMinutes"[^>]*value="24"/);
    expect(text).toMatch(/<option value="hours" selected>hours/);
    expect(text).toContain('Times can be booked until 2 hours before they start, up to 90 days ahead.');
    expect(text).toContain('Free to reschedule or cancel up to 24 hours before your appointment.');
  });

  it('are saved all at once, and who sets the hours with them', async () => {
    await send(clinic, { ...typed, seen: await seenOn(clinic) }).expect(303);

    expect((await file()).policy).toEqual({
      minNoticeMinutes: 180,
      horizonDays: 60,
      cancelNoticeMinutes: 2880,
      startEveryMinutes: 20,
      holdMinutes: 12,
      practitionersSetHours: false,
      lateCancellation: typed.lateCancellation,
      noShow: typed.noShow,
      waitlist: false,
    });
    const [trail] = await app.db.query(`select detail from audit where action = 'terms.changed'`);
    expect(trail.detail.differences[0].fields).toContainEqual({
      field: 'policy.holdMinutes',
      before: 10,
      after: 12,
    });
  });

  it('with reminders in hours, and quiet hours or none', async () => {
    const reminding = { reminders: '0.5, 24', 'quietHours.from': '', 'quietHours.to': '' };
    await send(clinic, { ...typed, ...reminding, seen: await seenOn(clinic) }).expect(303);
    expect((await file()).policy).toMatchObject({ reminders: [1440, 30], quietHours: null });

    const wrong = await send(clinic, {
      ...typed,
      reminders: '48 and 3',
      'quietHours.from': 'nine',
      'quietHours.to': '8 AM',
    }).expect(400);
    expect(wrong.text).toMatch(/id="reminders-error">Enter up to five/);
    expect(wrong.text).toMatch(/id="quietHours.from-error">Enter a time, such as 9 PM or 21:00/);
  });

  it('with something wrong are not, and what was typed is still there, each fault beside its field', async () => {
    const { status, text } = await send(clinic, {
      ...typed,
      horizonDays: 'soon',
      holdMinutes: '0',
      cancelNoticeMinutes: '400',
      noShow: 'x'.repeat(301),
    });

    expect(status).toBe(400);
    expect(text).toMatch(/id="horizonDays-error">Enter a whole number\./);
    expect(text).toMatch(/id="holdMinutes-error">Enter a number from 1 to 1,?440\./);
    expect(text).toMatch(/id="cancelNoticeMinutes-error">Enter at most one year\./);
    expect(text).toMatch(/id="noShow-error">No-show policy must not be longer than 300 characters\./);
    expect(text).toMatch(/name="horizonDays"[^>]*value="soon"/);
    expect(text).toContain(typed.lateCancellation);
    expect((await file()).policy).toEqual(smallClinic.policy);
  });

  it('somebody else changed meanwhile are shown with what one typed oneself', async () => {
    const seen = await seenOn(clinic);
    await send(clinic, { ...typed, holdMinutes: '30', seen: await seenOn(clinic) }).expect(303);

    const { status, text } = await send(clinic, { ...typed, seen });

    expect(status).toBe(409);
    expect(text).toContain('Someone else changed this after you opened it');
    expect(text).toMatch(/name="holdMinutes"[^>]*value="12"/);
    expect((await file()).policy.holdMinutes).toBe(30);
  });

  it('can be read before they are saved', async () => {
    const { text } = await send(clinic, { ...typed, do: 'preview' }).expect(200);

    expect(text).toContain('Times can be booked until 3 hours before they start, up to 60 days ahead.');
    expect(text).toContain(typed.noShow);
    expect((await file()).policy).toEqual(smallClinic.policy);
  });
});

describe('a treatment’s own terms', () => {
  it('are those that were filled in; the clinic’s stand beside the empty fields', async () => {
    const { text } = await ask(acupuncture);
    expect(text).toContain('Clinic: 24 hours');
    expect(text).toContain('The clinic has no text for this.');

    await send(acupuncture, {
      cancelNoticeMinutes: '3',
      'cancelNoticeMinutes.unit': 'days',
      minNoticeMinutes: '',
      noShow: 'We call you.',
    }).expect(303);

    const of = async (slug: string) => (await file()).treatments.find((one) => one.slug === slug)?.policy;
    expect(await of('acupuncture')).toEqual({ cancelNoticeMinutes: 4320, noShow: 'We call you.' });
    expect(await of('cupping')).toBeUndefined();
    expect((await ask(clinic)).text).toContain('2 custom rules');
  });

  it('are what its patients read on the way to a booking', async () => {
    await send(acupuncture, {
      cancelNoticeMinutes: '3',
      'cancelNoticeMinutes.unit': 'days',
      noShow: 'We call you.',
    }).expect(303);

    const page = await app.http.get('/book?treatment=acupuncture&practitioner=mei&location=harbour').expect(200);

    expect(page.text).toContain('Free to reschedule or cancel up to 3 days before your appointment.');
    expect(page.text).toContain('We call you.');
  });

  it('have no grid where it is only added to others: it begins no visit', async () => {
    const addOn = '/admin/treatments/add-on/cupping/terms';

    expect((await ask(addOn)).text).not.toContain('name="startEveryMinutes"');
    expect((await ask(acupuncture)).text).toContain('name="startEveryMinutes"');
    await send(addOn, { minNoticeMinutes: '2', 'minNoticeMinutes.unit': 'days', startEveryMinutes: '30' }).expect(400);
    await send(addOn, { minNoticeMinutes: '2', 'minNoticeMinutes.unit': 'days' }).expect(303);
  });

  it('emptied again, it follows the clinic', async () => {
    await send(acupuncture, { horizonDays: '10' }).expect(303);
    await send(acupuncture, { horizonDays: '' }).expect(303);

    expect((await file()).treatments[0]).not.toHaveProperty('policy');
  });

  it('with something wrong say so beside the field', async () => {
    const { text } = await send(acupuncture, { startEveryMinutes: '1441' }).expect(400);

    expect(text).toMatch(/id="startEveryMinutes-error">Enter a number from 1 to 1,?440\./);
  });

  it('of what is not there are not there', async () => {
    await ask('/admin/treatments/base/nothing/terms').expect(404);
    await send('/admin/treatments/whatever/cupping/terms', {}).expect(404);
  });
});

describe.runIf(hasBrowser)('as they look', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());

  const at = (path: string, options: Parameters<Browser['newContext']>[0], work: (page: Page) => Promise<void>) =>
    onPage(browser, { url: app.settings.publicUrl, cookie: admin.cookie }, path, work, options);

  const wrong = async (page: Page) => {
    await page.locator('#horizonDays').fill('0');
    await openTab(page, 'Rescheduling and canceling');
    await page.locator('#cancelNoticeMinutes').fill('soon');
    await page.getByRole('button', { name: 'Save booking rules' }).click();
    await page.locator('.notice.bad').waitFor();
  };
  const said = async (page: Page) => {
    await openTab(page, 'Rescheduling and canceling');
    await page.locator('#lateCancellation').fill('After that, half the price is due, because the room stands empty.');
    await page.locator('#noShow').fill('If you do not come, the whole price is due.');
    await page.getByRole('button', { name: 'Preview' }).click();
  };
  const looks: Readonly<Record<string, readonly [string, (page: Page) => Promise<unknown>]>> = {
    clinic: [clinic, said],
    'clinic-wrong': [clinic, wrong],
    treatment: [acupuncture, () => Promise.resolve()],
  };

  it.for(Object.keys(looks))('%s reads well on a phone and on a desk, by day and by night', async (name) => {
    const [path, before] = looks[name]!;
    for (const colorScheme of ['light', 'dark'] as const)
      for (const width of widths) {
        const look = `${width} ${colorScheme}`;
        // Without script the page shows the same after its button.
        const options = { colorScheme, viewport: { width, height: 900 }, javaScriptEnabled: false };
        await at(path, options, async (page) => {
          await before(page);
          if (shots) {
            mkdirSync(shots, { recursive: true });
            await page.screenshot({ path: `${shots}/terms-${name}-${width}-${colorScheme}.png`, fullPage: true });
          }
          expect.soft(await overflow(page), `${look}: sticks out`).toBe(0);
        });
        await at(path, { colorScheme, viewport: { width, height: 900 } }, async (page) => {
          expect.soft(await accessFaults(page), look).toEqual([]);
        });
      }
  });

  it('the sentences change while one types, by keyboard alone', () =>
    at(clinic, {}, async (page) => {
      await openTab(page, 'Rescheduling and canceling');
      await page.locator('#cancelNoticeMinutes').focus();
      await page.keyboard.press('Control+A');
      await page.keyboard.type('36');

      await page.getByText('cancel up to 36 hours before').waitFor();
      expect(await page.getByRole('button', { name: 'Preview' }).isVisible()).toBe(false);
      expect(await page.locator('#cancelNoticeMinutes').inputValue()).toBe('36');
    }));
});
