import { admin } from './en-admin.js';
import { calendars } from './en-calendars.js';
import { diary } from './en-diary.js';
import { files } from './en-files.js';
import { health } from './en-health.js';
import { hours } from './en-hours.js';
import { letterPages } from './en-letter-pages.js';
import { letters } from './en-letters.js';
import { links } from './en-links.js';
import { mailbox } from './en-mailbox.js';
import { pages } from './en-pages.js';
import { places } from './en-places.js';
import { records } from './en-records.js';
import { refusals } from './en-refusals.js';
import { reports } from './en-reports.js';
import { signingIn } from './en-signing-in.js';
import { terms } from './en-terms.js';
import { treatments } from './en-treatments.js';

/** English. ICU MessageFormat. Short sentences, second person, the patient's words; no treatment is named in a subject. */
export const en = {
  'with-add-ons': '{treatment} with {addOns}',
  'access.step-free': 'Step-free',
  'access.lift': 'Lift',
  'access.parking': 'Parking',
  'access.accessible-toilet': 'Accessible toilet',
  'access.hearing-loop': 'Hearing loop',
  'access.few-steps': 'A few steps',
  'access.bicycle-stand': 'Bicycle stand',
  'access.public-transport': 'Close to public transport',

  ...admin,
  ...calendars,
  ...diary,
  ...files,
  ...health,
  ...hours,
  ...letterPages,
  ...letters,
  ...links,
  ...mailbox,
  ...pages,
  ...places,
  ...records,
  ...refusals,
  ...reports,
  ...signingIn,
  ...terms,
  ...treatments,
} as const;
