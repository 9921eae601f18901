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

/** English. ICU MessageFormat. Short sentences, second person, the patient's words; no treatment is named in a subject. */
export const en = {
  'with-add-ons': '{treatment} with {addOns}',
  'access.step-free': 'Step-free access',
  'access.lift': 'Elevator',
  'access.parking': 'Parking',
  'access.accessible-toilet': 'Accessible restroom',
  'access.hearing-loop': 'Hearing loop',
  'access.few-steps': 'A few steps',
  'access.bicycle-stand': 'Bike parking',
  'access.public-transport': 'Near public transit',
  'practitioner.access.signing': 'Sign language',
  'practitioner.access.low-vision': 'Support for low vision',
  'practitioner.access.transfer-help': 'Help getting onto the table',
  'practitioner.access.chair-treatment': 'Treatment in a chair',
  'practitioner.access.quiet': 'Quiet appointment with little talking',
  'practitioner.access.chaperone': 'A chaperone in the room',

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
} as const;
