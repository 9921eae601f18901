import { Module } from '@nestjs/common';
import { AvailabilityModule } from '../../availability/availability.module.js';
import { BookingsModule } from '../../bookings/bookings.module.js';
import { FinderModule } from '../../finder/finder.module.js';
import { NotificationsModule } from '../../notifications/notifications.module.js';
import { PatientsModule } from '../../patients/patients.module.js';
import { PrivacyModule } from '../../privacy/privacy.module.js';
import { SharedPagesModule } from '../shared/shared-pages.module.js';
import { AboutController } from './about/about.controller.js';
import { BrowserPairs } from './together/browser-pairs.service.js';
import { PairDetailsController } from './together/pair-details.controller.js';
import { PairTimesController } from './together/pair-times.controller.js';
import { PairTimes } from './together/pair-times.service.js';
import { BrowserCourses } from './course/browser-courses.service.js';
import { CourseDetailsController } from './course/course-details.controller.js';
import { CourseTimesController } from './course/course-times.controller.js';
import { CourseTimes } from './course/course-times.service.js';
import { MoveRestController } from './course/move-rest.controller.js';
import { OwnCourse } from './course/own-course.service.js';
import { RebookController } from './rebook/rebook.controller.js';
import { BookController } from './book/book.controller.js';
import { Choosing } from './book/choosing.service.js';
import { ConfirmController } from './book/confirm.controller.js';
import { DetailsPages } from './book/details-pages.service.js';
import { DetailsController } from './book/details.controller.js';
import { DoneController } from './book/done.controller.js';
import { DonePages } from './book/done-pages.service.js';
import { FormDrafts } from './book/form-drafts.service.js';
import { HouseholdMembers } from './book/household-members.service.js';
import { BrowserHolds } from './book/browser-holds.service.js';
import { SentDetails } from './book/sent-details.service.js';
import { Picker } from './book/picker.service.js';
import { EmbedScript } from './embed/embed-script.service.js';
import { EmbedController } from './embed/embed.controller.js';
import { Embedded } from './embed/embedded.service.js';
import { Frames } from './embed/frames.service.js';
import { OembedController } from './embed/oembed.controller.js';
import { FindController } from './find/find.controller.js';
import { Finder } from './find/finder.service.js';
import { GoController } from './find/go.controller.js';
import { PlacesController } from './find/places.controller.js';
import { FindableModule } from './findable/findable.module.js';
import { FreeTimesModule } from './free-times/free-times.module.js';
import { ConfirmLinkController } from './provisional/confirm-link.controller.js';
import { MyAppointmentsController } from './my/my-appointments.controller.js';
import { MyBookController } from './my/my-book.controller.js';
import { MyController } from './my/my.controller.js';
import { MyLinkController } from './my/my-link.controller.js';
import { MyPages } from './my/my-pages.service.js';
import { MyPeopleController } from './my/my-people.controller.js';
import { MyViews } from './my/my-views.service.js';
import { FrontPages } from './home/front-pages.service.js';
import { ListsController } from './home/lists.controller.js';
import { PlaceMaps } from './home/place-maps.service.js';
import { StatementsController } from './home/statements.controller.js';
import { ErasureController } from './erasure/erasure.controller.js';
import { RemindersController } from './reminders/reminders.controller.js';
import { CancelController } from './visit/cancel.controller.js';
import { MoveController } from './visit/move.controller.js';
import { RescheduleTimes } from './visit/reschedule-times.service.js';
import { NewLinkController } from './visit/new-link.controller.js';
import { OwnVisits } from './visit/own-visits.service.js';
import { VisitController } from './visit/visit.controller.js';
import { WaitlistModule } from '../../waitlist/waitlist.module.js';
import { ConfirmEntryController } from './waitlist/confirm-entry.controller.js';
import { EarlierController } from './waitlist/earlier.controller.js';
import { WaitlistEntryController } from './waitlist/entry.controller.js';
import { EntryViews } from './waitlist/entry-views.service.js';
import { JoinWaitlistController } from './waitlist/join.controller.js';
import { JoinViews } from './waitlist/join-views.service.js';
import { OfferController } from './waitlist/offer.controller.js';
import { OfferViews } from './waitlist/offer-views.service.js';
import { WishesForms } from './waitlist/wishes-forms.service.js';

/** From a link on the blog to an appointment, and what a patient may do with it afterwards. */
@Module({
  imports: [
    AvailabilityModule,
    BookingsModule,
    FindableModule,
    FinderModule,
    FreeTimesModule,
    NotificationsModule,
    PatientsModule,
    PrivacyModule,
    SharedPagesModule,
    WaitlistModule,
  ],
  controllers: [
    GoController,
    EmbedController,
    OembedController,
    FindController,
    PlacesController,
    PairTimesController,
    PairDetailsController,
    CourseTimesController,
    CourseDetailsController,
    BookController,
    DoneController,
    DetailsController,
    ConfirmController,
    NewLinkController,
    ConfirmLinkController,
    MyController,
    MyBookController,
    MyLinkController,
    MyAppointmentsController,
    MyPeopleController,
    ErasureController,
    RemindersController,
    RebookController,
    VisitController,
    CancelController,
    MoveController,
    MoveRestController,
    EarlierController,
    JoinWaitlistController,
    ConfirmEntryController,
    WaitlistEntryController,
    OfferController,
    AboutController,
    ListsController,
    StatementsController,
  ],
  providers: [
    EmbedScript,
    Embedded,
    Frames,
    Finder,
    FrontPages,
    PlaceMaps,
    Picker,
    Choosing,
    DetailsPages,
    DonePages,
    FormDrafts,
    HouseholdMembers,
    BrowserHolds,
    BrowserPairs,
    PairTimes,
    BrowserCourses,
    CourseTimes,
    OwnCourse,
    SentDetails,
    MyPages,
    MyViews,
    OwnVisits,
    RescheduleTimes,
    WishesForms,
    JoinViews,
    EntryViews,
    OfferViews,
  ],
})
export class PatientPagesModule {}
