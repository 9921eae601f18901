import fc from 'fast-check';
import { expect, it } from 'vitest';
import { firstWords, markdownHtml, markdownText } from '../../src/i18n/markdown.js';

it('paragraphs, lists, emphasis and links are drawn', () => {
  expect(markdownHtml('One **two**.\n\n- [three](https://x.org)')).toBe(
    '<p>One <strong>two</strong>.</p>\n<ul>\n<li><a href="https://x.org">three</a></li>\n</ul>',
  );
});

it.each([
  ['markup', '<script>alert(1)</script>', '&lt;script&gt;'],
  ['an address that runs', '[x](javascript:alert(1))', 'href=""'],
  ['a picture', '![x](https://elsewhere.org/x.png)', '!<a'],
  ['a heading', '# Not so loud', '<p># Not so loud</p>'],
])('%s does nothing', (_, text, html) => {
  expect(markdownHtml(text)).toContain(html);
});

it('whatever is written, no tag comes out but those of text', () => {
  const bits = fc.constantFrom(
    '<',
    '>',
    '"',
    "'",
    '[',
    ']',
    '(',
    ')',
    '!',
    '#',
    '\n',
    ' ',
    'a',
    'javascript:',
    'onclick=',
    '`',
    '*',
    '-',
    '&',
  );
  fc.assert(
    fc.property(fc.array(bits, { maxLength: 40 }), (parts) => {
      const tags = [...markdownHtml(parts.join('')).matchAll(/<\/?([a-z0-9]+)/gi)].map(([, tag]) => tag);
      const plain = ['p', 'ul', 'ol', 'li', 'em', 'strong', 'a', 'code', 'pre', 'blockquote', 'br'];
      expect(tags.filter((tag) => !plain.includes(tag!))).toEqual([]);
    }),
  );
});

it('where one line must do, the first paragraph says it without marks', () => {
  expect(firstWords('Fine *needles*, then [rest](https://x.org)\nand **warmth**.\n\n- more')).toBe(
    'Fine needles, then rest and warmth.',
  );
});

it.each([
  [
    'emphasis leaves no marks',
    'Eat **something** *light*.\nLoose `clothes`.\n\nThank _you_.',
    'Eat something light.\nLoose clothes.\n\nThank you.',
  ],
  [
    'a link is its words and its address',
    '[Our page](https://x.org/?a=1&b=2), <https://y.org>',
    'Our page (https://x.org/?a=1&b=2), https://y.org',
  ],
  ['an address that runs is left out', '[Press](javascript:alert(1))', 'Press'],
  [
    'lists keep their marks',
    'Bring:\n\n* a towel\n* water\n  * warm\n* time\n\n3. Ring\n4. Wait',
    'Bring:\n\n- a towel\n- water\n  - warm\n- time\n\n3. Ring\n4. Wait',
  ],
  ['a list with room in it', '- One\n\n- Two\n\nEnd', '- One\n\n- Two\n\nEnd'],
  ['signs that mark nothing stay', '5 * 3 < 16 & "so on" <b>', '5 * 3 < 16 & "so on" <b>'],
])('as plain text, %s', (_, text, plain) => {
  expect(markdownText(text)).toBe(plain);
});
