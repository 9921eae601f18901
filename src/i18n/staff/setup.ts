/** Setting up a new clinic: what is left to do, on every page until patients can book. */
export const setup = {
  'setup.title': 'Setting up',
  'setup.left': '{count, plural, one {One more step} other {# more steps}} before patients can book.',
  'setup.next': 'Next: {step}',
  'setup.all': 'All steps',
  'setup.nothing-yet': 'There’s nothing to show here yet. Before patients can book, the clinic still needs:',
  'setup.nothing-own': 'There’s nothing to show here yet, because you don’t offer any treatments.',
  'setup.continue': 'Continue setting up',
  'setup.ask-admin': 'An administrator can add this in Settings.',

  'setup.heading': 'Before patients can book',
  'setup.done': 'done',
  'setup.step.clinic': 'The clinic’s name and currency',
  'setup.step.location': 'A location',
  'setup.step.room': 'A room with what the treatment needs',
  'setup.step.treatment': 'A treatment that patients can book online',
  'setup.step.practitioner': 'A practitioner',
  'setup.step.offer': 'A practitioner who offers it, where there’s a room for it',
  'setup.step.hours': 'Working hours for that practitioner',
  'setup.another.location': 'Add another location',
  'setup.another.treatment': 'Add more treatments',
  'setup.another.practitioner': 'Add another practitioner',

  'setup.open': 'You are open',
  'setup.open-text': 'Patients can book now, at this address:',
  'setup.open-try': 'See it as a patient',
  'setup.open-button': 'Button for your blog or website',
  'setup.open-button-hint':
    'Paste this into a post or page. To see how many patients each post brings, create a link for it.',
  'setup.open-link': 'Create a link',
  'setup.open-invite': 'Invite your team',
} as const;
