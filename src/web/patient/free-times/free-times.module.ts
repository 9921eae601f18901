import { Module } from '@nestjs/common';
import { AvailabilityModule } from '../../../availability/availability.module.js';
import { FreeTimesController } from './free-times.controller.js';
import { FreeTimes } from './free-times.service.js';

/** Free times for other programs (SMART Scheduling Links). */
@Module({
  imports: [AvailabilityModule],
  controllers: [FreeTimesController],
  providers: [FreeTimes],
})
export class FreeTimesModule {}
