import { Module } from '@nestjs/common';
import { AvailabilityModule } from '../../../availability/availability.module.js';
import { NotificationsModule } from '../../../notifications/notifications.module.js';
import { ResourcePagesModule } from '../resource/resource-pages.module.js';
import { MessageTemplateViews } from './message-template-views.service.js';
import { MessageTemplateController } from './message-template.controller.js';
import { MessageTemplatesController } from './message-templates.controller.js';
import { CustomTemplates } from './custom-templates.service.js';

/** Messages in the clinic’s own words. */
@Module({
  imports: [AvailabilityModule, NotificationsModule, ResourcePagesModule],
  controllers: [MessageTemplatesController, MessageTemplateController],
  providers: [MessageTemplateViews, CustomTemplates],
})
export class MessageTemplatePagesModule {}
