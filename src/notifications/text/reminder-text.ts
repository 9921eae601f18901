import { shortTime } from '../../time/wording.js';
import { say } from '../../i18n/words.js';
import { oneLine } from '../one-line.js';
import type { PatientNotification } from '../notification.js';
import { shortest } from './short-text.js';

/** When and where, and whom to call; never what for. A link would take most of the message, so there is none. */
export function reminderText({ clinic, location, start, locale }: PatientNotification): string {
  const values = {
    clinic: oneLine(clinic.name),
    when: shortTime(location.timeZone, start, locale),
    place: oneLine(location.name),
    phone: location.phone,
  };
  const call = location.phone ? ` ${say('text.call', values, locale)}` : '';
  const short = { ...values, clinic: values.clinic.slice(0, 40) };
  return shortest(
    `${say('text.reminder', values, locale)}${call}`,
    `${say('text.reminder-short', values, locale)}${call}`,
    say('text.reminder-short', short, locale),
  );
}
