import { catalogue, type Language } from './catalogue.js';
import { remembered } from './remembered.js';
import { displayName, localeOf, numberFormat, readLocale } from '../time/intl.js';

/** The languages of the catalogue, BCP 47. */
export const catalogueLanguages = Object.keys(catalogue) as readonly Language[];

/** Which of them a reader of this locale gets: `de-AT` German, `zh-SG` Simplified Chinese; English where there is none. */
export function languageOf(locale: string): Language {
  return closest(locale) ?? 'en';
}

export function isLanguage(tag: unknown): tag is Language {
  return typeof tag === 'string' && Object.hasOwn(catalogue, tag);
}

/** The same language in the same script; nobody is given Simplified characters who reads Traditional ones. */
export function closest(tag: string): Language | null {
  if (isLanguage(tag)) return tag;
  const asked = written(tag);
  if (!asked) return null;
  return catalogueLanguages.find((language) => written(language) === asked) ?? null;
}

/**
 * What an Accept-Language header asks for (RFC 9110 §12.5.4), among those there are; null where it asks for none of them.
 * `zh-TW,zh;q=0.9` is what a browser sends for Traditional Chinese alone: a bare tag means what stood before it.
 */
export function negotiated(header: string | undefined): Language | null {
  const refused = new Set<string>();
  for (const tag of inOrder(header?.slice(0, 500) ?? '')) {
    const language = closest(tag);
    if (language && !refused.has(tag)) return language;
    refused.add(tag.split('-', 1)[0]!);
  }
  return null;
}

/** How a clinic writes: its locale, and how many hours it counts where it has said so. */
export function clinicLocale({ locale, hourCycle }: ClinicWriting): string {
  return hourCycle ? localeOf(locale, { hourCycle }).toString() : locale;
}

interface ClinicWriting {
  readonly locale: string;
  readonly hourCycle?: 'h12' | 'h23' | null;
}

/**
 * The countries that a browser names in what it asks for, the most wanted first: of `es-MX, de` Mexico and Germany. English
 * alone is spoken in too many to name one.
 */
export function countriesAsked(header: string | undefined): readonly string[] {
  return inOrder(header?.slice(0, 500) ?? '').flatMap((tag) => countryOf(tag) ?? []);
}

/**
 * How dates and prices are written for a reader of this language at a clinic of that locale: as it is done there where
 * people speak it (`es-US`, `de-CH`), else as the language does it everywhere. `clinicLocale`: what the function of that
 * name answers.
 */
export function localeFor(language: string, clinicLocale: string): string {
  return localeIn(clinicLocale)(language);
}

const localeIn = remembered((clinicLocale) => remembered((language) => asThere(language, clinicLocale)));

function asThere(language: string, clinicLocale: string): string {
  const own: string = languageOf(language);
  if (closest(clinicLocale) === own) return clinicLocale;
  const { region, hourCycle } = localeOf(clinicLocale).maximize();
  const there = region ? `${own}-${region}` : own;
  const isKnown = Intl.DateTimeFormat.supportedLocalesOf(there).length > 0 && resolved(there) === there;
  const locale = isKnown ? there : own;
  // 24 hours are read in every language; 12 are not.
  return hourCycle === 'h23' ? `${locale}-u-hc-h23` : locale;
}

export const directionOf = remembered((locale): 'ltr' | 'rtl' =>
  rightToLeft.has(localeOf(locale).maximize().script ?? '') ? 'rtl' : 'ltr',
);

/** As those who speak it call it: Deutsch, Español. */
export const ownName: (language: Language) => string = remembered((language) => {
  const name = displayName(language, language, { type: 'language' });
  return name.charAt(0).toLocaleUpperCase(language) + name.slice(1);
});

const rightToLeft = new Set(['Adlm', 'Arab', 'Hebr', 'Mand', 'Mend', 'Nkoo', 'Rohg', 'Samr', 'Syrc', 'Thaa', 'Yezi']);

const resolved = (locale: string) => numberFormat(locale).resolvedOptions().locale;

/** `de Latn`; undefined for what is no tag. */
const written = remembered((tag): string | undefined => {
  const { language, script } = readLocale(tag)?.maximize() ?? {};
  return script && `${language} ${script}`;
});

const countryOf = remembered((tag): string | null => {
  const locale = readLocale(tag);
  return locale?.region ?? (locale?.language === 'en' ? null : (locale?.maximize().region ?? null));
});

/** The tags of the header, the most wanted first; those of equal weight as they stand. */
function inOrder(header: string): string[] {
  return header
    .split(',')
    .map((part) => {
      const [tag = '', weight = ''] = part.split(';').map((piece) => piece.trim());
      return { tag, q: weight.startsWith('q=') ? Number(weight.slice(2)) : 1 };
    })
    .filter(({ tag, q }) => tag && q > 0)
    .sort((a, b) => b.q - a.q)
    .map(({ tag }) => tag);
}
