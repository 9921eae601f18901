import { Module } from '@nestjs/common';
import { AccountsModule } from '../../accounts/accounts.module.js';
import { AvailabilityModule } from '../../availability/availability.module.js';
import { FinderModule } from '../../finder/finder.module.js';
import { ReportsModule } from '../../reports/reports.module.js';
import { HouseModule } from '../house.module.js';
import { LedgerController } from './ledger/ledger.controller.js';
import { ReportsController } from './reports/reports.controller.js';

/** How the clinic does. */
@Module({
  imports: [HouseModule, AccountsModule, AvailabilityModule, FinderModule, ReportsModule],
  controllers: [LedgerController, ReportsController],
})
export class ReportPagesModule {}
