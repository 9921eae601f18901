import { micromark } from 'micromark';

/**
 * What the clinic wrote, as HTML: paragraphs, lists, emphasis and links. HTML comes out as text and an address that is no
 * link of the web leads nowhere (both are micromark's own ways); pictures and headings are off: a page loads nothing from
 * elsewhere, and its headings are its own.
 */
export function markdownHtml(text: string): string {
  return micromark(text, { extensions: [plainer] });
}

/** The same for a text that has a page to itself: its headings stand below the page's own. */
export function documentHtml(text: string): string {
  const html = micromark(text, { extensions: [{ disable: { null: elsewhere } }] });
  // Only tags begin with `<`: in text it is written `&lt;`.
  return html.replace(/<(\/?)h([1-6])>/g, (_, end: string, level: string) => `<${end}h${Math.max(2, Number(level))}>`);
}

const elsewhere = ['labelStartImage', 'codeIndented', 'htmlFlow', 'htmlText', 'thematicBreak'];
const plainer = { disable: { null: [...elsewhere, 'headingAtx', 'setextUnderline'] } };

/** The first paragraph without its marks, for where one line must do. */
export function firstWords(text: string): string {
  const [first = ''] = text.trim().split(/\n\s*\n/, 1);
  return first
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/[*_`]+(?=\S)|(?<=\S)[*_`]+/g, '')
    .replace(/\s+/g, ' ');
}
