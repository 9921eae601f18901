import type { IncomingMessage, ServerResponse } from 'node:http';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { StaffMember } from '../../src/accounts/staff-member.js';
import { BlogFeeds, mostFeeds } from '../../src/import/posts/blog-feeds.service.js';
import { BlogPosts } from '../../src/import/posts/blog-posts.service.js';
import { FeedReader } from '../../src/import/posts/feed-reader.service.js';
import { ReadFeeds } from '../../src/import/posts/read-feeds.job.js';
import { type App, openApp } from '../support/app.js';
import { startCalendarServer } from '../support/calendar-server.js';
import { importClinic, smallClinic } from '../support/small-clinic.js';
import { compiledThread } from '../support/thread.js';

const noon = new Date('2026-11-27T12:00:00Z');
const hour = 3_600_000;
const by = { id: '0197c9a0-0000-7000-8000-000000000001', name: 'Admin', roles: ['admin'] } as unknown as StaffMember;
const here = 'https://calendars.test/feed';

let app: App;
let other: App;
let blog: Awaited<ReturnType<typeof startCalendarServer>>;
let feeds: BlogFeeds;
beforeAll(async () => {
  app = await openApp({ clinic: smallClinic, now: noon.toISOString() });
  other = await openApp({ beside: app });
  blog = await startCalendarServer();
  feeds = app.get(BlogFeeds);
  const thread = await compiledThread('src/import/posts/read-feed.thread.ts');
  for (const one of [app, other]) Object.assign(one.get(FeedReader), { thread, outside: blog.outside });
});
afterAll(async () => {
  await blog.close();
  await other.close();
  await app.close();
});
beforeEach(async () => {
  app.clock.set(noon);
  blog.asked.length = 0;
  for (const table of ['blog_feed_posts', 'blog_feeds', 'link_steps', 'links'])
    await app.db.query(`delete from ${table}`);
  await importClinic(app.db);
});

const item = (name: string) =>
  `<item><title>${name}</title><link>https://blog.example/${name}?utm_source=rss</link><description>Cups.</description></item>`;
const rss = (...names: string[]) => `<rss version="2.0"><channel>${names.map(item).join('')}</channel></rss>`;
const answer =
  (body: string, headers: Record<string, string> = {}, status = 200) =>
  (_: IncomingMessage, response: ServerResponse) =>
    void response.writeHead(status, headers).end(body);
const seen = (...names: string[]) =>
  names.map((name) => ({ title: name, page: `https://blog.example/${name}`, words: '' }));
const titles = async () => (await feeds.waiting()).map(({ title }) => title);
const one = async () => (await feeds.list())[0]!;
const dueAt = async () => (await app.db.query<[{ due_at: Date }]>(`select due_at from blog_feeds`))[0].due_at;
const later = (hours: number) => app.clock.set(new Date(noon.getTime() + hours * hour));
const read = () => app.get(ReadFeeds).run();
/** Whoever waits for a lock. */
const waiting = `select from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`;

describe('a blog that is followed', () => {
  beforeEach(() => feeds.follow(by, here, seen('old')));

  it('is read after an hour; what is new is there to look at, and no link is made', async () => {
    blog.answers(answer(rss('new', 'old')));
    await read();
    expect(blog.asked).toEqual([]);

    later(1);
    await read();

    const posts = await feeds.waiting();
    expect([...(await feeds.words(posts)).values()]).toEqual(['Cups.']);
    expect(posts).toEqual([
      {
        id: expect.any(String) as string,
        title: 'new',
        page: 'https://blog.example/new',
        foundAt: new Date(noon.getTime() + hour),
      },
    ]);
    expect(await one()).toMatchObject({ readAt: new Date(noon.getTime() + hour), failedSince: null });
    const { file } = await app.get(BlogPosts).known();
    expect(file.links).toEqual(smallClinic.links);
  });

  it('is asked whether it changed, by what it said last', async () => {
    blog.answers((request, response) => {
      if (request.headers['if-none-match'] === '"1"') response.writeHead(304).end();
      else answer(rss('new'), { etag: '"1"', 'last-modified': 'Fri, 27 Nov 2026 10:00:00 GMT' })(request, response);
    });
    later(1);
    await read();
    later(2);
    await read();
    later(3);
    await read();

    expect(blog.asked.map(({ headers }) => [headers['if-none-match'], headers['if-modified-since']])).toEqual([
      [undefined, undefined],
      ['"1"', 'Fri, 27 Nov 2026 10:00:00 GMT'],
      ['"1"', 'Fri, 27 Nov 2026 10:00:00 GMT'],
    ]);
    expect(await titles()).toEqual(['new']);
    expect(await one()).toMatchObject({ readAt: new Date(noon.getTime() + 3 * hour) });
  });

  it('two workers read once, and both bring each post once', async () => {
    blog.answers(answer(rss('a', 'b', 'old')));
    later(1);
    await Promise.all([read(), other.get(ReadFeeds).run(), read(), other.get(ReadFeeds).run()]);

    expect(blog.asked).toHaveLength(1);
    expect((await titles()).sort()).toEqual(['a', 'b']);
  });

  it('a post that two blogs bring at once is there once', async () => {
    await feeds.follow(by, 'https://calendars.test/second', []);
    blog.answers(answer(rss('c', 'a', 'b')));
    later(1);
    await Promise.all([read(), other.get(ReadFeeds).run()]);

    expect(blog.asked).toHaveLength(2);
    expect((await titles()).sort()).toEqual(['a', 'b', 'c']);
  });

  it('that has moved for good is read at its new place from then on, also when nothing changed there', async () => {
    blog.answers((request, response) => {
      const to = { '/feed': [301, '/b'], '/b': [308, '/c'], '/c': [302, '/d'] }[request.url!] as [number, string];
      if (to) response.writeHead(to[0], { location: to[1] }).end();
      else if (request.headers['if-none-match']) response.writeHead(304).end();
      else answer(rss('new'), { etag: '"1"' })(request, response);
    });
    later(1);
    await read();
    expect(await one()).toMatchObject({ address: 'https://calendars.test/c' });

    later(2);
    await read();
    expect(blog.asked.slice(-2).map(({ url }) => url)).toEqual(['/c', '/d']);
    expect(await one()).toMatchObject({ address: 'https://calendars.test/c', failedSince: null });
  });

  it('that has moved to where another is read stays apart from it', async () => {
    await feeds.follow(by, 'https://calendars.test/new', []);
    blog.answers((request, response) => {
      if (request.url === '/feed') response.writeHead(301, { location: '/new' }).end();
      else answer(rss('a'))(request, response);
    });
    later(1);
    await read();

    const addresses = (await feeds.list()).map(({ address }) => address);
    expect(addresses.sort()).toEqual([here, 'https://calendars.test/new']);
    expect(await titles()).toEqual(['a']);
  });

  it('by its home page is read at the feed which that names', async () => {
    await app.db.query(`update blog_feeds set address = 'https://calendars.test/'`);
    blog.answers((request, response) => {
      const page = '<link rel="alternate" type="application/rss+xml" href="/rss">';
      answer(request.url === '/' ? page : rss('new'))(request, response);
    });
    later(1);
    await read();

    expect(await one()).toMatchObject({ address: 'https://calendars.test/rss' });
    expect(await titles()).toEqual(['new']);
  });

  it('that names a page which names it ends the same way as any that cannot be read', async () => {
    const page = (to: string) => `<link rel="alternate" type="application/rss+xml" href="${to}">`;
    blog.answers((request, response) => answer(page(request.url === '/feed' ? '/b' : '/feed'))(request, response));
    later(1);
    await read();

    expect(blog.asked).toHaveLength(2);
    expect(await one()).toMatchObject({ failedSince: new Date(noon.getTime() + hour) });
  });

  it.each([
    ['is not there', answer('', {}, 404)],
    ['is no feed', answer('<html>hello</html>')],
    ['is larger than we read', answer(rss('x'.repeat(200_000)))],
    ['expands without end', answer('<!DOCTYPE x [<!ENTITY a "a"><!ENTITY b "&a;&a;">]><rss/>')],
    ['leads to another port', answer('', { location: 'https://calendars.test:9999/' }, 301)],
    ['leads inside', answer('', { location: 'https://10.0.0.1/' }, 301)],
    ['leads to plain http', answer('', { location: 'http://calendars.test/' }, 301)],
    ['hangs up', (request: IncomingMessage) => request.socket.destroy()],
  ])('and %s, is failing since then, and asked less and less until it is back', async (_, failing) => {
    blog.answers(failing);
    const pauses: number[] = [];
    for (let at = 1, n = 0; n < 6; n++) {
      later(at);
      await read();
      const pause = ((await dueAt()).getTime() - app.clock.now().getTime()) / hour;
      pauses.push(pause);
      at += pause;
    }
    expect(pauses).toEqual([1, 2, 4, 8, 24, 24]);
    expect(await one()).toMatchObject({ address: here, failedSince: new Date(noon.getTime() + hour) });

    blog.answers(answer(rss('new')));
    app.clock.set(await dueAt());
    await read();
    expect(await one()).toMatchObject({ failedSince: null });
    expect(await titles()).toEqual(['new']);
  });

  it.each([
    ['7200', 2],
    ['Fri, 27 Nov 2026 18:00:00 GMT', 5],
    ['10', 1],
    ['soon', 1],
    ['99999999', 7 * 24],
  ])('that asks to be left alone, Retry-After: %s, is asked again after %i hours', async (said, hours) => {
    blog.answers(answer('', { 'retry-after': said }, 503));
    later(1);
    await read();

    expect((await dueAt()).getTime() - app.clock.now().getTime()).toBe(hours * hour);
  });

  it('that is gone is not asked for again', async () => {
    blog.answers(answer('', {}, 410));
    later(1);
    await read();
    later(1000);
    await read();

    expect(blog.asked).toHaveLength(1);
    expect(await one()).toMatchObject({ endedAt: new Date(noon.getTime() + hour) });
  });

  it('brings a post that was ignored never again, nor one that has or had a link', async () => {
    const [link] = smallClinic.links;
    await importClinic(app.db, { ...smallClinic, links: [{ ...link!, page: 'http://www.blog.example/linked/' }] });
    blog.answers(answer(rss('a', 'b', 'linked')));
    later(1);
    await read();
    expect((await titles()).sort()).toEqual(['a', 'b']);

    await feeds.ignore(by, (await feeds.waiting()).find(({ title }) => title === 'a')!.id);
    await feeds.stop(by, (await one()).id);
    await feeds.follow(by, here, []);
    later(2);
    await read();

    expect(await titles()).toEqual(['b']);
  });

  it('may be stopped while it is being read, and then brings nothing', async () => {
    const { id } = await one();
    blog.answers((request, response) => {
      void feeds.stop(by, id).then(() => answer(rss('new'))(request, response));
    });
    later(1);
    await read();

    expect(await feeds.list()).toEqual([]);
    expect(await titles()).toEqual([]);
  });

  it('may be stopped while its posts are being kept, and they go with it', async () => {
    const { id } = await one();
    const reading = app.db.createQueryRunner();
    await reading.startTransaction();
    await reading.query(`update blog_feeds set read_at = $2 where id = $1`, [id, noon]);
    await feeds.arrived(reading.manager, id, seen('new'), new Set());

    const stopped = feeds.stop(by, id);
    await vi.waitUntil(async () => (await app.db.query<unknown[]>(waiting)).length > 0);
    await reading.commitTransaction();
    await reading.release();
    await stopped;

    expect(await feeds.list()).toEqual([]);
    expect(await titles()).toEqual([]);
  });

  it('that had ended is read again once somebody follows it again', async () => {
    blog.answers(answer('', {}, 410));
    later(1);
    await read();
    expect(await feeds.follow(by, here, seen('old'))).toBe(true);
    expect(await one()).toMatchObject({ endedAt: null, failedSince: null });

    blog.answers(answer(rss('new', 'old')));
    later(2);
    await read();

    expect(await titles()).toEqual(['new']);
  });

  it('that writes without end has at most 500 posts waiting', async () => {
    for (let at = 1; at <= 3; at++) {
      blog.answers(answer(rss(...Array.from({ length: 300 }, (_, n) => `p${at}-${n}`))));
      later(at);
      await read();
    }
    expect(await titles()).toHaveLength(500);
  });
});

it('there are at most twenty, also when two add them at once; following one again is no fault', async () => {
  const address = (at: number) => `https://calendars.test/${at}`;
  for (let at = 1; at < mostFeeds; at++) await feeds.follow(by, address(at), []);

  const added = await Promise.all(
    [feeds, other.get(BlogFeeds)].map((one, at) => one.follow(by, address(100 + at), [])),
  );

  expect(added.filter(Boolean)).toHaveLength(1);
  expect(await feeds.list()).toHaveLength(mostFeeds);
  expect(await feeds.follow(by, address(1), [])).toBe(true);
});
