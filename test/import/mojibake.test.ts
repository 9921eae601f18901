import { expect, it } from 'vitest';
import { Mender } from '../../src/import/mojibake.js';

it.each([
  ['RenÃ© ChÃ¢telain', 'René Châtelain'],
  ['MÃ¼ller â€“ â‚¬ 5, â€œokâ€\u009d', 'Müller – € 5, “ok”'],
  ['Åukasz'.replace('Å', 'Å\u0081'), 'Łukasz'],
  ['È™tefan', 'ștefan'],
  ['Ð˜Ð²Ð°Ð½', 'Иван'],
  ['çŽ‹èŠ³', '王芳'],
  ['RenÃƒÂ©', 'René'],
  // As PowerShell writes what mysqldump says, on a console of Western Europe and on one of the United States.
  ['Ren├® M├╝ller', 'René Müller'],
  ['Ren├⌐ M├╝ller ΓÇô', 'René Müller –'],
])('%s was %s', (from, to) => {
  const mender = new Mender();

  expect(mender.text(from)).toBe(to);
  expect(mender.notes).toEqual([
    `Letters in 1 place were encoded twice and have been repaired, as in “${from}”, now “${to}”.`,
  ]);
});

it.each([
  'René Châtelain',
  '„Spaß“ & “JOSÉ’S”',
  'JOSÉ’S',
  'Straß“',
  'Ünsal Öztürk',
  'Łukasz Żółć',
  '王芳',
  'Иван',
  'Ren├é and RenÃ©',
  'À côté — voilà',
  'NGUYỄN VĂN Á',
  'Σωκράτης',
])('%s stays what it is', (text) => {
  const mender = new Mender();

  expect(mender.text(text)).toBe(text);
  expect(mender.notes).toEqual([]);
});

it('letters that were lost before they came here are counted', () => {
  const mender = new Mender();
  mender.text('Ren\ufffd');
  mender.text('M\ufffdller');

  expect(mender.notes).toEqual([expect.stringContaining('Letters in 2 places were lost before the export')]);
});
