import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isOneOff } from '../../src/patients/one-off.js';

const letter = fc.constantFrom('a', 'b', 'c');
const word = fc.array(letter, { maxLength: 6 });

/** The slow way: every word that one slip makes of it. */
function slips(letters: readonly string[]): Set<string> {
  const at = (n: number, remove: number, ...put: readonly string[]) =>
    [...letters.slice(0, n), ...put, ...letters.slice(n + remove)].join('');
  const all = [letters.join('')];
  for (let n = 0; n <= letters.length; n++) {
    for (const put of 'abc') all.push(at(n, 0, put), at(n, 1, put));
    all.push(at(n, 1));
    if (n + 1 < letters.length) all.push(at(n, 2, letters[n + 1]!, letters[n]!));
  }
  return new Set(all);
}

it('one slip or none is one off, two are not', () => {
  fc.assert(
    fc.property(word, word, (one, other) => {
      expect(isOneOff(one.join(''), other.join(''))).toBe(slips(one).has(other.join('')));
    }),
  );
});
