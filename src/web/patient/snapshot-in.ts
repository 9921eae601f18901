import type { Candidate } from '../../availability/candidates.js';
import type { Snapshot } from '../../availability/snapshot.js';
import { allTranslated, translated } from '../../treatments/translated.js';
import { languageOf } from '../../i18n/language.js';

/** The clinic as a reader of this locale is told of it: treatments in their language, where the clinic has words in it. */
export function snapshotIn(snapshot: Snapshot, locale: string): Snapshot {
  const language = languageOf(locale);
  if (!snapshot.treatments.some(({ translations }) => translations?.[language])) return snapshot;
  let known = told.get(snapshot);
  if (!known) told.set(snapshot, (known = new Map()));
  let there = known.get(language);
  if (!there) known.set(language, (there = { ...snapshot, treatments: allTranslated(snapshot.treatments, locale) }));
  return there;
}

export function candidateIn(candidate: Candidate, locale: string): Candidate {
  return { ...candidate, treatment: translated(candidate.treatment, locale) };
}

/** A list of treatments is translated once, not for every page. */
const told = new WeakMap<Snapshot, Map<string, Snapshot>>();
