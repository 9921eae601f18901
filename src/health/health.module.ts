import { Module } from '@nestjs/common';
import { AvailabilityModule } from '../availability/availability.module.js';
import { FailedLetters } from './failed-letters.service.js';
import { Health } from './health.service.js';
import { MachineryState } from './machinery.service.js';

/** Whether all is well, and what to do where it is not. */
@Module({
  imports: [AvailabilityModule],
  providers: [Health, FailedLetters, MachineryState],
  exports: [Health, FailedLetters, MachineryState],
})
export class HealthModule {}
