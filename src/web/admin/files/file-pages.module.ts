import { Module } from '@nestjs/common';
import { AvailabilityModule } from '../../../availability/availability.module.js';
import { ChangesModule } from '../../../changes/changes.module.js';
import { ExportModule } from '../../../export/export.module.js';
import { ImportModule } from '../../../import/import.module.js';
import { SharedPagesModule } from '../../shared/shared-pages.module.js';
import { ArrivalsController } from './arrivals/arrivals.controller.js';
import { MeaningsController } from './arrivals/meanings.controller.js';
import { ClinicFileController } from './clinic-file.controller.js';
import { TakeAwayController } from './take-away.controller.js';

/** Files in and out. */
@Module({
  imports: [AvailabilityModule, ChangesModule, ExportModule, ImportModule, SharedPagesModule],
  controllers: [ClinicFileController, TakeAwayController, ArrivalsController, MeaningsController],
})
export class FilePagesModule {}
