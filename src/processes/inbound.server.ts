import type { INestApplicationContext } from '@nestjs/common';
import { IncomingMail } from '../bookings/notices/incoming-mail.service.js';
import { type InboundMail, startInboundMail } from '../platform/inbound-mail.server.js';
import type { Settings } from '../platform/settings.js';

/** The door for what calendars and mail servers answer to our letters; closed unless the settings open it. */
export async function startInbound(
  app: INestApplicationContext,
  { inboundPort: port, inboundHost: host }: Pick<Settings, 'inboundPort' | 'inboundHost'>,
): Promise<InboundMail | undefined> {
  return port === undefined ? undefined : startInboundMail(app.get(IncomingMail, { strict: false }), { port, host });
}
