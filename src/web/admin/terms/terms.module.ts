import { Module } from '@nestjs/common';
import { AccountsModule } from '../../../accounts/accounts.module.js';
import { AvailabilityModule } from '../../../availability/availability.module.js';
import { ClinicFileModule } from '../../../clinic-file/clinic-file.module.js';
import { HouseModule } from '../../house.module.js';
import { OwnTermsController } from './own-terms.controller.js';
import { TermsController } from './terms.controller.js';
import { TermsDesk } from './terms-desk.service.js';

/** On what terms visits are booked. */
@Module({
  imports: [HouseModule, AccountsModule, AvailabilityModule, ClinicFileModule],
  controllers: [TermsController, OwnTermsController],
  providers: [TermsDesk],
})
export class TermsModule {}
