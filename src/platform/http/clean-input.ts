import { FileOnDisk, Upload } from './upload.js';

/**
 * What no eye sees, put there by keyboards of right-to-left languages, address books and word processors: marks of direction,
 * which may also make a name pose as another, zero-width characters, soft hyphens and byte order marks. The joiners that
 * scripts and emoji need (U+200C, U+200D) stay.
 */
const invisible = /[\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]/g;

/** Line breaks of word processors, mainframes and Unicode: VT, FF, NEL, LS, PS. */
const otherBreaks = /[\v\f\u0085\u2028\u2029]/g;

/**
 * Characters nobody types: controls, halves of surrogate pairs, and what reverses the order of what follows. Joiners and marks that
 * scripts need stay welcome.
 */
const never = /[^\P{Cc}\t\n\r]|[\u202a-\u202e\u2066-\u2069\ufffe\uffff]|\p{Surrogate}/u;
const everyNever = new RegExp(never, 'gu');
const lineBreaks = /[\t\n\r]/;
const everyLineBreak = /[\t\n\r]+/g;

/** Deep enough for every request we take, shallow enough for the stack. */
const deepest = 8;

interface How {
  /** What other line breaks become. */
  readonly breaks: '\n' | ' ';
  /** Control characters go, too, which a person has pasted or followed without knowing; a program is told of them. */
  readonly byPerson: boolean;
}

/** What was sent without what nobody can see. */
export function cleaned(value: unknown, how: How, depth = 0): unknown {
  if (typeof value === 'string') return cleanedText(value, how);
  if (typeof value !== 'object' || value === null || value instanceof Upload || value instanceof FileOnDisk)
    return value;
  if (depth === deepest) return value;
  if (Array.isArray(value)) return value.map((inner: unknown) => cleaned(inner, how, depth + 1));
  const entries = Object.entries(value).map(([key, inner]) => [
    how.byPerson ? cleanedText(key, { ...how, breaks: ' ' }) : key,
    cleaned(inner, how, depth + 1),
  ]);
  return Object.fromEntries(entries);
}

/** In one line, where `breaks` is a space. */
export function cleanedText(text: string, { breaks, byPerson }: How): string {
  const seen = text.replace(otherBreaks, breaks).replace(invisible, '');
  if (!byPerson) return seen;
  return (breaks === ' ' ? seen.replace(everyLineBreak, ' ') : seen).replace(everyNever, '');
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
