import { Module } from '@nestjs/common';
import { FinderModule } from '../../../finder/finder.module.js';
import { ImportModule } from '../../../import/import-export.module.js';
import { ResourcePagesModule } from '../resource/resource-pages.module.js';
import { ByPageViews } from './by-page/by-page-views.service.js';
import { UnlinkedPagesController } from './by-page/unlinked-pages.controller.js';
import { LinkViews } from './link-views.service.js';
import { LinksController } from './links.controller.js';
import { NearPlaces } from './near-places.service.js';
import { BlogFeedViews } from './posts/blog-feed-views.service.js';
import { BlogFeedsController } from './posts/blog-feeds.controller.js';
import { PostViews } from './posts/post-views.service.js';
import { PostsController } from './posts/posts.controller.js';

/** Calls to action on blogs and posters. */
@Module({
  imports: [FinderModule, ImportModule, ResourcePagesModule],
  controllers: [LinksController, BlogFeedsController, PostsController, UnlinkedPagesController],
  providers: [BlogFeedViews, ByPageViews, PostViews, LinkViews, NearPlaces],
})
export class LinkPagesModule {}
