import { mkdirSync, readFileSync } from 'node:fs';
import { cloneElement, type VNode } from 'preact';
import { drawn } from '../../../src/web/shared/answer.js';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Site, speaker } from '../../../src/web/shared/site.js';
import type { Language } from '../../../src/i18n/catalogue.js';
import { en } from '../../../src/i18n/en/en.js';
import { catalogueLanguages, localeFor } from '../../../src/i18n/language.js';
import { hasBrowser, openBrowser, overflow } from '../../support/browser.js';
import { pages, site } from '../fixtures.js';

/** `SHOTS=<folder> LANGUAGES=de,zh-Hans WIDTHS=320,390,1280 npx vitest run … test/web/languages-look.test.tsx` keeps pictures. */
const { SHOTS: shots, LANGUAGES: wanted, WIDTHS: widths = '320' } = process.env;
const patients = Object.entries(pages).filter(([name]) => !['mail', 'mailbox'].includes(name));

it.each(patients)('%s says nothing that only the staff’s English has', (_, vnode) => {
  const said: string[] = [];
  const t: Site['t'] = (key, values) => {
    said.push(key);
    return site.t(key, values);
  };

  drawn(cloneElement(vnode, { site: { ...site, t } }));

  expect(said.filter((key) => !(key in en))).toEqual([]);
});

describe.runIf(hasBrowser)('every page of patients in every language', () => {
  let browser: Browser;
  let page: Page;
  beforeAll(async () => {
    browser = await openBrowser();
    page = await browser.newPage();
    await page.route('**/*', (route) => {
      const { pathname, searchParams } = new URL(route.request().url());
      const vnode = pages[pathname.slice(1)];
      if (vnode) return route.fulfill({ contentType: 'text/html; charset=utf-8', body: inTongue(vnode, searchParams) });
      if (!pathname.startsWith('/assets/')) return route.abort();
      const contentType = pathname.endsWith('.js') ? 'text/javascript' : 'text/css';
      return route.fulfill({ contentType, body: readFileSync(`src/web/public/${pathname.slice(8)}`) });
    });
  });
  afterAll(() => browser.close());

  const languages = [...catalogueLanguages.filter((language) => language !== 'en'), 'ar'];
  it.for(languages.filter((language) => !wanted || wanted.split(',').includes(language)))(
    'in %s nothing sticks out',
    { timeout: 60_000 },
    async (language) => {
      for (const [name] of patients)
        for (const width of widths.split(',').map(Number)) {
          await page.setViewportSize({ width, height: 800 });
          await page.goto(`http://fixtures.test/${name}?lang=${language}`);
          if (shots) {
            mkdirSync(shots, { recursive: true });
            await page.screenshot({ path: `${shots}/${language}-${width}-${name}.png`, fullPage: true });
          }
          expect.soft(await overflow(page), `${name} at ${width}`).toBe(0);
        }
    },
  );

  it('from right to left everything stands the other way round', async () => {
    await page.setViewportSize({ width: 320, height: 800 });
    const from = async (language: string) => {
      await page.goto(`http://fixtures.test/people?lang=${language}`);
      return page.evaluate(() => {
        const at = (selector: string) => document.querySelector(selector)!.getBoundingClientRect();
        const [heading, mark] = [at('main h1'), getComputedStyle(document.querySelector('.stop')!, '::after')];
        return { start: heading.left, end: innerWidth - heading.right, mark: Number.parseFloat(mark.left) < 160 };
      });
    };

    const [english, arabic] = [await from('en'), await from('ar')];

    expect(arabic).toEqual({ start: english.end, end: english.start, mark: !english.mark });
  });
});

/** A page of the fixtures in another language; Arabic, which nobody has translated, in its letters alone. */
function inTongue(vnode: VNode, query: URLSearchParams): string {
  const language = query.get('lang') ?? 'en';
  const locale = language === 'ar' ? 'ar' : localeFor(language, 'en-AU');
  const t: Site['t'] = language === 'ar' ? (key, values) => arabic(site.t(key, values)) : speaker(locale);
  const reading = { language: language as Language, chosen: false, here: '/find?near=Ryde' };
  return drawn(cloneElement(vnode, { site: { ...site, locale, t, reading } }));
}

const letters = 'ابتثجحخدذرزسشصضطظعغفقكلمنه';
const arabic = (text: string) => text.replace(/[a-z]/gi, (letter) => letters[letter.toLowerCase().charCodeAt(0) - 97]!);
