import { Module } from '@nestjs/common';
import { AvailabilityModule } from '../availability/availability.module.js';
import { FinderModule } from '../finder/finder.module.js';
import { ChangedDays } from './changed-days.service.js';
import { KeepOffered } from './keep-offered.job.js';
import { LinkLedger } from './link-ledger.service.js';
import { OfferedTimes } from './offered-time.service.js';
import { Reports } from './reports.service.js';
import { SumUpDays } from './sum-up-days.job.js';

@Module({
  imports: [AvailabilityModule, FinderModule],
  providers: [ChangedDays, OfferedTimes, SumUpDays, KeepOffered, LinkLedger, Reports],
  exports: [LinkLedger, Reports, SumUpDays, KeepOffered],
})
export class ReportsModule {}
