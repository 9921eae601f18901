import type { VNode } from 'preact';
import { render } from 'preact-render-to-string';
import { type Answer, html } from '../../platform/http/answer.js';
import { withNamedFaults } from './named-faults.js';
import { languageCookie } from './reading.js';
import type { Site } from './site.js';
import { withNoBreakSpaces } from './no-break-spaces.js';
import { drawnOn } from './use-site.js';

// What the controllers of pages return; see there.
export { file, seeOther } from '../../platform/http/answer.js';

/**
 * A whole page, from `<html>` down. `personal`: about one
 * visit or person, so nothing keeps a copy; pages of staff are unless told otherwise. A language chosen in
 * the address of a patient's page is kept by their browser for the next one.
 */
export function page(whole: VNode<{ site?: Site }>, more: Parameters<typeof html>[1] = {}): Answer {
  const { site } = whole.props;
  const { reading } = site ?? {};
  const headers = {
    ...(site && { 'content-language': site.locale }),
    ...(reading && { vary: 'accept-language, cookie' }),
    ...more.headers,
  };
  const kept = reading?.chosen ? [languageCookie(reading.language)] : [];
  const cookies = [...(more.cookies ?? []), ...kept];
  return html(drawn(whole), { personal: !reading, ...more, headers, cookies });
}

/** The document of a page, whose parts may ask for its site. */
export function drawn(whole: VNode<{ site?: Site }>): string {
  const { site } = whole.props;
  const html = drawnOn(site, () => render(whole));
  return `<!doctype html>${withNoBreakSpaces(withNamedFaults(html, site?.locale ?? 'en'))}`;
}
