import { longTime, shortTime } from '../../time/wording.js';
import { say } from '../../words/words.js';
import type { PatientLetter } from '../letter.js';
import type { Content } from './content.js';

/** What every letter to a patient has. */
export function toPatient(
  data: PatientLetter,
): Pick<Content, 'locale' | 'preheader' | 'clinic' | 'greeting' | 'footer'> & { readonly time: string } {
  const { locale, location, reference } = data;
  return {
    locale,
    clinic: data.clinic.name,
    preheader: say('letter.preheader', { place: location.name, reference }, locale),
    greeting: greeting(data),
    footer: [say('letter.questions', { phone: location.phone }, locale), say('letter.why', {}, locale)],
    time: shortTime(location.timeZone, data.start, locale),
  };
}

/** Until when the link moves or cancels, as it was shown when booking. */
export function terms({ start, cancelNoticeMinutes, location, locale }: PatientLetter): string {
  if (cancelNoticeMinutes === 0) return say('letter.until-start', {}, locale);
  const until = longTime(location.timeZone, start - cancelNoticeMinutes, locale);
  return say('letter.until', { until, phone: location.phone }, locale);
}

/**
 * Anyone may type anyone's address and a message as the name; mail programs turn what looks like an address of the web
 * into a link. Such a name is left out.
 */
function greeting({ patient, locale }: PatientLetter): string {
  const likeALink = /[/@]|\.\p{L}{2,}/u.test(patient.name) || patient.name.length > 80;
  return likeALink ? say('letter.hello-there', {}, locale) : say('letter.hello', { name: patient.name }, locale);
}
