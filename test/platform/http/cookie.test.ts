import { expect, it } from 'vitest';
import { readCookies, setCookie } from '../../../src/platform/http/cookie.js';

it('what was set comes back under its own name, on http and https', () => {
  const cookie = { name: 'visit-7KQ4', value: 'a-token_1', maxAge: 600 };

  for (const secure of [false, true]) {
    const header = setCookie(cookie, secure).split(';')[0];
    expect(readCookies(`other=1; ${header}`)).toMatchObject({ 'visit-7KQ4': 'a-token_1' });
  }
});

it('on https a cookie is bound to this very host', () => {
  expect(setCookie({ name: 'a', value: 'b', maxAge: 0 }, true)).toBe(
    '__Host-a=b; Path=/; Max-Age=0; HttpOnly; SameSite=Lax; Secure',
  );
  expect(readCookies('a=planted; __Host-a=ours; a=again')['a']).toBe('ours');
  expect(readCookies('__Host-a=ours; a=planted')['a']).toBe('ours');
});

it('a value that could break out of its header is refused', () => {
  expect(() => setCookie({ name: 'a', value: 'b; Domain=evil', maxAge: 0 }, false)).toThrow('not a cookie');
});
