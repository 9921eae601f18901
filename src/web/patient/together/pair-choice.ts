import { z } from 'zod';
import type { WantedPair } from '../../../availability/pair-slots.service.js';
import { several } from '../../../platform/parse.js';
import type { Carry } from '../../shared/form.js';
import { addressOf, anyOf, person, slug } from '../choice.js';

/** Two people of one household, as an address or a form names them: whoever is treated first comes first. */
export const pairSchema = z.object({
  person: anyOf(person),
  /** One for both, or one for each. */
  treatment: several(slug),
  order: z.enum(['together', 'in-turn']).catch('together'),
  location: slug.optional(),
  /** By whom the first is treated. */
  practitioner: slug.optional(),
  day: z.string().max(20).optional(),
  start: z.string().max(40).optional(),
  times: z.literal('all').optional().catch(undefined),
});
export type PairQuery = z.output<typeof pairSchema>;

/** All of it. */
export interface PairChoice extends WantedPair {
  /** Ids, or `new`. */
  readonly people: readonly [string, string];
}

export function fieldsOf({ people, treatments, order, location, practitioner }: PairChoice): Carry {
  return { person: people, treatment: treatments, order, location, practitioner };
}

export function pairAddress(choice: PairChoice, when: { readonly day?: string; readonly start?: string } = {}): string {
  return addressOf('/book/together', { ...fieldsOf(choice), ...when });
}
