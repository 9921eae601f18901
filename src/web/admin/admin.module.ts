import { Module } from '@nestjs/common';
import { AccountsModule } from '../../accounts/accounts.module.js';
import { AvailabilityModule } from '../../availability/availability.module.js';
import { ClinicFileModule } from '../../clinic-file/clinic-file.module.js';
import { MessagesModule } from '../../messages/messages.module.js';
import { HouseModule } from '../house.module.js';
import { FilesModule } from './files/files.module.js';
import { LettersModule } from './letters/letters.module.js';
import { LinksModule } from './links/links.module.js';
import { TermsModule } from './terms/terms.module.js';
import { WebhookPagesModule } from './webhooks/webhook-pages.module.js';
import { ClinicController } from './clinic/clinic.controller.js';
import { IndexController } from './index/index.controller.js';

/** What the clinic decides about itself. */
@Module({
  imports: [
    HouseModule,
    AccountsModule,
    AvailabilityModule,
    ClinicFileModule,
    MessagesModule,
    FilesModule,
    LettersModule,
    LinksModule,
    TermsModule,
    WebhookPagesModule,
  ],
  controllers: [IndexController, ClinicController],
})
export class AdminModule {}
