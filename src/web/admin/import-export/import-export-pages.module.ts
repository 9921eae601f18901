import { Module } from '@nestjs/common';
import { AvailabilityModule } from '../../../availability/availability.module.js';
import { ChangesModule } from '../../../changes/changes.module.js';
import { ExportModule } from '../../../export/export.module.js';
import { SharedPagesModule } from '../../shared/shared-pages.module.js';
import { ClinicFileController } from './clinic-file.controller.js';
import { ExportController } from './export.controller.js';

/** Files in and out. */
@Module({
  imports: [AvailabilityModule, ChangesModule, ExportModule, SharedPagesModule],
  controllers: [ClinicFileController, ExportController],
})
export class ImportExportPagesModule {}
