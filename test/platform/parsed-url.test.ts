import { expect, it } from 'vitest';
import { parsedUrl } from '../../src/platform/parsed-url.js';

it('an address with letters beyond ASCII is one, however often it is asked', () => {
  const wrong = Array.from({ length: 20_000 }).filter(() => !parsedUrl('https://münchen.example/über'));

  expect(wrong).toHaveLength(0);
});

it('what is no address is none', () => {
  expect(parsedUrl('knots')).toBeNull();
  expect(parsedUrl('knots', 'https://blog.example.org/')?.href).toBe('https://blog.example.org/knots');
});
