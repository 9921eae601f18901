import type { Words } from '../translated.js';
import { courses } from './courses.js';
import { find } from './find.js';
import { found } from './found.js';
import { household } from './household.js';
import { my } from './my.js';
import { notifications } from './notifications.js';
import { pages } from './pages.js';
import { places } from './places.js';
import { refusals } from './refusals.js';
import { waitlist } from './waitlist.js';

/** Español. De usted, frases cortas; quien atiende es un profesional. */
export const es: Words = {
  'with-add-ons': '{treatment} con {addOns}',
  'access.step-free': 'Acceso sin escalones',
  'access.lift': 'Ascensor',
  'access.parking': 'Estacionamiento',
  'access.accessible-toilet': 'Baño accesible',
  'access.hearing-loop': 'Bucle magnético',
  'access.few-steps': 'Pocos escalones',
  'access.bicycle-stand': 'Estacionamiento para bicicletas',
  'access.public-transport': 'Cerca del transporte público',
  'practitioner.access.signing': 'Lengua de señas',
  'practitioner.access.low-vision': 'Apoyo para personas con baja visión',
  'practitioner.access.transfer-help': 'Ayuda para subir a la camilla',
  'practitioner.access.chair-treatment': 'Tratamiento en silla',
  'practitioner.access.quiet': 'Cita tranquila, con poca conversación',
  'practitioner.access.chaperone': 'Un acompañante en la sala',

  ...courses,
  ...find,
  ...found,
  ...household,
  ...my,
  ...notifications,
  ...pages,
  ...places,
  ...refusals,
  ...waitlist,
};
