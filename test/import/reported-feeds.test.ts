import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { feedPosts } from '../../src/import/posts/feed-posts.js';
import { decodeText } from '../../src/platform/text/decode-text.js';

const folder = new URL('./feeds/', import.meta.url);

/** What each file says of itself in its first lines. */
const right: Readonly<Record<string, readonly (readonly [title: string, page: string])[]>> = {
  'blank-line-before-declaration.xml': [['Cupping & sleep', 'https://blog.example/cupping/']],
  'blogger-amp-title.xml': [["Needles & cups: what's new", 'https://b.blogspot.com/2026/01/x.html']],
  'doctype-entities.xml': [['Café & needles', 'https://blog.example/cafe']],
  'feedburner.xml': [['Muscle knots', 'https://blog.example/2026/01/knots.html']],
  'gb2312.xml': [['拔罐与针灸', 'https://blog.example/baguan/']],
  'guid-only.xml': [
    ['Gua sha at home', 'https://blog.example/gua-sha/'],
    ['Moxa', 'https://blog.example/moxa/'],
  ],
  'named-entities.xml': [
    ['Schröpfen für Anfänger', 'https://blog.example/1'],
    ['Ventouses à l’été – l’essentiel', 'https://blog.example/2'],
    ['Cupping – what is it?', 'https://blog.example/3'],
  ],
  'relative-with-base.xml': [['Knots', 'https://blog.example/posts/knots']],
  'tracked-links.xml': [['Knots', 'https://blog.example/knots/']],
  'unescaped-ampersand.xml': [
    ['Needles & cups', 'https://blog.example/a'],
    ['Two', 'https://blog.example/?p=7&preview=1'],
  ],
  'utf-16.xml': [['拔罐与针灸', 'https://blog.example/baguan/']],
  'windows-1251.xml': [['Иглоукалывание', 'https://blog.example/igly/']],
};

it.each(readdirSync(folder))('the posts of %s are found once, with their words right', (name) => {
  const text = decodeText(readFileSync(new URL(name, folder)));
  const read = feedPosts(text, 'https://cdn.example/feed.xml', new Date('2026-11-27T14:00:00Z'));
  expect(read?.posts.map(({ title, page }) => [title, page])).toEqual(right[name]);
  expect(read?.posts.map(({ words }) => words).join(' ')).not.toMatch(/\uFFFD|&\w+;/);
});

it('quotation marks of Windows are themselves, whether a feed says how it is written or says it wrongly', () => {
  for (const encoding of ['utf-8', 'iso-8859-1', 'windows-1252']) {
    const declaration = `<?xml version="1.0" encoding="${encoding}"?>`;
    expect(decodeText(Buffer.from(`${declaration}l\x92\xe9t\xe9`, 'latin1'))).toBe(`${declaration}l’été`);
  }
});
