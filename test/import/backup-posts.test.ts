import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FeedPosts, feedPosts } from '../../src/import/posts/feed-posts.js';
import { nowhere } from '../../src/import/posts/post.js';
import { bloggerBackup, pages, takeout, wordpress } from './backups.js';

const now = new Date('2026-11-27T14:00:00Z');
const size = { posts: 300, comments: 180, others: 10 };
const formats = { takeout, bloggerBackup, wordpress };
const names = ['takeout', 'bloggerBackup', 'wordpress'] as const;

describe.each(names)('of a backup, %s', (name) => {
  const text = [...formats[name](size)].join('');

  it('exactly the live posts are taken: no comment, draft, scheduled, trashed or protected post, page or file', () => {
    const read = feedPosts(text, nowhere, now)!;

    expect(read.posts.map(({ page }) => page)).toEqual(Array.from({ length: 300 }, (_, at) => pages[name](at)));
    expect(read.posts[1]).toEqual({
      title: 'Cupping & sleep 1',
      page: pages[name](1),
      words: expect.stringContaining('Needles, cups & patience : it takes a few visits.') as string,
    });
    expect(read.posts.slice(2, 8).map(({ title }) => title)).toEqual([
      'Schröpfen für Anfänger 2',
      'Ventouses à l’été 3',
      'Acupuntura y migraña 4',
      '拔罐与针灸 5',
      'Иглоукалывание 6',
      "What's gua sha? 7",
    ]);
    expect(read.leftOut).toBe({ takeout: 180 + 70, bloggerBackup: 180 + 4 + 40, wordpress: 17 * 10 }[name]);
  });

  it('that breaks off says so, and what is not whole is not taken', () => {
    const small = [...formats[name]({ posts: 2, comments: 1, others: 1 })].join('');
    const whole = feedPosts(small, nowhere, now)!;
    expect(whole.whole).toBe(true);
    for (let end = 1000; end < small.length - 6; end += 97) {
      const read = feedPosts(small.slice(0, end), nowhere, now)!;
      expect(read.whole).toBe(false);
      expect(whole.posts.slice(0, read.posts.length)).toEqual(read.posts);
    }
  });

  it('the same is read in whatever pieces it comes', () => {
    const small = [...formats[name]({ posts: 3, comments: 2, others: 1 })].join('');
    const whole = feedPosts(small, nowhere, now);
    fc.assert(
      fc.property(fc.array(fc.nat({ max: small.length }), { maxLength: 30 }), (cuts) => {
        const feed = new FeedPosts(nowhere, now);
        const at = [0, ...cuts.sort((a, b) => a - b), small.length];
        for (const [n, from] of at.entries()) feed.push(small.slice(from, at[n + 1]));
        expect(feed.end()).toEqual(whole);
      }),
      { numRuns: 100 },
    );
  });
});

it('of WordPress before it told types apart, only what is published is taken', () => {
  const item = (status: string) =>
    `<item><title>${status}</title><link>https://needles.example/${status}/</link><wp:status>${status}</wp:status></item>`;
  const all = ['publish', 'draft', 'static', 'private'].map(item).join('');

  expect(feedPosts(`<rss><channel>${all}</channel></rss>`, nowhere, now)).toMatchObject({
    posts: [{ title: 'publish' }],
    leftOut: 3,
  });
});

describe('a file made to keep us busy', () => {
  it.each([
    [
      'entities that stand for entities',
      `<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><rss>`,
      /stand for one another/,
    ],
    [
      'parameter entities',
      `<!DOCTYPE x [<!ENTITY % a "<!ENTITY b 'x'>"><!ENTITY % c "%a;%a;">]><rss>`,
      /stand for one another/,
    ],
    ['markup that never ends', `<rss><channel><item>${'<a>'.repeat(10_000)}`, /doesn’t look like a feed/],
    [
      'children of a million names',
      `<rss><channel><item>${Array.from({ length: 1000 }, (_, at) => `<a${at}/>`).join('')}`,
      /doesn’t look like a feed/,
    ],
    ['a million links', `<rss><channel><item>${'<link href="a"/>'.repeat(1000)}`, /doesn’t look like a feed/],
    [
      'a tag of a million attributes',
      `<rss ${Array.from({ length: 1000 }, (_, at) => `a${at}="x"`).join(' ')}>`,
      /doesn’t look like a feed/,
    ],
    [
      'one section that never ends',
      `<rss><channel><item><![CDATA[${'x'.repeat(40_000_000)}`,
      /doesn’t look like a feed/,
    ],
    ['a list of millions', `{"version":"https://jsonfeed.org/version/1","items":[${'{},'.repeat(4_000_000)}`, /3 MB/],
  ])('%s, is refused', (_, text, sentence) => {
    const feed = new FeedPosts(nowhere, now);
    const read = () => {
      for (let at = 0; at < text.length; at += 65_536) feed.push(text.slice(at, at + 65_536));
    };
    expect(read).toThrow(sentence);
  });

  it('of tags that are never closed is no feed, and soon known for none', () => {
    expect(feedPosts('<p>'.repeat(2_000_000), nowhere, now)).toBeNull();
  });

  it('with an entity of its own is read, and the entity stays as it stands', () => {
    const text = `<!DOCTYPE rss [<!ENTITY me "Mei"><!ENTITY file SYSTEM "file:///etc/passwd">]><rss><channel>
      <item><title>&me; &file; &eacute;</title><link>https://blog.example/a</link></item></channel></rss>`;
    expect(feedPosts(text, nowhere, now)?.posts[0]?.title).toBe('&me; &file; é');
  });
});
