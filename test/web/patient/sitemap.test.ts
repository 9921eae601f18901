import { expect, it } from 'vitest';
import { shortened } from '../../../src/web/shared/about-page.js';
import { dataText } from '../../../src/web/shared/structured-data.js';
import { openingHours } from '../../../src/web/patient/findable/place-data.js';
import { mostInOne, sitemap, sitemapPart } from '../../../src/web/patient/findable/sitemap.js';

const origin = 'https://book.example.org';
const pages = (count: number) => Array.from({ length: count }, (_, n) => ({ path: `/p/${n}?a=1&b=2` }));
const addresses = (xml: string) => [...xml.matchAll(/<loc>([^<]+)/g)].map(([, address]) => address!);

it('one file lists every page, as XML', () => {
  const xml = sitemap(origin, [{ path: '/a?b=1&c=2', changedAt: new Date('2026-11-27T14:00:00.123Z') }]);

  expect(xml).toContain('<loc>https://book.example.org/a?b=1&amp;c=2</loc><lastmod>2026-11-27T14:00:00Z</lastmod>');
  expect(sitemapPart(origin, pages(10), 1)).toBeNull();
});

it('what would be too long is an index of files that together list every page once', () => {
  const all = pages(2 * mostInOne + 1);

  const index = addresses(sitemap(origin, all));

  expect(index).toEqual([1, 2, 3].map((n) => `${origin}/sitemaps/${n}.xml`));
  const listed = [1, 2, 3].flatMap((n) => addresses(sitemapPart(origin, all, n)!));
  expect(new Set(listed).size).toBe(all.length);
  expect(sitemapPart(origin, all, 4)).toBeNull();
});

it('nothing a clinic writes ends the data block it stands in', () => {
  const text = dataText([{ name: '</script><script>alert(1)</script><!--' }]);

  expect(text).not.toContain('<');
  expect(JSON.parse(text)['@graph'][0].name).toBe('</script><script>alert(1)</script><!--');
});

it('hours to midnight end with its last minute; days that are alike are told together', () => {
  const weekly = [[540, 1440], [540, 1440], [], [540, 720, 780, 1440], [], [], []];

  expect(openingHours({ weekly, exceptions: [] })).toEqual([
    expect.objectContaining({
      dayOfWeek: ['Monday', 'Tuesday'].map((day) => `https://schema.org/${day}`),
      closes: '23:59',
    }),
    expect.objectContaining({ dayOfWeek: ['https://schema.org/Thursday'], opens: '09:00', closes: '12:00' }),
    expect.objectContaining({ dayOfWeek: ['https://schema.org/Thursday'], opens: '13:00', closes: '23:59' }),
  ]);
});

it('what is too long for a list of results is cut between two words', () => {
  expect(shortened('A short text.')).toBe('A short text.');
  expect(shortened('word '.repeat(100))).toMatch(/^(word ){20,}word…$/);
  expect(shortened('x'.repeat(400))).toHaveLength(261);
});
