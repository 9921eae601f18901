import { Module } from '@nestjs/common';
import { AccountsModule } from '../../../accounts/accounts.module.js';
import { ChangesModule } from '../../../changes/changes.module.js';
import { FinderModule } from '../../../finder/finder.module.js';
import { ImportModule } from '../../../import/import.module.js';
import { SharedPagesModule } from '../../shared/shared-pages.module.js';
import { LinkSaving } from './link-saving.service.js';
import { LinkController } from './link.controller.js';
import { LinksDesk } from './links-desk.service.js';
import { LinksController } from './links.controller.js';
import { NearPlaces } from './near-places.service.js';
import { PostsDesk } from './posts/posts-desk.service.js';
import { PostsController } from './posts/posts.controller.js';

/** Calls to action on blogs and posters. */
@Module({
  imports: [AccountsModule, ChangesModule, FinderModule, ImportModule, SharedPagesModule],
  controllers: [LinksController, LinkController, PostsController],
  providers: [PostsDesk, LinksDesk, LinkSaving, NearPlaces],
})
export class LinkPagesModule {}
