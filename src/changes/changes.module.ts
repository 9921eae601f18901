import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts/accounts.module.js';
import { AvailabilityModule } from '../availability/availability.module.js';
import { BookingsModule } from '../bookings/bookings.module.js';
import { LocationsModule } from '../locations/locations.module.js';
import { NotificationsModule } from '../notifications/notifications.module.js';
import { UpcomingVisits } from './upcoming-visits.service.js';
import { ChangeDecisions } from './change-decisions.service.js';
import { Changes } from './changes.service.js';
import { ClinicEdits } from './clinic-edits.service.js';
import { ClinicFiles } from './clinic-files.service.js';
import { ClosuresImpact } from './impact/closures-impact.service.js';
import { ImpactSources } from './impact/impact-sources.service.js';
import { HoursImpact } from './impact/hours-impact.service.js';
import { LocationImpact, PractitionerImpact } from './impact/retirement-impact.service.js';
import { RoomImpact, UnitImpact } from './impact/resource-impact.service.js';
import { Proposals } from './proposals.service.js';
import { RetiredLinks } from './retired-links.service.js';
import { RetiredTreatments } from './retired-treatments.service.js';
import { RetiredEntries } from './retired.service.js';
import { DisplacedVisits } from './displaced-visits.service.js';
import { UndoChange } from './undo-change.service.js';
import { RescheduleOptions } from './reschedule-options.service.js';

/** Every change of the configuration: proposed, its impact on appointments shown, saved or decided, undone. */
@Module({
  imports: [AccountsModule, AvailabilityModule, BookingsModule, LocationsModule, NotificationsModule],
  providers: [
    UpcomingVisits,
    HoursImpact,
    ClosuresImpact,
    PractitionerImpact,
    LocationImpact,
    RoomImpact,
    UnitImpact,
    ImpactSources,
    Changes,
    ChangeDecisions,
    UndoChange,
    RescheduleOptions,
    ClinicEdits,
    ClinicFiles,
    RetiredLinks,
    RetiredEntries,
    RetiredTreatments,
    Proposals,
    DisplacedVisits,
  ],
  exports: [
    UpcomingVisits,
    Changes,
    ChangeDecisions,
    UndoChange,
    RescheduleOptions,
    ClinicEdits,
    ClinicFiles,
    RetiredLinks,
    RetiredEntries,
    RetiredTreatments,
    Proposals,
  ],
})
export class ChangesModule {}
