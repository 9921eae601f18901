import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AccountsModule } from '../accounts/accounts.module.js';
import { AvailabilityModule } from '../availability/availability.module.js';
import { LocationsModule } from '../locations/locations.module.js';
import { NotificationsModule } from '../notifications/notifications.module.js';
import { PatientsModule } from '../patients/patients.module.js';
import { Admissions } from './admissions.service.js';
import { BookingRows } from './booking-rows.service.js';
import { AddressChanges } from './by-patient/address-changes.service.js';
import { Bookings } from './by-patient/book.service.js';
import { Cancellations } from './by-patient/cancel.service.js';
import { Confirmations } from './by-patient/confirm.service.js';
import { ConfirmationEmails } from './by-patient/confirmation-emails.service.js';
import { NewLinks } from './by-patient/new-links.service.js';
import { NextVisits } from './by-patient/next-visits.service.js';
import { ProvisionalBookings } from './by-patient/provisional-bookings.service.js';
import { ReminderPreferences } from './by-patient/reminder-preferences.service.js';
import { OwnContacts } from './by-patient/own-contacts.service.js';
import { Reschedules } from './by-patient/reschedule.service.js';
import { VisitLinks } from './by-patient/visit-links.service.js';
import { AddressCorrections } from './by-staff/address-corrections.service.js';
import { ContactEdits } from './by-staff/contact-edits.service.js';
import { RecallWishes } from './by-staff/recall-wishes.service.js';
import { OverbookingPermissions } from './by-staff/overbooking-permissions.service.js';
import { Conflicts } from './by-staff/conflicts.service.js';
import { DeskConfirmations } from './by-staff/desk-confirmations.service.js';
import { DeskNotes } from './by-staff/desk-notes.service.js';
import { LastVisits } from './by-staff/last-visits.service.js';
import { OutsideHours } from './by-staff/outside-hours.service.js';
import { PatientSearch } from './by-staff/patient-search.service.js';
import { PatientDays } from './by-staff/patient-days.service.js';
import { StaffReasons } from './by-staff/staff-reasons.service.js';
import { StaffBookings } from './by-staff/staff-bookings.service.js';
import { StaffReschedules } from './by-staff/staff-reschedules.service.js';
import { AcceptedContacts } from './by-staff/accepted-contacts.service.js';
import { SaidContacts } from './by-patient/said-contacts.service.js';
import { VisitLanguages } from './by-staff/visit-languages.service.js';
import { VisitProgress } from './by-staff/visit-progress.service.js';
import { VisitRooms } from './by-staff/visit-rooms.service.js';
import { Alternatives } from './holding/alternatives.service.js';
import { Holds } from './holding/holds.service.js';
import { PairHolds } from './holding/pair-holds.service.js';
import { PairBookings } from './by-patient/book-pair.service.js';
import { CalendarAnswers } from './notices/calendar-answers.service.js';
import { IncomingMail } from './notices/incoming-mail.service.js';
import { DailyDigests } from './notices/daily-digest.job.js';
import { Remind } from './notices/remind.job.js';
import { ReminderNotifications } from './notices/reminder-notifications.service.js';
import { TextRecipients } from './notices/text-recipients.service.js';
import { FollowUp } from './notices/follow-up.job.js';
import { UsualVisits } from './usual-visits.job.js';
import { Recall } from './notices/recall.job.js';
import { UnreachedVisits } from './notices/unreached-visits.service.js';
import { CourseChanges } from './by-patient/course-changes.service.js';
import { RestOfCourse } from './by-patient/rest-of-course.service.js';
import { StaffCourses } from './by-staff/staff-courses.service.js';
import { CourseBookings } from './by-patient/book-course.service.js';
import { CourseHolds } from './holding/course-holds.service.js';
import { CourseNotifications } from './notices/course-notifications.service.js';
import { BookingNotifications } from './notices/booking-notifications.service.js';
import { BookingTable } from './booking.table.js';
import { CourseRows } from './course-rows.service.js';
import { CourseTable } from './course.table.js';

/** Appointments from hold to done, by patients and by staff, and what people are told about them. */
@Module({
  imports: [
    TypeOrmModule.forFeature([BookingTable, CourseTable]),
    AccountsModule,
    AvailabilityModule,
    LocationsModule,
    NotificationsModule,
    PatientsModule,
  ],
  providers: [
    Admissions,
    Alternatives,
    BookingRows,
    CourseRows,
    Holds,
    PairHolds,
    PairBookings,
    CourseHolds,
    CourseBookings,
    RestOfCourse,
    CourseChanges,
    StaffCourses,
    CourseNotifications,
    BookingNotifications,
    Bookings,
    Confirmations,
    ConfirmationEmails,
    AddressChanges,
    Cancellations,
    Reschedules,
    PatientSearch,
    LastVisits,
    DeskConfirmations,
    Conflicts,
    PatientDays,
    DeskNotes,
    OverbookingPermissions,
    StaffReasons,
    StaffBookings,
    StaffReschedules,
    VisitProgress,
    VisitRooms,
    NewLinks,
    Remind,
    ReminderNotifications,
    TextRecipients,
    FollowUp,
    UsualVisits,
    Recall,
    DailyDigests,
    NextVisits,
    ProvisionalBookings,
    OwnContacts,
    ReminderPreferences,
    OutsideHours,
    VisitLinks,
    UnreachedVisits,
    AddressCorrections,
    ContactEdits,
    RecallWishes,
    VisitLanguages,
    AcceptedContacts,
    SaidContacts,
    CalendarAnswers,
    IncomingMail,
  ],
  exports: [
    Admissions,
    Alternatives,
    BookingRows,
    CourseRows,
    Holds,
    PairHolds,
    PairBookings,
    CourseHolds,
    CourseBookings,
    CourseChanges,
    StaffCourses,
    BookingNotifications,
    Bookings,
    Confirmations,
    ConfirmationEmails,
    Cancellations,
    Reschedules,
    PatientSearch,
    LastVisits,
    DeskConfirmations,
    Conflicts,
    PatientDays,
    DeskNotes,
    OverbookingPermissions,
    StaffReasons,
    StaffBookings,
    StaffReschedules,
    VisitProgress,
    VisitRooms,
    NewLinks,
    Remind,
    ReminderNotifications,
    FollowUp,
    UsualVisits,
    Recall,
    DailyDigests,
    NextVisits,
    ProvisionalBookings,
    OwnContacts,
    ReminderPreferences,
    OutsideHours,
    VisitLinks,
    UnreachedVisits,
    AddressCorrections,
    ContactEdits,
    RecallWishes,
    VisitLanguages,
    AcceptedContacts,
    SaidContacts,
    CalendarAnswers,
    IncomingMail,
  ],
})
export class BookingsModule {}
