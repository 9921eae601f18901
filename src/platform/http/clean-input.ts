import { FileOnDisk, Upload } from './upload.js';

/**
 * Marks around what was typed or copied, by keyboards of right-to-left languages and address books. They reverse the order of what
 * follows, so that a name could pose as another.
 */
const reversing = /[\u202a-\u202e\u2066-\u2069]/g;

/**
 * Characters nobody types: controls, halves of surrogate pairs, and what reverses the order of what follows. Joiners and marks that
 * scripts need stay welcome.
 */
const never = /[^\P{Cc}\t\n\r]|[\u202a-\u202e\u2066-\u2069\ufffe\uffff]|\p{Surrogate}/u;
const lineBreaks = /[\t\n\r]/;

/** Deep enough for every request we take, shallow enough for the stack. */
const deepest = 8;

/** A body without what nobody can see; the soft line break of word processors (U+000B) becomes one. */
export function cleaned(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return value.replace(reversing, '').replaceAll('\v', '\n');
  if (typeof value !== 'object' || value === null || value instanceof Upload || value instanceof FileOnDisk)
    return value;
  if (depth === deepest) return value;
  if (Array.isArray(value)) return value.map((inner: unknown) => cleaned(inner, depth + 1));
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, cleaned(inner, depth + 1)]));
}

/** The dotted path of the first thing that must not be there, or undefined when all is clean. */
export function uncleanPath(
  value: unknown,
  { lines, path = '', depth = 0 }: { lines: boolean; path?: string; depth?: number },
): string | undefined {
  if (typeof value === 'string') return never.test(value) || (!lines && lineBreaks.test(value)) ? path : undefined;
  if (value === null || typeof value !== 'object') return undefined;
  if (value instanceof Upload || value instanceof FileOnDisk) return never.test(value.name) ? path : undefined;
  if (depth === deepest) return path;
  for (const [key, inner] of Object.entries(value)) {
    if (never.test(key) || lineBreaks.test(key)) return path;
    const found = uncleanPath(inner, { lines, path: path ? `${path}.${key}` : key, depth: depth + 1 });
    if (found !== undefined) return found;
  }
  return undefined;
}
