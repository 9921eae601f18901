import type { en } from './en/en.js';

/** What patients read, and what letters say, by key. A language is a folder with the same keys; a missing one does not compile. */
export type Words = Readonly<Record<keyof typeof en, string>>;

/** The part of a language that stands in one file, like its English one. */
export type Translated<English> = Readonly<Record<keyof English, string>>;
