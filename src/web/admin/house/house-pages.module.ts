import { Module } from '@nestjs/common';
import { AccountsModule } from '../../../accounts/accounts.module.js';
import { ChangesModule } from '../../../changes/changes.module.js';
import { LocationsModule } from '../../../locations/locations.module.js';
import { SharedPagesModule } from '../../shared/shared-pages.module.js';
import { HoursPagesModule } from '../../staff/hours/hours-pages.module.js';
import { HouseChangesController } from './house-changes.controller.js';
import { HouseChanging } from './house-changing.service.js';
import { HouseSubjects } from './house-subjects.service.js';

/** Changes that leave appointments without their room, location or practitioner. */
@Module({
  imports: [AccountsModule, ChangesModule, HoursPagesModule, LocationsModule, SharedPagesModule],
  controllers: [HouseChangesController],
  providers: [HouseSubjects, HouseChanging],
  exports: [HouseChanging],
})
export class HousePagesModule {}
