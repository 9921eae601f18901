import { Module } from '@nestjs/common';
import { ChangesModule } from '../changes/changes.module.js';
import { AvailabilityModule } from '../availability/availability.module.js';
import { BookingsModule } from '../bookings/bookings.module.js';
import { VisitsExport } from './visits-export.service.js';
import { FullExport } from './full-export.service.js';

/** What a clinic takes with it: appointments as a table, everything as JSON. */
@Module({
  imports: [ChangesModule, AvailabilityModule, BookingsModule],
  providers: [VisitsExport, FullExport],
  exports: [VisitsExport, FullExport],
})
export class ExportModule {}
