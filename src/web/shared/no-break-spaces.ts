/**
 * The page with no-break spaces where a line of its text should not end: between a time and its “AM” or “Uhr”, and before a
 * dot between two things. Fields of forms keep what was typed, and so do all attributes.
 */
export function withNoBreakSpaces(html: string): string {
  return html.replace(parts, (part) => (part.startsWith('<') ? part : part.replace(gaps, '\u00a0')));
}

/** A field with its text, a tag, or text between tags. Attributes stand in double quotes, and may contain a `>` but no `<`. */
const parts = /<textarea\b(?:"[^"<]*"|[^"<>])*>[^<]*|<(?:"[^"<]*"|[^"<>])*>|[^<]+/g;
const gaps = /(?<=\d) (?=[ap]m\b|Uhr\b)| (?=· )/gi;
