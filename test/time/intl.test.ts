import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { digitsOf, money } from '../../src/i18n/amount.js';
import { languageName } from '../../src/i18n/languages.js';
import { clinicLocale, directionOf, localeFor } from '../../src/i18n/language.js';
import { currencyName, localeChoices } from '../../src/i18n/locales.js';
import { countryName } from '../../src/finder/place.js';
import { firstWeekday } from '../../src/time/week.js';
import { ago, clockOfDay, duration, longDate } from '../../src/time/wording.js';

const odd = ['', 'xx', 'en-', 'en_US', 'i-', '-', 'de-DE-u-', 'x'.repeat(100), '\u0000', 'USD', 'zz-ZZ', 'constructor'];

it.each(odd)('whatever is taken for a language, a country or a currency, something can be said: %j', (said) => {
  expect(money(9500, said, said)).toContain('95');
  expect(digitsOf(said)).toBeGreaterThanOrEqual(0);
  expect(currencyName(said, said)).not.toBe(undefined);
  expect(countryName(said, said)).not.toBe(undefined);
  expect(languageName(said, said)).not.toBe(undefined);
  expect(localeChoices(said, said).length).toBeGreaterThan(10);
  expect(longDate('2026-12-01', said)).toContain('1');
  expect(clockOfDay(600, said)).toContain('10');
  expect(duration(70, said)).toContain('10');
  expect(ago(70, said)).toContain('1');
  expect(firstWeekday(said)).toBeGreaterThan(0);
  expect(directionOf(said)).toBe('ltr');
  expect(clinicLocale({ locale: said, hourCycle: 'h23' })).not.toBe('');
  expect(localeFor('de', said)).toMatch(/^de/);
});

it('Intl, which throws at what is no tag or code, is asked in one file only', () => {
  const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((path) => /\.tsx?$/.test(path));
  const asking = files.filter((path) => readFileSync(`src/${path}`, 'utf8').includes('new Intl.'));
  expect(asking).toEqual(['time/intl.ts']);
});

it('what came in is parsed in one place, which says what is wrong with it', () => {
  const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((path) => /\.tsx?$/.test(path));
  const throwing = files.filter((path) =>
    /\w*schema\w*(\([^)]*\))?\.parse\(/i.test(readFileSync(`src/${path}`, 'utf8')),
  );
  expect(throwing).toEqual([]);
});
