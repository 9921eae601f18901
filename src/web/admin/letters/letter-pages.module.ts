import { Module } from '@nestjs/common';
import { AccountsModule } from '../../../accounts/accounts.module.js';
import { AvailabilityModule } from '../../../availability/availability.module.js';
import { ChangesModule } from '../../../changes/changes.module.js';
import { NotificationsModule } from '../../../notifications/notifications.module.js';
import { SharedPagesModule } from '../../shared/shared-pages.module.js';
import { LettersDesk } from './letters-desk.service.js';
import { LettersController } from './letters.controller.js';
import { OwnLetters } from './own-letters.service.js';

/** Messages in the clinic’s own words. */
@Module({
  imports: [AccountsModule, AvailabilityModule, ChangesModule, NotificationsModule, SharedPagesModule],
  controllers: [LettersController],
  providers: [LettersDesk, OwnLetters],
})
export class LetterPagesModule {}
