/**
 * The standard emails, sent unless the clinic has its own text. The body is paragraphs separated by an empty line;
 * `{details}` and the links each have a paragraph of their own.
 */
export const notifications = {
  'notification.booking-confirmed.subject': 'Your appointment on {when}',
  'notification.booking-confirmed.title': 'Your appointment is booked',
  'notification.booking-confirmed.greeting': 'Hello {name},',
  'notification.booking-confirmed.body':
    'We look forward to seeing you.\n\n{details}\n\n{preparation}\n\n{manageLink}\n\n{terms}\n\nA calendar file is attached.',

  'notification.booking-provisional.subject': 'Please confirm: {when}',
  'notification.booking-provisional.title': 'Please confirm your appointment',
  'notification.booking-provisional.greeting': 'Hello {name},',
  'notification.booking-provisional.body':
    'We’re holding this time for you until {heldUntil}. Please press the button to confirm your appointment.\n\n{confirmLink}\n\n{details}\n\nDidn’t book this? Then there’s nothing to do: the time becomes available again by itself.',

  'notification.booking-moved.subject': 'Your appointment is now on {when}',
  'notification.booking-moved.title': 'Your appointment has been rescheduled',
  'notification.booking-moved.greeting': 'Hello {name},',
  'notification.booking-moved.body':
    'Here is your new time:\n\n{details}\n\n{preparation}\n\n{manageLink}\n\n{terms}\n\nThe attached file updates your calendar.',

  'notification.booking-moved-by-clinic.subject': 'Your appointment is now on {when}',
  'notification.booking-moved-by-clinic.title': 'Your appointment has been rescheduled',
  'notification.booking-moved-by-clinic.greeting': 'Hello {name},',
  'notification.booking-moved-by-clinic.body':
    'We’re sorry, we had to reschedule your appointment. Here is your new time:\n\n{message}\n\n{details}\n\n{preparation}\n\n{manageLink}\n\n{terms}\n\nThe attached file updates your calendar.',

  'notification.booking-link.subject': 'Your link for {when}',
  'notification.booking-link.title': 'Your new link',
  'notification.booking-link.greeting': 'Hello {name},',
  'notification.booking-link.body':
    'Here is the new link you asked for. Nothing has changed; older links no longer work.\n\n{details}\n\n{manageLink}\n\n{terms}',

  'notification.appointments-link.subject': 'Your link to {clinic}',
  'notification.appointments-link.title': 'Your appointments',
  'notification.appointments-link.greeting': 'Hello,',
  'notification.appointments-link.body':
    'Here is the link you asked for. It opens all your appointments with us. It works once, within {minutes} minutes.\n\n{appointmentsLink}\n\nYou didn’t ask for it? You can ignore this email.',
  'notification.appointments-link.preheader': 'Works once, for a short time.',
  'notification.appointments-link.action': 'See my appointments',

  'notification.appointments-none.subject': 'No appointments under this address at {clinic}',
  'notification.appointments-none.title': 'No appointments under this address',
  'notification.appointments-none.greeting': 'Hello,',
  'notification.appointments-none.body':
    'Someone asked for a link to the appointments booked with this email, but there are none. Perhaps you booked with another address: try that one, or call us and we’ll find it.\n\n{myLink}\n\nIt wasn’t you? You can ignore this email.',
  'notification.appointments-none.preheader': 'Perhaps you booked with another address.',
  'notification.appointments-none.action': 'Try another address',

  'notification.waitlist-asked.subject': 'Please confirm: waitlist at {clinic}',
  'notification.waitlist-asked.title': 'Please confirm your email address',
  'notification.waitlist-asked.greeting': 'Hello {name},',
  'notification.waitlist-asked.body':
    'You asked to be put on our waitlist for {treatment}. Please press the button within {hours} hours, and we’ll email you when a time that suits you opens up.\n\n{confirmLink}\n\nDidn’t ask for this? Then there’s nothing to do: no one is put on the list.',
  'notification.waitlist-asked.preheader': 'You’re on the list once you press the button.',
  'notification.waitlist-asked.action': 'Confirm my address',

  'notification.waitlist-joined.subject': 'You’re on the waitlist at {clinic}',
  'notification.waitlist-joined.title': 'You’re on the waitlist',
  'notification.waitlist-joined.greeting': 'Hello {name},',
  'notification.waitlist-joined.body':
    'You’re waiting for {treatment}. Your place on the list: {place}.\n\nWhen a time that suits you opens up, we offer it to one person at a time and hold it for a short while. Nothing is booked until you accept.\n\n{entryLink}',
  'notification.waitlist-joined.preheader': 'See or change what you wait for, or leave the list.',
  'notification.waitlist-joined.action': 'See what I’m waiting for',

  'notification.waitlist-offer.subject': 'An appointment for you: {when}?',
  'notification.waitlist-offer.title': 'We’re holding a time for you',
  'notification.waitlist-offer.greeting': 'Hello {name},',
  'notification.waitlist-offer.body':
    'We have a time for you, and we’re holding it until {heldUntil}.\n\n{details}\n\n{offerLink}\n\nIf it doesn’t suit you, you can decline it on the same page, and you keep your place on the list. Without an answer, we’ll offer it to someone else.',
  'notification.waitlist-offer.preheader': 'On hold for you until {heldUntil}.',
  'notification.waitlist-offer.action': 'See and accept',

  'notification.waitlist.why': 'You’re receiving this because you’re on the clinic’s waitlist.',
  'notification.waitlist.why-asked':
    'You’re receiving this because someone gave this address for the clinic’s waitlist.',
  'notification.waitlist.leave': 'Leave the waitlist',

  'notification.reminder.subject': 'Your appointment on {when}',
  'notification.reminder.title': 'See you soon',
  'notification.reminder.greeting': 'Hello {name},',
  'notification.reminder.body':
    'This is a reminder of your appointment. There’s nothing you need to do if you’re coming.\n\n{details}\n\n{preparation}\n\n{manageLink}\n\n{terms}',

  'notification.decline-asked.subject': 'Your appointment on {when}: are you still coming?',
  'notification.decline-asked.title': 'Are you still coming?',
  'notification.decline-asked.greeting': 'Hello {name},',
  'notification.decline-asked.body':
    'Your calendar declined this appointment. It’s still booked until you cancel it. If you’re coming, there’s nothing you need to do.\n\n{details}\n\n{manageLink}\n\n{terms}',

  'notification.aftercare.subject': 'Thank you for coming',
  'notification.aftercare.title': 'Thank you for coming',
  'notification.aftercare.greeting': 'Hello {name},',
  'notification.aftercare.body':
    'We hope you’re feeling well.\n\n{aftercare}\n\n{nextVisit}\n\n{againLink}\n\n{details}',
  'notification.aftercare.now': 'After your appointment',
  'notification.aftercare.next': 'Your next appointment is on {when}.',
  'notification.aftercare.again':
    'It often takes a few sessions to feel the full effect. If you’d like to come again, here are times with {practitioner} from next week.',
  'notification.aftercare.action': 'Book again',

  'notification.recall.subject': 'Would you like to come again?',
  'notification.recall.title': 'Would you like to come again?',
  'notification.recall.greeting': 'Hello {name},',
  'notification.recall.body':
    'It’s been a while since your last appointment with {practitioner}. If you’d like to come again, here are the next available times.\n\n{againLink}\n\nIf not, there’s nothing to do: we won’t send another email about this.',

  'notification.booking-cancelled.subject': 'Your appointment on {when} is canceled',
  'notification.booking-cancelled.title': 'Your appointment is canceled',
  'notification.booking-cancelled.greeting': 'Hello {name},',
  'notification.booking-cancelled.body':
    'There’s nothing else you need to do. We’d be glad to see you another time.\n\n{details}\n\n{findLink}\n\nThe attached file removes it from your calendar.',

  'notification.booking-called-off.subject': 'Your appointment on {when} is canceled',
  'notification.booking-called-off.title': 'We had to cancel your appointment',
  'notification.booking-called-off.greeting': 'Hello {name},',
  'notification.booking-called-off.body':
    'We’re sorry, we had to cancel your appointment. There’s no charge.\n\n{details}\n\n{findLink}\n\nThe attached file removes it from your calendar.',

  'notification.course-confirmed.subject': 'Your appointments from {when}',
  'notification.course-confirmed.title': 'Your {count} appointments are booked',
  'notification.course-confirmed.greeting': 'Hello {name},',
  'notification.course-confirmed.body':
    'We look forward to seeing you.\n\n{details}\n\n{preparation}\n\n{manageLink}\n\n{terms}\n\nA calendar file for each appointment is attached.',

  'notification.course-provisional.subject': 'Please confirm: {count} appointments from {when}',
  'notification.course-provisional.title': 'Please confirm your appointments',
  'notification.course-provisional.greeting': 'Hello {name},',
  'notification.course-provisional.body':
    'We’re holding these times for you until {heldUntil}. Please press the button to confirm all {count} appointments.\n\n{confirmLink}\n\n{details}\n\nDidn’t book this? Then there’s nothing to do: the times become available again by themselves.',

  'notification.course-moved.subject': 'Your appointments have changed: next on {when}',
  'notification.course-moved.title': 'Your appointments have been rescheduled',
  'notification.course-moved.greeting': 'Hello {name},',
  'notification.course-moved.body':
    'Here are your new times:\n\n{message}\n\n{details}\n\n{preparation}\n\n{manageLink}\n\n{terms}\n\nThe attached files update your calendar.',

  'notification.course-cancelled.subject': 'Your appointments from {when} are canceled',
  'notification.course-cancelled.title': 'Your remaining appointments are canceled',
  'notification.course-cancelled.greeting': 'Hello {name},',
  'notification.course-cancelled.body':
    'There’s nothing else you need to do. We’d be glad to see you another time.\n\n{details}\n\n{findLink}\n\nThe attached files remove them from your calendar.',

  'notification.visit-new.subject': 'New appointment: {when}',
  'notification.visit-new.title': 'New appointment',
  'notification.visit-new.greeting': '',
  'notification.visit-new.body': '{details}\n\nA calendar file is attached.',

  'notification.visit-moved.subject': 'Appointment rescheduled to {when}',
  'notification.visit-moved.title': 'Appointment rescheduled',
  'notification.visit-moved.greeting': '',
  'notification.visit-moved.body': '{details}\n\nThe attached file updates your calendar.',

  'notification.visit-cancelled.subject': 'Appointment canceled: {when}',
  'notification.visit-cancelled.title': 'Appointment canceled',
  'notification.visit-cancelled.greeting': '',
  'notification.visit-cancelled.body':
    'This time is available again.\n\n{details}\n\nThe attached file removes it from your calendar.',

  'notification.morning.subject': 'Your day: {date}',
  'notification.morning.title': '{date}',
  'notification.morning.greeting': '',
  'notification.morning.body':
    '{visitCount, plural, =0 {No appointments today.} one {One appointment today.} other {# appointments today.}}\n\n{visits}\n\n{changeCount, plural, =0 {No changes since your last summary.} one {Since your last summary:} other {Since your last summary:}}\n\n{changes}\n\n{diaryLink}',
  'notification.morning.preheader':
    '{visits, plural, =0 {No appointments} one {One appointment} other {# appointments}}, {changes, plural, =0 {no changes} one {one change} other {# changes}}.',
  'notification.morning.new': 'New',
  'notification.morning.moved': 'Rescheduled',
  'notification.morning.cancelled': 'Canceled',
  'notification.morning.before': 'Before: {when}',
  'notification.morning.action': 'Open diary',
  'notification.morning.why':
    'You’re receiving this because you chose a daily summary. You can get one email per change instead: see your profile.',

  'notification.staff-invitation.subject': 'Your account at {clinic}',
  'notification.staff-invitation.title': 'Welcome to {clinic}',
  'notification.staff-invitation.greeting': 'Hello {name},',
  'notification.staff-invitation.body':
    'We’ve set up an account for you. Choose a password to get started.\n\n{passwordLink}\n\nThis link works once, within {hours, plural, one {one hour} other {# hours}}.',
  'notification.staff-invitation.preheader': 'Choose a password to get started.',
  'notification.staff-invitation.action': 'Choose a password',
  'notification.staff-invitation.why': 'You’re receiving this because an administrator of the clinic added you.',

  'notification.staff-reset.subject': 'Reset your password for {clinic}',
  'notification.staff-reset.title': 'Choose a new password',
  'notification.staff-reset.greeting': 'Hello {name},',
  'notification.staff-reset.body':
    'Someone, hopefully you, asked to reset your password. If it wasn’t you, you can ignore this email; your password stays the same.\n\n{passwordLink}\n\nThis link works once, within {hours, plural, one {one hour} other {# hours}}.',
  'notification.staff-reset.preheader': 'Choose a new password.',
  'notification.staff-reset.action': 'Choose a new password',
  'notification.staff-reset.why': 'You’re receiving this because someone entered your email on the sign-in page.',

  'notification.staff-email.subject': 'Confirm your email for {clinic}',
  'notification.staff-email.title': 'Confirm your new email',
  'notification.staff-email.greeting': 'Hello {name},',
  'notification.staff-email.body':
    'An administrator changed the email for your account at {clinic} to this address. Confirm it to use it for signing in from now on.\n\n{confirmLink}\n\nThis link works once, within {hours, plural, one {one hour} other {# hours}}. If you don’t know {clinic}, you can ignore this email.',
  'notification.staff-email.preheader': 'Confirm this address to sign in with it.',
  'notification.staff-email.action': 'Confirm this email',
  'notification.staff-email.why': 'You’re receiving this because an administrator of the clinic entered this address.',

  'notification.staff-changed.subject': 'Your account at {clinic} was changed',
  'notification.staff-changed.title': 'Your account was changed',
  'notification.staff-changed.greeting': 'Hello {name},',
  'notification.staff-changed.body':
    '{change}\n\n{passwordLink}\n\nIf this was you, there’s nothing you need to do. If it wasn’t, choose a new password right away and tell an administrator.',
  'notification.staff-changed.preheader': 'If this was you, there’s nothing you need to do.',
  'notification.staff-changed.action': 'Choose a new password',
  'notification.staff-changed.why': 'You’re receiving this because the way you sign in has changed.',
  'notification.change.password': 'Your password was changed, and you were signed out everywhere.',
  'notification.change.email':
    'The email for signing in to your account was changed, and you were signed out everywhere. If you didn’t confirm this, tell an administrator right away.',
  'notification.change.authenticator': 'Your authenticator app was added or removed.',
  'notification.change.passkey': 'A passkey was added or removed.',
  'notification.change.recovery-codes': 'You have new recovery codes; the old ones no longer work.',
  'notification.change.factors-forgotten':
    'An administrator reset your two-step sign-in. Sign in with your password and set it up again.',

  'notification.trial.subject': 'Test: {subject}',
  'notification.trial.why':
    'This is the test you asked for. It isn’t about a real appointment, and its links don’t work.',

  // By telephone: 160 characters at most, and short ones.
  'text.reminder': '{clinic}: your appointment is on {when}, at {place}.',
  'text.reminder.short': '{clinic}: your appointment is on {when}.',
  'text.reminder.call': 'To change it, call {phone}.',
  'text.booking-confirmed': '{clinic}: your appointment on {when}, at {place}, is confirmed after all.',
  'text.booking-confirmed.short': '{clinic}: your appointment on {when} is confirmed after all.',
  'text.booking-confirmed.call': 'Questions? Call {phone}.',
  'text.booking-moved': '{clinic}: your appointment on {before} is now on {when}, at {place}.',
  'text.booking-moved.short': '{clinic}: your appointment is now on {when}.',
  'text.booking-moved.call': 'Doesn’t work for you? Call {phone}.',
  'text.booking-cancelled': '{clinic}: your appointment on {when}, at {place}, is canceled.',
  'text.booking-cancelled.short': '{clinic}: your appointment on {when} is canceled.',
  'text.booking-cancelled.call': 'To book again, call {phone}.',
  'text.waitlist-offer': '{clinic}: {when}, at {place}, is on hold for you until {until}. Accept it in our email.',
  'text.waitlist-offer.short': '{clinic}: {when} is on hold for you until {until}. See our email.',
  'text.waitlist-offer.link': '{clinic}: {when}, at {place}, is on hold for you until {until}. See and accept:',
  'text.waitlist-offer.call': 'Or call {phone}.',

  // What stands around every text, and in calendars.
  'notification.calendar.title': 'Appointment',
  'notification.calendar.patient': 'With {practitioner}. Reference {reference}.',
  'notification.calendar.phone': 'Phone {phone}',
  'notification.calendar.link': 'View or change appointment: {link}',
  'notification.calendar.practitioner': 'Reference {reference}',
  'notification.fact.why': 'Reason',
  'notification.preheader': '{place}. Reference {reference}.',
  'notification.hello-there': 'Hello,',
  'notification.asked': 'You asked us to cancel.',
  'notification.fact.when': 'When',
  'notification.fact.before': 'Before',
  'notification.fact.what': 'Treatment',
  'notification.fact.note': 'Please note',
  'notification.for-new':
    'This appointment is for new patients, and we last saw you on {seen}. It’s still booked. Please choose another treatment with the link below, or call us.',
  'notification.for-returning':
    'This appointment is for patients we’ve seen in the last {months, plural, one {month} other {# months}}. It’s still booked. If that isn’t you, please choose another treatment with the link below, or call us.',
  'notification.fact.with': 'With',
  'notification.fact.where': 'Where',
  'notification.fact.price': 'Price',
  'notification.fact.patient': 'Patient',
  'notification.fact.course': 'Course',
  'notification.course-part': 'Appointment {position} of {planned}',
  'notification.was': 'was {when}',
  'notification.nth': 'No. {n}',
  'notification.fact.reference': 'Reference',
  'notification.zone': '{place} time',
  'notification.confirm': 'Confirm appointment',
  'notification.manage': 'View or change appointment',
  'notification.see': 'View your appointment',
  'notification.above-link': '{label}:',
  'notification.too-late': 'It can no longer be rescheduled or canceled online.',
  'notification.too-late.call': 'To reschedule or cancel, call {phone}.',
  'notification.until': 'You can reschedule or cancel online until {until}.',
  'notification.until.call': 'You can reschedule or cancel online until {until}. After that, call {phone}.',
  'notification.each-until':
    '{minutes, plural, =0 {You can reschedule or cancel each appointment online until it starts.} other {You can reschedule or cancel each appointment online up to {notice} before it starts.}}',
  'notification.until-start': 'You can reschedule or cancel online until it starts.',
  'feed.visits': '{practitioner}’s appointments',
  'feed.busy': '{practitioner}: busy',
  'feed.busy-time': 'Busy',
  'notification.book-again': 'Find another time',
  'notification.why': 'You’re receiving this because you booked with us.',
  'notification.stop-reminders': 'Unsubscribe from reminders and follow-ups',
  'notification.appointments.why': 'You’re receiving this because someone entered your email on our website.',
  'notification.secret': 'Please keep this link to yourself: anyone who has it can change your appointment.',
  'notification.questions': 'Questions? Call {phone}.',

  'notification.record-opened.subject': 'An administrator opened a patient record at {clinic}',
  'notification.record-opened.title': 'A patient record was opened',
  'notification.record-opened.greeting': 'Hello {name},',
  'notification.record-opened.body':
    '{by} has emergency access to the record of one of your patients from {from} to {until}, unless it’s closed sooner. Every view is in the activity log.\n\n{recordsLink}\n\nIf you don’t know why this was needed, please ask them.',
  'notification.record-opened.preheader': 'Sign in to see which record, and why.',
  'notification.record-opened.action': 'See which record, and why',
  'notification.record-opened.why': 'You’re receiving this because someone else opened one of your records.',

  'notification.erasure-asked.subject': 'Please confirm your request to {clinic}',
  'notification.erasure-asked.title': 'Erase your data?',
  'notification.erasure-asked.greeting': 'Hello {name},',
  'notification.erasure-asked.body':
    'We were asked to erase everything we keep about you: your contact details, what you wrote to us, notes about your treatments, and our messages to you. This can’t be undone.\n\n{confirmLink}\n\nIf you didn’t ask for this, you can ignore this email; nothing will be erased.',
  'notification.erasure-asked.preheader': 'Nothing is erased unless you confirm.',
  'notification.erasure-asked.action': 'Review and confirm',
  'notification.erasure-asked.why': 'You’re receiving this because someone asked the clinic to erase your data.',

  'notification.diary-changed.subject': 'Access to a diary at {clinic} has changed',
  'notification.diary-changed.title': 'Access to a diary has changed',
  'notification.diary-changed.greeting': 'Hello {name},',
  'notification.diary-changed.body':
    '{change}\n\nEvery change of this kind is in the activity log. If you didn’t expect this one, please ask an administrator right away.',
  'notification.diary-changed.preheader': 'If you expected this, there’s nothing you need to do.',
  'notification.diary-changed.why':
    'You’re receiving this because it decides who can read a practitioner’s notes and answers.',
  'notification.diary.operator': 'Someone with access to the server',
  'notification.diary.linked':
    '{by} linked the account {email} to the diary of {practitioner}. That account can read notes and answers from now on; earlier ones only if it signs in with the practitioner’s own email, or after they are shared.',
  'notification.diary.unlinked': '{by} unlinked the account {email} from the diary of {practitioner}.',
  'notification.diary.address':
    '{by} changed the email of {practitioner} to {email}. Notices go to the previous email as well for another 30 days.',
  'notification.diary.exported':
    '{by} exported everything the clinic keeps about one of {practitioner}’s patients, including notes and answers. Patients have a right to such a copy.',
  'notification.diary.answers-read':
    '{by} read what a patient had written to {practitioner} when booking, because the appointment is now in another diary.',
} as const;
