import { expect, it } from 'vitest';
import { unbroken } from '../../../src/web/shared/unbroken.js';

const nbsp = '\u00a0';

it('a time and its AM stay on one line, and no line begins with a dot', () => {
  expect(unbroken('<p>Tue, Dec 8, 9:15–10:10 AM · Bellport</p>')).toBe(
    `<p>Tue, Dec 8, 9:15–10:10${nbsp}AM${nbsp}· Bellport</p>`,
  );
  expect(unbroken('<time>14:15 Uhr</time> · <b>9 am</b>')).toBe(
    `<time>14:15${nbsp}Uhr</time>${nbsp}· <b>9${nbsp}am</b>`,
  );
});

it('values of fields, and what somebody typed, stay as they were', () => {
  for (const field of [
    '<input name="at" value="10:10 AM · x"/>',
    '<textarea name="text" rows="4">See you at 9:00 AM · Ana</textarea>',
  ])
    expect(unbroken(field)).toBe(field);
});

it('takes time in proportion to the page', () => {
  const page = `<p>${'> 1 '.repeat(100_000)}</p>`;
  const before = performance.now();
  unbroken(page);
  expect(performance.now() - before).toBeLessThan(1000);
});
