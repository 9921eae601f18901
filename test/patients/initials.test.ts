import { expect, it } from 'vitest';
import { initialsOf } from '../../src/patients/initials.js';

it.each([
  ['Ana García', 'A. G.'],
  ['ana maría garcía-luz pérez', 'A. P.'],
  ['Anna-Lena O’Brien', 'A. O.'],
  ['Madonna', 'M.'],
  ['田中 明', '田. 明.'],
  ['E\u0301lodie  (Zoë)', 'É. Z.'],
  ['  ', ''],
  ['🙂', ''],
])('of %s the calendar shows “%s”', (name, initials) => {
  expect(initialsOf(name)).toBe(initials);
});
