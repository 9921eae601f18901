import fc from 'fast-check';
import { expect, it } from 'vitest';
import { broken, cells, folded, unbroken } from '../../src/notifications/email/columns.js';

it('lines are broken between words, and an address never', () => {
  expect(folded('To move or cancel it, call us.', 12)).toEqual(['To move or', 'cancel it,', 'call us.']);
  expect(folded('See https://book.example.org/visit/abc now', 12)).toEqual([
    'See',
    'https://book.example.org/visit/abc',
    'now',
  ]);
});

it('an item goes on below its own text', () => {
  expect(folded('- eat something light', 12, '  ')).toEqual(['- eat', '  something', '  light']);
});

it('a Chinese sign takes two columns, a line breaks between any two, and none begins with a stop', () => {
  expect(cells('预约 10:00')).toBe(10);
  expect(folded('您的预约已改期。请提前十分钟到达。', 16)).toEqual(['您的预约已改期。', '请提前十分钟到', '达。']);
});

it('nothing is lost, and no line is too long but for a word that is', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'é', '约', '。', '-'), minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(fc.array(word, { maxLength: 30 }), (words) => {
      const text = words.join(' ');
      const lines = folded(text, 20);

      expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
      for (const line of lines) expect(cells(line)).toBeLessThanOrEqual(20);
    }),
  );
});

it('a number of several parts stays together', () => {
  expect(folded(unbroken('After that, call +1 631 555 0100.'), 24).map(broken)).toEqual([
    'After that, call',
    '+1 631 555 0100.',
  ]);
});
