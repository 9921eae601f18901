import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts/accounts.module.js';
import { AvailabilityModule } from '../availability/availability.module.js';
import { BookingsModule } from '../bookings/bookings.module.js';
import { NotificationsModule } from '../notifications/notifications.module.js';
import { PatientsModule } from '../patients/patients.module.js';
import { EarlierTimes } from './earlier-times.service.js';
import { WaitlistRows } from './entry-rows.service.js';
import { FreedRows } from './freed-rows.service.js';
import { FreedTimeOutcomes } from './freed-time-outcomes.service.js';
import { WaitlistLine } from './line.service.js';
import { OfferFreedTimes } from './offer-freed-times.job.js';
import { Offering } from './offering.service.js';
import { Offers } from './offers.service.js';
import { StaffWaitlist } from './staff-waitlist.service.js';
import { WaitlistViews } from './views.service.js';
import { WaitlistNotices } from './waitlist-notices.service.js';
import { Waitlist } from './waitlist.service.js';

/** Who waits for a time, and what they are offered when one is free again. */
@Module({
  imports: [AccountsModule, AvailabilityModule, BookingsModule, NotificationsModule, PatientsModule],
  providers: [
    WaitlistRows,
    WaitlistViews,
    WaitlistNotices,
    FreedRows,
    WaitlistLine,
    Offering,
    OfferFreedTimes,
    Offers,
    Waitlist,
    EarlierTimes,
    StaffWaitlist,
    FreedTimeOutcomes,
  ],
  exports: [OfferFreedTimes, Offers, Waitlist, EarlierTimes, StaffWaitlist, FreedTimeOutcomes],
})
export class WaitlistModule {}
