import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts/accounts.module.js';
import { AvailabilityModule } from '../availability/availability.module.js';
import { BookingsModule } from '../bookings/bookings.module.js';
import { NotificationsModule } from '../notifications/notifications.module.js';
import { ChangeDecisions } from './change-decisions.service.js';
import { Changes } from './changes.service.js';
import { ClinicEdits } from './clinic-edits.service.js';
import { ClinicFiles } from './clinic-files.service.js';
import { FileProposals } from './file-proposals.service.js';
import { Impacts } from './impacts.service.js';
import { RescheduleOptions } from './reschedule-options.service.js';
import { RetiredEntries } from './retired.service.js';
import { UndoChange } from './undo-change.service.js';
import { UpcomingVisits } from './upcoming-visits.service.js';

/** Every change of the configuration: proposed, its impact on appointments shown, saved or decided, undone. */
@Module({
  imports: [AccountsModule, AvailabilityModule, BookingsModule, NotificationsModule],
  providers: [
    UpcomingVisits,
    Impacts,
    Changes,
    ChangeDecisions,
    UndoChange,
    RescheduleOptions,
    ClinicEdits,
    ClinicFiles,
    FileProposals,
    RetiredEntries,
  ],
  exports: [
    UpcomingVisits,
    Changes,
    ChangeDecisions,
    UndoChange,
    RescheduleOptions,
    ClinicEdits,
    ClinicFiles,
    FileProposals,
    RetiredEntries,
  ],
})
export class ChangesModule {}
