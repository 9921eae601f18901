import type { SendMailOptions } from 'nodemailer';
import { type RenderContext, senderOf } from './render-context.js';
import type { EmailContent } from './notification.js';
import type { RenderedEmail } from './email/content.js';

export interface Posted {
  readonly id: string;
  readonly recipient: string;
  readonly message_id: string;
  readonly posted_at: Date;
}

/** A written notification as a mail: same row, same mail. */
export function envelope(
  notification: EmailContent & Posted,
  written: RenderedEmail,
  desk: RenderContext,
): SendMailOptions {
  const sender = senderOf(desk, notification.data.clinic.name);
  return {
    // What cannot be delivered comes back to an address that says which notification it was.
    ...(desk.returnsTo && { envelope: { from: desk.returnsTo(notification.id), to: notification.recipient } }),
    messageId: notification.message_id,
    date: notification.posted_at,
    from: { name: sender.name, address: sender.email },
    // An object, so that nothing in the address is read as a second one.
    to: { name: '', address: notification.recipient },
    subject: written.subject,
    text: written.text,
    html: written.html,
    // The part mail programs act on, and the same as a file for the others (RFC 6047 §2.4).
    icalEvent: written.calendar && { ...written.calendar, filename: 'appointment.ics' },
    headers: {
      'Auto-Submitted': 'auto-generated', // RFC 3834 §5
      'X-Auto-Response-Suppress': 'All',
      ...(written.stop && {
        'List-Unsubscribe': { prepared: true, value: `<${written.stop}>` },
        'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click', // RFC 8058 §3.1
      }),
    },
  };
}
