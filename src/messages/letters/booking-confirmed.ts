import { say } from '../../words/words.js';
import type { PatientLetter } from '../letter.js';
import type { Desk } from '../desk.js';
import type { Content } from './content.js';
import { price, reference, what, when, where, withWhom } from './facts.js';
import { manage, preparation, toPatient } from './patient.js';

export function bookingConfirmed(data: PatientLetter, desk: Desk): Content {
  const { time, footer, ...common } = toPatient(data);
  const { locale } = data;
  const { action, terms } = manage(data, desk);
  return {
    ...common,
    subject: say('letter.confirmed.subject', { when: time }, locale),
    title: say('letter.confirmed.title', {}, locale),
    opening: say('letter.confirmed.opening', {}, locale),
    facts: [when(data), what(data), withWhom(data), where(data), price(data), reference(data)],
    preparation: preparation(data),
    action,
    closing: [...terms, say('letter.calendar-file', {}, locale)],
    footer: [...footer, say('letter.secret', {}, locale)],
  };
}
