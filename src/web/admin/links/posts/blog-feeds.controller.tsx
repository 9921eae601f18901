import { Body, Controller, Post } from '@nestjs/common';
import { z } from 'zod';
import { Allow } from '../../../../accounts/allow.decorator.js';
import { Staff } from '../../../../accounts/staff.decorator.js';
import type { StaffMember } from '../../../../accounts/staff-member.js';
import { BlogFeeds } from '../../../../import/posts/blog-feeds.service.js';
import { BlogPosts } from '../../../../import/posts/blog-posts.service.js';
import type { Answer } from '../../../../platform/http/answer.js';
import { Id } from '../../../../platform/http/request.decorator.js';
import { parse } from '../../../../platform/parse.js';
import { Refusal } from '../../../../platform/refusal.js';
import { seeOther } from '../../../shared/answer.js';
import { SiteContext } from '../../../shared/site-context.service.js';
import { BlogFeedViews } from './blog-feed-views.service.js';

const decided = z.object({ post: z.uuid(), treatment: z.string().max(500).default('') });
export type FeedNews = 'linked' | 'ignored' | 'decided' | 'stopped';

/** What is decided about posts that came by themselves, and the end of reading a blog. */
@Controller('admin/links/posts')
@Allow('admin')
export class BlogFeedsController {
  constructor(
    private readonly siteContext: SiteContext,
    private readonly feeds: BlogFeeds,
    private readonly posts: BlogPosts,
    private readonly views: BlogFeedViews,
  ) {}

  @Post('new')
  async link(@Staff() member: StaffMember, @Body() body: unknown): Promise<Answer> {
    const { post, treatment } = parse(decided, body);
    const site = await this.siteContext.site();
    return this.done('linked', async () => {
      await this.posts.make(member, [await this.views.wanted(site, post, treatment)]);
    });
  }

  @Post('ignored')
  async ignore(@Staff() member: StaffMember, @Body() body: unknown): Promise<Answer> {
    const { post } = parse(decided, body);
    return this.done('ignored', () => this.feeds.ignore(member, post));
  }

  @Post('feeds/:id/end')
  async stop(@Staff() member: StaffMember, @Id() id: string): Promise<Answer> {
    return this.done('stopped', () => this.feeds.stop(member, id));
  }

  /** A second click, or a colleague's, finds it decided. */
  private async done(news: FeedNews, work: () => Promise<void>): Promise<Answer> {
    try {
      await work();
    } catch (fault) {
      if (!(fault instanceof Refusal && fault.code === 'not-found')) throw fault;
      return seeOther(`/admin/links/posts?news=${news === 'stopped' ? news : 'decided'}`);
    }
    return seeOther(`/admin/links/posts?news=${news}`);
  }
}
