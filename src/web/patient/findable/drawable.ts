import type { Drawn } from './preview.js';

export type Face = 'serif' | 'sans';

/** What our font files have letters for; the serif ones have fewer. */
const inSerif = /^[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Common}\p{Script=Inherited}]*$/u;
const inSans =
  /^[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Armenian}\p{Script=Georgian}\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Common}\p{Script=Inherited}]*$/u;
/** Pictures among the letters, and what joins them; punctuation of scripts we have no letters for. */
const noLetters = /\p{Extended_Pictographic}|\u200d|\ufe0f|[\u3000-\u30ff\uff00-\uffef]/gu;

/**
 * The words as they can be drawn: without those whose letters we do not have, which would come out as empty boxes; where
 * none is left, those of the slug. Null where there is nothing to draw.
 */
export function drawable({ text, slug = '' }: Drawn): { readonly text: string; readonly face: Face } | null {
  const words = text.replace(noLetters, ' ').trim().split(/\s+/);
  const known = words.filter((word) => inSans.test(word)).join(' ');
  const said = /[\p{L}\p{N}]/u.test(known) ? known : named(slug);
  if (!said) return null;
  return { text: said, face: inSerif.test(said) ? 'serif' : 'sans' };
}

/** mei-tanaka: Mei Tanaka */
function named(slug: string): string {
  return slug
    .split('-')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join(' ');
}
