import { Injectable } from '@nestjs/common';
import type { StaffMember } from '../../../../accounts/staff-member.js';
import { type BlogFeed, BlogFeeds, type NewPost } from '../../../../import/posts/blog-feeds.service.js';
import { BlogPosts } from '../../../../import/posts/blog-posts.service.js';
import type { Post } from '../../../../import/posts/post.js';
import type { PostLink } from '../../../../import/posts/post-links.js';
import { guessTreatment } from '../../../../import/posts/treatment-guess.js';
import type { ClinicFile } from '../../../../clinic-file/schema.js';
import { Clock } from '../../../../platform/clock.js';
import { Refusal } from '../../../../platform/refusal.js';
import { ago } from '../../../../time/wording.js';
import type { Site } from '../../../shared/site.js';
import { instantIn } from '../../../staff/in-words.js';
import type { FeedView } from './feed-page.js';
import type { BlogFeedRow, NewPostRow } from './new-posts.js';
import { asValue, fromValue, postLink } from './post-choices.js';
import { offered, treatmentsFor, usualLabel } from './post-treatments.js';

const mostShown = 50;

/** What the page about the clinic's blogs shows. */
@Injectable()
export class BlogFeedViews {
  constructor(
    private readonly feeds: BlogFeeds,
    private readonly posts: BlogPosts,
    private readonly clock: Clock,
  ) {}

  async view(
    site: Site,
    member: StaffMember,
    more: Partial<Pick<FeedView, 'address' | 'errors' | 'follow' | 'news'>> = {},
  ): Promise<FeedView> {
    const [waiting, feeds, { file }] = await Promise.all([this.feeds.waiting(), this.feeds.list(), this.posts.known()]);
    const shown = waiting.slice(0, mostShown);
    const words = await this.feeds.words(shown);
    return {
      member,
      address: '',
      follow: false,
      errors: {},
      posts: shown.map((post) => this.newPost(site, file, { ...post, words: words.get(post.id) ?? '' })),
      count: waiting.length,
      feeds: feeds.map((feed) => this.feed(site, feed)),
      ...more,
    };
  }

  /** With the treatment that was chosen, and words as most links say them. @throws Refusal not-found: somebody has decided about it */
  async wanted(site: Site, id: string, treatment: string): Promise<PostLink> {
    const [waiting, { file }] = await Promise.all([this.feeds.waiting(), this.posts.known()]);
    const post = waiting.find((one) => one.id === id);
    if (!post) throw new Refusal('not-found');
    const typed = { label: usualLabel(site, file), near: '', practitioner: '' };
    return postLink(post, offered(file, fromValue(treatment)), typed);
  }

  private newPost(site: Site, file: ClinicFile, post: NewPost & Post): NewPostRow {
    const guess = guessTreatment(file.treatments, post);
    return {
      id: post.id,
      title: post.title,
      page: post.page,
      found: site.t('posts.new-found', { age: this.age(site, post.foundAt) }),
      isGuessed: guess !== null,
      value: asValue(guess),
      treatments: treatmentsFor(site, file, guess),
    };
  }

  private feed(site: Site, { id, address, readAt, failedSince, endedAt }: BlogFeed): BlogFeedRow {
    const { t } = site;
    const text = readAt ? t('posts.feed-read', { age: this.age(site, readAt) }) : t('posts.feed-not-read');
    if (endedAt) return { id, address, text, fault: t('posts.feed-ended', { at: instantIn(site, endedAt) }) };
    if (failedSince) return { id, address, text, fault: t('posts.feed-failing', { at: instantIn(site, failedSince) }) };
    return { id, address, text };
  }

  private age({ t, locale }: Site, at: Date): string {
    const minutes = Math.floor((this.clock.now().getTime() - at.getTime()) / 60_000);
    return minutes < 1 ? t('calendars.just-now') : ago(minutes, locale);
  }
}
