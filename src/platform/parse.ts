import { z } from 'zod';
import { isWordKey } from '../i18n/words.js';
import { BadInput, type Fault } from './refusal.js';

/** At the door: what came in, as the schema says it must be. @throws BadInput naming every fault with its path. */
export function parse<S extends z.ZodType>(schema: S, input: unknown): z.output<S> {
  const read = schema.safeParse(input ?? {}, { error: inWords });
  if (read.success) return read.data;
  throw new BadInput(read.error.issues.flatMap((issue) => faultsOf(issue)));
}

/** Where the schema itself says nothing: keys of `words` for the usual slips. */
const inWords: z.core.$ZodErrorMap = (issue) => {
  if ((issue.code === 'invalid_type' || issue.code === 'invalid_value') && issue.input === undefined)
    return 'fault.missing';
  if (issue.code === 'too_big' && issue.origin === 'string') return 'fault.too-long';
  if (issue.code === 'too_small' && issue.origin === 'string') return 'fault.empty';
  if (issue.code === 'invalid_format' && issue.format === 'email') return 'fault.email';
  return undefined;
};

function faultsOf(issue: z.core.$ZodIssue, above: readonly PropertyKey[] = []): Fault[] {
  const path = [...above, ...issue.path];
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({ path: [...path, key].join('.'), message: 'fault.unknown' }));
  }
  if (issue.code === 'invalid_union' && issue.errors.length > 0) {
    // Of several forms, the one the sender came closest to.
    const closest = issue.errors.reduce((best, other) => (other.length < best.length ? other : best));
    return closest.flatMap((inner) => faultsOf(inner, path));
  }
  const fault = { path: path.map(String).join('.'), message: issue.message };
  return [isWordKey(issue.message) ? fault : { ...fault, inForm: inFormOf(issue) }];
}

/** What a person reads beside the field, where the library speaks to those who write programs. */
export function inFormOf({ code }: z.core.$ZodIssue): string {
  return code === 'invalid_value' ? 'fault.choose' : 'fault.unreadable';
}

/** What someone types into one line: trimmed, one space at a time, in composed form, without line breaks. */
export const line = (longest: number) =>
  z
    .string()
    .refine((text) => !/[\n\r\t]/.test(text.trim()), { error: 'fault.one-line' })
    .transform((text) => text.normalize('NFC').trim().replace(/ {2,}/g, ' '))
    .pipe(z.string().max(longest));

/** Longer text: line breaks are one character each, whatever the browser sent. */
export const text = (longest: number) =>
  z
    .string()
    .transform((said) => said.normalize('NFC').replace(/\r\n?/g, '\n').trim())
    .pipe(z.string().max(longest));

/** What somebody typed, as it was typed: for the form to show again. Whether it can be taken, another schema says; cut short it would be lost. */
export const asTyped = z.string().default('').catch('');

/** A parameter that may stand in an address once, several times or not at all. */
export const several = <S extends z.ZodType>(one: S) =>
  z.preprocess((given) => (given === undefined ? [] : Array.isArray(given) ? given : [given]), z.array(one));
