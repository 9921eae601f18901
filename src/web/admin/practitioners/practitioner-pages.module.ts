import { Module } from '@nestjs/common';
import { AccountsModule } from '../../../accounts/accounts.module.js';
import { AvailabilityModule } from '../../../availability/availability.module.js';
import { ChangesModule } from '../../../changes/changes.module.js';
import { PractitionersModule } from '../../../practitioners/practitioners.module.js';
import { SharedPagesModule } from '../../shared/shared-pages.module.js';
import { StaffPagesModule } from '../../staff/staff-pages.module.js';
import { ConfigurationChangePagesModule } from '../changes/configuration-change-pages.module.js';
import { PractitionerPages } from './practitioner-pages.service.js';
import { PractitionerController } from './practitioner.controller.js';
import { PractitionersController } from './practitioners.controller.js';

/** Who treats. */
@Module({
  imports: [
    AccountsModule,
    AvailabilityModule,
    ChangesModule,
    ConfigurationChangePagesModule,
    PractitionersModule,
    SharedPagesModule,
    StaffPagesModule,
  ],
  controllers: [PractitionersController, PractitionerController],
  providers: [PractitionerPages],
})
export class PractitionerPagesModule {}
