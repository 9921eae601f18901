import type { FirstStep } from '../../availability/first-steps.js';
import type { HealthReport } from '../../health/trouble.js';
import { say, type WordKey, type WordValues } from '../../i18n/words.js';
import type { Reading } from './reading.js';
import type { Storefront } from './storefront.js';

export type Say = (key: WordKey, values?: WordValues) => string;

/** What every page knows of the house it stands in. */
export interface Site {
  readonly name: string;
  /** Of every address of ours: no slash at the end. */
  readonly origin: string;
  /** BCP 47: the language of the page, and how dates and prices are written on it. */
  readonly locale: string;
  /** UTC epoch minute of the request: which dates need their year. */
  readonly now: number;
  /** On pages for patients, who read them in the language they choose. */
  readonly reading?: Reading;
  /** Of the clinic, on the same pages. */
  readonly storefront?: Storefront;
  /** Of the clinic's first location: the clock of whatever happened at no place. */
  readonly timeZone: string;
  /** Practitioners set their own hours, not only reception and admin. */
  readonly ownHours: boolean;
  /** A patient seen within this many months is a returning one. */
  readonly returningMonths: number;
  /** Whether all is well; for the staff. */
  readonly health?: HealthReport;
  /** What it takes before the first patient can book; for the staff. */
  readonly missing?: readonly FirstStep[];
  /** Nobody has booked anything yet; for the staff. */
  readonly isNew?: boolean;
  /** Says a sentence of the catalogue in the site's language. */
  readonly t: Say;
  /** Addresses of the assets; each contains the hash of its content. */
  readonly assets: {
    readonly style: string;
    readonly script: string;
    readonly findStyle: string;
    readonly findScript: string;
    readonly detailsScript: string;
    readonly passkeys: string;
    readonly deskStyle: string;
    readonly diaryStyle: string;
    readonly diaryScript: string;
    /** Of the diary, in this order. */
    readonly draggingScripts: readonly string[];
    readonly keysScript: string;
    readonly panelScript: string;
    readonly hoursStyle: string;
    readonly reportsStyle: string;
    readonly staffStyle: string;
    readonly positionScript: string;
    readonly liveScript: string;
    readonly sessionScript: string;
    readonly treatmentsStyle: string;
    readonly treatmentsScript: string;
    readonly icon: string;
    /** What proves work for a form (`data-proof`); undefined: nothing is asked. */
    readonly proof?: string;
  };
}

export function speaker(locale: string): Say {
  return (key, values) => say(key, values, locale);
}
