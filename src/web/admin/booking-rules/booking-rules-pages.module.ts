import { Module } from '@nestjs/common';
import { AccountsModule } from '../../../accounts/accounts.module.js';
import { AvailabilityModule } from '../../../availability/availability.module.js';
import { ChangesModule } from '../../../changes/changes.module.js';
import { SharedPagesModule } from '../../shared/shared-pages.module.js';
import { CustomRulesController } from './custom-rules.controller.js';
import { BookingRulesViews } from './booking-rules-views.service.js';
import { BookingRulesController } from './booking-rules.controller.js';

/** On what terms appointments are booked. */
@Module({
  imports: [AccountsModule, AvailabilityModule, ChangesModule, SharedPagesModule],
  controllers: [BookingRulesController, CustomRulesController],
  providers: [BookingRulesViews],
})
export class BookingRulesPagesModule {}
