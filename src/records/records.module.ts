import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts/accounts.module.js';
import { AvailabilityModule } from '../availability/availability.module.js';
import { BookingsModule } from '../bookings/bookings.module.js';
import { NotificationsModule } from '../notifications/notifications.module.js';
import { NoteShares } from './note-shares.service.js';
import { OpenRecords } from './open-records.service.js';
import { EmergencyAccess } from './emergency-access.service.js';
import { VisitAnswers } from './visit-answers.service.js';
import { VisitNotes } from './visit-notes.service.js';

/** Clinical notes and answers, and who may open them. */
@Module({
  imports: [AccountsModule, AvailabilityModule, BookingsModule, NotificationsModule],
  providers: [VisitNotes, VisitAnswers, NoteShares, EmergencyAccess, OpenRecords],
  exports: [VisitNotes, VisitAnswers, NoteShares, EmergencyAccess, OpenRecords],
})
export class RecordsModule {}
