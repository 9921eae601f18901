import { Module } from '@nestjs/common';
import { AccountsModule } from '../../../accounts/accounts.module.js';
import { AvailabilityModule } from '../../../availability/availability.module.js';
import { ChangesModule } from '../../../changes/changes.module.js';
import { FinderModule } from '../../../finder/finder.module.js';
import { LocationsModule } from '../../../locations/locations.module.js';
import { SharedPagesModule } from '../../shared/shared-pages.module.js';
import { HousePagesModule } from '../house/house-pages.module.js';
import { LocationDesk } from './location-desk.service.js';
import { LocationPages } from './location-pages.service.js';
import { LocationController } from './location.controller.js';
import { LocationsController } from './locations.controller.js';
import { ThingsController } from './things.controller.js';
import { Whereabouts } from './whereabouts.service.js';

/** Where the clinic is, and what is there. */
@Module({
  imports: [
    AccountsModule,
    AvailabilityModule,
    ChangesModule,
    FinderModule,
    HousePagesModule,
    LocationsModule,
    SharedPagesModule,
  ],
  controllers: [LocationsController, LocationController, ThingsController],
  providers: [LocationDesk, LocationPages, Whereabouts],
})
export class LocationPagesModule {}
