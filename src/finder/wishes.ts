import type { Candidate } from '../availability/candidates.js';
import type { genders } from '../practitioners/practitioner.js';
import type { PartOfWeek } from '../time/part-of-week.js';

/** What matters to a patient besides the treatment and the place. */
export interface Wishes {
  /** BCP 47; `en` is content with `en-AU`. */
  readonly language?: string;
  /** Facts of the location, all of them needed. */
  readonly access: readonly string[];
  readonly gender?: (typeof genders)[number];
  /** When they can come: any of these will do. None: at any time. */
  readonly when: readonly PartOfWeek[];
}

/** One of them, by itself. */
export type Wish =
  | { readonly kind: 'language'; readonly value: string }
  | { readonly kind: 'access'; readonly value: string }
  | { readonly kind: 'gender'; readonly value: NonNullable<Wishes['gender']> }
  | { readonly kind: 'when'; readonly value: PartOfWeek };

export const noWishes: Wishes = { access: [], when: [] };

/** `habit`: when somebody ever works. Whether time is free then is another question. */
export function fits(wishes: Wishes, candidate: Candidate, habit: readonly PartOfWeek[]): boolean {
  const { language, access, gender, when } = wishes;
  const { practitioner, location } = candidate;
  return (
    (!language || practitioner.languages.some((tag) => tag === language || tag.startsWith(`${language}-`))) &&
    (!gender || practitioner.gender === gender) &&
    access.every((fact) => location.access.includes(fact)) &&
    (when.length === 0 || when.some((part) => habit.includes(part)))
  );
}

/** In the order in which the page asks for them. */
export function wishList({ language, access, gender, when }: Wishes): readonly Wish[] {
  return [
    ...when.map((value) => ({ kind: 'when', value }) as const),
    ...(gender ? [{ kind: 'gender', value: gender } as const] : []),
    ...(language ? [{ kind: 'language', value: language } as const] : []),
    ...access.map((value) => ({ kind: 'access', value }) as const),
  ];
}

export function withWish(wishes: Wishes, { kind, value }: Wish): Wishes {
  if (kind === 'access') return { ...wishes, access: [...new Set([...wishes.access, value])] };
  // Either will do, so each is counted by itself.
  if (kind === 'when') return { ...wishes, when: [value] };
  return { ...wishes, [kind]: value };
}

export function withoutWish(wishes: Wishes, { kind, value }: Wish): Wishes {
  if (kind === 'access') return { ...wishes, access: wishes.access.filter((one) => one !== value) };
  if (kind === 'when') return { ...wishes, when: wishes.when.filter((one) => one !== value) };
  return { ...wishes, [kind]: undefined };
}
