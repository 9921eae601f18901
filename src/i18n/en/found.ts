/** Pages that can be found, and what search engines, previews and programs are told of them. */
export const found = {
  'found.breadcrumbs': 'Breadcrumb',
  'found.offered-by': 'Practitioners',
  'found.with-at': '{name}, {place}',
  'found.more': 'Details and times',
  'found.more-about': '{treatment} with {name}, {place}',
  'found.choose-time': 'Choose a time',

  'place.phone': 'Phone',
  'place.address': 'Address',
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
  'llms.free-times': 'Available times as NDJSON, updated every minute (SMART Scheduling Links, FHIR R4)',
  'llms.sitemap': 'All public pages',
} as const;
