/** The letters kept on this machine. */
export const mailbox = {
  'mail.title': 'Mailbox',
  'mail.lead': 'All email from this computer arrives here; nothing is sent to anyone.',
  'mail.empty': 'No emails yet. Book an appointment, and its confirmation arrives within seconds.',
  'mail.to': 'To {to}, {at}',
  'mail.from-to': 'From {from} to {to}, {at}',
  'mail.back': 'All emails',
  'mail.html': 'HTML version',
  'mail.text': 'Plain-text version',
  'mail.calendar': 'Calendar file',
} as const;
