import { Module } from '@nestjs/common';
import { AccountsModule } from '../../accounts/accounts.module.js';
import { AvailabilityModule } from '../../availability/availability.module.js';
import { ClinicFileModule } from '../../clinic-file/clinic-file.module.js';
import { HouseModule } from '../house.module.js';
import { TreatmentController } from './treatments/treatment.controller.js';
import { TreatmentsController } from './treatments/treatments.controller.js';
import { TreatmentsDesk } from './treatments/treatments-desk.service.js';

/** What is offered, how long it takes, and who does it where. */
@Module({
  imports: [HouseModule, AccountsModule, AvailabilityModule, ClinicFileModule],
  controllers: [TreatmentsController, TreatmentController],
  providers: [TreatmentsDesk],
})
export class TreatmentsModule {}
