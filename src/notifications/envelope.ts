import type { SendMailOptions } from 'nodemailer';
import { type Desk, senderOf } from './desk.js';
import type { LetterMatter } from './letter.js';
import type { Written } from './email/content.js';

export interface Posted {
  readonly id: string;
  readonly recipient: string;
  readonly message_id: string;
  readonly posted_at: Date;
}

/** A written letter as a mail: same row, same mail. */
export function envelope(letter: LetterMatter & Posted, written: Written, desk: Desk): SendMailOptions {
  const sender = senderOf(desk, letter.data.clinic.name);
  return {
    // What cannot be delivered comes back to an address that says which letter it was.
    ...(desk.returnsTo && { envelope: { from: desk.returnsTo(letter.id), to: letter.recipient } }),
    messageId: letter.message_id,
    date: letter.posted_at,
    from: { name: sender.name, address: sender.email },
    // An object, so that nothing in the address is read as a second one.
    to: { name: '', address: letter.recipient },
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
