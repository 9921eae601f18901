import { Module } from '@nestjs/common';
import { AccountsModule } from '../../../accounts/accounts.module.js';
import { AvailabilityModule } from '../../../availability/availability.module.js';
import { FinderModule } from '../../../finder/finder.module.js';
import { ReportsModule } from '../../../reports/reports.module.js';
import { SharedPagesModule } from '../../shared/shared-pages.module.js';
import { ReportsController } from './reports.controller.js';

/** How the clinic is doing. */
@Module({
  imports: [AccountsModule, AvailabilityModule, FinderModule, ReportsModule, SharedPagesModule],
  controllers: [ReportsController],
})
export class ReportPagesModule {}
