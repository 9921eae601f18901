import { Module } from '@nestjs/common';
import { AccountsModule } from '../../../accounts/accounts.module.js';
import { ChangesModule } from '../../../changes/changes.module.js';
import { SharedPagesModule } from '../../shared/shared-pages.module.js';
import { ChangePagesModule } from '../../staff/changes/change-pages.module.js';
import { ResourceTools } from './resource-tools.service.js';

/** What the pages of lists of the clinic file have in common. */
@Module({
  imports: [AccountsModule, ChangePagesModule, ChangesModule, SharedPagesModule],
  providers: [ResourceTools],
  exports: [AccountsModule, ChangePagesModule, ChangesModule, ResourceTools, SharedPagesModule],
})
export class ResourcePagesModule {}
