import { micromark } from 'micromark';
import { withinLimits } from './markdown-limits.js';
import { remembered } from './remembered.js';

/**
 * What the clinic wrote, as HTML: paragraphs, lists, emphasis and links. HTML comes out as text and an address that is no
 * link of the web leads nowhere (both are micromark's own ways); pictures and headings are off: a page loads nothing from
 * elsewhere, and its headings are its own.
 */
export const markdownHtml = remembered((text) => htmlOf(text, [...elsewhere, 'headingAtx', 'setextUnderline']), 200);

/** The same for a text that has a page to itself: its headings stand below the page's own. */
export const documentHtml = remembered(
  (text) =>
    // Only tags begin with `<`: in text it is written `&lt;`.
    htmlOf(text, elsewhere).replace(
      /<(\/?)h([1-6])>/g,
      (_, end: string, level: string) => `<${end}h${Math.max(2, Number(level))}>`,
    ),
  20,
);

const elsewhere = ['labelStartImage', 'codeIndented', 'htmlFlow', 'htmlText', 'thematicBreak'];

const htmlOf = (text: string, without: string[]): string =>
  micromark(withinLimits(text), { extensions: [{ disable: { null: without } }] });

/** The first paragraph without its marks, for where one line must do. */
export function firstWords(text: string): string {
  const [first = ''] = text.trim().split(/\n\s*\n/, 1);
  return first
    .replace(/\[([^[\]]*)\]\([^()]*\)/g, '$1')
    .replace(/[*_`]+(?=\S)|(?<=\S)[*_`]+/g, '')
    .replace(/\s+/g, ' ');
}

/** The same as plain text: lists keep their marks, a link is its words and its address, and no other mark is left. */
export function markdownText(text: string): string {
  return markdownHtml(text)
    .replace(/<a href="([^"]*)">((?:[^<]|<(?!\/?a\b))*)<\/a>/g, (_, url: string, words: string) =>
      url === '' || words === url || `mailto:${words}` === url ? words : `${words} (${url})`,
    )
    .replace(/<(\/?)(ul|ol|li)(?: start="(\d+)")?>\n?(?:<p>)?/g, listTags())
    .replace(/<\/p>\n?/g, '\n\n')
    .replace(/<[^<>]+>/g, '')
    .replace(/&(amp|lt|gt|quot);/g, (_, name: keyof typeof escapes) => escapes[name])
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

const escapes = { amp: '&', lt: '<', gt: '>', quot: '"' };

/** What stands for each tag of a list, in their order. */
function listTags() {
  const numbers: (number | null)[] = [];
  return (_: string, closes: string, tag: string, from: string | undefined, at: number, html: string): string => {
    if (tag === 'li') {
      if (closes) return html[at - 1] === '\n' ? '' : '\n';
      const number = numbers.pop() ?? null;
      numbers.push(number === null ? null : number + 1);
      return `${'  '.repeat(numbers.length - 1)}${number === null ? '-' : `${number}.`} `;
    }
    if (closes) numbers.pop();
    else numbers.push(tag === 'ol' ? Number(from ?? 1) : null);
    return numbers.length === 0 ? '\n' : '';
  };
}
