import type { Translated } from '../translated.js';
import type { found as english } from '../en/found.js';

export const found: Translated<typeof english> = {
  'found.breadcrumbs': 'Navigationspfad',
  'found.offered-by': 'Behandler/innen',
  'found.with-at': '{name}, {place}',
  'found.more': 'Details und Termine',
  'found.more-about': '{treatment} bei {name}, {place}',
  'found.choose-time': 'Termin wählen',
  'place.phone': 'Telefon',
  'place.address': 'Adresse',
  'place.access': 'Zugang',
  'place.hours': 'Öffnungszeiten',
  'place.open': '{from} bis {to} Uhr',
  'place.closed': 'Geschlossen',
  'place.differs': 'Abweichende Öffnungszeiten',
  'place.until': '{from} bis {to}',
  'place.people': 'Behandler/innen',
  'place.nobody': 'Hier ist zurzeit keine Onlinebuchung möglich.',
  'offer.title': '{treatment} bei {name}',
  'offer.next': 'Nächste freie Termine',
  'offer.others': 'Weitere Behandler/innen',
  'meta.clinic':
    '{clinic}: Finden Sie eine Behandlerin oder einen Behandler in Ihrer Nähe und buchen Sie online, ohne Konto.',
  'meta.person':
    '{name}, {title}, {places}. {treatments}. Freie Termine und Preise ansehen und online buchen, ohne Konto.',
  'meta.treatment': '{treatment}: {offer}. {description}',
  'meta.place': '{clinic}, {address}. Öffnungszeiten, Behandler/innen, freie Termine und Onlinebuchung.',
  'meta.offer':
    '{treatment} bei {name}, {place}: {offer}. Ablauf und nächste freie Termine ansehen und online buchen, ohne Konto.',
  'book.not-free': '{when} ist nicht mehr frei.',
  'llms.what': 'Onlinebuchung für {clinic}. Die freien Termine sind aktuell; zum Buchen ist kein Konto nötig.',
  'llms.find': 'Behandler/innen nach Ort und Behandlung finden, mit den nächsten freien Terminen',
  'llms.treatments': 'Behandlungen',
  'llms.people': 'Behandler/innen',
  'llms.places': 'Standorte',
  'llms.programs': 'Für Entwickler/innen',
  'llms.api': 'JSON-API (OpenAPI 3.1)',
  'llms.free-times': 'Freie Termine als NDJSON, jede Minute aktualisiert (SMART Scheduling Links, FHIR R4)',
  'llms.sitemap': 'Alle öffentlichen Seiten',
};
