import { Module } from '@nestjs/common';
import { OUTSIDE } from '../availability/calendars/refresh-calendars.job.js';
import { theInternet } from '../platform/fetch-outside.client.js';
import { DeliverWebhooks } from './deliver-webhooks.job.js';
import { WebhookEndpoints } from './webhook-endpoints.service.js';
import { WebhookLog } from './webhook-log.service.js';

/** Other people's servers hear of visits. */
@Module({
  providers: [WebhookEndpoints, WebhookLog, DeliverWebhooks, { provide: OUTSIDE, useValue: theInternet }],
  exports: [WebhookEndpoints, WebhookLog, DeliverWebhooks],
})
export class WebhooksModule {}
