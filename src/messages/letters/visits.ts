import { shortTime } from '../../time/wording.js';
import { say } from '../../words/words.js';
import type { Moved, PractitionerLetter } from '../letter.js';
import type { Content } from './content.js';
import { before, patient, reference, what, when, where } from './facts.js';

/** To the practitioner: who, what, when and where, and nothing to press. */
export function visitNew(data: PractitionerLetter): Content {
  return {
    ...common(data),
    subject: say('letter.visit-new.subject', { when: time(data) }, data.locale),
    title: say('letter.visit-new.title', {}, data.locale),
  };
}

export function visitMoved(data: PractitionerLetter & Moved): Content {
  return {
    ...common(data),
    subject: say('letter.visit-moved.subject', { when: time(data) }, data.locale),
    title: say('letter.visit-moved.title', {}, data.locale),
    facts: [when(data), before(data), patient(data), what(data), where(data), reference(data)],
    closing: [say('letter.calendar-file-moved', {}, data.locale)],
  };
}

export function visitCancelled(data: PractitionerLetter): Content {
  const { locale } = data;
  return {
    ...common(data),
    subject: say('letter.visit-cancelled.subject', { when: time(data) }, locale),
    title: say('letter.visit-cancelled.title', {}, locale),
    opening: say('letter.visit-cancelled.opening', {}, locale),
    facts: [{ ...when(data), over: true }, patient(data), what(data), where(data), reference(data)],
    closing: [say('letter.calendar-file-cancelled', {}, locale)],
  };
}

function common(data: PractitionerLetter) {
  const { locale, location, reference: number } = data;
  return {
    locale,
    clinic: data.clinic.name,
    preheader: say('letter.preheader', { place: location.name, reference: number }, locale),
    facts: [when(data), patient(data), what(data), where(data), reference(data)],
    closing: [say('letter.calendar-file', {}, locale)],
    footer: [],
  };
}

function time({ location, start, locale }: PractitionerLetter): string {
  return shortTime(location.timeZone, start, locale);
}
