import { Module } from '@nestjs/common';
import { AvailabilityModule } from '../availability/availability.module.js';
import { FinderModule } from '../finder/finder.module.js';
import { BookedHours } from './booked-hours.service.js';
import { ChangedDays } from './changed-days.service.js';
import { KeepOffered } from './keep-offered.job.js';
import { LinkLedger } from './link-ledger.service.js';
import { NewPatients } from './new-patients.service.js';
import { OfferedTimes } from './offered-time.service.js';
import { Reports } from './reports.service.js';
import { SumUpDays } from './sum-up-days.job.js';
import { VisitFigures } from './visit-figures.service.js';

@Module({
  imports: [AvailabilityModule, FinderModule],
  providers: [
    ChangedDays,
    VisitFigures,
    BookedHours,
    NewPatients,
    OfferedTimes,
    SumUpDays,
    KeepOffered,
    LinkLedger,
    Reports,
  ],
  exports: [LinkLedger, Reports, SumUpDays, KeepOffered],
})
export class ReportsModule {}
