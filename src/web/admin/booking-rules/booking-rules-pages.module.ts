import { Module } from '@nestjs/common';
import { AvailabilityModule } from '../../../availability/availability.module.js';
import { ResourcePagesModule } from '../resource/resource-pages.module.js';
import { CustomRulesController } from './custom-rules.controller.js';
import { BookingRulesViews } from './booking-rules-views.service.js';
import { BookingRulesController } from './booking-rules.controller.js';

/** On what terms appointments are booked. */
@Module({
  imports: [AvailabilityModule, ResourcePagesModule],
  controllers: [BookingRulesController, CustomRulesController],
  providers: [BookingRulesViews],
})
export class BookingRulesPagesModule {}
