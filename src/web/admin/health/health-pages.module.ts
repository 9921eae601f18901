import { Module } from '@nestjs/common';
import { AccountsModule } from '../../../accounts/accounts.module.js';
import { HealthModule } from '../../../health/health.module.js';
import { SharedPagesModule } from '../../shared/shared-pages.module.js';
import { HealthPageController } from './health-page.controller.js';

/** Whether all is well. */
@Module({
  imports: [AccountsModule, HealthModule, SharedPagesModule],
  controllers: [HealthPageController],
})
export class HealthPagesModule {}
