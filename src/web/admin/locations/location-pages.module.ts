import { Module } from '@nestjs/common';
import { AccountsModule } from '../../../accounts/accounts.module.js';
import { AvailabilityModule } from '../../../availability/availability.module.js';
import { ChangesModule } from '../../../changes/changes.module.js';
import { FinderModule } from '../../../finder/finder.module.js';
import { LocationsModule } from '../../../locations/locations.module.js';
import { SharedPagesModule } from '../../shared/shared-pages.module.js';
import { ConfigurationChangePagesModule } from '../changes/configuration-change-pages.module.js';
import { LocationViews } from './location-views.service.js';
import { LocationPages } from './location-pages.service.js';
import { LocationController } from './location.controller.js';
import { LocationsController } from './locations.controller.js';
import { RoomsAndEquipmentController } from './rooms-and-equipment.controller.js';
import { AddressLookup } from './address-lookup.service.js';

/** Where the clinic is, and what is there. */
@Module({
  imports: [
    AccountsModule,
    AvailabilityModule,
    ChangesModule,
    FinderModule,
    ConfigurationChangePagesModule,
    LocationsModule,
    SharedPagesModule,
  ],
  controllers: [LocationsController, LocationController, RoomsAndEquipmentController],
  providers: [LocationViews, LocationPages, AddressLookup],
})
export class LocationPagesModule {}
