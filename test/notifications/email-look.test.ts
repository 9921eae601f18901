import { Logger } from '@nestjs/common';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { templateKinds } from '../../src/notifications/message-template.js';
import { hasBrowser, openBrowser } from '../support/browser.js';
import { openFreshDatabase } from '../support/database.js';
import { faintTexts, type Painting } from '../support/contrast.js';
import { everyLetter, type Sent } from '../support/every-notification.js';
import { chosen, readsWell } from '../support/looks.js';

const nobody = { url: 'http://letters.example.org', cookie: 'no=one' };
/** Between them they have every part a notification can have; for pictures, all of them, also in the language of `LOCALE`. */
const kinds = chosen(
  process.env['SHOTS']
    ? Object.fromEntries(templateKinds.map((kind) => [kind, true]))
    : { 'booking-moved-by-clinic': true, reminder: true, 'visit-cancelled': true, 'staff-invitation': true },
);

describe.skipIf(!hasBrowser)('a letter in a mail program that shows web pages', () => {
  let browser: Browser;
  let clinic: Awaited<ReturnType<typeof openFreshDatabase>>;
  let letters: readonly Sent[];
  beforeAll(async () => {
    Logger.overrideLogger(false);
    clinic = await openFreshDatabase();
    [browser, letters] = await Promise.all([openBrowser(), everyLetter(clinic.db, [process.env['LOCALE'] ?? 'en-US'])]);
  }, 30_000);
  afterAll(async () => {
    await browser?.close();
    await clinic.drop();
  });

  it.each(kinds)('%s can be read on a phone and on a desk, by day and by night', async (kind) => {
    const { mail } = letters.find((letter) => letter.kind === kind)!;

    await readsWell(browser, kind, nobody, (page) => page.setContent(inProgram(mail.html!)));
  });

  it('every text stands out against its ground, by day, by night and where the program paints it over', async () => {
    const page = await browser.newPage();
    for (const { kind, mail } of letters) {
      await page.setContent(mail.html!);
      for (const [scheme, painting] of looks) {
        await page.emulateMedia({ colorScheme: scheme });
        expect.soft(await faintTexts(page, painting), `${kind}, ${scheme}, ${painting}`).toEqual([]);
      }
    }
    await page.close();
  });

  it('Outlook, which marks what it has painted over, is given the colours of the night', async () => {
    const page = await browser.newPage();
    await page.setContent(letters[0]!.mail.html!.replace('<html ', '<html data-ogsc="" data-ogsb="" '));

    expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe('rgb(24, 22, 17)');
    expect(await faintTexts(page)).toEqual([]);
    await page.close();
  });
});

const looks: readonly (readonly ['light' | 'dark', Painting])[] = [
  ['light', 'as-it-is'],
  ['dark', 'as-it-is'],
  // A program that paints notifications over reads no night colours.
  ['light', 'inverted'],
  ['light', 'darkened'],
];

/** The program has the landmarks of a page around it; the notification is what the page is about. */
const inProgram = (html: string) => html.replace('role="article"', 'role="main"');
