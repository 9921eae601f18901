import { Module } from '@nestjs/common';
import { AvailabilityModule } from '../availability/availability.module.js';
import { FailedNotifications } from './failed-notifications.service.js';
import { Health } from './health.service.js';
import { Scrapes } from './scrapes.service.js';
import { SystemStatusReader } from './system-status.service.js';

/** Whether all is well, and what to do where it is not. */
@Module({
  imports: [AvailabilityModule],
  providers: [Health, FailedNotifications, Scrapes, SystemStatusReader],
  exports: [Health, FailedNotifications, Scrapes, SystemStatusReader],
})
export class HealthModule {}
