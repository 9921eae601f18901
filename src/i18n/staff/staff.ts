import { activity } from './activity.js';
import { apiKeys } from './api-keys.js';
import { admin } from './admin.js';
import { calendars } from './calendars.js';
import { courses } from './courses.js';
import { diary } from './diary.js';
import { files } from './files.js';
import { health } from './health.js';
import { hours } from './hours.js';
import { ledger } from './ledger.js';
import { messageTemplates } from './message-templates.js';
import { links } from './links.js';
import { mailbox } from './mailbox.js';
import { moves } from './moves.js';
import { patients } from './patients.js';
import { places } from './places.js';
import { privacy } from './privacy.js';
import { records } from './records.js';
import { refusals } from './refusals.js';
import { reports } from './reports.js';
import { setup } from './setup.js';
import { signingIn } from './signing-in.js';
import { terms } from './terms.js';
import { treatments } from './treatments.js';
import { waitlist } from './waitlist.js';
import { webhooks } from './webhooks.js';

/** The pages of those who work here. English. */
export const staff = {
  ...activity,
  ...admin,
  ...calendars,
  ...courses,
  ...diary,
  ...apiKeys,
  ...files,
  ...health,
  ...hours,
  ...ledger,
  ...messageTemplates,
  ...links,
  ...mailbox,
  ...moves,
  ...patients,
  ...places,
  ...privacy,
  ...records,
  ...refusals,
  ...reports,
  ...setup,
  ...signingIn,
  ...terms,
  ...treatments,
  ...waitlist,
  ...webhooks,
} as const;
