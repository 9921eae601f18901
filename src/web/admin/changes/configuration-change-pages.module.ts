import { Module } from '@nestjs/common';
import { AccountsModule } from '../../../accounts/accounts.module.js';
import { ChangesModule } from '../../../changes/changes.module.js';
import { ChangePagesModule } from '../../staff/changes/change-pages.module.js';
import { ConfigurationChangesController } from './configuration-changes.controller.js';

/** Changes that leave appointments without their room, location or practitioner. */
@Module({
  imports: [AccountsModule, ChangePagesModule, ChangesModule],
  controllers: [ConfigurationChangesController],
  exports: [ChangePagesModule],
})
export class ConfigurationChangePagesModule {}
