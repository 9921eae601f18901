import type { z } from 'zod';
import { sentence } from '../i18n/sentence.js';
import { isWordKey } from '../i18n/words.js';
import { inFormOf } from '../platform/parse.js';
import { BadInput, type Fault } from '../platform/refusal.js';
import { type Entity, type Entry, type Fields, nearestField } from './entity.js';
import { readForm } from './form.js';
import type { Typed } from './form-kinds.js';

/**
 * The entry that a form describes, of an entity that is no part of the clinic file. `more`: what else was found out about it.
 * @throws BadInput with every fault, each under the name of its field
 */
export function parseForm<F extends Fields>(entity: Entity<F>, typed: Typed, more: readonly Fault[] = []): Entry<F> {
  const { value, faults } = readForm(entity, typed);
  const read = entity.schema.safeParse(value);
  if (read.success && faults.length === 0 && more.length === 0) return read.data;
  const issues = read.error?.issues ?? [];
  const wrong = issues.map((issue) => ({
    path: nearestField(entity, issue.path.join('.')) ?? '',
    message: wordsOf(issue),
  }));
  throw new BadInput([...faults, ...wrong, ...more]);
}

function wordsOf(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_value') return inFormOf(issue);
  return isWordKey(issue.message) ? issue.message : sentence(issue.message);
}
