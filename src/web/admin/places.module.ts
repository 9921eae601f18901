import { Module } from '@nestjs/common';
import { AccountsModule } from '../../accounts/accounts.module.js';
import { AvailabilityModule } from '../../availability/availability.module.js';
import { BookingsModule } from '../../bookings/bookings.module.js';
import { ClinicFileModule } from '../../clinic-file/clinic-file.module.js';
import { FinderModule } from '../../finder/finder.module.js';
import { HouseModule } from '../house.module.js';
import { HoursModule } from '../staff/hours.module.js';
import { HouseChangesController } from './house/house-changes.controller.js';
import { HouseChanging } from './house/house-changing.service.js';
import { HouseSubjects } from './house/house-subjects.service.js';
import { LocationController } from './places/location.controller.js';
import { LocationDesk } from './places/location-desk.service.js';
import { LocationPages } from './places/location-pages.service.js';
import { LocationsController } from './places/locations.controller.js';
import { ThingsController } from './places/things.controller.js';
import { Whereabouts } from './places/whereabouts.service.js';

/** Where the clinic is, what is there, and who treats. */
@Module({
  imports: [
    HouseModule,
    AccountsModule,
    AvailabilityModule,
    BookingsModule,
    ClinicFileModule,
    FinderModule,
    HoursModule,
  ],
  controllers: [LocationsController, LocationController, ThingsController, HouseChangesController],
  providers: [HouseSubjects, HouseChanging, LocationDesk, LocationPages, Whereabouts],
})
export class PlacesModule {}
