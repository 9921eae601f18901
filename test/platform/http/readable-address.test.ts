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
  ['/visit/abc=', '/visit/abc'],
  ['/visit/abc=%0D%0A', '/visit/abc'],
  ['/visit/abc=20', '/visit/abc'],
  ['/visit/abc%E2%80%8B%20', '/visit/abc'],
  ['/visit/abc%EF%BC%89%E3%80%82', '/visit/abc'],
])('%s is taken for %s', (address, meant) => {
  expect(unglued(address)).toBe(meant);
});
