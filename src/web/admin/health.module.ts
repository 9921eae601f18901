import { Module } from '@nestjs/common';
import { AccountsModule } from '../../accounts/accounts.module.js';
import { HealthModule } from '../../health/health.module.js';
import { HouseModule } from '../house.module.js';
import { LettersController } from '../staff/letters/letters.controller.js';
import { HealthPageController } from './health/health-page.controller.js';

/** Whether all is well, and letters that did not arrive. */
@Module({
  imports: [HouseModule, AccountsModule, HealthModule],
  controllers: [HealthPageController, LettersController],
})
export class HealthPagesModule {}
