import { type EntryOf, omit, pick } from '../configuration/entity.js';
import { practitioner } from '../practitioners/practitioner.entity.js';
import { Refusal } from '../platform/refusal.js';
import type { ClinicFile } from './schema.js';

export type PersonEntry = ClinicFile['practitioners'][number];
type Offer = PersonEntry['offers'][number];
/** What the page of a practitioner edits; hours, single days and time off have their own pages. */
export const personDetails = omit(practitioner, 'slug', 'offers', 'hours', 'exceptions', 'timeOff');
export type PersonDetails = EntryOf<typeof personDetails>;
/** What they say of themselves, and how they are written to: they may change it themselves. */
export const ownWords = pick(practitioner, 'profile', 'letters');
export type OwnWords = Partial<EntryOf<typeof ownWords>>;

/** @throws Refusal not-found */
export function personOf({ practitioners }: ClinicFile, slug: string): PersonEntry {
  const person = practitioners.find((one) => one.slug === slug);
  if (!person) throw new Refusal('not-found');
  return person;
}

/**
 * With these details, offering these treatments at these locations; an offer that stays keeps its own price and phases.
 * A new one comes last, without hours yet.
 */
export function withPerson(
  file: ClinicFile,
  slug: string,
  details: PersonDetails,
  offered: readonly Pick<Offer, 'treatment' | 'location'>[],
): ClinicFile {
  const known = file.practitioners.find((one) => one.slug === slug);
  const offers = offered.map(
    (offer) =>
      known?.offers.find((one) => one.treatment === offer.treatment && one.location === offer.location) ?? { ...offer },
  );
  const before = known ?? { hours: [], exceptions: [], timeOff: [] };
  const { hours, exceptions, timeOff } = before;
  const person: PersonEntry = { ...details, slug, offers, hours, exceptions, timeOff };
  return {
    ...file,
    practitioners: known
      ? file.practitioners.map((one) => (one === known ? person : one))
      : [...file.practitioners, person],
  };
}

/** @throws Refusal not-found */
export function withOwnWords(file: ClinicFile, slug: string, words: OwnWords): ClinicFile {
  personOf(file, slug);
  return {
    ...file,
    practitioners: file.practitioners.map((one) => (one.slug === slug ? { ...one, ...words } : one)),
  };
}
