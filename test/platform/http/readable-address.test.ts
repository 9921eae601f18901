import { expect, it } from 'vitest';
import { unglued } from '../../../src/platform/http/readable-address.js';

it.each([
  ['/', '/'],
  ['/.', '/'],
  ['//', '/'],
  ['/?q=(a)', '/?q=(a)'],
  ['/visit/abc-_', '/visit/abc-_'],
  ['/visit/abc-).', '/visit/abc-'],
  ['/visit/abc%3e', '/visit/abc'],
  ['/visit/abc%22%3E/', '/visit/abc'],
  ['/visit/abc%C2%BB', '/visit/abc'],
  ['/my/link/abc>?via=x.', '/my/link/abc?via=x.'],
  ['/calendar.ics', '/calendar.ics'],
])('%s is taken for %s', (address, meant) => {
  expect(unglued(address)).toBe(meant);
});
