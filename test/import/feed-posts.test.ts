import { describe, expect, it } from 'vitest';
import { feedOfPage, feedPosts } from '../../src/import/posts/feed-posts.js';
import { plainWords } from '../../src/import/posts/plain-words.js';
import { withPostLinks } from '../../src/import/posts/post-links.js';
import { guessTreatment } from '../../src/import/posts/treatment-guess.js';
import demo from '../../src/clinic-file/demo.json' with { type: 'json' };
import type { ClinicFile } from '../../src/clinic-file/schema.js';
import { smallClinic } from '../support/small-clinic.js';

const at = 'https://blog.example.org/feed';
const now = new Date('2026-11-27T14:00:00Z');

const blogger = `<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Blog</title>
  <link rel="next" href="https://blog.example.org/feeds?start-index=26"/>
  <entry><title type="html">Why &lt;b&gt;muscles&lt;/b&gt; knot &amp;amp; ache</title>
    <link rel="replies" href="https://blog.example.org/comments"/>
    <link rel="alternate" type="text/html" href="https://blog.example.org/2026/11/knots.html"/>
    <content type="html">&lt;p&gt;A knot lets go with &lt;i&gt;needles&lt;/i&gt;.&lt;/p&gt;</content></entry></feed>`;
const wordpress = `<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>x</title>
  <item><title><![CDATA[Cups & marks]]></title><link>/cups/?a=1#more</link><description>d</description></item>
  <item><title></title><link>https://blog.example.org/no-title</link></item>
  <item><title>A script</title><link>javascript:alert(1)</link></item></channel></rss>`;

describe('a feed', () => {
  it('of Blogger is read: titles without markup, the page and not its comments, and where older posts are', () => {
    expect(feedPosts(blogger, at, now)).toEqual({
      posts: [
        {
          title: 'Why muscles knot & ache',
          page: 'https://blog.example.org/2026/11/knots.html',
          words: 'A knot lets go with needles .',
        },
      ],
      next: 'https://blog.example.org/feeds?start-index=26',
      leftOut: 0,
      whole: true,
    });
  });

  it('of WordPress is read; what leads to no page is left out', () => {
    expect(feedPosts(wordpress, at, now)?.posts.map(({ title, page }) => [title, page])).toEqual([
      ['Cups & marks', 'https://blog.example.org/cups/?a=1'],
      ['/no-title', 'https://blog.example.org/no-title'],
    ]);
  });

  it('is found by the page of the blog', () => {
    const html = `<html><head><link rel='stylesheet' href='/x.css'><link rel="alternate" type="application/rss+xml" href="/feed?a=1&amp;b=2">`;
    expect(feedPosts(html + '<br><p>'.repeat(1000), at, now)).toBeNull();
    expect(feedOfPage(html, 'https://blog.example.org/')).toBe('https://blog.example.org/feed?a=1&b=2');
  });

  it('of JSON is read', () => {
    const items = [
      { title: 'Cups &amp; marks', url: '/cups?utm_source=json', content_html: '<p>Cups</p>', summary: 7 },
      { title: 'Elsewhere', external_url: 'https://other.example/a', content_text: 'Needles' },
      { title: 'No page' },
    ];
    const json = { version: 'https://jsonfeed.org/version/1.1', title: 'x', next_url: '/feed?2', items };
    expect(feedPosts(JSON.stringify(json), at, now)).toEqual({
      posts: [
        { title: 'Cups & marks', page: 'https://blog.example.org/cups', words: 'Cups' },
        { title: 'Elsewhere', page: 'https://other.example/a', words: 'Needles' },
      ],
      next: 'https://blog.example.org/feed?2',
      leftOut: 0,
      whole: true,
    });
  });

  it('that is none, is none', () => {
    for (const text of ['', 'hello', '<html></html>', '{"a":1}'])
      expect(feedPosts(text, at, now)?.posts ?? []).toEqual([]);
  });
});

it('words lose their markup and keep their meaning', () => {
  expect(plainWords('<p>Ben &amp; <b>Ana</b>&nbsp;&#8211; 3 &lt; 4</p><script>x()</script>', 100)).toBe(
    'Ben & Ana – 3 < 4',
  );
  expect(plainWords('a\u0000b\u202Ec', 100)).toBe('a b c');
  expect(plainWords('x'.repeat(300), 10)).toHaveLength(10);
});

describe('what a post is about', () => {
  const { treatments } = demo as ClinicFile;
  it.each([
    ['Why muscles knot', 'Needles help, and so do cups on the back.', 'acupuncture', ['cupping']],
    ['Cupping marks: what they mean', 'Suction cups leave marks.', 'cupping', []],
    ['Gua sha at home', 'Scraping with a spoon.', 'gua-sha', []],
    ['What happens at a first visit', 'Acupuncture begins with a talk.', 'first-consultation', []],
    ['Facial acupuncture and wrinkles', '', 'facial-acupuncture', []],
    ['Acupuncture for headaches', 'Thin needles.', 'acupuncture', []],
  ])('“%s”', (title, words, treatment, addOns) => {
    expect(guessTreatment(treatments, { title, words })).toEqual({ treatment, addOns });
  });

  it('is not made up where nothing speaks for it', () => {
    expect(guessTreatment(treatments, { title: 'Our new opening hours', words: 'We open at eight.' })).toBeNull();
  });
});

it('links for posts are made once for each page, with codes nobody had', () => {
  const post = (title: string, page: string) => ({ label: 'See us', title, page });
  const gone = [{ code: 'cups', label: 'Old', page: 'http://blog.example.org/old/' }];
  const wanted = [
    post('Cups', 'https://blog.example.org/cups'),
    post('Cups again', 'https://www.blog.example.org/cups/'),
    post('Old', 'https://blog.example.org/old'),
    post('Knots', 'https://blog.example.org/muscle-knots'),
  ];

  const { links } = withPostLinks(smallClinic, gone, wanted);

  expect(links.slice(smallClinic.links.length)).toEqual([{ code: 'cups-2', ...wanted[0] }]);
  expect(withPostLinks({ ...smallClinic, links }, gone, wanted).links).toEqual(links);
});
