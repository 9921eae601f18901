import { z } from 'zod';
import type { Filters } from '../../finder/filters.js';
import { several } from '../../platform/parse.js';
import { genders } from '../../practitioners/practitioner.entity.js';
import { partsOfWeek } from '../../time/part-of-week.js';

export const slug = z.string().max(100);
export const person = z.union([z.uuid(), z.literal('new')]);
/** What nobody could have meant is left out: an address may be old, or written by hand. */
export const anyOf = <S extends z.ZodType>(one: S) =>
  several(one.nullable().catch(null)).transform((all) =>
    [...new Set(all)].filter((value) => value !== null).slice(0, 10),
  );

/** What a patient looks for, as it stands in addresses and forms. `via`: the anonymous mark of the link that led here. */
export const searchSchema = z.object({
  treatment: slug.optional(),
  addOn: several(slug).transform((all) => [...new Set(all)].slice(0, 10)),
  practitioner: slug.optional(),
  location: slug.optional(),
  near: z.string().max(1000).optional(),
  language: z
    .string()
    .regex(/^[\w-]{2,35}$/)
    .optional()
    .catch(undefined),
  gender: z.enum(genders).optional().catch(undefined),
  access: anyOf(z.string().regex(/^[\w-]{1,80}$/)),
  when: anyOf(z.enum(partsOfWeek)),
  /** How many practitioners at most. */
  show: z.coerce.number().int().min(1).max(200).optional().catch(undefined),
  via: z.string().max(100).optional(),
  /** For whom: one of the people at a proven address by their id, or somebody new there. */
  person: person.optional().catch(undefined),
  /** Not one visit but a course: `6-7` is six of them, seven days apart. */
  course: z
    .string()
    .regex(/^\d{1,2}-\d{1,2}$/)
    .optional()
    .catch(undefined),
});
type Read = z.output<typeof searchSchema>;
type ListParameter = 'addOn' | 'access' | 'when';
export type Search = Readonly<Omit<Read, ListParameter>> & { readonly [K in ListParameter]: Readonly<Read[K]> };

export const filtersOf = ({ language, gender, access, when }: Search): Filters => ({ language, gender, access, when });

/** What goes along while a time is chosen and details are filled in, so that "Change" leads back to the same search. */
export type Kept = Partial<
  Pick<Search, 'near' | 'language' | 'gender' | 'access' | 'when' | 'via' | 'person' | 'course'>
>;

export const keptOf = ({ near, when, gender, language, access, via, person, course }: Kept): Kept => ({
  near,
  when,
  gender,
  language,
  access,
  via,
  person,
  course,
});

/** A visit to choose a time for. */
export interface Choice extends Kept {
  readonly treatment: string;
  readonly addOn: readonly string[];
  readonly practitioner: string;
  readonly location: string;
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
export function choiceOf({ treatment, addOns, practitioner, location }: Chosen, kept: Kept = {}): Choice {
  return {
    treatment: treatment.slug,
    addOn: addOns.map(({ slug }) => slug),
    practitioner: practitioner.slug,
    location: location.slug,
    ...keptOf(kept),
  };
}

interface When {
  /** Local date */
  readonly day?: string;
  /** ISO 8601 */
  readonly start?: string;
}

export function findAddress(search: Partial<Search>): string {
  const { treatment, addOn, near, practitioner, language, gender, access, when, show, via, person, course } = search;
  const filters = { when, gender, language, access };
  const kept = { show: show?.toString(), via, person, course };
  return addressOf('/find', { treatment, addOn, near, practitioner, ...filters, ...kept });
}

/** Another practitioner for the same visit: the town and the filters stay, the person goes. */
export function otherPractitionersAddress(choice: Choice): string {
  return findAddress({ ...choice, practitioner: undefined });
}

const partsOf = ({ treatment, addOn, practitioner, location }: Choice) => ({
  treatment,
  addOn,
  practitioner,
  location,
});

/** As a form or an address carries it. */
export const choiceFields = (choice: Choice): Readonly<Record<string, string | readonly string[] | undefined>> => ({
  ...partsOf(choice),
  ...keptOf(choice),
});

export function bookAddress(choice: Choice, { day, start }: When = {}): string {
  return addressOf('/book', { ...partsOf(choice), day, start, ...keptOf(choice) });
}

/** The patient's details, for a time that is held; with the time, should the hold lapse before the page is looked at again. */
export function detailsAddress(hold: string, choice: Choice, start: string): string {
  return addressOf(`/book/${hold}`, { ...partsOf(choice), start, ...keptOf(choice) });
}

/** To wait for what was looked for. */
export function waitlistAddress(search: Partial<Search>): string {
  const { treatment, addOn, practitioner, location, near, when, via } = search;
  return addressOf('/waitlist/join', { treatment, addOn, practitioner, location, near, when, via });
}

/** A path with what it is asked for with; what is empty is left out. */
export function addressOf(
  path: string,
  fields: Readonly<Record<string, string | readonly string[] | undefined>>,
): string {
  const query = new URLSearchParams();
  for (const [name, given] of Object.entries(fields)) {
    for (const value of typeof given === 'string' ? [given] : (given ?? [])) if (value) query.append(name, value);
  }
  const text = query.toString();
  return text ? `${path}?${text}` : path;
}
