import { Module } from '@nestjs/common';
import { AccountsModule } from '../../accounts/accounts.module.js';
import { AvailabilityModule } from '../../availability/availability.module.js';
import { BookingsModule } from '../../bookings/bookings.module.js';
import { HouseModule } from '../house.module.js';
import { CalendarsController } from './calendars/calendars.controller.js';
import { CalendarsDesk } from './calendars/calendars-desk.service.js';
import { FeedAddressesController } from './calendars/feed-addresses.controller.js';
import { FormAgain } from './calendars/form-again.service.js';
import { SubscriptionsController } from './calendars/subscriptions.controller.js';

/** Practitioners' calendars: visits going out, busy times coming in. */
@Module({
  imports: [HouseModule, AccountsModule, AvailabilityModule, BookingsModule],
  controllers: [CalendarsController, FeedAddressesController, SubscriptionsController],
  providers: [CalendarsDesk, FormAgain],
})
export class CalendarsModule {}
