import type { Snapshot } from '../../availability/snapshot.js';
import type { Clinic } from '../../clinic/clinic.js';
import type { Logo } from '../../clinic/logo.js';
import type { Accents } from '../../notifications/email/accent.js';
import { addressInOneLine } from '../../i18n/address.js';
import type { Language } from '../../i18n/catalogue.js';
import { parsedUrl } from '../../platform/parsed-url.js';
import { languageOf } from '../../i18n/language.js';

/** What the frame of every page for patients shows of the clinic; what it has not set is undefined. */
export interface Storefront {
  readonly logo?: LogoImage;
  /** The clinic's color, and a style sheet with it. */
  readonly accent?: Accents;
  readonly style?: string;
  readonly places: readonly {
    readonly name: string;
    readonly href: string;
    readonly address: string;
    /** Empty where there is none. */
    readonly phone: string;
  }[];
  /** There are more than those. */
  readonly morePlaces: boolean;
  /** Where they stand: here, or on the clinic's own site. */
  readonly privacy?: string;
  readonly legal?: string;
}

export interface LogoImage {
  readonly day: string;
  /** Undefined: it keeps its own colors, and stands on light paper by night too. */
  readonly night?: string;
  readonly width: number;
  readonly height: number;
}

/** As in `style.css`. */
export const ink = { day: '#23201b', night: '#f0eae0' } as const;

const [mostWide, mostHigh, mostPlaces] = [200, 40, 4];

export function storefrontOf(
  { clinic, locations }: Snapshot,
  look: Pick<Storefront, 'logo' | 'accent' | 'style'>,
): Storefront {
  return {
    ...look,
    places: locations.slice(0, mostPlaces).map((location) => ({
      name: location.name,
      href: `/locations/${location.slug}`,
      address: addressInOneLine(location.address),
      phone: location.phone,
    })),
    morePlaces: locations.length > mostPlaces,
    privacy: addressOfPage(clinic, 'privacy'),
    legal: addressOfPage(clinic, 'legal'),
  };
}

/** What a clinic says there is the address of a page, or the page itself. */
export function isWebAddress(said: string): boolean {
  return /^https?:\/\/\S+$/.test(said) && parsedUrl(said) !== null;
}

type Statement = 'privacy' | 'legal';

/** In the reader's language, where the clinic has it in that; undefined where it says nothing. */
export function statementIn({ pages, locale }: Clinic, name: Statement, language: Language) {
  const text = pages[name]?.trim();
  if (!text) return undefined;
  const translation = pages.translations[language]?.[name]?.trim();
  return translation ? { text: translation, language } : { text, language: languageOf(locale) };
}

/** A page of ours leads on where readers of different languages are sent to different addresses. */
function addressOfPage({ pages }: Clinic, name: Statement): string | undefined {
  const said = pages[name]?.trim();
  if (!said) return undefined;
  const isTranslated = Object.values(pages.translations).some((words) => words?.[name]);
  return isWebAddress(said) && !isTranslated ? said : `/${name}`;
}

/** In CSS pixels: as high as the masthead allows, unless it would be too wide. */
export function logoSize({ width, height }: Pick<Logo, 'width' | 'height'>) {
  const scale = Math.min(mostWide / width, mostHigh / height);
  return { width: Math.round(width * scale), height: Math.max(1, Math.round(height * scale)) };
}
