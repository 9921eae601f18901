/** The letters kept on this machine. */
export const mailbox = {
  'mail.title': 'Mailbox of this machine',
  'mail.lead': 'Every letter arrives here over SMTP; none leaves this machine.',
  'mail.empty': 'No letters yet. Book a visit and the confirmation arrives within seconds.',
  'mail.to': 'To {to}, {at}',
  'mail.from-to': 'From {from} to {to}, {at}',
  'mail.back': 'All letters',
  'mail.html': 'The letter as it looks',
  'mail.text': 'The letter as plain text',
  'mail.calendar': 'The calendar part',
} as const;
