import { Module } from '@nestjs/common';
import { AccountsModule } from '../../../accounts/accounts.module.js';
import { ChangesModule } from '../../../changes/changes.module.js';
import { FinderModule } from '../../../finder/finder.module.js';
import { ImportModule } from '../../../import/import-export.module.js';
import { SharedPagesModule } from '../../shared/shared-pages.module.js';
import { LinkSaving } from './link-saving.service.js';
import { LinkController } from './link.controller.js';
import { LinkViews } from './link-views.service.js';
import { LinksController } from './links.controller.js';
import { NearPlaces } from './near-places.service.js';
import { PostViews } from './posts/post-views.service.js';
import { PostsController } from './posts/posts.controller.js';

/** Calls to action on blogs and posters. */
@Module({
  imports: [AccountsModule, ChangesModule, FinderModule, ImportModule, SharedPagesModule],
  controllers: [LinksController, LinkController, PostsController],
  providers: [PostViews, LinkViews, LinkSaving, NearPlaces],
})
export class LinkPagesModule {}
