/** English. ICU MessageFormat. Short sentences, second person, the patient's words; no treatment is named in a subject. */
export const en = {
  // -- when a rule says no ------------------------------------------------------------------------------------------
  'refusal.not-found': 'There is nothing here. The address may be old, or mistyped.',
  'refusal.place-not-found': 'We do not know a place called “{near}”. Try the name of a town or a postcode.',
  'refusal.slot-taken': 'Someone has just taken this time.',
  'refusal.slot-not-offered': 'This time cannot be booked.',
  'refusal.hold-expired': 'The time you picked was released. Here are others close to it.',
  'refusal.already-cancelled': 'This appointment was cancelled.',
  'refusal.too-late-to-cancel': 'It is too late to cancel this appointment here. Call {phone}.',
  'refusal.too-late-to-move': 'It is too late to move this appointment here. Call {phone}.',
  'refusal.idempotency-key-reused': 'This key was already used for a different request.',
  'refusal.bad-input': 'Some of what was sent needs another look.',
  'refusal.not-from-here': 'This form was not sent from our own pages.',
  'refusal.too-many-requests': 'That was a lot at once. Try again in a minute.',
  'refusal.not-allowed': 'This is not open to you.',
  'refusal.method-not-allowed': 'This address cannot be used that way.',
  'refusal.too-slow': 'The request took too long to arrive. Try again.',
  'refusal.too-large': 'That was more than we can take at once. Shorten it and try again.',
  'refusal.unsupported-media': 'We cannot read what was sent in this form.',
  'refusal.busy': 'We are busy for a moment. Try again shortly.',
  'refusal.fault': 'Something went wrong on our side. Nothing was lost; try again, or call us.',
  'error.reference': 'If you tell us about it, give this reference: {reference}',
  'error.way-on': 'Find a practitioner',
  'fault.characters': 'Contains characters that cannot be kept.',

  // -- why a time is not offered ------------------------------------------------------------------------------------
  'why.in-the-past': 'This time has passed.',
  'why.too-soon':
    'This is too soon: book at least {minutes, plural, =0 {{hours, plural, one {an hour} other {# hours}}} other {{hours, plural, =0 {} one {an hour and } other {# hours and }}{minutes, plural, one {one minute} other {# minutes}}}} ahead.',
  'why.too-far':
    'This is too far ahead: you can book up to {horizonDays, plural, one {one day} other {# days}} from today.',
  'why.off-grid': 'Visits do not start at this minute: there is a start every {startEveryMinutes} minutes.',
  'why.not-open': 'The practitioner does not work at this time.',
  'why.practitioner-busy': 'The practitioner is not free for the whole visit.',
  'why.no-suitable-room': 'No room here suits this visit.',
  'why.rooms-taken': 'No room that suits this visit is free for the whole of it.',
  'why.equipment-missing': 'What this visit needs is not kept at this place.',
  'why.equipment-taken': 'What this visit needs is in use at this time.',

  // -- letters ------------------------------------------------------------------------------------------------------

  // -- pages --------------------------------------------------------------------------------------------------------
} as const;
