/**
 * The letters as they go out unless the clinic has words of its own. The body is paragraphs with an empty line between
 * them; `{details}` and the links stand in a paragraph by themselves.
 */
export const letters = {
  'letter.booking-confirmed.subject': 'Your appointment on {when}',
  'letter.booking-confirmed.title': 'Your appointment is booked',
  'letter.booking-confirmed.greeting': 'Hello {name},',
  'letter.booking-confirmed.body':
    'We look forward to seeing you.\n\n{details}\n\n{preparation}\n\n{manageLink}\n\n{terms}\n\nThe attached file puts it into your calendar.',

  'letter.booking-moved.subject': 'Your appointment has moved to {when}',
  'letter.booking-moved.title': 'Your appointment has moved',
  'letter.booking-moved.greeting': 'Hello {name},',
  'letter.booking-moved.body':
    'The earlier time is free again. This is when we see you now.\n\n{details}\n\n{preparation}\n\n{manageLink}\n\n{terms}\n\nThe attached file moves it in your calendar.',

  'letter.booking-moved-by-clinic.subject': 'Your appointment has moved to {when}',
  'letter.booking-moved-by-clinic.title': 'Your appointment has moved',
  'letter.booking-moved-by-clinic.greeting': 'Hello {name},',
  'letter.booking-moved-by-clinic.body':
    'We had to move it. This is when we see you now.\n\n{message}\n\n{details}\n\n{preparation}\n\n{manageLink}\n\n{terms}\n\nThe attached file moves it in your calendar.',

  'letter.booking-link.subject': 'Your link for {when}',
  'letter.booking-link.title': 'Your new link',
  'letter.booking-link.greeting': 'Hello {name},',
  'letter.booking-link.body':
    'You asked for a new link to your appointment. It stands as it was booked; links in letters before this one no longer work.\n\n{details}\n\n{manageLink}\n\n{terms}',

  'letter.reminder.subject': 'Your appointment on {when}',
  'letter.reminder.title': 'We see you soon',
  'letter.reminder.greeting': 'Hello {name},',
  'letter.reminder.body':
    'A reminder of your appointment. If you come, there is nothing to do.\n\n{details}\n\n{preparation}\n\n{manageLink}\n\n{terms}',

  'letter.decline-asked.subject': 'Your appointment on {when}: will you come?',
  'letter.decline-asked.title': 'Do you want to cancel?',
  'letter.decline-asked.greeting': 'Hello {name},',
  'letter.decline-asked.body':
    'Your calendar has declined this appointment. It stands as it is until you cancel it yourself; if you come, there is nothing to do.\n\n{details}\n\n{manageLink}\n\n{terms}',

  'letter.aftercare.subject': 'Thank you for coming',
  'letter.aftercare.title': 'Thank you for coming',
  'letter.aftercare.greeting': 'Hello {name},',
  'letter.aftercare.body': 'We hope you are well.\n\n{aftercare}\n\n{nextVisit}\n\n{againLink}\n\n{details}',
  'letter.aftercare.now': 'After your visit',
  'letter.aftercare.next': 'Your next appointment is on {when}.',
  'letter.aftercare.again':
    'Often it takes a few treatments until one can tell how much they help. Should you wish to come again, here are times with {practitioner} from next week on.',
  'letter.aftercare.action': 'Choose the next time',

  'letter.booking-cancelled.subject': 'Your appointment on {when} is cancelled',
  'letter.booking-cancelled.title': 'Your appointment is cancelled',
  'letter.booking-cancelled.greeting': 'Hello {name},',
  'letter.booking-cancelled.body':
    'There is nothing more to do. We would be glad to see you another time.\n\n{details}\n\n{findLink}\n\nThe attached file takes it out of your calendar.',

  'letter.booking-called-off.subject': 'Your appointment on {when} is cancelled',
  'letter.booking-called-off.title': 'We have to cancel your appointment',
  'letter.booking-called-off.greeting': 'Hello {name},',
  'letter.booking-called-off.body':
    'We are sorry. The clinic had to cancel this appointment; there is nothing to pay.\n\n{details}\n\n{findLink}\n\nThe attached file takes it out of your calendar.',

  'letter.visit-new.subject': 'New visit: {when}',
  'letter.visit-new.title': 'A new visit in your diary',
  'letter.visit-new.greeting': '',
  'letter.visit-new.body': '{details}\n\nThe attached file puts it into your calendar.',

  'letter.visit-moved.subject': 'Visit moved to {when}',
  'letter.visit-moved.title': 'A visit has moved',
  'letter.visit-moved.greeting': '',
  'letter.visit-moved.body': '{details}\n\nThe attached file moves it in your calendar.',

  'letter.visit-cancelled.subject': 'Visit cancelled: {when}',
  'letter.visit-cancelled.title': 'A visit was cancelled',
  'letter.visit-cancelled.greeting': '',
  'letter.visit-cancelled.body':
    'This time is free again.\n\n{details}\n\nThe attached file takes it out of your calendar.',

  'letter.morning.subject': 'Your diary on {date}',
  'letter.morning.title': '{date}',
  'letter.morning.greeting': '',
  'letter.morning.body':
    '{visitCount, plural, =0 {No visits today.} one {One visit today.} other {# visits today.}}\n\n{visits}\n\n{changeCount, plural, =0 {Nothing has changed since the last letter.} one {Since the last letter:} other {Since the last letter:}}\n\n{changes}\n\n{diaryLink}',
  'letter.morning.preheader':
    '{visits, plural, =0 {No visits} one {One visit} other {# visits}}, {changes, plural, =0 {no changes} one {one change} other {# changes}}.',
  'letter.morning.new': 'New',
  'letter.morning.moved': 'Moved',
  'letter.morning.cancelled': 'Cancelled',
  'letter.morning.before': 'Before: {when}',
  'letter.morning.action': 'Open the diary',
  'letter.morning.why':
    'You get this because you wished for one letter in the morning. On your profile you can have each change at once instead.',

  'letter.staff-invitation.subject': 'Your account at {clinic}',
  'letter.staff-invitation.title': 'Welcome to {clinic}',
  'letter.staff-invitation.greeting': 'Hello {name},',
  'letter.staff-invitation.body':
    'An account was made for you, to work with the diary. Choose a password to begin.\n\n{passwordLink}\n\nThe link works once, within {hours, plural, one {one hour} other {# hours}}.',
  'letter.staff-invitation.preheader': 'Choose a password to begin.',
  'letter.staff-invitation.action': 'Choose a password',
  'letter.staff-invitation.why': 'You get this because an administrator of the clinic entered your address.',

  'letter.staff-reset.subject': 'A new password for {clinic}',
  'letter.staff-reset.title': 'Choose a new password',
  'letter.staff-reset.greeting': 'Hello {name},',
  'letter.staff-reset.body':
    'Someone, probably you, asked for a new password. If it was not you, do nothing: the one you have stays.\n\n{passwordLink}\n\nThe link works once, within {hours, plural, one {one hour} other {# hours}}.',
  'letter.staff-reset.preheader': 'Choose a new password.',
  'letter.staff-reset.action': 'Choose a new password',
  'letter.staff-reset.why': 'You get this because your address was typed on the sign-in page.',

  'letter.staff-changed.subject': 'Your account at {clinic} was changed',
  'letter.staff-changed.title': 'Your account was changed',
  'letter.staff-changed.greeting': 'Hello {name},',
  'letter.staff-changed.body':
    '{change}\n\n{passwordLink}\n\nIf this was you, there is nothing to do. If it was not, choose a new password at once, and tell an administrator.',
  'letter.staff-changed.preheader': 'If this was you, there is nothing to do.',
  'letter.staff-changed.action': 'Choose a new password',
  'letter.staff-changed.why': 'You get this whenever the way into your account changes.',
  'letter.change.password': 'Your password was changed, and every session was ended.',
  'letter.change.authenticator': 'Your authenticator was set up or taken away.',
  'letter.change.passkey': 'A passkey was added or removed.',
  'letter.change.recovery-codes': 'New recovery codes were made; the old ones no longer work.',
  'letter.change.factors-forgotten':
    'An administrator made the clinic forget your authenticator and your passkeys. Sign in with your password, and set up new ones.',

  'letter.trial.subject': 'Test: {subject}',
  'letter.trial.why': 'This is a test that you asked for. No visit stands behind it, and its link opens nothing.',

  // By telephone: 160 characters at most, and short ones.
  'text.reminder': '{clinic}: your appointment is on {when}, at {place}.',
  'text.reminder-short': '{clinic}: your appointment is on {when}.',
  'text.call': 'To change it, call {phone}.',

  // What stands around every text, and in calendars.
  'letter.calendar.title': 'Appointment',
  'letter.calendar.patient': 'With {practitioner}. Reference {reference}.',
  'letter.calendar.phone': 'Telephone {phone}',
  'letter.calendar.link': 'See, move or cancel it: {link}',
  'letter.calendar.practitioner': 'Reference {reference}',
  'letter.fact.why': 'Why',
  'letter.preheader': '{place}. Reference {reference}.',
  'letter.hello-there': 'Hello,',
  'letter.fact.when': 'When',
  'letter.fact.before': 'Before',
  'letter.fact.what': 'What',
  'letter.fact.with': 'With',
  'letter.fact.where': 'Where',
  'letter.fact.price': 'Price',
  'letter.fact.patient': 'Patient',
  'letter.fact.reference': 'Reference',
  'letter.period': '{start} to {end}',
  'letter.zone': '{place} time',
  'letter.manage': 'See, move or cancel',
  'letter.see': 'See your appointment',
  'letter.above-link': '{label}:',
  'letter.too-late': 'It can no longer be moved or cancelled here.',
  'letter.too-late.call': 'To move or cancel it, call {phone}.',
  'letter.until': 'You can move or cancel it here until {until}.',
  'letter.until.call': 'You can move or cancel it here until {until}. After that, call {phone}.',
  'letter.until-start': 'You can move or cancel it here until it begins.',
  'feed.visits': 'Visits of {practitioner}',
  'feed.busy': '{practitioner}: busy',
  'letter.book-again': 'Find another time',
  'letter.why': 'You get this because your address was given when the appointment was booked.',
  'letter.stop-reminders': 'No more reminders or letters after visits',
  'letter.secret': 'The link is yours alone: whoever has it can change this appointment.',
  'letter.questions': 'Questions? Call {phone}.',

  'letter.record-opened.subject': 'An administrator opened a record at {clinic}',
  'letter.record-opened.title': 'A record was opened',
  'letter.record-opened.greeting': 'Hello {name},',
  'letter.record-opened.body':
    '{by} opened the record of one of your patients: {from} to {until}, unless it is closed before. Each look at it is in the audit trail.\n\n{recordsLink}\n\nIf you do not know why this was needed, ask the person who did it.',
  'letter.record-opened.preheader': 'Whose, and why, you see when you are signed in.',
  'letter.record-opened.action': 'See whose, and why',
  'letter.record-opened.why': 'You get this whenever someone other than you opens a record of yours.',
} as const;
