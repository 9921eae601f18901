import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { SETTINGS, type Settings } from '../platform/settings.js';
import { Outbox } from './outbox.service.js';
import { MessageTemplates } from './message-templates.service.js';
import { EmailRenderer } from './email-renderer.service.js';
import { MailTransport } from './mail-transport.service.js';
import { Bounces } from './bounces.service.js';
import { SendNotifications } from './send-notifications.job.js';
import { HttpGateway } from './text/http-gateway.client.js';
import { TEXT_CARRIER, type TextCarrier } from './text/text-carrier.js';
import { MessageTemplateTable } from './message-template.table.js';

const carrier = {
  provide: TEXT_CARRIER,
  useFactory: ({ texts }: Settings): TextCarrier | null => (texts ? new HttpGateway(texts) : null),
  inject: [SETTINGS],
};

/** The post office: it knows notifications, not appointments. */
@Module({
  imports: [TypeOrmModule.forFeature([MessageTemplateTable])],
  providers: [Outbox, MailTransport, MessageTemplates, EmailRenderer, SendNotifications, Bounces, carrier],
  exports: [Outbox, EmailRenderer, MessageTemplates, SendNotifications, Bounces],
})
export class NotificationsModule {}
