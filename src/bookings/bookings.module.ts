import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts/accounts.module.js';
import { AvailabilityModule } from '../availability/availability.module.js';
import { MessagesModule } from '../messages/messages.module.js';
import { PatientsModule } from '../patients/patients.module.js';
import { Once } from '../platform/once.service.js';
import { AddressCorrections } from './address-corrections.service.js';
import { VisitLanguages } from './visit-languages.service.js';
import { Ahead } from './ahead.service.js';
import { Alternatives } from './alternatives.service.js';
import { BookingRows } from './booking-rows.service.js';
import { Bookings } from './bookings.service.js';
import { ChangeDecisions } from './change-decisions.service.js';
import { Changes } from './changes.service.js';
import { CalendarAnswers } from './calendar-answers.service.js';
import { CalendarFeeds } from './calendar-feeds.service.js';
import { CalendarOwners } from './calendar-owners.service.js';
import { Clashes } from './clashes.service.js';
import { Confirmations } from './confirmations.service.js';
import { FeedContents } from './feed-contents.service.js';
import { ClosuresGround } from './grounds/closures-ground.service.js';
import { Grounds } from './grounds/grounds.service.js';
import { HoursGround } from './grounds/hours-ground.service.js';
import { LocationGround, PractitionerGround } from './grounds/retirement-grounds.service.js';
import { RoomGround, UnitGround } from './grounds/thing-grounds.service.js';
import { Holds } from './holds.service.js';
import { HandOvers } from './hand-overs.service.js';
import { IncomingMail } from './incoming-mail.service.js';
import { LinkChanges } from './link-changes.service.js';
import { Mornings } from './morning.job.js';
import { NewLinks } from './new-links.service.js';
import { NextVisits } from './next-visits.service.js';
import { OpenRecords } from './open-records.service.js';
import { OutsideHours } from './outside-hours.service.js';
import { PatientSearch } from './patient-search.service.js';
import { RecordOpenings } from './record-openings.service.js';
import { Remind } from './remind.job.js';
import { ReminderLetters } from './reminder-letters.service.js';
import { ReminderWishes } from './reminder-wishes.service.js';
import { SqueezeReasons } from './squeeze-reasons.service.js';
import { StaffBookings } from './staff-bookings.service.js';
import { StaffClaims } from './staff-claims.service.js';
import { Telling } from './telling.service.js';
import { Thank } from './thank.job.js';
import { UndoChange } from './undo-change.service.js';
import { UnreachedVisits } from './unreached-visits.service.js';
import { VisitAnswers } from './visit-answers.service.js';
import { VisitLetters } from './visit-letters.service.js';
import { VisitLinks } from './visit-links.service.js';
import { VisitLives } from './visit-lives.service.js';
import { VisitNotes } from './visit-notes.service.js';
import { WaysOutOf } from './ways-out.service.js';

@Module({
  imports: [AccountsModule, AvailabilityModule, MessagesModule, PatientsModule],
  providers: [
    Once,
    Alternatives,
    BookingRows,
    Holds,
    VisitLetters,
    Telling,
    Confirmations,
    LinkChanges,
    Bookings,
    CalendarFeeds,
    CalendarOwners,
    FeedContents,
    PatientSearch,
    Clashes,
    SqueezeReasons,
    StaffClaims,
    StaffBookings,
    VisitLives,
    VisitNotes,
    VisitAnswers,
    HandOvers,
    RecordOpenings,
    OpenRecords,
    NewLinks,
    Remind,
    ReminderLetters,
    Thank,
    Mornings,
    NextVisits,
    ReminderWishes,
    Ahead,
    HoursGround,
    ClosuresGround,
    PractitionerGround,
    LocationGround,
    RoomGround,
    UnitGround,
    Grounds,
    Changes,
    ChangeDecisions,
    UndoChange,
    WaysOutOf,
    OutsideHours,
    VisitLinks,
    UnreachedVisits,
    AddressCorrections,
    VisitLanguages,
    CalendarAnswers,
    IncomingMail,
  ],
  exports: [
    Once,
    Alternatives,
    BookingRows,
    Holds,
    Bookings,
    CalendarFeeds,
    CalendarOwners,
    FeedContents,
    PatientSearch,
    Clashes,
    StaffBookings,
    SqueezeReasons,
    VisitLives,
    VisitNotes,
    VisitAnswers,
    HandOvers,
    RecordOpenings,
    OpenRecords,
    NewLinks,
    Remind,
    Thank,
    Mornings,
    NextVisits,
    ReminderWishes,
    Ahead,
    Changes,
    ChangeDecisions,
    UndoChange,
    WaysOutOf,
    OutsideHours,
    UnreachedVisits,
    AddressCorrections,
    VisitLanguages,
    CalendarAnswers,
    IncomingMail,
  ],
})
export class BookingsModule {}
