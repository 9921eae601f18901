/** What the staff read about calendars, going out and coming in. */
export const calendars = {
  'staff.nav.calendars': 'Calendars',
  'calendars.title': 'Calendars',
  'calendars.of': '{name}’s calendars',
  'calendars.everyone': 'Practitioners’ calendars',
  'calendars.everyone-back': 'All practitioners',
  'calendars.nobody': 'No practitioners yet. An administrator adds them in Settings.',
  'calendars.tally':
    '{feeds, plural, =0 {No calendar links} one {# calendar link} other {# calendar links}} · {subscriptions, plural, =0 {no connected calendars} one {# connected calendar} other {# connected calendars}}',
  'calendars.tally-failing': '{count, plural, one {# can’t be read} other {# can’t be read}}',

  'calendars.feeds': 'Show appointments in another calendar',
  'calendars.feeds-text':
    'Google Calendar, Outlook and Apple Calendar can show the appointments booked here. Create a separate link for each one, so that you can revoke one without affecting the others.',
  'calendars.feeds-none': 'No calendar links yet. Create one below, for example for your phone.',
  'calendars.feed-line':
    '{shows, select, initials {Shows patients’ initials} other {Shows no patient details}} · created {at}',
  'calendars.feed-new': 'New calendar link',
  'calendars.feed-label': 'Name',
  'calendars.feed-label-hint': 'What you’ll use it for, such as “My phone”.',
  'calendars.shows': 'Patient details to show',
  'calendars.shows.initials': 'Initials: “A. G.”',
  'calendars.shows.nothing': 'None: “Appointment”',
  'calendars.feed-make': 'Create link',
  'calendars.revoke': 'Revoke',
  'calendars.revoke-name': 'Revoke {label}',

  'calendars.new': 'The link for “{label}” is ready',
  'calendars.new-text':
    'Copy it now: it’s shown only once. In your calendar app, look for “From URL” or “Subscribe”. Anyone who has the link can read the calendar without signing in.',
  'calendars.address-visits': 'Appointments',
  'calendars.address-busy': 'Busy times only',
  'calendars.address-busy-hint': 'For people who only need to know when you’re free.',

  'calendars.subscriptions': 'Busy times from other calendars',
  'calendars.subscriptions-text':
    'Events in these calendars block your time, so you can’t be booked then. We check them every few minutes. No one sees what the events are called.',
  'calendars.subscriptions-none': 'No calendars connected yet.',
  'calendars.read': '{count, plural, =0 {no busy times} one {# busy time} other {# busy times}} · updated {age}',
  'calendars.just-now': 'just now',
  'calendars.not-read': 'Not updated yet. Check again in a minute.',
  'calendars.other-port':
    'Can’t be read: its address has a port other than 443 or 8443. Unsubscribe, and subscribe to another address.',
  'calendars.failing':
    'We haven’t been able to read this calendar since {at} ({age}). Busy times from before then still apply.',
  'calendars.failing-never':
    'We can’t read this calendar; we first tried {age}. Check that you copied the whole private address and that it’s accessible from the internet.',
  'calendars.not-whole': 'Some events couldn’t be fully read, so they may be missing or at the wrong time.',
  'calendars.subscription-new': 'Connect a calendar',
  'calendars.address': 'Calendar address',
  'calendars.address-hint':
    'It starts with https:// or webcal://. In Google Calendar, use the “Secret address in iCal format”; in Outlook or Apple Calendar, publish the calendar and copy its address.',
  'calendars.subscription-label': 'Name',
  'calendars.subscription-label-hint': 'So you can tell it apart, such as “Family”.',
  'calendars.subscribe': 'Connect calendar',
  'calendars.unsubscribe': 'Disconnect',
  'calendars.unsubscribe-name': 'Disconnect {label}',

  'calendars.revoke.title': 'Revoke “{label}”?',
  'calendars.revoke.text':
    'The link will stop working, and the appointments will disappear from the calendar that uses it. You can’t undo this, but you can create a new link at any time.',
  'calendars.revoke.do': 'Revoke link',
  'calendars.revoke.keep': 'Cancel',
  'calendars.unsubscribe.title': 'Disconnect “{label}”?',
  'calendars.unsubscribe.text':
    'Its busy times will no longer block your time, and patients can book those times right away. The calendar itself doesn’t change.',
  'calendars.unsubscribe.do': 'Disconnect',
  'calendars.unsubscribe.keep': 'Cancel',

  'calendars.news.revoked': 'Link revoked.',
  'calendars.news.subscribed': 'Calendar connected. Its busy times will appear within a minute.',
  'calendars.news.read':
    '“{label}” is connected. {count, plural, =0 {It has no busy times ahead.} one {Its one busy time now blocks your time.} other {Its # busy times now block your time.}}',
  'calendars.news.unreadable':
    'We couldn’t read “{label}”. Check that you copied the whole private address; if not, disconnect it below and connect it again. We’ll keep trying.',
  'calendars.news.unsubscribed': 'Calendar disconnected. Its busy times no longer block your time.',
} as const;
