import { Module } from '@nestjs/common';
import { AccountsModule } from '../../../accounts/accounts.module.js';
import { AvailabilityModule } from '../../../availability/availability.module.js';
import { WebhooksModule } from '../../../webhooks/webhooks.module.js';
import { HouseModule } from '../../house.module.js';
import { WebhookController } from './webhook.controller.js';
import { WebhooksController } from './webhooks.controller.js';
import { WebhooksDesk } from './webhooks-desk.service.js';

/** Other people's servers that hear of visits. */
@Module({
  imports: [HouseModule, AccountsModule, AvailabilityModule, WebhooksModule],
  controllers: [WebhooksController, WebhookController],
  providers: [WebhooksDesk],
})
export class WebhookPagesModule {}
