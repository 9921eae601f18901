import { Module } from '@nestjs/common';
import { AvailabilityModule } from '../../../availability/availability.module.js';
import { ClinicFileModule } from '../../../clinic-file/clinic-file.module.js';
import { MovingModule } from '../../../moving/moving.module.js';
import { HouseModule } from '../../house.module.js';
import { ArrivalsController } from './arrivals/arrivals.controller.js';
import { MeaningsController } from './arrivals/meanings.controller.js';
import { ClinicFileController } from './clinic-file.controller.js';
import { TakeAwayController } from './take-away.controller.js';

/** Files in and out. */
@Module({
  imports: [HouseModule, AvailabilityModule, ClinicFileModule, MovingModule],
  controllers: [ClinicFileController, TakeAwayController, ArrivalsController, MeaningsController],
})
export class FilesModule {}
