import { Module } from '@nestjs/common';
import { AvailabilityModule } from '../../../availability/availability.module.js';
import { BookingsModule } from '../../../bookings/bookings.module.js';
import { ChangesModule } from '../../../changes/changes.module.js';
import { SharedPagesModule } from '../../shared/shared-pages.module.js';
import { ChangeDescriptions } from './change-descriptions.service.js';
import { ChangePages } from './change-pages.service.js';
import { DecideViews } from './decide-views.service.js';

/** The pages of a change that visits depend on: its impact, the decisions, and the way back. */
@Module({
  imports: [AvailabilityModule, BookingsModule, ChangesModule, SharedPagesModule],
  providers: [ChangeDescriptions, ChangePages, DecideViews],
  exports: [ChangePages],
})
export class ChangePagesModule {}
