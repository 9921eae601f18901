import { Module } from '@nestjs/common';
import { AccountsModule } from '../../../accounts/accounts.module.js';
import { AvailabilityModule } from '../../../availability/availability.module.js';
import { CalendarFeedsModule } from '../../../calendar-feeds/calendar-feeds.module.js';
import { SharedPagesModule } from '../../shared/shared-pages.module.js';
import { CalendarEditsController } from './calendar-edits.controller.js';
import { CalendarViews } from './calendar-views.service.js';
import { CalendarsController } from './calendars.controller.js';
import { FeedsController } from './feeds.controller.js';

/** Practitioners’ calendars: appointments going out, busy times coming in. */
@Module({
  imports: [AccountsModule, AvailabilityModule, CalendarFeedsModule, SharedPagesModule],
  controllers: [CalendarsController, CalendarEditsController, FeedsController],
  providers: [CalendarViews],
})
export class CalendarPagesModule {}
