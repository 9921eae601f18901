import { expect, it } from 'vitest';
import { staff } from '../../src/i18n/staff/staff.js';

/** One word for one thing: an email is no letter, an appointment no visit, what is archived is not retired. American spelling. */
const banned =
  /\b(letters?|visits?|e-mails?|whoever|(some|any|no|every)body|look (into|over)|squeez\w+|overbook\w*|shall|retired?|shut out|leave out|all the same|meanwhile|mend|cancelled|cancelling|lower-case|postcodes?)\b/i;

it('staff read the words of the glossary', () => {
  // Neither the names of gaps nor those of webhook events.
  const read = (sentence: string) => sentence.replaceAll(/\{\w+[,}]|\w+\.\w+/g, '');
  expect(Object.entries(staff).filter(([, sentence]) => banned.test(read(sentence)))).toEqual([]);
});
