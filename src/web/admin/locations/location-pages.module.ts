import { Module } from '@nestjs/common';
import { AvailabilityModule } from '../../../availability/availability.module.js';
import { ChangesModule } from '../../../changes/changes.module.js';
import { FinderModule } from '../../../finder/finder.module.js';
import { LocationsModule } from '../../../locations/locations.module.js';
import { StaffPagesModule } from '../../staff/staff-pages.module.js';
import { ResourcePagesModule } from '../resource/resource-pages.module.js';
import { LocationViews } from './location-views.service.js';
import { LocationPages } from './location-pages.service.js';
import { ClosingController } from './closing.controller.js';
import { ClosuresController } from './closures.controller.js';
import { EquipmentController } from './equipment.controller.js';
import { LocationsController } from './locations.controller.js';
import { PlacePhotoController } from './place-photo.controller.js';
import { RoomsController } from './rooms.controller.js';
import { AddressLookup } from './address-lookup.service.js';

/** Where the clinic is, and what is there. */
@Module({
  imports: [AvailabilityModule, ChangesModule, FinderModule, LocationsModule, ResourcePagesModule, StaffPagesModule],
  controllers: [
    LocationsController,
    PlacePhotoController,
    RoomsController,
    EquipmentController,
    ClosuresController,
    ClosingController,
  ],
  providers: [LocationViews, LocationPages, AddressLookup],
})
export class LocationPagesModule {}
