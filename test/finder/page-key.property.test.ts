import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pageKey, siteKey } from '../../src/finder/page-key.js';

describe('a page of a blog', () => {
  it.each([
    'https://blog.example.org/2026/11/knots.html',
    'http://blog.example.org/2026/11/knots.html',
    'HTTPS://WWW.Blog.Example.ORG:443/2026/11/knots.html/',
    'http://blog.example.org:80//2026/11/./x/../knots.html#comments',
    'https://blog.example.org./2026/11/knots.html?m=1',
    'https://blog.example.org/2026/11/knots.html?showComment=1224065400000#c42',
    'https://blog.example.org/2026/11/knots.html?utm_source=x&utm_medium=y&fbclid=IwAR0z&gclid=1',
    'https://blog.example.org/2026/11/%6bnots.html?ref=ghost.example&spref=tw',
    'https://blog.example.org/2026/11/knots.html/amp/',
    'https://blog.example.org/2026/11/knots.html/comment-page-2/?replytocom=7#respond',
  ])('is the same at %s', (address) => {
    expect(pageKey(address)).toBe('blog.example.org/2026/11/knots.html');
  });

  it.each([
    ['https://blog.example.org/', 'blog.example.org'],
    ['https://blog.example.org/?p=12&utm_source=x', 'blog.example.org?p=12'],
    ['https://blog.example.org/amp', 'blog.example.org/amp'],
    ['https://blog.example.org/?m=202611', 'blog.example.org?m=202611'],
    ['https://blog.example.org/Knots', 'blog.example.org/Knots'],
    ['http://localhost:2368/knots', 'localhost:2368/knots'],
    ['https://www.com/knots', 'www.com/knots'],
    ['https://münchen.example/%c3%bcber', 'xn--mnchen-3ya.example/%C3%BCber'],
    ['https://blog.example.org/%C4%e3', 'blog.example.org/%C4%E3'],
    ['https://user:word@blog.example.org/knots', 'blog.example.org/knots'],
  ])('at %s is %s', (address, key) => {
    expect(pageKey(address)).toBe(key);
  });

  it.each([
    '',
    'knots',
    '/knots',
    '//blog.example.org/knots',
    'mailto:a@example.org',
    'javascript:alert(1)',
    'https://',
  ])('is not at “%s”', (address) => expect(pageKey(address)).toBeNull());

  it('has one key, whichever of its addresses it is found by', () => {
    fc.assert(
      fc.property(page, writtenIn, writtenIn, (one, here, there) => {
        expect(pageKey(addressOf(one, here))).toBe(pageKey(addressOf(one, there)));
      }),
      { numRuns: 2000 },
    );
  });

  it('shares its key with no other page', () => {
    fc.assert(
      fc.property(page, page, writtenIn, (one, other, way) => {
        fc.pre(JSON.stringify(canonical(one)) !== JSON.stringify(canonical(other)));
        expect(pageKey(addressOf(one, way))).not.toBe(pageKey(addressOf(other, way)));
      }),
      { numRuns: 2000 },
    );
  });

  it('has a key that is an address, of the same page and site; whatever else comes is no fault', () => {
    const anything = fc.oneof(fc.string(), fc.webUrl({ withQueryParameters: true, withFragments: true }), hostile);
    fc.assert(
      fc.property(anything, (address) => {
        const key = pageKey(address);
        if (key === null) return;
        expect(pageKey(`https://${key}`)).toBe(key);
        expect(siteKey(key)).toBe(pageKey(new URL(`https://${key}`).origin));
      }),
      { numRuns: 5000 },
    );
  });
});

interface Page {
  readonly host: string;
  readonly path: readonly string[];
  readonly query: Readonly<Record<string, string>>;
}

const word = fc.string({ unit: fc.constantFrom(...Array.from('abz019-_~é漢 %+&=?#/')), minLength: 1, maxLength: 6 });
const segment = word.filter((text) => !/^(\.+|amp)$/.test(text));
const page: fc.Arbitrary<Page> = fc.record({
  host: fc.constantFrom('blog.example.org', 'example.org', 'münchen.example', 'knots.blogspot.com'),
  path: fc.array(segment, { maxLength: 4 }),
  query: fc.dictionary(fc.constantFrom('p', 'id', 'page', 'ü'), word, { maxKeys: 3 }),
});

const canonical = ({ host, path, query }: Page) => [
  host,
  path,
  Object.entries(query).sort(([a], [b]) => (a < b ? -1 : 1)),
];

/** How one of the addresses of a page is written. */
const writtenIn = fc.record({
  before: fc.constantFrom('https://', 'http://', 'https://www.', 'http://WWW.'),
  puny: fc.boolean(),
  port: fc.boolean(),
  lower: fc.boolean(),
  needless: fc.boolean(),
  decomposed: fc.boolean(),
  end: fc.constantFrom('', '/', '/amp', '/amp/', '//'),
  incidental: fc.subarray(['m=1', 'utm_source=a+b', 'fbclid=x', 'showComment=1', 'ref=ü', 'amp', 'm=0', '', 'gclid=']),
  turned: fc.boolean(),
  hash: fc.constantFrom('', '#', '#c1', '#a?b=/c'),
});

type Way = typeof writtenIn extends fc.Arbitrary<infer W> ? W : never;

const needless: Readonly<Record<string, string>> = { a: '%61', '~': '%7e' };

function addressOf({ host, path, query }: Page, way: Way): string {
  const spell = (text: string) => {
    const written = encodeURIComponent(way.decomposed ? text.normalize('NFD') : text);
    const cased = way.lower ? written.replace(/%../g, (byte) => byte.toLowerCase()) : written;
    return way.needless ? cased.replace(/%..|[a~]/g, (one) => needless[one] ?? one) : cased;
  };
  const name = way.puny ? new URL(`http://${host}`).hostname : host;
  const port = way.port ? (way.before.startsWith('https') ? ':443' : ':80') : '';
  const own = Object.entries(query).map(([key, value]) => `${spell(key)}=${spell(value)}`);
  const all = way.turned ? [...way.incidental, ...own.toReversed()] : [...own, ...way.incidental];
  const end = path.length > 0 ? way.end : '';
  return `${way.before}${name}${port}/${path.map(spell).join('/')}${end}${all.length > 0 ? `?${all.join('&')}` : ''}${way.hash}`;
}

/** What somebody makes up to find out what happens. */
const hostile = fc
  .array(
    fc.constantFrom(
      '/',
      '.',
      '..',
      '%2e',
      '%',
      '%2F',
      '?',
      '&',
      '=',
      '#',
      '@',
      ':',
      '\\',
      'www.',
      'amp',
      'm=1',
      'é',
      '\ud800',
      '\0',
      ' ',
    ),
  )
  .map((parts) => `https://blog.example.org${parts.join('')}`);
