import type { ClinicFile } from '../../../../clinic-file/schema.js';
import type { Guess } from '../../../../import/posts/treatment-guess.js';
import type { Choice } from '../../../shared/form.js';
import type { Site } from '../../../shared/site.js';
import { whatOf } from '../in-words.js';
import { asValue } from './post-choices.js';

/** What was guessed comes with its add-ons; else a treatment alone. */
export function treatmentsFor(site: Site, file: ClinicFile, guess: Guess | null): Choice[] {
  const bases = file.treatments.filter(({ kind }) => kind === 'base');
  return [
    { value: '', label: site.t('links.any-treatment') },
    ...(guess && guess.addOns.length > 0 ? [{ value: asValue(guess), label: whatOf(site, file, guess) }] : []),
    ...bases.map(({ slug, name }) => ({ value: slug, label: name })),
  ];
}

/** What is no longer offered since the page was shown is left out. */
export function offered({ treatments }: ClinicFile, guess: Guess | null): Guess | null {
  const base = treatments.find(({ kind, slug }) => kind === 'base' && slug === guess?.treatment);
  return base && guess
    ? { treatment: base.slug, addOns: guess.addOns.filter((slug) => base.addOns.includes(slug)) }
    : null;
}

/** As most links say it. */
export function usualLabel({ t }: Site, { links }: ClinicFile): string {
  const count = new Map<string, number>();
  for (const { label } of links) count.set(label, (count.get(label) ?? 0) + 1);
  const [most] = [...count].sort((a, b) => b[1] - a[1]);
  return most?.[0] ?? t('posts.label-usual');
}
