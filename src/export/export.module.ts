import { Module } from '@nestjs/common';
import { ChangesModule } from '../changes/changes.module.js';
import { AvailabilityModule } from '../availability/availability.module.js';
import { BookingsModule } from '../bookings/bookings.module.js';
import { VisitsTable } from './visits-table.service.js';
import { WholeClinic } from './whole-clinic.service.js';

/** What a clinic takes with it: appointments as a table, everything as JSON. */
@Module({
  imports: [ChangesModule, AvailabilityModule, BookingsModule],
  providers: [VisitsTable, WholeClinic],
  exports: [VisitsTable, WholeClinic],
})
export class ExportModule {}
