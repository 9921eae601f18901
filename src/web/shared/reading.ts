import type { Cookie } from '../../platform/http/cookie.js';
import { cookiesOf } from '../../platform/http/cookie.js';
import type { WebRequest } from '../../platform/http/request.decorator.js';
import type { Language } from '../../i18n/catalogue.js';
import { catalogueLanguages, closest, isLanguage, languageOf, negotiated } from '../../i18n/language.js';

/** In which language a patient reads a page, and how to go on in another. */
export interface Reading {
  readonly language: Language;
  /** Asked for in the address of this very page: the next ones come in it too. */
  readonly chosen: boolean;
  /** It is the clinic's own. */
  readonly own: boolean;
  /** Path and query without the language of this page, or of the one whose form it answers; null where neither can be asked for again. */
  readonly here: string | null;
}

type Asked = Pick<WebRequest, 'method' | 'url' | 'query' | 'headers' | 'server'>;

/**
 * What somebody chose wins: in the address, or before. Else a page about a visit comes in the language it was booked in,
 * any other in the one the browser asks for; else in the clinic's. `formPage`: of the form that was sent.
 */
export function readingOf(
  request: Asked,
  clinicLocale: string,
  visitLanguage?: string | null,
  formPage: string | null = null,
): Reading {
  const { lang } = (request.query ?? {}) as { lang?: unknown };
  const asked = typeof lang === 'string' ? closest(lang) : null;
  const language =
    asked ??
    keptLanguage(request) ??
    (visitLanguage ? closest(visitLanguage) : null) ??
    negotiated(request.headers['accept-language']) ??
    languageOf(clinicLocale);
  const own = language === languageOf(clinicLocale);
  return { language, chosen: asked !== null, own, here: hereOf(request) ?? formPage };
}

/** An address of this site, in that language. */
export function inLanguage(address: string, language: Language): string {
  const [path = '', query = ''] = address.split('?', 2);
  const fields = new URLSearchParams(query);
  fields.set('lang', language);
  return `${path}?${fields.toString()}`;
}

/** A public page in each language, for search engines: `canonical` is its full address, which says no language. */
export function alternatesOf(canonical: string): readonly { readonly language: string; readonly href: string }[] {
  return [
    ...catalogueLanguages.map((language) => ({ language, href: inLanguage(canonical, language) })),
    { language: 'x-default', href: canonical },
  ];
}

const cookie = 'language';

/** Says nothing but the language; kept half a year, by the reader's own browser. */
export function languageCookie(language: Language): Cookie {
  return { name: cookie, value: language, maxAge: 180 * 86_400 };
}

function keptLanguage(request: Asked): Language | null {
  // Most readers never chose.
  if (!request.headers.cookie?.includes(`${cookie}=`)) return null;
  const kept = cookiesOf(request)[cookie];
  return isLanguage(kept) ? kept : null;
}

function hereOf({ method, url }: Asked): string | null {
  // Two slashes lead to another site.
  if (!['GET', 'HEAD'].includes(method) || !/^\/(?![/\\])/.test(url)) return null;
  const [path = '/', query = ''] = url.split('?', 2);
  const fields = new URLSearchParams(query);
  fields.delete('lang');
  const rest = fields.toString();
  return rest ? `${path}?${rest}` : path;
}
