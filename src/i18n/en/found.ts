/** Pages that can be found, and what search engines, previews and programs are told of them. */
export const found = {
  'found.breadcrumbs': 'Where this page stands',
  'found.offered-by': 'Who offers it',
  'found.with-at': '{name}, {place}',
  'found.more': 'What to expect, and when it is free',
  'found.more-about': '{treatment} with {name}, {place}',
  'found.choose-time': 'Choose a time',

  'place.phone': 'Phone',
  'place.address': 'Address',
  'place.access': 'Getting in',
  'place.hours': 'When somebody is here',
  'place.open': '{from} to {to}',
  'place.closed': 'Closed',
  'place.differs': 'Different on these days',
  'place.until': '{from} to {to}',
  'place.people': 'Who works here',
  'place.nobody': 'Nothing can be booked here online at the moment.',

  'offer.title': '{treatment} with {name}',
  'offer.next': 'Next free',
  'offer.others': 'Others who offer it',

  'meta.clinic':
    '{clinic}: find a practitioner near you, see who is free and when, and book online without an account.',
  'meta.person': '{name}, {title}, {places}. {treatments}. Free times, prices, and booking online without an account.',
  'meta.treatment': '{treatment}: {offer}. {description}',
  'meta.place': '{clinic}, {address}. Opening hours, who works here, free times, and booking online.',
  'meta.offer':
    '{treatment} with {name}, {place}: {offer}. The next free times, how a visit goes, and booking online without an account.',

  'book.not-free': '{when} is no longer free.',

  'llms.what': 'Online booking of {clinic}. Free times are those of the moment; booking needs no account.',
  'llms.find': 'Find a practitioner by place and treatment, with the next free times',
  'llms.treatments': 'Treatments',
  'llms.people': 'Practitioners',
  'llms.places': 'Places',
  'llms.programs': 'For programs',
  'llms.api': 'The JSON API, described (OpenAPI 3.1)',
  'llms.free-times': 'Free times as NDJSON, fresh every minute (SMART Scheduling Links, FHIR R4)',
  'llms.sitemap': 'Every public page',
} as const;
