import { Module } from '@nestjs/common';
import { AccountsModule } from '../../../accounts/accounts.module.js';
import { AvailabilityModule } from '../../../availability/availability.module.js';
import { BookingsModule } from '../../../bookings/bookings.module.js';
import { ChangesModule } from '../../../changes/changes.module.js';
import { SharedPagesModule } from '../../shared/shared-pages.module.js';
import { ChangesController } from './changes.controller.js';
import { Deciding } from './deciding.service.js';
import { HoursViews } from './hours-views.service.js';
import { HoursController } from './hours.controller.js';

/** When people work, and what a change of it does to appointments. */
@Module({
  imports: [AccountsModule, AvailabilityModule, BookingsModule, ChangesModule, SharedPagesModule],
  controllers: [HoursController, ChangesController],
  providers: [HoursViews, Deciding],
  exports: [Deciding],
})
export class HoursPagesModule {}
