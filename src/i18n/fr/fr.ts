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

/** Français. On vouvoie, en phrases courtes ; espaces fines insécables devant la ponctuation double. */
export const fr: Words = {
  'with-add-ons': '{treatment} avec {addOns}',
  'access.step-free': 'Accès de plain-pied',
  'access.lift': 'Ascenseur',
  'access.parking': 'Parking',
  'access.accessible-toilet': 'Toilettes accessibles',
  'access.hearing-loop': 'Boucle magnétique',
  'access.few-steps': 'Quelques marches',
  'access.bicycle-stand': 'Parking à vélos',
  'access.public-transport': 'Proche des transports en commun',
  'practitioner.access.signing': 'Langue des signes',
  'practitioner.access.low-vision': 'Aide en cas de malvoyance',
  'practitioner.access.transfer-help': 'Aide pour monter sur la table',
  'practitioner.access.chair-treatment': 'Soin en position assise',
  'practitioner.access.quiet': 'Rendez-vous calme, peu de paroles',
  'practitioner.access.chaperone': 'Un accompagnant dans la pièce',

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
