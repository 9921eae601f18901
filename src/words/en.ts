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

  // -- letters ------------------------------------------------------------------------------------------------------

  // -- pages --------------------------------------------------------------------------------------------------------
} as const;
