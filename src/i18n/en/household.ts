/** For whom somebody books who has opened the link to all appointments at their address. */
export const household = {
  'household.title': 'Who is it for?',
  'household.someone-else': 'Someone else',
  'household.someone-else-hint': 'We’ll ask for their name, and email you.',
  'household.pick': 'Choose who it’s for',
  'household.continue': 'Continue',
  'household.for': 'For {name}',
  'household.for-new': 'For someone else',
  'household.change': 'who it’s for',
  'household.name': 'Their name',
  'household.confirmation-to': 'We’ll email the confirmation to {email}.',
  'household.signed-out': 'You’ve been signed out. Please enter the details below to book.',
} as const;
