import { Module } from '@nestjs/common';
import { AvailabilityModule } from '../../../availability/availability.module.js';
import { ChangesModule } from '../../../changes/changes.module.js';
import { ExportModule } from '../../../export/export.module.js';
import { ImportModule } from '../../../import/import-export.module.js';
import { SharedPagesModule } from '../../shared/shared-pages.module.js';
import { ImportsController } from './arrivals/imports.controller.js';
import { MeaningsController } from './arrivals/meanings.controller.js';
import { ClinicFileController } from './clinic-file.controller.js';
import { ExportController } from './export.controller.js';

/** Files in and out. */
@Module({
  imports: [AvailabilityModule, ChangesModule, ExportModule, ImportModule, SharedPagesModule],
  controllers: [ClinicFileController, ExportController, ImportsController, MeaningsController],
})
export class FilePagesModule {}
