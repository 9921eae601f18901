/** What the staff read about calendars, going out and coming in. */
export const calendars = {
  'staff.nav.calendars': 'Calendars',
  'calendars.title': 'Calendars',
  'calendars.of': 'Calendars of {name}',
  'calendars.everyone': 'Whose calendars?',
  'calendars.everyone-back': 'Everyone’s calendars',
  'calendars.nobody': 'Nobody treats here yet. Practitioners come with the clinic file.',
  'calendars.tally':
    '{feeds, plural, =0 {No feed address} one {# feed address} other {# feed addresses}} · {subscriptions, plural, =0 {no calendar read} one {# calendar read} other {# calendars read}}',
  'calendars.tally-failing': '{count, plural, one {# cannot be read} other {# cannot be read}}',

  'calendars.feeds': 'Visits in another calendar',
  'calendars.feeds-text':
    'Google Calendar, Outlook and Apple Calendar can show the visits booked here. Give each of them an address of its own, then one can be revoked without the others.',
  'calendars.feeds-none': 'No address yet. Make one below, for your phone perhaps.',
  'calendars.feed-line':
    '{shows, select, initials {Shows patients’ initials} other {Shows nothing of patients}} · made {at}',
  'calendars.feed-new': 'A new address',
  'calendars.feed-label': 'What is it for?',
  'calendars.feed-label-hint': 'So that you know it again: “My phone”.',
  'calendars.shows': 'What it shows of a patient',
  'calendars.shows.initials': 'Initials: “A. G.”',
  'calendars.shows.nothing': 'Nothing: “Appointment”',
  'calendars.feed-make': 'Make the address',
  'calendars.revoke': 'Revoke',
  'calendars.revoke-name': 'Revoke {label}',

  'calendars.new': 'The address for “{label}” is ready',
  'calendars.new-text':
    'It is shown this once; copy it now. In your calendar program, look for “From URL” or “Subscribe”. Whoever has the address can read the calendar without signing in.',
  'calendars.address-visits': 'The visits',
  'calendars.address-busy': 'Busy times alone',
  'calendars.address-busy-hint': 'For somebody who plans around you and need not know more.',

  'calendars.subscriptions': 'Busy times from elsewhere',
  'calendars.subscriptions-text':
    'What stands in these calendars counts as busy time here, and nobody is booked over it. They are read every few minutes; nobody sees what the events are called.',
  'calendars.subscriptions-none': 'No calendar yet. With the address of one below, it need not be kept twice.',
  'calendars.read': '{count, plural, =0 {no busy periods} one {# busy period} other {# busy periods}} · read {age}',
  'calendars.just-now': 'just now',
  'calendars.not-read': 'Not read yet. That takes a minute; look again then.',
  'calendars.failing': 'It has not been readable since {at} ({age}). What was read before still counts.',
  'calendars.failing-never':
    'It cannot be read; we first tried {age}. Is the address the whole secret one, and public?',
  'calendars.not-whole': 'Not read whole: some of it made no sense and is left out.',
  'calendars.subscription-new': 'Read another calendar',
  'calendars.address': 'Its address',
  'calendars.address-hint':
    'It begins with https:// or webcal://. In Google Calendar it is the “Secret address in iCal format”, in Outlook and Apple Calendar what “Publish” gives.',
  'calendars.subscription-label': 'What is it?',
  'calendars.subscription-label-hint': 'So that you know it again: “Family”.',
  'calendars.subscribe': 'Read this calendar',
  'calendars.unsubscribe': 'Stop reading',
  'calendars.unsubscribe-name': 'Stop reading {label}',

  'calendars.revoke.title': 'Revoke “{label}”?',
  'calendars.revoke.text':
    'From then on there is nothing at its addresses, and the calendar that reads them loses the visits. This cannot be undone; a new address can be made at any time.',
  'calendars.revoke.do': 'Revoke the address',
  'calendars.revoke.keep': 'Keep it',
  'calendars.unsubscribe.title': 'Stop reading “{label}”?',
  'calendars.unsubscribe.text':
    'Its busy times no longer count here: those hours can be booked at once. The calendar itself stays as it is.',
  'calendars.unsubscribe.do': 'Stop reading it',
  'calendars.unsubscribe.keep': 'Go on reading',

  'calendars.news.revoked': 'There is nothing at that address any more.',
  'calendars.news.subscribed': 'The calendar is read within a minute.',
  'calendars.news.unsubscribed': 'That calendar is no longer read, and its busy times are gone.',
} as const;
