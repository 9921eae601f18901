import { Module } from '@nestjs/common';
import { AccountsModule } from '../../accounts/accounts.module.js';
import { AvailabilityModule } from '../../availability/availability.module.js';
import { ReportsModule } from '../../reports/reports.module.js';
import { HouseModule } from '../house.module.js';
import { ReportsController } from './reports/reports.controller.js';

/** How the clinic does. */
@Module({
  imports: [HouseModule, AccountsModule, AvailabilityModule, ReportsModule],
  controllers: [ReportsController],
})
export class ReportPagesModule {}
