/** Is one of two words the other with one letter more, less or another, or with two neighbors exchanged? Or are they alike? */
export function isOneOff(one: string, other: string): boolean {
  const [a, b] = [Array.from(one), Array.from(other)];
  let first = 0;
  while (first < a.length && a[first] === b[first]) first++;
  const same = (n: number, m: number) => a.slice(n).join('') === b.slice(m).join('');
  const isExchanged = a[first] === b[first + 1] && a[first + 1] === b[first] && same(first + 2, first + 2);
  return same(first + 1, first + 1) || same(first + 1, first) || same(first, first + 1) || isExchanged;
}
