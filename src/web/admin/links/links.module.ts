import { Module } from '@nestjs/common';
import { AccountsModule } from '../../../accounts/accounts.module.js';
import { ClinicFileModule } from '../../../clinic-file/clinic-file.module.js';
import { FinderModule } from '../../../finder/finder.module.js';
import { HouseModule } from '../../house.module.js';
import { LinkController } from './link.controller.js';
import { LinkSaving } from './link-saving.service.js';
import { LinksController } from './links.controller.js';
import { LinksDesk } from './links-desk.service.js';
import { NearPlaces } from './near-places.service.js';
import { PostsController } from './posts/posts.controller.js';
import { PostsDesk } from './posts/posts-desk.service.js';

/** Calls to action on blogs and posters. */
@Module({
  imports: [HouseModule, AccountsModule, ClinicFileModule, FinderModule],
  controllers: [LinksController, LinkController, PostsController],
  providers: [PostsDesk, LinksDesk, LinkSaving, NearPlaces],
})
export class LinksModule {}
