import { Inject, Injectable } from '@nestjs/common';
import type { SendMailOptions } from 'nodemailer';
import addressparser from 'nodemailer/lib/addressparser';
import { Keys } from '../platform/keys.service.js';
import { SETTINGS, type Settings } from '../platform/settings.js';
import { appointmentsLink, appointmentsToken } from './appointments-link.js';
import type { CalendarPart } from './email/content.js';
import { write } from './email/render.js';
import { confirmLink, confirmToken } from './confirm-link.js';
import type { OwnStyle } from './message-templates.service.js';
import type { EmailContent } from './notification.js';
import { erasureLink, erasureToken } from './erasure-link.js';
import { rebookLink, rebookToken } from './rebook-link.js';
import { type RenderContext, senderOf } from './render-context.js';
import { staffLink, staffToken } from './staff-link.js';
import { taggedAddress } from './tagged-address.js';
import { unsubscribeLink, unsubscribeToken } from './unsubscribe-link.js';
import {
  entryLink,
  entryToken,
  leaveLink,
  offerLink,
  offerToken,
  waitlistProofLink,
  waitlistProofToken,
} from './waitlist-link.js';
import { provenVisitToken, visitLink, visitToken } from './visit-link.js';

type PostedEmail = EmailContent & {
  readonly id: string;
  readonly recipient: string;
  readonly message_id: string;
  readonly posted_at: Date;
};

/** Makes an e-mail of what was posted: the same row and words, the same e-mail. */
@Injectable()
export class EmailRenderer {
  private readonly sender: RenderContext['sender'];

  constructor(
    @Inject(SETTINGS) private readonly settings: Pick<Settings, 'publicUrl' | 'mailFrom' | 'inboundAddress'>,
    private readonly keys: Keys,
  ) {
    const [sender] = addressparser(settings.mailFrom, { flatten: true });
    this.sender = { name: sender?.name || undefined, email: sender?.address || settings.mailFrom };
  }

  /** `own`: the clinic's own words and color. @throws when the data do not fit the template */
  render(posted: PostedEmail, { words, color }: OwnStyle): SendMailOptions {
    const context = this.contextAt(posted.posted_at, color);
    const { subject, text, html, calendars, stop } = write(posted, context, words);
    const from = senderOf(context, posted.data.clinic.name);
    // An object, so that nothing in the address is read as a second one, or as another spelling of one.
    const to = { name: '', address: posted.recipient };
    return {
      // What cannot be delivered comes back to an address that says which notification it was.
      ...(context.returnsTo && { envelope: { from: context.returnsTo(posted.id), to } }),
      messageId: posted.message_id,
      baseBoundary: posted.id,
      date: posted.posted_at,
      from: { name: from.name, address: from.email },
      to,
      subject,
      text,
      html,
      ...calendarParts(calendars),
      headers: {
        'Auto-Submitted': 'auto-generated', // RFC 3834 §5
        'X-Auto-Response-Suppress': 'All',
        ...(stop && {
          'List-Unsubscribe': { prepared: true, value: `<${stop}>` },
          'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click', // RFC 8058 §3.1
        }),
      },
    };
  }

  /** The clinic's address and the secret links. `stamp`: when what is rendered was posted. `color`: the clinic's own. */
  contextAt(stamp: Date, color: string | null = null): RenderContext {
    const { keys } = this;
    const { publicUrl, inboundAddress } = this.settings;
    return {
      publicUrl,
      sender: this.sender,
      stamp,
      color,
      manageLink: (bookingId, generation, proven) =>
        visitLink(publicUrl, (proven ? provenVisitToken : visitToken)(keys, bookingId, generation)),
      confirmLink: (bookingId, generation) => confirmLink(publicUrl, confirmToken(keys, bookingId, generation)),
      unsubscribeLink: (bookingId) => unsubscribeLink(publicUrl, unsubscribeToken(keys, bookingId)),
      ...(inboundAddress && {
        answersTo: (visit) => taggedAddress(keys, inboundAddress, { visit }),
        returnsTo: (notification) => taggedAddress(keys, inboundAddress, { notification }),
      }),
      rebookLink: (bookingId) => rebookLink(publicUrl, rebookToken(keys, bookingId)),
      recallLink: (bookingId) => rebookLink(publicUrl, rebookToken(keys, bookingId), 'recall'),
      appointmentsLink: (linkId) => appointmentsLink(publicUrl, appointmentsToken(keys, linkId)),
      erasureLink: (erasureId) => erasureLink(publicUrl, erasureToken(keys, erasureId)),
      waitlistLinks: (entryId) => ({
        entry: entryLink(publicUrl, entryToken(keys, entryId)),
        leave: leaveLink(publicUrl, entryToken(keys, entryId)),
        proof: waitlistProofLink(publicUrl, waitlistProofToken(keys, entryId)),
      }),
      offerLink: (offerId) => offerLink(publicUrl, offerToken(keys, offerId)),
      staffLink: (purpose, linkId) => staffLink(publicUrl, purpose, staffToken(keys, linkId)),
    };
  }
}

/**
 * The part mail programs act on, and the same as a file for the others (RFC 6047 §2.4). They act on one: of several, each is a file
 * with one event, since Outlook reads no second one.
 */
function calendarParts([one, ...more]: readonly CalendarPart[]): Pick<SendMailOptions, 'icalEvent' | 'attachments'> {
  if (!one) return {};
  if (more.length === 0) return { icalEvent: { ...one, filename: 'appointment.ics' } };
  const attachments = [one, ...more].map(({ method, content }, n) => ({
    filename: `appointment-${n + 1}.ics`,
    contentType: `text/calendar; charset=utf-8; method=${method}`,
    content,
  }));
  return { attachments };
}
