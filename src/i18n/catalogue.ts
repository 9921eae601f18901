import { de } from './de/de.js';
import { en } from './en/en.js';
import { es } from './es/es.js';
import { fr } from './fr/fr.js';
import type { Words } from './translated.js';
import { zhHans } from './zh-hans/zh-hans.js';

/** The languages patients can choose, in the order they are offered: BCP 47. */
export const catalogue = { en, es, de, fr, 'zh-Hans': zhHans } as const satisfies Readonly<Record<string, Words>>;

export type Language = keyof typeof catalogue;
