import { Module } from '@nestjs/common';
import { AccountsModule } from '../../../accounts/accounts.module.js';
import { AvailabilityModule } from '../../../availability/availability.module.js';
import { ChangesModule } from '../../../changes/changes.module.js';
import { SharedPagesModule } from '../../shared/shared-pages.module.js';
import { TreatmentController } from './treatment.controller.js';
import { TreatmentViews } from './treatment-views.service.js';
import { TreatmentsController } from './treatments.controller.js';

/** What is offered, how long it takes, and who does it where. */
@Module({
  imports: [AccountsModule, AvailabilityModule, ChangesModule, SharedPagesModule],
  controllers: [TreatmentsController, TreatmentController],
  providers: [TreatmentViews],
})
export class TreatmentPagesModule {}
