import { Inject, Injectable, Logger } from '@nestjs/common';
import type { Attachment, Email } from 'postal-mime';
import { readReply } from '../../notifications/calendar-reply.js';
import { failedDeliveries, messageIdIn } from '../../notifications/delivery-report.js';
import { Bounces } from '../../notifications/bounces.service.js';
import { readTag, type Tagged } from '../../notifications/tagged-address.js';
import type { MailReader } from '../../platform/inbound-mail.server.js';
import { Keys } from '../../platform/keys.service.js';
import { SETTINGS, type Settings } from '../../platform/settings.js';
import { CalendarAnswers } from './calendar-answers.service.js';

/** A megabyte of base64 has 14,000. Each costs the parser time, also an empty one. */
const mostLines = 20_000;

/**
 * Reads what comes to the addresses that our notifications carry. Who wrote it nobody knows, so a mail is never answered to
 * its sender: what is not understood is dropped without a word, and what is written goes to the address of the booking.
 * Nothing of a mail stands in the log but whether it was of use.
 */
@Injectable()
export class IncomingMail implements MailReader {
  private readonly log = new Logger('incoming mail');

  constructor(
    @Inject(SETTINGS) private readonly settings: Pick<Settings, 'inboundAddress'>,
    private readonly keys: Keys,
    private readonly answers: CalendarAnswers,
    private readonly returned: Bounces,
  ) {}

  knows(address: string): boolean {
    return this.tagOf(address) !== null;
  }

  async take(raw: Buffer, to: readonly string[]): Promise<void> {
    const mail = await this.parsed(raw);
    if (!mail) return;
    const tags = [...new Set(to.map((address) => address.toLowerCase()))].flatMap(
      (address) => this.tagOf(address) ?? [],
    );
    for (const tag of tags) {
      const heard = 'visit' in tag ? await this.answer(tag.visit, mail) : await this.comeBack(tag.notification, mail);
      this.log.log(heard ? 'heard' : 'dropped', tag);
    }
  }

  private tagOf(address: string): Tagged | null {
    const { inboundAddress } = this.settings;
    return inboundAddress ? readTag(this.keys, inboundAddress, address) : null;
  }

  /** Any program in between may have made anything of it. */
  private async parsed(raw: Buffer): Promise<Email | null> {
    if (hasMoreLines(raw, mostLines)) return null;
    const { default: PostalMime } = await import('postal-mime');
    try {
      return await PostalMime.parse(raw, {
        forceRfc822Attachments: true,
        maxNestingDepth: 20,
        maxHeadersSize: 256 * 1024,
      });
    } catch {
      this.log.log('dropped: no mail that can be read');
      return null;
    }
  }

  /** Mail programs send the calendar twice, as a part and as a file. */
  private async answer(bookingId: string, { attachments }: Email): Promise<boolean> {
    const isCalendar = ({ mimeType }: Attachment) => mimeType === 'text/calendar' || mimeType === 'application/ics';
    for (const part of attachments.filter(isCalendar)) {
      const reply = readReply(textOf(part));
      if (reply) return this.answers.hear(bookingId, reply);
    }
    return false;
  }

  private async comeBack(notificationId: string, { headers, attachments }: Email): Promise<boolean> {
    const type = headers.find(({ key }) => key === 'content-type')?.value.toLowerCase() ?? '';
    // A vacation notice or a person may come back this way, too.
    if (!/^multipart\/report\b.*\bdelivery-status\b/s.test(type)) return false;
    const part = (...types: readonly string[]) => attachments.find(({ mimeType }) => types.includes(mimeType));
    const report = part('message/delivery-status', 'message/global-delivery-status');
    const original = part('message/rfc822', 'text/rfc822-headers', 'message/global', 'message/global-headers');
    if (!report) return false;
    return this.returned.mark(
      notificationId,
      failedDeliveries(textOf(report)),
      original ? messageIdIn(textOf(original)) : null,
    );
  }
}

function textOf({ content }: Attachment): string {
  if (typeof content === 'string') return content;
  return new TextDecoder().decode(content);
}

function hasMoreLines(raw: Buffer, most: number): boolean {
  let count = 0;
  for (let at = raw.indexOf('\n'); at >= 0 && count <= most; at = raw.indexOf('\n', at + 1)) count++;
  return count > most;
}
