import { Module } from '@nestjs/common';
import { AccountsModule } from '../../accounts/accounts.module.js';
import { AvailabilityModule } from '../../availability/availability.module.js';
import { BookingsModule } from '../../bookings/bookings.module.js';
import { ChangesModule } from '../../changes/changes.module.js';
import { HealthModule } from '../../health/health.module.js';
import { LocationsModule } from '../../locations/locations.module.js';
import { PatientsModule } from '../../patients/patients.module.js';
import { PractitionersModule } from '../../practitioners/practitioners.module.js';
import { RecordsModule } from '../../records/records.module.js';
import { SharedPagesModule } from '../shared/shared-pages.module.js';
import { ConfirmController } from './account/confirm.controller.js';
import { DraftPages } from './account/draft-pages.service.js';
import { DraftsController } from './account/drafts.controller.js';
import { MeController } from './account/me.controller.js';
import { EmailController } from './account/email.controller.js';
import { PasswordController } from './account/password.controller.js';
import { SessionController } from './account/session.controller.js';
import { SignInController } from './account/sign-in.controller.js';
import { CalendarPagesModule } from './calendars/calendar-pages.module.js';
import { OverbookingController } from './overbooking/overbooking.controller.js';
import { DiaryChanges } from './diary/diary-changes.service.js';
import { DiaryRows } from './diary/diary-rows.service.js';
import { RepeatController } from './courses/repeat.controller.js';
import { RestController } from './courses/rest.controller.js';
import { DiaryController } from './diary/diary.controller.js';
import { HomeController } from './home.controller.js';
import { HoursPagesModule } from './hours/hours-pages.module.js';
import { UndeliveredController } from './undelivered/undelivered.controller.js';
import { StaffWaitlistViews } from './waitlist/staff-waitlist-views.service.js';
import { VisitWaitlist } from './waitlist/visit-waitlist.service.js';
import { WaitlistNewController } from './waitlist/waitlist-new.controller.js';
import { StaffWaitlistController } from './waitlist/waitlist.controller.js';
import { WishesForms } from '../patient/waitlist/wishes-forms.service.js';
import { WaitlistModule } from '../../waitlist/waitlist.module.js';
import { MergeController } from './patients/merge.controller.js';
import { MergeViews } from './patients/merge-views.service.js';
import { ContactController } from './patients/contact.controller.js';
import { RecallsController } from './patients/recalls.controller.js';
import { PatientRows } from './patients/patient-rows.service.js';
import { PatientViews } from './patients/patient-views.service.js';
import { SealedRecords } from './patients/sealed-records.service.js';
import { PatientController } from './patients/patient.controller.js';
import { SplitController } from './patients/split.controller.js';
import { SplitViews } from './patients/split-views.service.js';
import { SearchController } from './patients/search.controller.js';
import { CallerViews } from './phone/caller-views.service.js';
import { PhoneFaults } from './phone/phone-faults.service.js';
import { PhoneBookingViews } from './phone/phone-booking-views.service.js';
import { PhoneController } from './phone/phone.controller.js';
import { PhotoUploads } from './profile/photo-uploads.service.js';
import { ProfileController } from './profile/profile.controller.js';
import { NoteSharesController } from './records/note-shares.controller.js';
import { RecordViews } from './records/record-views.service.js';
import { StaffMoveController } from './visit/move.controller.js';
import { SealedParts } from './visit/sealed-parts.service.js';
import { StaffVisitController } from './visit/staff-visit.controller.js';
import { StaffVisits } from './visit/staff-visits.service.js';
import { SaidContactController } from './visit/said-contact.controller.js';
import { VisitContacts } from './visit/visit-contacts.service.js';
import { VisitRoomController } from './visit/visit-room.controller.js';
import { VisitLanguageController } from './visit/visit-language.controller.js';

/** The day’s work: who comes when, by phone too; and how staff sign in and what is their own. */
@Module({
  imports: [
    AccountsModule,
    AvailabilityModule,
    BookingsModule,
    CalendarPagesModule,
    ChangesModule,
    HealthModule,
    HoursPagesModule,
    LocationsModule,
    PatientsModule,
    PractitionersModule,
    RecordsModule,
    SharedPagesModule,
    WaitlistModule,
  ],
  controllers: [
    SignInController,
    SessionController,
    DraftsController,
    ConfirmController,
    EmailController,
    PasswordController,
    MeController,
    ProfileController,
    HomeController,
    DiaryController,
    StaffVisitController,
    VisitLanguageController,
    VisitRoomController,
    SaidContactController,
    StaffMoveController,
    RepeatController,
    RestController,
    PhoneController,
    SearchController,
    PatientController,
    MergeController,
    SplitController,
    ContactController,
    RecallsController,
    OverbookingController,
    NoteSharesController,
    UndeliveredController,
    WaitlistNewController,
    StaffWaitlistController,
  ],
  providers: [
    DraftPages,
    DiaryRows,
    DiaryChanges,
    StaffVisits,
    VisitContacts,
    SealedParts,
    PhoneBookingViews,
    CallerViews,
    PhoneFaults,
    PatientRows,
    PatientViews,
    MergeViews,
    SplitViews,
    SealedRecords,
    RecordViews,
    PhotoUploads,
    StaffWaitlistViews,
    VisitWaitlist,
    WishesForms,
  ],
  exports: [RecordViews, PhotoUploads],
})
export class StaffPagesModule {}
