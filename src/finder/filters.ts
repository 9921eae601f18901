import type { Candidate } from '../availability/candidates.js';
import type { genders } from '../practitioners/practitioner.entity.js';
import type { PartOfWeek } from '../time/part-of-week.js';

/** What matters to a patient besides the treatment and the place. */
export interface Filters {
  /** BCP 47; `en` is content with `en-AU`. */
  readonly language?: string;
  /** Facts of the location, all of them needed. */
  readonly access: readonly string[];
  readonly gender?: (typeof genders)[number];
  /** When they can come: any of these will do. None: at any time. */
  readonly when: readonly PartOfWeek[];
}

/** One of them, by itself. */
export type Filter =
  | { readonly kind: 'language'; readonly value: string }
  | { readonly kind: 'access'; readonly value: string }
  | { readonly kind: 'gender'; readonly value: NonNullable<Filters['gender']> }
  | { readonly kind: 'when'; readonly value: PartOfWeek };

export const noFilters: Filters = { access: [], when: [] };

/** `habit`: when somebody ever works. Whether time is free then is another question. */
export function fits(filters: Filters, candidate: Candidate, weekParts: readonly PartOfWeek[]): boolean {
  const { language, access, gender, when } = filters;
  const { practitioner, location } = candidate;
  return (
    (!language || practitioner.languages.some((tag) => tag === language || tag.startsWith(`${language}-`))) &&
    (!gender || practitioner.gender === gender) &&
    access.every((fact) => location.access.includes(fact)) &&
    (when.length === 0 || when.some((part) => weekParts.includes(part)))
  );
}

/** In the order in which the page asks for them. */
export function filterList({ language, access, gender, when }: Filters): readonly Filter[] {
  return [
    ...when.map((value) => ({ kind: 'when', value }) as const),
    ...(gender ? [{ kind: 'gender', value: gender } as const] : []),
    ...(language ? [{ kind: 'language', value: language } as const] : []),
    ...access.map((value) => ({ kind: 'access', value }) as const),
  ];
}

export function withFilter(filters: Filters, { kind, value }: Filter): Filters {
  if (kind === 'access') return { ...filters, access: [...new Set([...filters.access, value])] };
  // Either will do, so each is counted by itself.
  if (kind === 'when') return { ...filters, when: [value] };
  return { ...filters, [kind]: value };
}

export function withoutFilter(filters: Filters, { kind, value }: Filter): Filters {
  if (kind === 'access') return { ...filters, access: filters.access.filter((one) => one !== value) };
  if (kind === 'when') return { ...filters, when: filters.when.filter((one) => one !== value) };
  return { ...filters, [kind]: undefined };
}
