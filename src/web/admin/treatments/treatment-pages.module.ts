import { Module } from '@nestjs/common';
import { AvailabilityModule } from '../../../availability/availability.module.js';
import { ResourcePagesModule } from '../resource/resource-pages.module.js';
import { CommonTreatmentsController } from './common.controller.js';
import { TreatmentListController } from './treatment-list.controller.js';
import { TreatmentViews } from './treatment-views.service.js';
import { TreatmentsController } from './treatments.controller.js';

/** What is offered, how long it takes, and who does it where. */
@Module({
  imports: [AvailabilityModule, ResourcePagesModule],
  controllers: [CommonTreatmentsController, TreatmentListController, TreatmentsController],
  providers: [TreatmentViews],
})
export class TreatmentPagesModule {}
