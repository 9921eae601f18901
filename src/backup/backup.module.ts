import { Module } from '@nestjs/common';
import { AvailabilityModule } from '../availability/availability.module.js';
import { BookingsModule } from '../bookings/bookings.module.js';
import { NotificationsModule } from '../notifications/notifications.module.js';
import { Restores } from './restores.service.js';

/** What a restored system holds back. */
@Module({
  imports: [AvailabilityModule, BookingsModule, NotificationsModule],
  providers: [Restores],
  exports: [Restores],
})
export class BackupModule {}
