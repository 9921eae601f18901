/** What only those who work here can be refused. */
export const refusals = {
  'refusal.unavailable.staff':
    'We can’t do this right now. The database can’t be reached. Please try again in a minute.',
  'refusal.notification-superseded':
    'A newer email about this appointment has already been sent, so this one can’t be sent again.',
  'refusal.doubtful': 'Please check this before you book.',
  'refusal.hours-changed': 'These hours changed in the meantime. This is the current state.',
  'refusal.preview-stale': 'Appointments changed in the meantime, so nothing was saved. This is the current state.',
  'refusal.undo-over': 'It’s too late to undo this. Nothing was changed.',
  'refusal.changed-meanwhile':
    'Someone else changed this after you opened it. Your changes aren’t saved yet, but they’re still here. If you save now, they replace the other person’s changes.',
  'refusal.patient-known': 'Another record has this name with these contact details.',
  'refusal.offer-open': 'This patient is being offered another time right now.',
  'refusal.out-of-step': 'This appointment changed in the meantime. This is the current state.',
  'refusal.sign-in-needed': 'Please sign in first.',
  'refusal.second-factor-needed': 'Administrators need two-step sign-in for this. Set it up first.',
  'refusal.confirmation-needed': 'Confirm it’s you first.',
  'refusal.sign-in-wrong': 'Email or password is incorrect.',
  'refusal.code-wrong': 'This code is incorrect or was used before. Wait for the next one.',
  'refusal.sign-in-slower':
    'There have been several failed attempts to sign in. Please enter your password once more. This time it needs JavaScript and takes a few seconds longer.',
  'refusal.sign-in-guarded':
    'There have been too many failed attempts to sign in to this account. Use a browser you’ve signed in with before, use a passkey, or reset your password.',
  'refusal.last-admin': 'There must be at least one administrator. Make someone else an administrator first.',
  'refusal.visits-ahead':
    'This patient still has upcoming appointments. Please cancel them first, so that everyone concerned is told.',
  'refusal.erasure-unconfirmed': 'The patient hasn’t confirmed this yet. Nothing was erased.',
  'refusal.erasure-asked':
    'Someone has asked for this patient’s data to be erased. That has to be finished first. Nothing was changed.',
  'refusal.known-contact':
    'Another patient already has this name and email or phone. Choose others, or merge with that patient first.',
  'refusal.same-person': 'This is the same patient. Enter someone else, or choose them from the list.',
  'refusal.own-diary':
    'To protect patients’ notes, you can’t change which diary your own account has. Please ask another administrator to do it for you.',
  'fault.time-skipped': 'The clocks skip this time on that day. The next one is {time}.',
  'fault.file-too-large': 'Choose a file of at most {megabytes} MB: this one is too large.',
  'fault.ends-too-early': 'The end must be after the start.',
  'fault.first-week': 'Enter a date in the first week.',
  'fault.hours-overlap': 'This overlaps with this practitioner’s other hours.',
  'fault.two-places': 'The practitioner is at another location at this time. Change those hours first.',
  'fault.undecided': 'Choose what to do with this appointment.',
  'fault.say-why': 'Enter a reason. It’s included in the email to the patients.',
  'fault.weekday': 'Choose at least one day.',
  'fault.language': 'Use a language code such as en, de or zh-Hans.',
  'fault.gender': 'Use woman, man or non-binary.',
  'fault.part-of-week': 'Use evenings, weekends or both.',
  'fault.slug': 'Use lowercase a–z, digits and hyphens only.',
  'fault.password-short': 'Use at least 12 characters. A few words in a row are easy to remember.',
  'fault.password-long': 'Use at most 128 characters.',
  'fault.password-known': 'This password has appeared in data breaches. Choose another one.',
  'fault.password-self':
    'This is too easy to guess from your name, your email or the clinic’s name. Choose another one.',
  'fault.password-wrong': 'Password is incorrect.',
  'fault.role-missing': 'Choose at least one role.',
  'fault.role-practitioner': 'Link a practitioner and select the practitioner role, or neither.',
  'fault.email-taken': 'There’s already a user with this email.',
  'fault.practitioner-taken': 'Another user is already linked to this practitioner.',
  'fault.other-port': 'Use an address without a port, or on port 443 or 8443. Other ports can’t be reached from here.',
  'fault.calendar-address': 'Enter a calendar address that begins with https:// or webcal://.',
  'fault.calendars-many': 'You can connect at most 20 calendars.',
  'fault.feeds-many': 'You can have at most 20 links. Revoke one you no longer use.',
} as const;
