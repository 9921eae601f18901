/** Pages that can be found, and what search engines, previews and programs are told of them. */
export const found = {
  // Below a reader's question, on a page that is not ours. No promise that anything helps.
  'comment.answer':
    'It depends on what’s behind it. A practitioner can tell you in person. See who’s near you and their next available times: {address}',
  'found.breadcrumbs': 'Breadcrumb',
  'found.offered-by': 'Practitioners',
  'found.with-at': '{name}, {place}',
  'found.more-about': '{treatment} with {name}, {place}',
  'found.choose-time': 'Choose a time',

  'place.access': 'Access',
  'place.hours': 'Opening hours',
  'place.open': '{from} to {to}',
  'place.closed': 'Closed',
  'place.differs': 'Special hours',
  'place.until': '{from} to {to}',
  'place.people': 'Practitioners',
  'place.nobody': 'Online booking isn’t available here right now.',

  'offer.title': '{treatment} with {name}',
  'offer.next': 'Next available',
  'offer.others': 'Other practitioners',
  'about.treatments': 'Treatments',
  'about.about': 'About {name}',
  'about.from': 'from {price}',
  'about.places': 'Locations',
  'about.book': 'Book',
  'about.book-with': 'Book with {name}',
  'about.register': 'Check in the public register',
  'first.here': 'First time here?',
  'first.start': 'New patients usually start with this appointment:',
  'place.open-now': 'Open now, until {time}',
  'place.opens-today': 'Opens today at {time}',
  'place.opens-tomorrow': 'Opens tomorrow at {time}',
  'place.opens-on': 'Opens {day} at {time}',
  'place.transit': 'Public transit',
  'place.parking': 'Parking',
  'offer.next-at': 'Next available: {when}',

  'meta.clinic': '{clinic}: find a practitioner near you, see who’s available, and book online. No account needed.',
  'meta.person':
    '{name}, {title}, {places}. {treatments}. See available times and prices, and book online. No account needed.',
  'meta.treatment': '{treatment}: {offer}. {description}',
  'meta.place': '{clinic}, {address}. Opening hours, practitioners, available times, and online booking.',
  'meta.offer':
    '{treatment} with {name}, {place}: {offer}. See what to expect and the next available times, and book online. No account needed.',

  'book.not-free': '{when} is no longer available.',

  'llms.what': 'Online booking for {clinic}. Available times are live; no account is needed to book.',
  'llms.find': 'Find a practitioner by location and treatment, with the next available times',
  'llms.treatments': 'Treatments',
  'llms.people': 'Practitioners',
  'llms.places': 'Locations',
  'llms.programs': 'For developers',
  'llms.api': 'JSON API (OpenAPI 3.1)',
  'llms.assistants': 'Model Context Protocol server: find times and hold one for a patient, who completes the booking',
  'llms.free-times': 'Available times as NDJSON, updated every minute (SMART Scheduling Links, FHIR R4)',
  'llms.sitemap': 'All public pages',
} as const;
