import { Module } from '@nestjs/common';
import { AccountsModule } from '../../accounts/accounts.module.js';
import { AvailabilityModule } from '../../availability/availability.module.js';
import { BookingsModule } from '../../bookings/bookings.module.js';
import { ClinicFileModule } from '../../clinic-file/clinic-file.module.js';
import { FinderModule } from '../../finder/finder.module.js';
import { Photos } from '../../practitioners/photos.service.js';
import { Pictures } from '../../practitioners/pictures.service.js';
import { HouseModule } from '../house.module.js';
import { PhotosController } from '../photos.controller.js';
import { ProfileController } from '../staff/profile/profile.controller.js';
import { HoursModule } from '../staff/hours.module.js';
import { HouseChangesController } from './house/house-changes.controller.js';
import { HouseChanging } from './house/house-changing.service.js';
import { HouseSubjects } from './house/house-subjects.service.js';
import { PhotoUploads } from './practitioners/photo-uploads.service.js';
import { PractitionerController } from './practitioners/practitioner.controller.js';
import { PractitionerPages } from './practitioners/practitioner-pages.service.js';
import { PractitionersController } from './practitioners/practitioners.controller.js';
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
  controllers: [
    LocationsController,
    LocationController,
    ThingsController,
    HouseChangesController,
    PractitionersController,
    PractitionerController,
    ProfileController,
    PhotosController,
  ],
  providers: [
    HouseSubjects,
    HouseChanging,
    LocationDesk,
    LocationPages,
    Whereabouts,
    Pictures,
    Photos,
    PhotoUploads,
    PractitionerPages,
  ],
})
export class PlacesModule {}
