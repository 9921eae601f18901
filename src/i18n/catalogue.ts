import { de } from './de/de.js';
import { en } from './en/en.js';
import { es } from './es/es.js';
import { fr } from './fr/fr.js';
import { zhHans } from './zh-hans/zh-hans.js';

/** What patients read, and what letters say, by key. A language is a folder with the same keys; a missing one does not compile. */
export type Words = Readonly<Record<keyof typeof en, string>>;

/** The part of a language that stands in one file, like its English one. */
export type Translated<English> = Readonly<Record<keyof English, string>>;

/** The languages patients can choose, in the order they are offered: BCP 47. */
export const catalogue = { en, es, de, fr, 'zh-Hans': zhHans } as const satisfies Readonly<Record<string, Words>>;

export type Language = keyof typeof catalogue;
