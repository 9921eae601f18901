import { z } from 'zod';
import { several } from '../../platform/parse.js';

const slug = z.string().max(100);

/** What a patient looks for, as it stands in addresses and forms. `via`: the anonymous mark of the link that led here. */
export const searchSchema = z.object({
  treatment: slug.optional(),
  addOn: several(slug).transform((all) => [...new Set(all)].slice(0, 10)),
  practitioner: slug.optional(),
  location: slug.optional(),
  near: z.string().max(1000).optional(),
  via: z.string().max(100).optional(),
});
export type Search = Readonly<Omit<z.output<typeof searchSchema>, 'addOn'>> & { readonly addOn: readonly string[] };

/** A visit to choose a time for. */
export interface Choice {
  readonly treatment: string;
  readonly addOn: readonly string[];
  readonly practitioner: string;
  readonly location: string;
  readonly via?: string;
}

interface Slugged {
  readonly slug: string;
}

interface Chosen {
  readonly treatment: Slugged;
  readonly addOns: readonly Slugged[];
  readonly practitioner: Slugged;
  readonly location: Slugged;
}

/** Of a candidate, a hold or a visit. */
export function choiceOf({ treatment, addOns, practitioner, location }: Chosen, via?: string): Choice {
  return {
    treatment: treatment.slug,
    addOn: addOns.map(({ slug }) => slug),
    practitioner: practitioner.slug,
    location: location.slug,
    via,
  };
}

interface When {
  /** Local date */
  readonly day?: string;
  /** ISO 8601 */
  readonly start?: string;
}

export function findAddress(search: Partial<Search>): string {
  const { treatment, addOn, near, practitioner, via } = search;
  return address('/find', { treatment, addOn, near, practitioner, via });
}

export function bookAddress(choice: Choice, { day, start }: When = {}): string {
  const { treatment, addOn, practitioner, location, via } = choice;
  return address('/book', { treatment, addOn, practitioner, location, day, start, via });
}

function address(path: string, fields: Readonly<Record<string, string | readonly string[] | undefined>>): string {
  const query = new URLSearchParams();
  for (const [name, given] of Object.entries(fields)) {
    for (const value of typeof given === 'string' ? [given] : (given ?? [])) if (value) query.append(name, value);
  }
  const text = query.toString();
  return text ? `${path}?${text}` : path;
}
