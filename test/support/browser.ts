import axe, { type AxeResults, type RunOptions } from 'axe-core';
import { browserAgent } from './somebody.js';
import { type Browser, type Page, chromium as launcher } from 'playwright-core';

/** A real browser out of an npm package: nothing has to be installed. `more`: further arguments on its command line. */
export async function openBrowser(more: readonly string[] = []): Promise<Browser> {
  // Read while importing: it makes the package bring its own libraries and fonts.
  process.env.AWS_EXECUTION_ENV = 'AWS_Lambda_nodejs22.x';
  const { default: chromium } = await import('@sparticuz/chromium');
  const executablePath = await chromium.executablePath();
  // The service draws words in pictures with fonts of its own; the browser would find none of the ones it brings.
  const { FONTCONFIG_FILE: _, ...env } = process.env;
  return launcher.launch({
    executablePath,
    env,
    headless: true,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      `--user-agent=${browserAgent}`,
      ...more,
    ],
  });
}

/** The npm package holds a Linux x64 build only. */
export const hasBrowser = process.platform === 'linux' && process.arch === 'x64';

/** What axe finds wrong, one line each; WCAG 2.2 A and AA and its best practices. Colours are judged when they have arrived. */
export async function accessFaults(page: Page): Promise<string[]> {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.evaluate(() => Promise.allSettled(document.getAnimations().map((moving) => moving.finished)));
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe.source);
  // Of what a rule finds in order, axe would else describe every element, and the browser would send it here.
  const violations = await page.evaluate(async () => {
    const { axe } = globalThis as unknown as { axe: { run(options: RunOptions): Promise<AxeResults> } };
    return (await axe.run({ resultTypes: ['violations'] })).violations;
  });
  return violations.flatMap((fault) =>
    fault.nodes.map((node) => `${fault.id}: ${node.html.slice(0, 200)} ${node.failureSummary ?? ''}`),
  );
}

/** Does anything stick out to the right? WCAG 1.4.10 */
export function overflow(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}
