import { mkdirSync } from 'node:fs';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type App, openApp } from '../support/app.js';
import { accessFaults, hasBrowser, openBrowser, overflow } from '../support/browser.js';
import { codeFor } from '../support/authenticator.js';
import { freePort } from '../support/free-port.js';
import { smallClinic } from '../support/small-clinic.js';
import { password, staffMember } from '../support/staff.js';

/** `SHOTS=<folder>` keeps a picture of each. */
const shots = process.env.SHOTS;

describe.runIf(hasBrowser)('staff pages in a real browser', () => {
  let app: App;
  let site: string;
  let browser: Browser;
  beforeAll(async () => {
    const port = await freePort();
    site = `http://localhost:${port}`;
    app = await openApp({ clinic: smallClinic, now: new Date().toISOString(), port });
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser.close();
    await app.close();
  });

  const looks = (['light', 'dark'] as const).flatMap((colorScheme) =>
    [320, 1280].map((width) => ({ colorScheme, width, called: `${width} ${colorScheme}` })),
  );

  /** Nobody is kept out by how the page is made, on a phone and on a desk, by day and by night. */
  async function reads(page: Page, name: string): Promise<void> {
    for (const { colorScheme, width, called } of looks) {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 800 });
      if (shots) {
        mkdirSync(shots, { recursive: true });
        await page.screenshot({ path: `${shots}/${name}-${called.replace(' ', '-')}.png`, fullPage: true });
      }
      expect.soft(await accessFaults(page), `${name} ${called}`).toEqual([]);
      expect.soft(await overflow(page), `${name} ${called}: sticks out`).toBe(0);
    }
  }

  async function signIn(page: Page, email: string): Promise<void> {
    await page.goto(`${site}/staff/sign-in?next=/staff/me`);
    await page.getByLabel('Email').fill(email);
    await page.getByLabel('Password').fill(password);
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  }

  const visit = (more: Parameters<Browser['newContext']>[0] = {}): Promise<BrowserContext> => browser.newContext(more);

  it('every page on the way in and of one’s own reads well for everyone', { timeout: 120_000 }, async () => {
    const admin = await staffMember(app, ['admin', 'practitioner'], {
      practitioner: 'mei',
      name: 'Mei Tanaka',
      strong: false,
    });
    const context = await visit();
    const page = await context.newPage();

    await page.goto(`${site}/staff/sign-in`);
    await reads(page, 'sign-in');
    await page.getByLabel('Email').fill(admin.email);
    await page.getByLabel('Password').fill('not the right one');
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await page.getByText('Email or password is incorrect').waitFor();
    await reads(page, 'sign-in-wrong');

    await page.goto(`${site}/staff/reset`);
    await reads(page, 'reset');
    await signIn(page, admin.email);
    await page.getByText('need two-step sign-in').waitFor();
    await reads(page, 'me-owes');
    await page.getByLabel('Confirm your password').fill(password);
    await page.getByRole('button', { name: 'Set up authenticator app' }).click();
    await page.getByRole('heading', { name: 'Save your recovery codes' }).waitFor();
    await reads(page, 'authenticator');
    const secret = (await page.locator('.secret').textContent())!.replaceAll(' ', '');
    const uri = `otpauth://totp/x?secret=${secret}`;
    await page
      .getByLabel('Code from your authenticator app')
      .fill(codeFor(uri, app.clock.now(), { halfMinutesLater: -1 }));
    await page.getByRole('button', { name: 'Turn on' }).click();
    await page.getByText('Authenticator app set up').waitFor();
    await reads(page, 'me');

    await page.getByRole('link', { name: 'Settings', exact: true }).first().click();
    await reads(page, 'clinic');
    await page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'Users' }).click();
    await page.getByRole('link', { name: 'Invite a user' }).click();
    await page.getByLabel('Name').fill('Jonas Weber');
    await page.getByLabel('Email').fill('jonas@clinic.example.org');
    await page.getByRole('button', { name: 'Send invitation' }).click();
    await page.getByText('Please check one field').waitFor();
    await reads(page, 'people-wrong');
    await page.getByLabel('Reception').check();
    await page.getByRole('checkbox', { name: 'Practitioner' }).check();
    await page.getByLabel('Linked practitioner').selectOption({ label: 'Jonas Weber' });
    await page.getByRole('button', { name: 'Send invitation' }).click();
    await page.getByText('Invitation sent').waitFor();
    await page.getByRole('link', { name: 'Jonas Weber' }).click();
    await reads(page, 'people');

    await page.getByRole('link', { name: 'Settings', exact: true }).first().click();
    await page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'Activity log' }).click();
    await page.getByText('invited Jonas Weber').waitFor();
    await reads(page, 'audit');
    await page.getByRole('button', { name: 'Sign out', exact: true }).click();
    await page.getByText('You’re signed out').waitFor();

    await signIn(page, admin.email);
    await page.getByRole('heading', { name: 'Two-step sign-in' }).waitFor();
    await reads(page, 'code');
    await page.getByLabel('Code from your authenticator app').fill(codeFor(uri, app.clock.now()));
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('heading', { name: 'Mei Tanaka' }).waitFor();
    await context.close();
  });

  it('a passkey is added and signs in, without a password', async () => {
    const admin = await staffMember(app, ['admin'], { strong: false, name: 'Ada Keys' });
    const context = await visit();
    const page = await context.newPage();
    const cdp = await context.newCDPSession(page);
    await cdp.send('WebAuthn.enable');
    await cdp.send('WebAuthn.addVirtualAuthenticator', {
      options: {
        protocol: 'ctap2',
        transport: 'internal',
        hasResidentKey: true,
        hasUserVerification: true,
        isUserVerified: true,
      },
    });

    await signIn(page, admin.email);
    await page.getByLabel('Device name').fill('Laptop');
    await page.getByRole('button', { name: 'Add a passkey' }).click();
    await page.getByText('Passkey added').waitFor();
    await page.goto(`${site}/admin/users`);
    await page.getByRole('heading', { name: 'Users', exact: true }).waitFor();
    await page.getByRole('button', { name: 'Sign out', exact: true }).click();
    await page.goto(`${site}/admin/audit`);
    await page.getByRole('button', { name: 'Sign in with a passkey' }).click();

    await page.getByRole('heading', { name: 'Activity log' }).waitFor();
    expect(page.url()).toBe(`${site}/admin/audit`);
    await page.getByRole('link', { name: 'My account' }).click();
    await page.getByRole('button', { name: 'Remove Laptop' }).waitFor();

    // A while later the passkey confirms who it is: by script, on the way to adding one more, and by the page's own form.
    const aWhileLater = () =>
      app.db.query(
        `update staff_auth."session" set "createdAt" = "createdAt" - interval '25 minutes' where "userId" = $1`,
        [admin.id],
      );
    await aWhileLater();
    await page.getByLabel('Device name').fill('Phone');
    await page.getByRole('button', { name: 'Add a passkey' }).click();
    await page.getByRole('heading', { name: 'Confirm it’s you' }).waitFor();
    expect(await page.getByLabel('Password').count()).toBe(0);
    await page.getByRole('button', { name: 'Confirm with a passkey' }).click();
    await page.waitForURL(`${site}/staff/me`);
    await aWhileLater();
    await page.getByRole('button', { name: 'Remove Laptop' }).click();
    await page.getByText('Your changes haven’t been saved').waitFor();
    await page.getByRole('button', { name: 'Confirm with a passkey' }).click();
    await page.getByRole('button', { name: 'Remove Laptop' }).waitFor();

    // A password alone is not enough for an admin any more.
    await page.getByRole('button', { name: 'Sign out', exact: true }).click();
    await signIn(page, admin.email);
    await page.getByText('Sign in with your passkey to continue').waitFor();
    await context.close();
  });

  it('a passkey that does not check who holds it opens nothing', async () => {
    const person = await staffMember(app, ['reception'], { strong: false });
    const context = await visit();
    const page = await context.newPage();
    const cdp = await context.newCDPSession(page);
    await cdp.send('WebAuthn.enable');
    await cdp.send('WebAuthn.addVirtualAuthenticator', {
      options: { protocol: 'ctap2', transport: 'usb', hasResidentKey: true, hasUserVerification: false },
    });

    await signIn(page, person.email);
    await page.getByLabel('Device name').fill('Stick');
    await page.getByRole('button', { name: 'Add a passkey' }).click();
    await page.waitForTimeout(500);

    expect(await app.db.query(`select 1 from staff_auth."passkey" where "userId" = $1`, [person.id])).toEqual([]);
    await context.close();
  });

  it('without scripts everything but passkeys works', async () => {
    const person = await staffMember(app, ['reception'], { strong: false });
    const context = await visit({ javaScriptEnabled: false });
    const page = await context.newPage();

    await signIn(page, person.email);
    await page.getByRole('heading', { name: 'Where you are signed in' }).waitFor();
    expect(await page.getByRole('button', { name: 'Add a passkey' }).isVisible()).toBe(false);
    await page.getByLabel('Current password').fill(password);
    await page.getByLabel('New password').fill('green tea at four');
    await page.getByRole('button', { name: 'Change password' }).click();

    await page.getByText('Your password was changed').waitFor();
    await context.close();
  });
});
