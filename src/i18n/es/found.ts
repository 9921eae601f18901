import type { Translated } from '../translated.js';
import type { found as english } from '../en/found.js';

export const found: Translated<typeof english> = {
  'found.breadcrumbs': 'Dónde está esta página',
  'found.offered-by': 'Quién lo ofrece',
  'found.with-at': '{name}, {place}',
  'found.more': 'Qué esperar y cuándo hay horas libres',
  'found.more-about': '{treatment} con {name}, {place}',
  'found.choose-time': 'Elegir una hora',
  'place.phone': 'Teléfono',
  'place.address': 'Dirección',
  'place.access': 'Acceso',
  'place.hours': 'Cuándo hay alguien',
  'place.open': '{from} a {to}',
  'place.closed': 'Cerrado',
  'place.differs': 'Distinto en estos días',
  'place.until': '{from} a {to}',
  'place.people': 'Quién trabaja aquí',
  'place.nobody': 'Por ahora no se puede reservar nada en línea aquí.',
  'offer.title': '{treatment} con {name}',
  'offer.next': 'Próximas horas libres',
  'offer.others': 'Otros que lo ofrecen',
  'meta.clinic':
    '{clinic}: encuentre un profesional cerca de usted, vea quién está libre y cuándo, y reserve en línea sin crear una cuenta.',
  'meta.person':
    '{name}, {title}, {places}. {treatments}. Horas libres, precios y reserva en línea sin crear una cuenta.',
  'meta.treatment': '{treatment}: {offer}. {description}',
  'meta.place': '{clinic}, {address}. Horario, quién trabaja aquí, horas libres y reserva en línea.',
  'meta.offer':
    '{treatment} con {name}, {place}: {offer}. Las próximas horas libres, cómo es una visita y reserva en línea sin crear una cuenta.',
  'book.not-free': '{when} ya no está libre.',
  'llms.what': 'Reserva en línea de {clinic}. Las horas libres son las del momento; reservar no requiere cuenta.',
  'llms.find': 'Buscar un profesional por lugar y tratamiento, con las próximas horas libres',
  'llms.treatments': 'Tratamientos',
  'llms.people': 'Profesionales',
  'llms.places': 'Lugares',
  'llms.programs': 'Para programas',
  'llms.api': 'La API JSON, descrita (OpenAPI 3.1)',
  'llms.free-times': 'Horas libres en NDJSON, nuevas cada minuto (SMART Scheduling Links, FHIR R4)',
  'llms.sitemap': 'Todas las páginas públicas',
};
