/** Where on a page a link stood, or in which form: `link`, `button`, `embed`, `qr`, or a word of the clinic's own. */
export const usualPlacement = 'link';

/** What travels in a mark must stay short. */
const longestPlacement = 24;

/** From an address anybody may have typed: what is no short word of small letters, digits and hyphens is the usual one. */
export function placementOf(text: unknown): string {
  const word = typeof text === 'string' ? text.toLowerCase() : '';
  return word.length <= longestPlacement && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(word) ? word : usualPlacement;
}
