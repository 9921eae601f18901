/** What SQL is made of, as MySQL and its programs write it. */
export type Token =
  | { readonly kind: 'text'; readonly text: string; readonly quote: string }
  | { readonly kind: 'name'; readonly text: string }
  | { readonly kind: 'word'; readonly text: string }
  | { readonly kind: 'sign'; readonly text: string };

interface Next {
  /** None: white space or a comment. */
  readonly token?: Token;
  readonly end: number;
}

const space = /\s+/y;
const word = /[\w$@:.+\-\u0080-\uffff]+/y;

/** Undefined: nothing more that is sure to be whole. `last`: nothing more will come. */
export function tokenAt(text: string, at: number, last: boolean): Next | undefined {
  if (at >= text.length) return undefined;
  const first = text[at]!;
  // Two characters decide what is a comment.
  if (!last && at + 2 >= text.length && '-/#'.includes(first)) return undefined;
  if (first === '#' || /^--(\s|$)/.test(text.slice(at, at + 3))) return comment(/[\r\n]/g, text, at, last);
  if (text.startsWith('/*', at)) return comment(/\*\//g, text, at + 2, false);
  if (first === "'" || first === '"') return quoted(text, at, last);
  if (first === '`') return name(text, at, last);
  space.lastIndex = at;
  if (space.test(text)) return { end: space.lastIndex };
  word.lastIndex = at;
  if (!word.test(text)) return { token: { kind: 'sign', text: first }, end: at + 1 };
  if (word.lastIndex === text.length && !last) return undefined;
  return { token: { kind: 'word', text: text.slice(at, word.lastIndex) }, end: word.lastIndex };
}

function comment(mark: RegExp, text: string, from: number, last: boolean): Next | undefined {
  const end = endOf(mark, text, from, last);
  return end === undefined ? undefined : { end };
}

/** Where the next of these ends; `last`: or where all ends. */
export function endOf(mark: RegExp, text: string, from: number, last: boolean): number | undefined {
  mark.lastIndex = from;
  if (mark.test(text)) return mark.lastIndex;
  return last ? text.length : undefined;
}

function name(text: string, at: number, last: boolean): Next | undefined {
  for (let end = text.indexOf('`', at + 1); end >= 0; end = text.indexOf('`', end + 2)) {
    if (end + 1 >= text.length && !last) return undefined;
    if (text[end + 1] === '`') continue;
    return { token: { kind: 'name', text: text.slice(at + 1, end).replaceAll('``', '`') }, end: end + 1 };
  }
  return undefined;
}

function quoted(text: string, at: number, last: boolean): Next | undefined {
  const quote = text[at]!;
  let plain = true;
  for (let i = at + 1; i < text.length; i++) {
    const here = text[i];
    if (here === '\\') {
      plain = false;
      i++;
    } else if (here === quote) {
      // Whether it is doubled is told by the next one.
      if (i + 1 >= text.length && !last) return undefined;
      if (text[i + 1] !== quote) {
        const inside = text.slice(at + 1, i);
        return { token: { kind: 'text', text: plain ? inside : unescaped(inside, quote), quote }, end: i + 1 };
      }
      plain = false;
      i++;
    }
  }
  return undefined;
}

/** https://dev.mysql.com/doc/refman/8.4/en/string-literals.html, table 11.1 */
const escapes: Readonly<Record<string, string>> = { 0: '\0', b: '\b', n: '\n', r: '\r', t: '\t', Z: '\x1a' };

function unescaped(inside: string, quote: string): string {
  return inside.replace(/\\([\s\S])|''|""/g, (both, escaped: string | undefined) => {
    if (escaped !== undefined) return escapes[escaped] ?? escaped;
    return both[0] === quote ? quote : both;
  });
}
