import { expect, it } from 'vitest';
import { accentOf, contrast, rgbOf } from '../../src/notifications/email/accent.js';

const between = (one: string, other: string) => contrast(rgbOf(one), rgbOf(other));
const grounds = { day: ['#faf7f1', '#fffdf9'], night: ['#191714', '#211e1a'] } as const;

/** Every 17th step of each part: from black over all that is loud to white. */
const parts = Array.from({ length: 16 }, (_, at) => (at * 17).toString(16).padStart(2, '0'));
const colors = parts.flatMap((red) => parts.flatMap((green) => parts.map((blue) => `#${red}${green}${blue}`)));

it.each(['day', 'night'] as const)(
  'whatever color a clinic chooses, it can be read by %s: links, chosen things, buttons',
  (scheme) => {
    for (const color of colors) {
      const { accent, deep, on, wash } = accentOf(color)[scheme];
      for (const ground of [...grounds[scheme], wash])
        expect.soft(between(accent, ground), color).toBeGreaterThanOrEqual(4.5);
      for (const ground of grounds[scheme]) expect.soft(between(deep, ground), color).toBeGreaterThanOrEqual(4.5);
      for (const ground of [accent, deep]) expect.soft(between(on, ground), color).toBeGreaterThanOrEqual(4.5);
    }
  },
);

it('a color that can be read as it is stays as it is', () => {
  expect(accentOf('#0d5a49').day.accent).toBe('#0d5a49');
  expect(accentOf('#86d1b9').night.accent).toBe('#86d1b9');
});

it('text stays readable on what is chosen, which is tinted with the color', () => {
  for (const color of colors) {
    const { day, night } = accentOf(color);
    expect.soft(between('#575046', day.wash), color).toBeGreaterThanOrEqual(4.5);
    expect.soft(between('#bfb6a8', night.wash), color).toBeGreaterThanOrEqual(4.5);
  }
});
