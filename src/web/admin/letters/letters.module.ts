import { Module } from '@nestjs/common';
import { AccountsModule } from '../../../accounts/accounts.module.js';
import { AvailabilityModule } from '../../../availability/availability.module.js';
import { ClinicFileModule } from '../../../clinic-file/clinic-file.module.js';
import { MessagesModule } from '../../../messages/messages.module.js';
import { HouseModule } from '../../house.module.js';
import { LettersController } from './letters.controller.js';
import { LettersDesk } from './letters-desk.service.js';
import { OwnLetters } from './own-letters.service.js';

/** Letters in the clinic's own words. */
@Module({
  imports: [HouseModule, AccountsModule, AvailabilityModule, ClinicFileModule, MessagesModule],
  controllers: [LettersController],
  providers: [LettersDesk, OwnLetters],
})
export class LettersModule {}
