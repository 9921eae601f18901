/**
 * The text of a page with no-break spaces where a line should not end: between a time and its “AM” or “Uhr”, and before a dot
 * between two things. What stands in the field of a form stays as it was typed.
 */
export function unbroken(html: string): string {
  return html.replace(texts, (text) => (text.startsWith('>') ? text.replace(gaps, '\u00a0') : text));
}

const texts = /<textarea\b[^<>]*>[^<]*|>[^<]+/g;
const gaps = /(?<=\d) (?=[ap]m\b|Uhr\b)| (?=· )/gi;
