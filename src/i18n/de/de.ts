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

/** Deutsch. „Sie“, kurze Sätze; wer behandelt, ist Behandlerin oder Behandler. */
export const de: Words = {
  'with-add-ons': '{treatment} mit {addOns}',
  'access.step-free': 'Stufenloser Zugang',
  'access.lift': 'Aufzug',
  'access.parking': 'Parkplätze',
  'access.accessible-toilet': 'Barrierefreie Toilette',
  'access.hearing-loop': 'Induktionsschleife',
  'access.few-steps': 'Wenige Stufen',
  'access.bicycle-stand': 'Fahrradständer',
  'access.public-transport': 'Gute Bus- und Bahnverbindung',
  'practitioner.access.signing': 'Gebärdensprache',
  'practitioner.access.low-vision': 'Unterstützung bei Sehbehinderung',
  'practitioner.access.transfer-help': 'Hilfe auf die Liege',
  'practitioner.access.chair-treatment': 'Behandlung im Sitzen',
  'practitioner.access.quiet': 'Ruhiger Termin mit wenig Gespräch',
  'practitioner.access.chaperone': 'Eine weitere Person im Raum',

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
