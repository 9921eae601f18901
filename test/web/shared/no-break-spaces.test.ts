import { expect, it } from 'vitest';
import { withNoBreakSpaces } from '../../../src/web/shared/no-break-spaces.js';

const nbsp = '\u00a0';

it('a time and its AM stay on one line, and no line begins with a dot', () => {
  expect(withNoBreakSpaces('<p>Tue, Dec 8, 9:15–10:10 AM · Bellport</p>')).toBe(
    `<p>Tue, Dec 8, 9:15–10:10${nbsp}AM${nbsp}· Bellport</p>`,
  );
  expect(withNoBreakSpaces('<time>14:15 Uhr</time> · <b>9 am</b>')).toBe(
    `<time>14:15${nbsp}Uhr</time>${nbsp}· <b>9${nbsp}am</b>`,
  );
});

it('values of fields, and what somebody typed, stay as they were', () => {
  for (const field of [
    '<input name="at" value="10:10 AM · x"/>',
    '<input name="note" value="Call back > 9 AM · Ana"/>',
    '<textarea name="text" placeholder="> 9 AM">See you at 9:00 AM · Ana</textarea>',
    '<textarea name="text" rows="4">See you at 9:00 AM · Ana</textarea>',
  ])
    expect(withNoBreakSpaces(field)).toBe(field);
});

it('takes time in proportion to the page', () => {
  const page = `<p>${'> 1 '.repeat(100_000)}</p>`;
  const before = performance.now();
  withNoBreakSpaces(page);
  expect(performance.now() - before).toBeLessThan(1000);
});
