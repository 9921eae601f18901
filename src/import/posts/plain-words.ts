import { Parser } from 'htmlparser2';

/** What stands in these is not read by people. */
const unseen: ReadonlySet<string> = new Set(['script', 'style', 'template', 'noscript']);

/** Text out of HTML, in one line; enough to read a title or to look for words, never to be put on a page as markup. */
export function plainWords(html: string, longest: number): string {
  let text = '';
  let hidden = 0;
  const parser = new Parser({
    onopentag(name) {
      if (unseen.has(name)) hidden++;
      text += ' ';
    },
    ontext(words) {
      if (hidden === 0) text += words;
    },
    onclosetag(name) {
      if (unseen.has(name)) hidden--;
      text += ' ';
    },
  });
  // What is cut before is read by nobody; the markup takes more room than the words.
  parser.end(html.slice(0, longest * 20));
  const line = text.replace(/[\p{Cc}\p{Cs}\u2028-\u202E\u2066-\u2069\s]+/gu, ' ').trim();
  return line.length <= longest ? line : `${line.slice(0, longest - 1).trim()}…`;
}
