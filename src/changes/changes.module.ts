import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts/accounts.module.js';
import { AvailabilityModule } from '../availability/availability.module.js';
import { BookingsModule } from '../bookings/bookings.module.js';
import { LocationsModule } from '../locations/locations.module.js';
import { NotificationsModule } from '../notifications/notifications.module.js';
import { Ahead } from './ahead.service.js';
import { ChangeDecisions } from './change-decisions.service.js';
import { Changes } from './changes.service.js';
import { ClinicEdits } from './clinic-edits.service.js';
import { ClinicFiles } from './clinic-files.service.js';
import { ClosuresGround } from './grounds/closures-ground.service.js';
import { Grounds } from './grounds/grounds.service.js';
import { HoursGround } from './grounds/hours-ground.service.js';
import { LocationGround, PractitionerGround } from './grounds/retirement-grounds.service.js';
import { RoomGround, UnitGround } from './grounds/thing-grounds.service.js';
import { Proposals } from './proposals.service.js';
import { RetiredLinks } from './retired-links.service.js';
import { RetiredTreatments } from './retired-treatments.service.js';
import { RetiredThings } from './retired.service.js';
import { StrandedVisits } from './stranded-visits.service.js';
import { UndoChange } from './undo-change.service.js';
import { WaysOutOf } from './ways-out.service.js';

/** Every change of the configuration: proposed, its impact on appointments shown, saved or decided, undone. */
@Module({
  imports: [AccountsModule, AvailabilityModule, BookingsModule, LocationsModule, NotificationsModule],
  providers: [
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
    ClinicEdits,
    ClinicFiles,
    RetiredLinks,
    RetiredThings,
    RetiredTreatments,
    Proposals,
    StrandedVisits,
  ],
  exports: [
    Ahead,
    Changes,
    ChangeDecisions,
    UndoChange,
    WaysOutOf,
    ClinicEdits,
    ClinicFiles,
    RetiredLinks,
    RetiredThings,
    RetiredTreatments,
    Proposals,
  ],
})
export class ChangesModule {}
