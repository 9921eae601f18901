import type { Translated } from '../translated.js';
import type { found as english } from '../en/found.js';

export const found: Translated<typeof english> = {
  'found.breadcrumbs': 'Où se trouve cette page',
  'found.offered-by': 'Qui le propose',
  'found.with-at': '{name}, {place}',
  'found.more': 'À quoi vous attendre, et quand c’est libre',
  'found.more-about': '{treatment} avec {name}, {place}',
  'found.choose-time': 'Choisir une heure',
  'place.phone': 'Téléphone',
  'place.address': 'Adresse',
  'place.access': 'Accès',
  'place.hours': 'Quand il y a quelqu’un',
  'place.open': '{from} à {to}',
  'place.closed': 'Fermé',
  'place.differs': 'Différent ces jours-là',
  'place.until': '{from} à {to}',
  'place.people': 'Qui travaille ici',
  'place.nobody': 'Rien ne peut être réservé ici en ligne pour l’instant.',
  'offer.title': '{treatment} avec {name}',
  'offer.next': 'Prochaines heures libres',
  'offer.others': 'D’autres qui le proposent',
  'meta.clinic':
    '{clinic} : trouvez un praticien près de chez vous, voyez qui est libre et quand, et réservez en ligne sans compte.',
  'meta.person': '{name}, {title}, {places}. {treatments}. Heures libres, prix et réservation en ligne sans compte.',
  'meta.treatment': '{treatment} : {offer}. {description}',
  'meta.place': '{clinic}, {address}. Horaires, qui travaille ici, heures libres et réservation en ligne.',
  'meta.offer':
    '{treatment} avec {name}, {place} : {offer}. Les prochaines heures libres, le déroulement et la réservation en ligne sans compte.',
  'book.not-free': '{when} n’est plus libre.',
  'llms.what':
    'Réservation en ligne de {clinic}. Les heures libres sont celles du moment ; réserver ne demande pas de compte.',
  'llms.find': 'Trouver un praticien par lieu et par soin, avec les prochaines heures libres',
  'llms.treatments': 'Soins',
  'llms.people': 'Praticiens',
  'llms.places': 'Lieux',
  'llms.programs': 'Pour les programmes',
  'llms.api': 'L’API JSON, décrite (OpenAPI 3.1)',
  'llms.free-times': 'Heures libres en NDJSON, rafraîchies chaque minute (SMART Scheduling Links, FHIR R4)',
  'llms.sitemap': 'Toutes les pages publiques',
};
