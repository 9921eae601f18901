import { Module } from '@nestjs/common';
import { AccountsModule } from '../../../accounts/accounts.module.js';
import { AvailabilityModule } from '../../../availability/availability.module.js';
import { PractitionersModule } from '../../../practitioners/practitioners.module.js';
import { StaffPagesModule } from '../../staff/staff-pages.module.js';
import { ResourcePagesModule } from '../resource/resource-pages.module.js';
import { PractitionerAccounts } from './practitioner-accounts.service.js';
import { PractitionerViews } from './practitioner-views.service.js';
import { PractitionersController } from './practitioners.controller.js';

/** Who treats. */
@Module({
  imports: [AccountsModule, AvailabilityModule, PractitionersModule, ResourcePagesModule, StaffPagesModule],
  controllers: [PractitionersController],
  providers: [PractitionerAccounts, PractitionerViews],
})
export class PractitionerPagesModule {}
