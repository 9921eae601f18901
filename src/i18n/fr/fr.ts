import type { Words } from '../translated.js';
import { find } from './find.js';
import { found } from './found.js';
import { notifications } from './notifications.js';
import { pages } from './pages.js';
import { refusals } from './refusals.js';

/** Français. On vouvoie, en phrases courtes ; espaces fines insécables devant la ponctuation double. */
export const fr: Words = {
  'with-add-ons': '{treatment} avec {addOns}',
  'access.step-free': 'Sans marche',
  'access.lift': 'Ascenseur',
  'access.parking': 'Parking',
  'access.accessible-toilet': 'Toilettes accessibles',
  'access.hearing-loop': 'Boucle magnétique',
  'access.few-steps': 'Quelques marches',
  'access.bicycle-stand': 'Support à vélos',
  'access.public-transport': 'Proche des transports en commun',
  'practitioner.access.signing': 'Langue des signes',
  'practitioner.access.low-vision': 'Accompagnement des personnes malvoyantes',
  'practitioner.access.transfer-help': 'Aide pour monter sur la table',
  'practitioner.access.chair-treatment': 'Soin en position assise',
  'practitioner.access.quiet': 'Un rendez-vous calme, avec peu de paroles',
  'practitioner.access.chaperone': 'Une autre personne présente dans la pièce',

  ...find,
  ...found,
  ...notifications,
  ...pages,
  ...refusals,
};
