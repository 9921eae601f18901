import { find } from './find.js';
import { found } from './found.js';
import { notifications } from './notifications.js';
import { pages } from './pages.js';
import { refusals } from './refusals.js';

/** English. ICU MessageFormat. Short sentences, second person, the patient's words; no treatment is named in a subject. */
export const en = {
  'with-add-ons': '{treatment} with {addOns}',
  'access.step-free': 'Step-free',
  'access.lift': 'Elevator',
  'access.parking': 'Parking',
  'access.accessible-toilet': 'Accessible toilet',
  'access.hearing-loop': 'Hearing loop',
  'access.few-steps': 'A few steps',
  'access.bicycle-stand': 'Bicycle stand',
  'access.public-transport': 'Close to public transport',
  'practitioner.access.signing': 'Sign language',
  'practitioner.access.low-vision': 'Guidance for people who see little',
  'practitioner.access.transfer-help': 'Help onto the table',
  'practitioner.access.chair-treatment': 'Treatment in a chair',
  'practitioner.access.quiet': 'A quiet visit, with little talk',
  'practitioner.access.chaperone': 'Someone else in the room',

  ...find,
  ...found,
  ...notifications,
  ...pages,
  ...refusals,
} as const;
