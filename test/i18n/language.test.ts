import { expect, it } from 'vitest';
import { clinicLocale, directionOf, languageOf, localeFor, negotiated } from '../../src/i18n/language.js';

it.each([
  ['en-AU', 'en'],
  ['EN', 'en'],
  ['de-AT', 'de'],
  ['es-419', 'es'],
  ['fr-CA', 'fr'],
  ['zh', 'zh-Hans'],
  ['zh-CN', 'zh-Hans'],
  ['zh-SG', 'zh-Hans'],
  ['zh-Hans-HK', 'zh-Hans'],
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
  ['fr-CH, fr;q=0.9, en;q=0.8, de;q=0.7, *;q=0.5', 'fr'],
  ['en;q=0.3, de;q=0.7', 'de'],
  ['zh-TW,zh;q=0.9,en-US;q=0.8,en;q=0.7', 'en'],
  ['zh-CN,zh;q=0.9,en;q=0.8', 'zh-Hans'],
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
  expect(localeFor('en', 'de')).toBe('en-DE');
  expect(localeFor('de', 'en-US')).toBe('de');
  expect(localeFor('es', 'en-US-u-hc-h23')).toBe('es-US-u-hc-h23');
  expect(localeFor('en', clinicLocale({ locale: 'en-GB', hourCycle: 'h12' }))).toBe('en-GB-u-hc-h12');
  expect(localeFor('de', 'en-GB-u-hc-h12')).toBe('de');
  expect(localeFor('es', 'en-US')).toBe('es-US');
  expect(localeFor('zh-Hans', 'en-US')).toBe('zh-Hans');
  expect(localeFor('fr', 'fr-CA')).toBe('fr-CA');
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
