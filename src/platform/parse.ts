import { z } from 'zod';
import { BadInput } from './refusal.js';

/** At the door: what came in, as the schema says it must be. @throws BadInput naming every fault with its path. */
export function parse<S extends z.ZodType>(schema: S, input: unknown): z.output<S> {
  const read = schema.safeParse(input ?? {});
  if (read.success) return read.data;
  throw new BadInput(read.error.issues.map(({ path, message }) => ({ path: path.map(String).join('.'), message })));
}

/** What someone types into one line: trimmed, one space at a time, in composed form, without line breaks. */
export const line = (longest: number) =>
  z
    .string()
    .refine((text) => !/[\n\r\t]/.test(text), { error: 'must be one line' })
    .transform((text) => text.normalize('NFC').trim().replace(/ {2,}/g, ' '))
    .pipe(z.string().max(longest));

/** Longer text: line breaks are one character each, whatever the browser sent. */
export const text = (longest: number) =>
  z
    .string()
    .transform((said) => said.normalize('NFC').replace(/\r\n?/g, '\n').trim())
    .pipe(z.string().max(longest));

/** A parameter that may stand in an address once, several times or not at all. */
export const several = <S extends z.ZodType>(one: S) =>
  z.preprocess((given) => (given === undefined ? [] : Array.isArray(given) ? given : [given]), z.array(one));
