/** Confirming who one is; notes and answers, who may read them, and how an administrator comes to. */
export const records = {
  'confirm.title': 'Confirm that it is you',
  'confirm.lead':
    'You signed in a while ago. What comes next is worth asking once more; you are not asked again for ten minutes.',
  'confirm.unsent': 'What you sent was not saved. Confirm that it is you, then send it once more.',
  'confirm.as': 'Signed in as {name}, {email}',
  'confirm.do': 'It is me',
  'confirm.passkey': 'Confirm with a passkey',
  'confirm.back': 'Not now: back to the diary',
} as const;
