import { Module } from '@nestjs/common';
import { AccountsModule } from '../../../accounts/accounts.module.js';
import { AvailabilityModule } from '../../../availability/availability.module.js';
import { ChangesModule } from '../../../changes/changes.module.js';
import { SharedPagesModule } from '../../shared/shared-pages.module.js';
import { OwnTermsController } from './own-terms.controller.js';
import { TermsViews } from './terms-views.service.js';
import { TermsController } from './terms.controller.js';

/** On what terms appointments are booked. */
@Module({
  imports: [AccountsModule, AvailabilityModule, ChangesModule, SharedPagesModule],
  controllers: [TermsController, OwnTermsController],
  providers: [TermsViews],
})
export class TermsPagesModule {}
