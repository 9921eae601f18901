import { Module } from '@nestjs/common';
import { AccountsModule } from '../../../accounts/accounts.module.js';
import { AvailabilityModule } from '../../../availability/availability.module.js';
import { ChangesModule } from '../../../changes/changes.module.js';
import { SharedPagesModule } from '../../shared/shared-pages.module.js';
import { ChangePagesModule } from '../changes/change-pages.module.js';
import { HoursChangesController } from './hours-changes.controller.js';
import { HoursController } from './hours.controller.js';
import { HoursViews } from './hours-views.service.js';

/** When people work, and what a change of it does to appointments. */
@Module({
  imports: [AccountsModule, AvailabilityModule, ChangePagesModule, ChangesModule, SharedPagesModule],
  controllers: [HoursController, HoursChangesController],
  providers: [HoursViews],
})
export class HoursPagesModule {}
