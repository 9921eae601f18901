import { Module } from '@nestjs/common';
import { AvailabilityModule } from '../availability/availability.module.js';
import { MessagesModule } from '../messages/messages.module.js';
import { PatientsModule } from '../patients/patients.module.js';
import { Once } from '../platform/once.service.js';
import { Alternatives } from './alternatives.service.js';
import { BookingRows } from './booking-rows.service.js';
import { Bookings } from './bookings.service.js';
import { CalendarFeeds } from './calendar-feeds.service.js';
import { FeedContents } from './feed-contents.service.js';
import { Holds } from './holds.service.js';

@Module({
  imports: [AvailabilityModule, MessagesModule, PatientsModule],
  providers: [Once, Alternatives, BookingRows, Holds, Bookings, CalendarFeeds, FeedContents],
  exports: [Once, Alternatives, BookingRows, Holds, Bookings, CalendarFeeds, FeedContents],
})
export class BookingsModule {}
