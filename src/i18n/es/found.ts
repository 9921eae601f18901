import type { Translated } from '../translated.js';
import type { found as english } from '../en/found.js';

export const found: Translated<typeof english> = {
  'found.breadcrumbs': 'Ruta de navegación',
  'found.offered-by': 'Profesionales',
  'found.with-at': '{name}, {place}',
  'found.more': 'Detalles y horarios',
  'found.more-about': '{treatment} con {name}, {place}',
  'found.choose-time': 'Elegir una hora',
  'place.phone': 'Teléfono',
  'place.address': 'Dirección',
  'place.access': 'Acceso',
  'place.hours': 'Horario',
  'place.open': '{from} a {to}',
  'place.closed': 'Cerrado',
  'place.differs': 'Horarios especiales',
  'place.until': '{from} a {to}',
  'place.people': 'Profesionales',
  'place.nobody': 'Por ahora no es posible reservar aquí en línea.',
  'offer.title': '{treatment} con {name}',
  'offer.next': 'Próximas citas disponibles',
  'offer.others': 'Otros profesionales',
  'meta.clinic':
    '{clinic}: encuentre un profesional cerca de usted, vea los horarios disponibles y reserve en línea, sin crear una cuenta.',
  'meta.person':
    '{name}, {title}, {places}. {treatments}. Vea horarios y precios y reserve en línea, sin crear una cuenta.',
  'meta.treatment': '{treatment}: {offer}. {description}',
  'meta.place': '{clinic}, {address}. Horario, profesionales, citas disponibles y reserva en línea.',
  'meta.offer':
    '{treatment} con {name}, {place}: {offer}. Qué esperar, próximas citas disponibles y reserva en línea, sin crear una cuenta.',
  'book.not-free': '{when} ya no está disponible.',
  'llms.what': 'Reservas en línea de {clinic}. Los horarios están actualizados; no se necesita cuenta.',
  'llms.find': 'Encontrar un profesional por lugar y tratamiento, con las próximas citas disponibles',
  'llms.treatments': 'Tratamientos',
  'llms.people': 'Profesionales',
  'llms.places': 'Lugares',
  'llms.programs': 'Para desarrolladores',
  'llms.api': 'API JSON (OpenAPI 3.1)',
  'llms.free-times': 'Horarios disponibles en NDJSON, actualizados cada minuto (SMART Scheduling Links, FHIR R4)',
  'llms.sitemap': 'Todas las páginas públicas',
};
