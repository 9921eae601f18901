import { mkdirSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ClinicFiles } from '../../../src/changes/clinic-files.service.js';
import { templateKinds } from '../../../src/notifications/message-template.js';
import { type App, openApp } from '../../support/app.js';
import { accessFaults, hasBrowser, openBrowser, overflow } from '../../support/browser.js';
import { onPage } from '../../support/looks.js';
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
  admin = await staffMember(app, ['admin'], { name: 'Ada Brook' });
});
afterAll(() => app.close());
beforeEach(async () => {
  await app.db.query(`delete from message_templates`);
  await app.db.query(`delete from notifications`);
  await app.get(ClinicFiles).import(smallClinic);
});

const confirmation = '/admin/message-templates/booking-confirmed/en';
const ask = (path: string) => app.http.get(path).set('cookie', admin.cookie);
const send = (path: string, fields: object) =>
  app.http.post(path).type('form').set('cookie', admin.cookie).set('origin', app.settings.publicUrl).send(fields);
const stored = async () => (await app.get(ClinicFiles).export()).letters;
const field = (html: string, name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(html)![1]!;

const standard = {
  subject: 'Your appointment on {when}',
  title: 'Your appointment is booked',
  greeting: 'Hello {name},',
  body: 'We look forward to seeing you.\n\n{details}\n\n{preparation}\n\n{manageLink}\n\n{terms}\n\nA calendar file is attached.',
};
const own = { ...standard, greeting: 'Dear {firstName},', title: 'Until {date}' };

describe('a letter in the clinic’s own words', () => {
  it('begins as the standard text, with everything that can be filled in', async () => {
    const { text } = await ask(confirmation).expect(200);

    expect(text).toContain('Hello {name},');
    expect(text).toContain('We look forward to seeing you.\n\n{details}');
    expect(text).toContain('<code>{firstName}</code></dt><dd>Ana');
    expect(text).toContain('<code>{manageLink}</code>');
  });

  it('keeps what differs from the standard, and nothing else', async () => {
    await send(confirmation, { ...own, body: own.body.replaceAll('\n', '\r\n') }).expect(303);

    expect(await stored()).toEqual([
      { kind: 'booking-confirmed', language: 'en', title: 'Until {date}', greeting: 'Dear {firstName},' },
    ]);
    expect((await ask('/admin/message-templates')).text).toContain(
      'aria-label="Booking confirmation, English: Changed"',
    );
    const [trail] = await app.db.query(`select detail from audit where action = 'message-template.changed'`);
    expect(JSON.stringify(trail.detail)).not.toContain('Dear');
  });

  it('that would make no letter is not saved: every fault beside its part, everything typed still there', async () => {
    const { status, text } = await send(confirmation, {
      ...own,
      subject: 'Your {treatment}',
      title: 'On {date',
      body: 'Come as you are.',
    });

    expect(status).toBe(400);
    expect(text).toMatch(
      /id="subject-error">Subject must not contain \{treatment\}, because subjects are visible on locked screens\./,
    );
    expect(text).toMatch(/id="title-error">Heading must have a closing brace/);
    expect(text).toMatch(/id="body-error">Text must contain \{details\}/);
    expect(text).toContain('Come as you are.');
    expect(text).toContain('Dear {firstName},');
    expect(await stored()).toBeUndefined();
  });

  it('whose subject names a treatment says so', async () => {
    const { text } = await send(confirmation, { ...own, subject: 'Cupping on {date}' }).expect(400);

    expect(text).toMatch(/id="subject-error">Subject must not name a treatment \(Cupping\)/);
  });

  it('changed by somebody else meanwhile is shown with what one typed oneself', async () => {
    const seen = field((await ask(confirmation)).text, 'seen');
    await send(confirmation, { ...standard, title: 'Theirs' }).expect(303);

    const { status, text } = await send(confirmation, { ...own, seen });

    expect(status).toBe(409);
    expect(text).toContain('Until {date}');
    expect((await stored())![0]!.title).toBe('Theirs');
  });

  it('goes back to the standard text', async () => {
    await send(confirmation, own).expect(303);
    await send(`${confirmation}/reset`, {}).expect(303);

    expect(await stored()).toBeUndefined();
  });

  it('of a kind or a language that is none is not there', async () => {
    await ask('/admin/message-templates/birthday/en').expect(404);
    await ask('/admin/message-templates/booking-confirmed/tlh').expect(404);
  });
});

describe('the preview', () => {
  it.each(templateKinds)('shows %s as it goes out', async (kind) => {
    const { text, headers } = await ask(`/admin/message-templates/${kind}/en/preview`).expect(200);

    expect(text).toContain('srcdoc=');
    expect(headers['content-security-policy']).toContain('sandbox');
    expect(headers['content-security-policy']).not.toContain('script-src');
    expect(headers['x-frame-options']).toBe('SAMEORIGIN');
  });

  it('shows a price in the currency of the location', async () => {
    const [harbour] = smallClinic.locations;
    await app.get(ClinicFiles).import({ ...smallClinic, locations: [{ ...harbour!, currency: 'GBP' }] });

    expect((await ask(`${confirmation}/preview`).expect(200)).text).toContain('£125');
  });

  it('shows what is being typed, and what is not yet right in the standard text', async () => {
    const { text } = await send(`${confirmation}/preview`, {
      ...own,
      subject: 'Hi {pet}',
      title: '<b>Fine</b>',
    }).expect(200);

    expect(text).toContain('Dear Ana,');
    expect(text).toContain('Subject: Your appointment on Tue, Dec 1, 10:00 AM');
    expect(text).toContain('Subject: must not contain {pet}');
    expect(text).not.toContain('<b>Fine');
  });
});

describe('a test', () => {
  const posted = () =>
    app.db.query<{ template: string; recipient: string; data: { trial: object; patient: object } }[]>(
      `select template, recipient, data from notifications`,
    );

  it('goes to whoever asks, in the words as they are typed; the same form twice is one letter', async () => {
    const once = field((await ask(confirmation)).text, 'once');
    const { text } = await send(confirmation, { ...own, do: 'trial', once }).expect(200);
    await send(confirmation, { ...own, do: 'trial', once }).expect(200);

    expect(text).toContain(`A test is on its way to ${admin.email}`);
    expect(text).toContain('Dear {firstName},');
    expect(await posted()).toEqual([
      expect.objectContaining({
        template: 'booking-confirmed',
        recipient: admin.email,
        data: expect.objectContaining({ trial: { greeting: own.greeting, title: own.title } }),
      }),
    ]);
    expect(await stored()).toBeUndefined();
  });

  it('of words that would make no letter is not sent', async () => {
    await send(confirmation, { ...own, body: 'Nothing', do: 'trial' }).expect(400);

    expect(await posted()).toEqual([]);
  });
});

describe('words that no longer fit', () => {
  beforeEach(() =>
    app.db.query(
      `insert into message_templates (kind, language, title, greeting) values ('booking-confirmed', 'en', 'For {pet}', 'Dear you,')`,
    ),
  );

  it('are told to administrators, and can be mended where they are', async () => {
    const list = (await ask('/admin/message-templates')).text;
    const { text } = await ask(confirmation);

    expect(list).toContain('One email uses the standard text');
    expect(text).toContain('Your own words don’t work with this version');
    expect(text).toMatch(/id="title-error">Heading must not contain \{pet\}/);
    await send(confirmation, { ...standard, greeting: 'Dear you,', title: 'For you' }).expect(303);
    expect(await stored()).toEqual([expect.objectContaining({ title: 'For you', greeting: 'Dear you,' })]);
  });

  it('can be dropped', async () => {
    const resets = () => app.db.query<object[]>(`select detail from audit where action = 'message-template.reset'`);
    const before = await resets();

    await send(`${confirmation}/reset`, {}).expect(303);

    expect((await ask('/admin/message-templates')).text).not.toContain('outdated');
    expect((await resets()).slice(before.length)).toEqual([
      { detail: { differences: [expect.objectContaining({ key: 'booking-confirmed/en', what: 'removed' })] } },
    ]);
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
    await page.locator('#title').fill('For {pet}');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.locator('.notice.bad').waitFor();
  };
  const looks: Readonly<Record<string, readonly [string, (page: Page) => Promise<unknown>]>> = {
    list: ['/admin/message-templates', () => Promise.resolve()],
    letter: [confirmation, (page) => page.getByText('In the text, as a paragraph').click()],
    'letter-wrong': [confirmation, wrong],
    preview: [`${confirmation}/preview`, () => Promise.resolve()],
  };

  it.for(Object.keys(looks))('%s reads well on a phone and on a desk, by day and by night', async (name) => {
    const [path, before] = looks[name]!;
    for (const colorScheme of ['light', 'dark'] as const)
      for (const width of widths)
        await at(path, { colorScheme, viewport: { width, height: 900 } }, async (page) => {
          const look = `${width} ${colorScheme}`;
          await before(page);
          await page.waitForLoadState('networkidle');
          if (shots) {
            mkdirSync(shots, { recursive: true });
            await page.setViewportSize({ width, height: 3600 });
            await page.screenshot({ path: `${shots}/letters-${name}-${width}-${colorScheme}.png`, fullPage: true });
          }
          expect.soft(await overflow(page), `${look}: sticks out`).toBe(0);
          // Nothing runs in the document of a preview, not even who looks for faults.
          if (name !== 'preview') expect.soft(await accessFaults(page), look).toEqual([]);
        });
  });

  const inFrame = (page: Page) => page.frameLocator('iframe.preview:not(.coming)');

  it('while one types, the frame shows the letter as it would go out, and the way back stays one step', () =>
    at('/admin/message-templates', {}, async (page) => {
      await page.getByRole('link', { name: 'Booking confirmation, English: Standard' }).click();
      await page.locator('#greeting').fill('Good day {firstName},');
      await inFrame(page).locator('pre').getByText('Good day Ana,').waitFor();
      await page.locator('#greeting').fill('Welcome {firstName},');
      await inFrame(page).locator('pre').getByText('Welcome Ana,').waitFor();
      expect(await page.locator('iframe.preview').count()).toBe(1);

      await page.goBack();
      expect(page.url()).toBe(`${app.settings.publicUrl}/admin/message-templates`);
    }));

  it('without script a button does', () =>
    at(confirmation, { javaScriptEnabled: false }, async (page) => {
      await page.locator('#greeting').fill('Good day {firstName},');
      await page.getByRole('button', { name: 'Preview' }).click();

      await inFrame(page).locator('pre').getByText('Good day Ana,').waitFor();
      expect(await page.locator('#greeting').inputValue()).toBe('Good day {firstName},');
    }));

  it('after looking, it can still be saved', () =>
    at(confirmation, {}, async (page) => {
      await page.locator('#greeting').fill('Good day {firstName},');
      await inFrame(page).locator('pre').getByText('Good day Ana,').waitFor();
      await page.getByRole('button', { name: 'Save' }).click();

      await page.getByText('Saved. All emails from now on use this text.').waitFor();
    }));
});
