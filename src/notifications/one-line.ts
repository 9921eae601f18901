/**
 * Text from outside for a place that is one line: a calendar property, a header. Line breaks and other control
 * characters become spaces, so that nobody adds a line of their own; lone surrogates, which no encoding has, go.
 */
export function oneLine(text: string): string {
  if (plain.test(text)) return text.trim();
  return text
    .replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .replace(/\p{Cs}/gu, '\uFFFD')
    .trim();
}

const plain = /^[ -~]*$/;
