import { expect, it } from 'vitest';
import { catalogueLanguages } from '../../src/i18n/language.js';
import { languageChoices, languageName } from '../../src/i18n/languages.js';

it.each(catalogueLanguages)('in %s each language to choose has a name of its own', (locale) => {
  const choices = languageChoices(locale);

  expect(choices.filter(({ value, label }) => value === label)).toEqual([]);
  expect(new Set(choices.map(({ label }) => label)).size).toBe(choices.length);
});

it('what has no name is called what it says', () => {
  for (const tag of ['constructor', '<b>']) expect(languageName(tag, 'en-US')).toBe(tag);
});
