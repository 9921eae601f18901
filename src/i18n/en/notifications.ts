/**
 * The standard emails, sent unless the clinic has its own text. The body is paragraphs separated by an empty line;
 * `{details}` and the links each have a paragraph of their own.
 */
export const notifications = {
  'notification.booking-confirmed.subject': 'Your appointment on {when}',
  'notification.booking-confirmed.title': 'Your appointment is booked',
  'notification.booking-confirmed.greeting': 'Hello {name},',
  'notification.booking-confirmed.body':
    'We look forward to seeing you.\n\n{details}\n\n{preparation}\n\n{manageLink}\n\n{terms}\n\nThe attached file puts it into your calendar.',

  'notification.booking-moved.subject': 'Your appointment has moved to {when}',
  'notification.booking-moved.title': 'Your appointment has moved',
  'notification.booking-moved.greeting': 'Hello {name},',
  'notification.booking-moved.body':
    'The earlier time is free again. This is when we see you now.\n\n{details}\n\n{preparation}\n\n{manageLink}\n\n{terms}\n\nThe attached file moves it in your calendar.',

  'notification.booking-moved-by-clinic.subject': 'Your appointment has moved to {when}',
  'notification.booking-moved-by-clinic.title': 'Your appointment has moved',
  'notification.booking-moved-by-clinic.greeting': 'Hello {name},',
  'notification.booking-moved-by-clinic.body':
    'We had to move it. This is when we see you now.\n\n{message}\n\n{details}\n\n{preparation}\n\n{manageLink}\n\n{terms}\n\nThe attached file moves it in your calendar.',

  'notification.booking-link.subject': 'Your link for {when}',
  'notification.booking-link.title': 'Your new link',
  'notification.booking-link.greeting': 'Hello {name},',
  'notification.booking-link.body':
    'You asked for a new link to your appointment. It stands as it was booked; links in letters before this one no longer work.\n\n{details}\n\n{manageLink}\n\n{terms}',

  'notification.reminder.subject': 'Your appointment on {when}',
  'notification.reminder.title': 'We see you soon',
  'notification.reminder.greeting': 'Hello {name},',
  'notification.reminder.body':
    'A reminder of your appointment. If you come, there is nothing to do.\n\n{details}\n\n{preparation}\n\n{manageLink}\n\n{terms}',

  'notification.decline-asked.subject': 'Your appointment on {when}: will you come?',
  'notification.decline-asked.title': 'Do you want to cancel?',
  'notification.decline-asked.greeting': 'Hello {name},',
  'notification.decline-asked.body':
    'Your calendar has declined this appointment. It stands as it is until you cancel it yourself; if you come, there is nothing to do.\n\n{details}\n\n{manageLink}\n\n{terms}',

  'notification.aftercare.subject': 'Thank you for coming',
  'notification.aftercare.title': 'Thank you for coming',
  'notification.aftercare.greeting': 'Hello {name},',
  'notification.aftercare.body': 'We hope you are well.\n\n{aftercare}\n\n{nextVisit}\n\n{againLink}\n\n{details}',
  'notification.aftercare.now': 'After your visit',
  'notification.aftercare.next': 'Your next appointment is on {when}.',
  'notification.aftercare.again':
    'Often it takes a few treatments until one can tell how much they help. Should you wish to come again, here are times with {practitioner} from next week on.',
  'notification.aftercare.action': 'Choose the next time',

  'notification.booking-cancelled.subject': 'Your appointment on {when} is cancelled',
  'notification.booking-cancelled.title': 'Your appointment is cancelled',
  'notification.booking-cancelled.greeting': 'Hello {name},',
  'notification.booking-cancelled.body':
    'There is nothing more to do. We would be glad to see you another time.\n\n{details}\n\n{findLink}\n\nThe attached file takes it out of your calendar.',

  'notification.booking-called-off.subject': 'Your appointment on {when} is cancelled',
  'notification.booking-called-off.title': 'We have to cancel your appointment',
  'notification.booking-called-off.greeting': 'Hello {name},',
  'notification.booking-called-off.body':
    'We are sorry. The clinic had to cancel this appointment; there is nothing to pay.\n\n{details}\n\n{findLink}\n\nThe attached file takes it out of your calendar.',

  'notification.visit-new.subject': 'New visit: {when}',
  'notification.visit-new.title': 'A new visit in your diary',
  'notification.visit-new.greeting': '',
  'notification.visit-new.body': '{details}\n\nThe attached file puts it into your calendar.',

  'notification.visit-moved.subject': 'Visit moved to {when}',
  'notification.visit-moved.title': 'A visit has moved',
  'notification.visit-moved.greeting': '',
  'notification.visit-moved.body': '{details}\n\nThe attached file moves it in your calendar.',

  'notification.visit-cancelled.subject': 'Visit cancelled: {when}',
  'notification.visit-cancelled.title': 'A visit was cancelled',
  'notification.visit-cancelled.greeting': '',
  'notification.visit-cancelled.body':
    'This time is free again.\n\n{details}\n\nThe attached file takes it out of your calendar.',

  'notification.morning.subject': 'Your diary on {date}',
  'notification.morning.title': '{date}',
  'notification.morning.greeting': '',
  'notification.morning.body':
    '{visitCount, plural, =0 {No visits today.} one {One visit today.} other {# visits today.}}\n\n{visits}\n\n{changeCount, plural, =0 {Nothing has changed since the last letter.} one {Since the last letter:} other {Since the last letter:}}\n\n{changes}\n\n{diaryLink}',
  'notification.morning.preheader':
    '{visits, plural, =0 {No visits} one {One visit} other {# visits}}, {changes, plural, =0 {no changes} one {one change} other {# changes}}.',
  'notification.morning.new': 'New',
  'notification.morning.moved': 'Moved',
  'notification.morning.cancelled': 'Cancelled',
  'notification.morning.before': 'Before: {when}',
  'notification.morning.action': 'Open the diary',
  'notification.morning.why':
    'You get this because you wished for one letter in the morning. On your profile you can have each change at once instead.',

  'notification.staff-invitation.subject': 'Your account at {clinic}',
  'notification.staff-invitation.title': 'Welcome to {clinic}',
  'notification.staff-invitation.greeting': 'Hello {name},',
  'notification.staff-invitation.body':
    'An account was made for you, to work with the diary. Choose a password to begin.\n\n{passwordLink}\n\nThe link works once, within {hours, plural, one {one hour} other {# hours}}.',
  'notification.staff-invitation.preheader': 'Choose a password to begin.',
  'notification.staff-invitation.action': 'Choose a password',
  'notification.staff-invitation.why': 'You get this because an administrator of the clinic entered your address.',

  'notification.staff-reset.subject': 'A new password for {clinic}',
  'notification.staff-reset.title': 'Choose a new password',
  'notification.staff-reset.greeting': 'Hello {name},',
  'notification.staff-reset.body':
    'Someone, probably you, asked for a new password. If it was not you, do nothing: the one you have stays.\n\n{passwordLink}\n\nThe link works once, within {hours, plural, one {one hour} other {# hours}}.',
  'notification.staff-reset.preheader': 'Choose a new password.',
  'notification.staff-reset.action': 'Choose a new password',
  'notification.staff-reset.why': 'You get this because your address was typed on the sign-in page.',

  'notification.staff-changed.subject': 'Your account at {clinic} was changed',
  'notification.staff-changed.title': 'Your account was changed',
  'notification.staff-changed.greeting': 'Hello {name},',
  'notification.staff-changed.body':
    '{change}\n\n{passwordLink}\n\nIf this was you, there is nothing to do. If it was not, choose a new password at once, and tell an administrator.',
  'notification.staff-changed.preheader': 'If this was you, there is nothing to do.',
  'notification.staff-changed.action': 'Choose a new password',
  'notification.staff-changed.why': 'You get this whenever the way into your account changes.',
  'notification.change.password': 'Your password was changed, and every session was ended.',
  'notification.change.authenticator': 'Your authenticator was set up or taken away.',
  'notification.change.passkey': 'A passkey was added or removed.',
  'notification.change.recovery-codes': 'New recovery codes were made; the old ones no longer work.',
  'notification.change.factors-forgotten':
    'An administrator made the clinic forget your authenticator and your passkeys. Sign in with your password, and set up new ones.',

  'notification.trial.subject': 'Test: {subject}',
  'notification.trial.why': 'This is a test that you asked for. No visit stands behind it, and its link opens nothing.',

  // By telephone: 160 characters at most, and short ones.
  'text.reminder': '{clinic}: your appointment is on {when}, at {place}.',
  'text.reminder.short': '{clinic}: your appointment is on {when}.',
  'text.reminder.call': 'To change it, call {phone}.',
  'text.booking-confirmed': '{clinic}: your appointment on {when}, at {place}, is on after all.',
  'text.booking-confirmed.short': '{clinic}: your appointment on {when} is on after all.',
  'text.booking-confirmed.call': 'Questions? Call {phone}.',
  'text.booking-moved': '{clinic}: your appointment on {before} has moved to {when}, at {place}.',
  'text.booking-moved.short': '{clinic}: your appointment has moved to {when}.',
  'text.booking-moved.call': 'To change it, call {phone}.',
  'text.booking-cancelled': '{clinic}: your appointment on {when}, at {place}, is cancelled.',
  'text.booking-cancelled.short': '{clinic}: your appointment on {when} is cancelled.',
  'text.booking-cancelled.call': 'To book another, call {phone}.',

  // What stands around every text, and in calendars.
  'notification.calendar.title': 'Appointment',
  'notification.calendar.patient': 'With {practitioner}. Reference {reference}.',
  'notification.calendar.phone': 'Telephone {phone}',
  'notification.calendar.link': 'See, move or cancel it: {link}',
  'notification.calendar.practitioner': 'Reference {reference}',
  'notification.fact.why': 'Why',
  'notification.preheader': '{place}. Reference {reference}.',
  'notification.hello-there': 'Hello,',
  'notification.fact.when': 'When',
  'notification.fact.before': 'Before',
  'notification.fact.what': 'What',
  'notification.fact.with': 'With',
  'notification.fact.where': 'Where',
  'notification.fact.price': 'Price',
  'notification.fact.patient': 'Patient',
  'notification.fact.reference': 'Reference',
  'notification.zone': '{place} time',
  'notification.manage': 'See, move or cancel',
  'notification.see': 'See your appointment',
  'notification.above-link': '{label}:',
  'notification.too-late': 'It can no longer be moved or cancelled here.',
  'notification.too-late.call': 'To move or cancel it, call {phone}.',
  'notification.until': 'You can move or cancel it here until {until}.',
  'notification.until.call': 'You can move or cancel it here until {until}. After that, call {phone}.',
  'notification.until-start': 'You can move or cancel it here until it begins.',
  'feed.visits': 'Visits of {practitioner}',
  'feed.busy': '{practitioner}: busy',
  'notification.book-again': 'Find another time',
  'notification.why': 'You get this because your address was given when the appointment was booked.',
  'notification.stop-reminders': 'No more reminders or letters after visits',
  'notification.secret': 'The link is yours alone: whoever has it can change this appointment.',
  'notification.questions': 'Questions? Call {phone}.',

  'notification.record-opened.subject': 'An administrator opened a record at {clinic}',
  'notification.record-opened.title': 'A record was opened',
  'notification.record-opened.greeting': 'Hello {name},',
  'notification.record-opened.body':
    '{by} opened the record of one of your patients: {from} to {until}, unless it is closed before. Each look at it is in the audit trail.\n\n{recordsLink}\n\nIf you do not know why this was needed, ask the person who did it.',
  'notification.record-opened.preheader': 'Whose, and why, you see when you are signed in.',
  'notification.record-opened.action': 'See whose, and why',
  'notification.record-opened.why': 'You get this whenever someone other than you opens a record of yours.',
} as const;
