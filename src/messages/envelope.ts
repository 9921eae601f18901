import type { SendMailOptions } from 'nodemailer';
import type { Person } from './ics.js';
import type { Written } from './letters/content.js';

interface Posted {
  readonly recipient: string;
  readonly message_id: string;
  readonly posted_at: Date;
}

/** A written letter as a mail: same row, same mail. */
export function envelope(letter: Posted, written: Written, sender: Person): SendMailOptions {
  return {
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
