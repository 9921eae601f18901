import { keyOf } from '../configuration/entity.js';
import { treatment as treatmentEntity } from '../treatments/treatment.entity.js';
import { withDetails, withoutEntry } from './entry-edits.js';
import type { ClinicFile, PersonEntry, TreatmentEntry, TreatmentKey } from './schema.js';

type Offer = PersonEntry['offers'][number];

/** An offer of one treatment, and whose it is. */
export interface OfferBy extends Omit<Offer, 'treatment'> {
  readonly practitioner: string;
}

/** A treatment with what belongs to it elsewhere in the file: all that its page edits. */
export interface TreatmentPart {
  readonly treatment: TreatmentEntry;
  readonly offers: readonly OfferBy[];
  /** Of an add-on: slugs of the treatments it goes with. */
  readonly goesWith: readonly string[];
}

/** Undefined when there is no such treatment. */
export function treatmentPart(file: ClinicFile, key: TreatmentKey): TreatmentPart | undefined {
  const treatment = file.treatments.find(is(key));
  if (!treatment) return undefined;
  return {
    treatment,
    offers: hasOffers(file, key)
      ? file.practitioners.flatMap(({ slug: practitioner, offers }) =>
          offers
            .filter((offer) => offer.treatment === key.slug)
            .map(({ location, price, phases }) => ({ practitioner, location, price, phases })),
        )
      : [],
    goesWith: goesWith(file, key),
  };
}

/** With the treatment as it is to be: in the place of the one of its key, or at the end of its kind. */
export function withTreatment(file: ClinicFile, { treatment, offers, goesWith }: TreatmentPart): ClinicFile {
  const { treatments } = withDetails(file, pathTo(treatment), treatmentEntity, treatment);
  const whole = {
    ...file,
    treatments: treatments.map((one) => {
      if (treatment.kind !== 'add-on' || one.kind !== 'base') return one;
      const others = one.addOns.filter((slug) => slug !== treatment.slug);
      if (!goesWith.includes(one.slug)) return { ...one, addOns: others };
      return one.addOns.includes(treatment.slug) ? one : { ...one, addOns: [...others, treatment.slug] };
    }),
  };
  return hasOffers(whole, treatment) ? withOffers(whole, treatment.slug, offers) : whole;
}

/**
 * Without it, and without what would lead to it: offers, its place among the add-ons of others, and where links led. Visits
 * already booked know it by its id.
 * @throws Refusal not-found
 */
export function withoutTreatment(file: ClinicFile, key: TreatmentKey): ClinicFile {
  const rest = withoutEntry(file, ...pathTo(key));
  const free = hasOffers(file, key) ? withOffers(rest, key.slug, []) : rest;
  return {
    ...free,
    treatments: free.treatments.map((one) => ({
      ...one,
      addOns: key.kind === 'add-on' ? one.addOns.filter((slug) => slug !== key.slug) : one.addOns,
    })),
    links: free.links.map((link) => {
      if (key.kind === 'base' && link.treatment === key.slug) {
        const { treatment: _, addOns: __, ...elsewhere } = link;
        return elsewhere;
      }
      const addOns = key.kind === 'add-on' ? link.addOns?.filter((slug) => slug !== key.slug) : link.addOns;
      return { ...link, addOns };
    }),
  };
}

/** Where it stands in the clinic file. */
export const pathTo = (key: TreatmentKey) => ['treatments', keyOf(treatmentEntity, key)] as const;

/** An offer means the base treatment of its slug; an add-on of the same slug has none of its own. */
export function hasOffers(file: ClinicFile, { kind, slug }: TreatmentKey): boolean {
  return kind === 'base' || !file.treatments.some((one) => one.kind === 'base' && one.slug === slug);
}

function withOffers(file: ClinicFile, slug: string, offers: readonly OfferBy[]): ClinicFile {
  return {
    ...file,
    practitioners: file.practitioners.map((one) => ({
      ...one,
      offers: [
        ...one.offers.filter(({ treatment }) => treatment !== slug),
        ...offers
          .filter(({ practitioner }) => practitioner === one.slug)
          .map(({ location, price, phases }) => ({ treatment: slug, location, price, phases })),
      ],
    })),
  };
}

function goesWith({ treatments }: ClinicFile, { kind, slug }: TreatmentKey): readonly string[] {
  if (kind === 'base') return [];
  return treatments.filter((one) => one.kind === 'base' && one.addOns.includes(slug)).map((one) => one.slug);
}

const is = (key: TreatmentKey) => (one: TreatmentKey) => one.kind === key.kind && one.slug === key.slug;
