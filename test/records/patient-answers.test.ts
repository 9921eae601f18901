import { expect, it } from 'vitest';
import { isFlagged, questionInWords } from '../../src/records/patient-answers.js';

it.for([
  ['a yes', true, true],
  ['a no', false, false],
  ['nothing', null, false],
  ['an empty line', '  ', false],
  ['a no in words', 'No.', false],
  ['none, in capitals', 'NONE', false],
  ['a word about something', 'aspirin', true],
  ['no, but', 'no, but I bruise easily', true],
  ['how many: nought', 0, false],
  ['how many: two', 2, true],
  ['a list without a choice', [], false],
  ['a list with a choice', ['pacemaker'], true],
] as const)('%s as an answer', ([, answer, flagged]) => {
  expect(isFlagged({ answers: { pregnant: false, asked: answer } })).toBe(flagged);
});

it('a question reads as words, however it was written', () => {
  expect(['blood-thinners', 'bloodThinners', 'blood_thinners'].map(questionInWords)).toEqual(
    Array(3).fill('Blood thinners'),
  );
});
