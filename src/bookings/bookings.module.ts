import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts/accounts.module.js';
import { AvailabilityModule } from '../availability/availability.module.js';
import { LocationsModule } from '../locations/locations.module.js';
import { NotificationsModule } from '../notifications/notifications.module.js';
import { PatientsModule } from '../patients/patients.module.js';
import { BookingRows } from './booking-rows.service.js';
import { Bookings } from './bookings.service.js';
import { Confirmations } from './by-patient/confirmations.service.js';
import { LinkChanges } from './by-patient/link-changes.service.js';
import { NewLinks } from './by-patient/new-links.service.js';
import { NextVisits } from './by-patient/next-visits.service.js';
import { ReminderWishes } from './by-patient/reminder-wishes.service.js';
import { VisitLinks } from './by-patient/visit-links.service.js';
import { AddressCorrections } from './by-staff/address-corrections.service.js';
import { Clashes } from './by-staff/clashes.service.js';
import { OutsideHours } from './by-staff/outside-hours.service.js';
import { PatientSearch } from './by-staff/patient-search.service.js';
import { SqueezeReasons } from './by-staff/squeeze-reasons.service.js';
import { StaffBookings } from './by-staff/staff-bookings.service.js';
import { StaffClaims } from './by-staff/staff-claims.service.js';
import { VisitLanguages } from './by-staff/visit-languages.service.js';
import { VisitLives } from './by-staff/visit-lives.service.js';
import { Alternatives } from './holding/alternatives.service.js';
import { Holds } from './holding/holds.service.js';
import { CalendarAnswers } from './notices/calendar-answers.service.js';
import { IncomingMail } from './notices/incoming-mail.service.js';
import { Mornings } from './notices/morning.job.js';
import { Remind } from './notices/remind.job.js';
import { ReminderLetters } from './notices/reminder-letters.service.js';
import { Telling } from './notices/telling.service.js';
import { Thank } from './notices/thank.job.js';
import { UnreachedVisits } from './notices/unreached-visits.service.js';
import { VisitLetters } from './notices/visit-letters.service.js';

/** Appointments from hold to done, by patients and by staff, and what people are told about them. */
@Module({
  imports: [AccountsModule, AvailabilityModule, LocationsModule, NotificationsModule, PatientsModule],
  providers: [
    Alternatives,
    BookingRows,
    Holds,
    VisitLetters,
    Telling,
    Confirmations,
    LinkChanges,
    Bookings,
    PatientSearch,
    Clashes,
    SqueezeReasons,
    StaffClaims,
    StaffBookings,
    VisitLives,
    NewLinks,
    Remind,
    ReminderLetters,
    Thank,
    Mornings,
    NextVisits,
    ReminderWishes,
    OutsideHours,
    VisitLinks,
    UnreachedVisits,
    AddressCorrections,
    VisitLanguages,
    CalendarAnswers,
    IncomingMail,
  ],
  exports: [
    Alternatives,
    BookingRows,
    Holds,
    VisitLetters,
    Telling,
    Bookings,
    PatientSearch,
    Clashes,
    SqueezeReasons,
    StaffBookings,
    VisitLives,
    NewLinks,
    Remind,
    Thank,
    Mornings,
    NextVisits,
    ReminderWishes,
    OutsideHours,
    VisitLinks,
    UnreachedVisits,
    AddressCorrections,
    VisitLanguages,
    CalendarAnswers,
    IncomingMail,
  ],
})
export class BookingsModule {}
