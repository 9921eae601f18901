import { Module } from '@nestjs/common';
import { AccountsModule } from '../../../accounts/accounts.module.js';
import { AvailabilityModule } from '../../../availability/availability.module.js';
import { WebhooksModule } from '../../../webhooks/webhooks.module.js';
import { SharedPagesModule } from '../../shared/shared-pages.module.js';
import { WebhookViews } from './webhook-views.service.js';
import { WebhooksController } from './webhooks.controller.js';

/** Other programs that are told about appointments. */
@Module({
  imports: [AccountsModule, AvailabilityModule, SharedPagesModule, WebhooksModule],
  controllers: [WebhooksController],
  providers: [WebhookViews],
})
export class WebhookPagesModule {}
