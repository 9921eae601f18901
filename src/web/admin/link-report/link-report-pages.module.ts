import { Module } from '@nestjs/common';
import { FinderModule } from '../../../finder/finder.module.js';
import { AccountsModule } from '../../../accounts/accounts.module.js';
import { ReportsModule } from '../../../reports/reports.module.js';
import { SharedPagesModule } from '../../shared/shared-pages.module.js';
import { LinkReportController } from './link-report.controller.js';

/** What each link led to. */
@Module({
  imports: [FinderModule, AccountsModule, ReportsModule, SharedPagesModule],
  controllers: [LinkReportController],
})
export class LinkReportPagesModule {}
