import { expect, it } from 'vitest';
import { directionOf, languageOf, localeFor, negotiated } from '../../src/words/language.js';

it.each([
  ['en-AU', 'en'],
  ['EN', 'en'],
  ['zh-TW', 'en'],
  ['zh-Hant-HK', 'en'],
  ['tlh', 'en'],
  ['no tag at all', 'en'],
])('who reads %s is given %s', (tag, language) => {
  expect(languageOf(tag)).toBe(language);
});

it.each([
  ['en-GB,en;q=0.9', 'en'],
  ['tlh, en;q=0.5', 'en'],
  ['en;q=0', null],
  ['*', null],
  [undefined, null],
  [';;,=', null],
])('a browser that asks for %s is given %s', (header, language) => {
  expect(negotiated(header)).toBe(language);
});

it('dates and prices are written as they are where the clinic is, if the language is spoken there', () => {
  expect(localeFor('en', 'en-AU')).toBe('en-AU');
  expect(localeFor('en', 'de-DE')).toBe('en-DE');
});

it('the direction of a page is that of its script', () => {
  expect(['de', 'zh-Hans', 'ar', 'he-IL', 'ur', 'az-Arab'].map(directionOf)).toEqual([
    'ltr',
    'ltr',
    'rtl',
    'rtl',
    'rtl',
    'rtl',
  ]);
});
