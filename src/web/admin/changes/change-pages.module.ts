import { Module } from '@nestjs/common';
import { AccountsModule } from '../../../accounts/accounts.module.js';
import { ChangesModule } from '../../../changes/changes.module.js';
import { LocationsModule } from '../../../locations/locations.module.js';
import { SharedPagesModule } from '../../shared/shared-pages.module.js';
import { HoursPagesModule } from '../../staff/hours/hours-pages.module.js';
import { ConfigurationChangesController } from './configuration-changes.controller.js';
import { ConfigurationChangePages } from './configuration-change-pages.service.js';
import { ChangeSubjects } from './change-subjects.service.js';

/** Changes that leave appointments without their room, location or practitioner. */
@Module({
  imports: [AccountsModule, ChangesModule, HoursPagesModule, LocationsModule, SharedPagesModule],
  controllers: [ConfigurationChangesController],
  providers: [ChangeSubjects, ConfigurationChangePages],
  exports: [ConfigurationChangePages],
})
export class ChangePagesModule {}
