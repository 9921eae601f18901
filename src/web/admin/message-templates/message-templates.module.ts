import { Module } from '@nestjs/common';
import { AccountsModule } from '../../../accounts/accounts.module.js';
import { AvailabilityModule } from '../../../availability/availability.module.js';
import { ChangesModule } from '../../../changes/changes.module.js';
import { NotificationsModule } from '../../../notifications/notifications.module.js';
import { SharedPagesModule } from '../../shared/shared-pages.module.js';
import { MessageTemplateViews } from './message-template-views.service.js';
import { MessageTemplatesController } from './message-templates.controller.js';
import { CustomTemplates } from './custom-templates.service.js';

/** Messages in the clinic’s own words. */
@Module({
  imports: [AccountsModule, AvailabilityModule, ChangesModule, NotificationsModule, SharedPagesModule],
  controllers: [MessageTemplatesController],
  providers: [MessageTemplateViews, CustomTemplates],
})
export class MessageTemplatePagesModule {}
