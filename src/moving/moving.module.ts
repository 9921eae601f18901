import { Module } from '@nestjs/common';
import { AvailabilityModule } from '../availability/availability.module.js';
import { BookingsModule } from '../bookings/bookings.module.js';
import { ClinicFileModule } from '../clinic-file/clinic-file.module.js';
import { PatientsModule } from '../patients/patients.module.js';
import { ArrivalsJob } from './in/arrivals.job.js';
import { ArrivalCases } from './in/arrivals.service.js';
import { BringArrivals } from './in/bring-arrivals.service.js';
import { ImportArrivals } from './in/import-arrivals.service.js';
import { KnownArrivals } from './in/known-arrivals.service.js';
import { TableArrivals } from './in/table-arrivals.service.js';
import { TryArrivals } from './in/try-arrivals.service.js';
import { VisitsTable } from './out/visits-table.service.js';
import { WholeClinic } from './out/whole-clinic.service.js';

/** What a clinic takes away, and what it brings from elsewhere. */
@Module({
  imports: [AvailabilityModule, BookingsModule, ClinicFileModule, PatientsModule],
  providers: [
    VisitsTable,
    WholeClinic,
    ArrivalCases,
    KnownArrivals,
    BringArrivals,
    TableArrivals,
    TryArrivals,
    ImportArrivals,
    ArrivalsJob,
  ],
  exports: [VisitsTable, WholeClinic, ArrivalCases, BringArrivals, TableArrivals],
})
export class MovingModule {}
