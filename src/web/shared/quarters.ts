/** Where a block stands in its day: a style may not stand in the page, so there is a rule for every quarter of an hour. */
export function quarterRules(): string {
  const rules = Array.from(
    { length: 97 },
    (_, n) => `.from-${n}{grid-row-start:${n + 1}}.to-${n}{grid-row-end:${n + 1}}`,
  );
  return `@media (min-width:44rem){${rules.join('')}}\n`;
}
