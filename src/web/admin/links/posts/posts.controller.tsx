import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { z } from 'zod';
import { Allow } from '../../../../accounts/allow.decorator.js';
import { Staff } from '../../../../accounts/staff.decorator.js';
import type { StaffMember } from '../../../../accounts/staff-member.js';
import { BlogFeeds, mostFeeds } from '../../../../import/posts/blog-feeds.service.js';
import { BlogBackups } from '../../../../import/posts/blog-backups.service.js';
import { BlogPosts, type BlogReading } from '../../../../import/posts/blog-posts.service.js';
import { FeedReader } from '../../../../import/posts/feed-reader.service.js';
import { isNowhere, nowhere, webAddress } from '../../../../import/posts/post.js';
import type { Answer } from '../../../../platform/http/answer.js';
import { Id } from '../../../../platform/http/request.decorator.js';
import { AcceptsFiles } from '../../../../platform/http/accepts-files.decorator.js';
import { FileOnDisk } from '../../../../platform/http/upload.js';
import { faultInAddress } from '../../../../platform/outside-url.js';
import { parse } from '../../../../platform/parse.js';
import { page, seeOther } from '../../../shared/answer.js';
import type { FieldErrors } from '../../../shared/form.js';
import { SiteContext } from '../../../shared/site-context.service.js';
import { ByPageSection } from '../by-page/by-page-section.js';
import { ByPageViews } from '../by-page/by-page-views.service.js';
import { NearPlaces } from '../near-places.service.js';
import { BlogFeedViews } from './blog-feed-views.service.js';
import type { FeedNews } from './blog-feeds.controller.js';
import { FeedPage } from './feed-page.js';
import { type Chosen, chosenIn } from './post-choices.js';
import { PostViews } from './post-views.service.js';
import { PostsPage, type PostsView } from './posts-page.js';
import { BlogAddressPage, ReadingPage } from './reading-page.js';

const brought = z.object({
  address: z.string().max(500).default(''),
  follow: z.literal('yes').optional(),
  file: z.instanceof(FileOnDisk).optional(),
});
const where = z.object({ address: z.string().max(500).default('') });
const told = z.object({
  news: z.enum<FeedNews[]>(['linked', 'ignored', 'decided', 'stopped']).optional().catch(undefined),
});
const asked = z.object({
  page: z.coerce.number().int().min(1).max(1000).catch(1),
  made: z.coerce.number().int().min(0).max(100_000).optional().catch(undefined),
  followed: z.literal('yes').optional().catch(undefined),
});

/** A link for every post of a blog at once: the blog is read, what shall be made is looked at, then it is. */
@Controller('admin/links/posts')
@Allow('admin')
export class PostsController {
  constructor(
    private readonly siteContext: SiteContext,
    private readonly reader: FeedReader,
    private readonly posts: BlogPosts,
    private readonly backups: BlogBackups,
    private readonly feeds: BlogFeeds,
    private readonly views: PostViews,
    private readonly feedViews: BlogFeedViews,
    private readonly places: NearPlaces,
    private readonly byPage: ByPageViews,
  ) {}

  @Get()
  async blank(@Staff() member: StaffMember, @Query() query: unknown): Promise<Answer> {
    const { news } = parse(told, query);
    const { t } = await this.siteContext.site();
    return this.showBlogs(member, { news: news && t(`posts.news.${news}`) });
  }

  @Post()
  @AcceptsFiles({ megabytes: 256, onDisk: true })
  async bring(@Staff() member: StaffMember, @Body() body: unknown): Promise<Answer> {
    const { address: typed, file, follow: wish } = parse(brought, body);
    const address = typed.trim() && withScheme(typed.trim());
    const follow = wish !== undefined && address !== '';
    const { t } = await this.siteContext.site();
    const refused = (errors: FieldErrors) => this.showBlogs(member, { address: typed, follow, errors }, 400);
    if (!file && !address) return refused({ address: t('posts.nothing') });
    const feeds = follow ? await this.feeds.list() : [];
    const isNew = feeds.every((feed) => feed.address !== webAddress(address, nowhere));
    if (isNew && feeds.length >= mostFeeds) return refused({ address: t('posts.feeds-many', { most: mostFeeds }) });
    if (file) {
      const blog = address === '' ? null : blogAt(address);
      if (blog === undefined) return refused({ address: t('posts.where-fault') });
      const id = await this.backups.begin(member, file, { blog, follow });
      return seeOther(`/admin/links/posts/${id}${follow ? '?followed=yes' : ''}`);
    }
    const found = await this.reader.ofAddress(address);
    if (!found) {
      const said = t(faultInAddress(address) === 'port' ? 'fault.other-port' : 'posts.unreadable');
      return refused({ address: said });
    }
    if (follow && !(await this.feeds.follow(member, new URL(address).href, found)))
      return refused({ address: t('posts.feeds-many', { most: mostFeeds }) });
    const id = await this.posts.keep(member, typed, found);
    return seeOther(`/admin/links/posts/${id}${follow ? '?followed=yes' : ''}`);
  }

  @Get(':id')
  async choose(@Staff() member: StaffMember, @Id() id: string, @Query() query: unknown): Promise<Answer> {
    const { page, made, followed } = parse(asked, query);
    const { t } = await this.siteContext.site();
    const reading = await this.posts.one(member, id);
    const unfinished = await this.unfinished(member, reading);
    if (unfinished) return unfinished;
    const news = made === undefined ? followed && t('posts.followed') : t('posts.made', { count: made });
    return this.show(member, id, { page, news });
  }

  /** Where the blog of a backup is that does not say so. */
  @Post(':id/address')
  async place(@Staff() member: StaffMember, @Id() id: string, @Body() body: unknown): Promise<Answer> {
    const { address } = parse(where, body);
    const [site, reading] = await Promise.all([this.siteContext.site(), this.posts.one(member, id)]);
    // Somebody has said it already, or there is nothing yet to say it of.
    if (!reading.posts.some(isNowhere)) return seeOther(`/admin/links/posts/${id}`);
    const blog = blogAt(withScheme(address.trim()));
    if (blog === undefined) {
      const view = { member, reading, address, errors: { address: site.t('posts.where-fault') } };
      return page(<BlogAddressPage site={site} view={view} />, { status: 400 });
    }
    await this.backups.place(member, id, blog);
    return seeOther(`/admin/links/posts/${id}`);
  }

  @Post(':id')
  async make(
    @Staff() member: StaffMember,
    @Id() id: string,
    @Query() query: unknown,
    @Body() body: unknown,
  ): Promise<Answer> {
    const { page } = parse(asked, query);
    const chosen = chosenIn(body);
    const { t } = await this.siteContext.site();
    const { fault: unknown, suggestions } = await this.places.check(chosen.near);
    const labelFault = chosen.label === '' ? t('posts.label-missing') : null;
    const errors = { ...(labelFault && { label: labelFault }), ...(unknown && { near: t(unknown) }) };
    if (Object.keys(errors).length > 0) return this.show(member, id, { page, chosen, errors, suggestions }, 400);
    const links = await this.views.wanted(member, id, chosen);
    if (links.length === 0) return this.show(member, id, { page, chosen, fault: t('posts.none-ticked') }, 400);
    const made = await this.posts.make(member, links);
    return seeOther(`/admin/links/posts/${id}?made=${made}`);
  }

  /** Until all of it is read, it is known where the blog is, or it turns out that it cannot be read. */
  private async unfinished(member: StaffMember, reading: BlogReading): Promise<Answer | undefined> {
    const site = await this.siteContext.site();
    const { source, fault, progress, posts } = reading;
    if (fault !== null) {
      const errors = { file: site.t('posts.file-fault', { name: source, fault }) };
      return this.showBlogs(member, { errors }, 400);
    }
    if (progress !== null)
      return page(<ReadingPage site={site} view={{ member, reading }} />, { headers: { refresh: '1' } });
    if (!posts.some(isNowhere)) return undefined;
    return page(<BlogAddressPage site={site} view={{ member, reading, address: '', errors: {} }} />);
  }

  private async show(
    member: StaffMember,
    id: string,
    more: { readonly page: number; readonly chosen?: Chosen } & Partial<Omit<PostsView, 'page'>>,
    status = 200,
  ): Promise<Answer> {
    const site = await this.siteContext.site();
    const view = await this.views.view(site, member, id, more);
    return page(<PostsPage site={site} view={view} />, { status });
  }

  private async showBlogs(
    member: StaffMember,
    more: Parameters<BlogFeedViews['view']>[2],
    status = 200,
  ): Promise<Answer> {
    const site = await this.siteContext.site();
    const [view, byPage] = await Promise.all([this.feedViews.view(site, member, more), this.byPage.view(site)]);
    return page(
      <FeedPage site={site} view={view}>
        <ByPageSection view={byPage} />
      </FeedPage>,
      { status },
    );
  }
}

/** The site of a blog; undefined: it is none of the web. */
function blogAt(address: string): string | undefined {
  const blog = webAddress(address, nowhere);
  return blog === null || isNowhere({ page: blog }) || !new URL(blog).hostname.includes('.') ? undefined : blog;
}

/** As people type it. Plain http is read nowhere. */
function withScheme(address: string): string {
  return /^[a-z]+:\/\//i.test(address) ? address.replace(/^http:/i, 'https:') : `https://${address}`;
}
