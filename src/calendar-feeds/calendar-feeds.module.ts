import { Module } from '@nestjs/common';
import { AvailabilityModule } from '../availability/availability.module.js';
import { BookingsModule } from '../bookings/bookings.module.js';
import { CalendarFeeds } from './calendar-feeds.service.js';
import { CalendarOwners } from './calendar-owners.service.js';
import { FeedContents } from './feed-contents.service.js';

/** Appointments as a calendar that other programs subscribe to. */
@Module({
  imports: [AvailabilityModule, BookingsModule],
  providers: [CalendarFeeds, CalendarOwners, FeedContents],
  exports: [CalendarFeeds, CalendarOwners, FeedContents],
})
export class CalendarFeedsModule {}
