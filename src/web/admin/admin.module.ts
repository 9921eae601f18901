import { Module } from '@nestjs/common';
import { AccountsModule } from '../../accounts/accounts.module.js';
import { ClinicFileModule } from '../../clinic-file/clinic-file.module.js';
import { HouseModule } from '../house.module.js';
import { ClinicFileController } from './files/clinic-file.controller.js';
import { IndexController } from './index/index.controller.js';

/** What the clinic decides about itself. */
@Module({
  imports: [HouseModule, AccountsModule, ClinicFileModule],
  controllers: [IndexController, ClinicFileController],
})
export class AdminModule {}
