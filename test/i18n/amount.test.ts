import { expect, it } from 'vitest';
import { amountOf, amountText } from '../../src/i18n/amount.js';

it.each([
  ['95', 'USD', 9500],
  ['95.00', 'USD', 9500],
  ['95.5', 'USD', 9550],
  ['95,50', 'EUR', 9550],
  ['$ 95', 'USD', 9500],
  ['£1 200', 'GBP', 120_000],
  ['USD 0', 'USD', 0],
  ['9500', 'JPY', 9500],
  ['1.250', 'KWD', 1250],
])('%s is an amount in %s', (typed, currency, minor) => {
  expect(amountOf(typed, currency)).toBe(minor);
  expect(amountOf(amountText(minor, currency), currency)).toBe(minor);
});

it.each([
  ['', 'USD'],
  ['cheap', 'USD'],
  ['-5', 'USD'],
  ['95.001', 'USD'],
  ['1,200', 'USD'],
  ['95.5', 'JPY'],
])('%s is none in %s', (typed, currency) => {
  expect(amountOf(typed, currency)).toBeUndefined();
});
