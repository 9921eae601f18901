import { longTime, shortTime } from '../../time/wording.js';
import { say } from '../../words/words.js';
import type { Desk } from '../desk.js';
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

/** What the patient can press, and until when, as it was shown when booking. */
export function manage(
  data: PatientLetter,
  desk: Desk,
): { readonly action: Content['action']; readonly terms: readonly string[] } {
  const { start, cancelNoticeMinutes, location, locale, link } = data;
  const url = desk.manageLink(link.bookingId, link.generation);
  const until = start - cancelNoticeMinutes;
  const phone = location.phone;
  const meaning = [cancelNoticeMinutes > 0 ? data.lateCancellation : '', data.noShow].flatMap((words) => words || []);
  if (until * 60_000 <= desk.stamp.getTime()) {
    const action = { label: say('letter.see', {}, locale), url };
    return { action, terms: [say('letter.too-late', { phone }, locale), ...meaning] };
  }
  const action = { label: say('letter.manage', {}, locale), url };
  if (cancelNoticeMinutes === 0) return { action, terms: [say('letter.until-start', {}, locale), ...meaning] };
  const time = longTime(location.timeZone, until, locale);
  return { action, terms: [say('letter.until', { until: time, phone }, locale), ...meaning] };
}

/** In the body only, as the treatment itself. */
export function preparation({ preparation: texts = [], locale }: PatientLetter): Content['preparation'] {
  return texts.length > 0 ? { title: say('visit.preparation', {}, locale), texts } : undefined;
}

/**
 * Anyone may type anyone's address and a message as the name; mail programs turn what looks like an address of the web
 * into a link. Such a name is left out.
 */
function greeting({ patient, locale }: PatientLetter): string {
  const likeALink = /[/@]|\.\p{L}{2,}/u.test(patient.name) || patient.name.length > 80;
  return likeALink ? say('letter.hello-there', {}, locale) : say('letter.hello', { name: patient.name }, locale);
}
