import { say } from '../../words/words.js';
import type { Moved, PatientLetter } from '../letter.js';
import type { Desk } from '../desk.js';
import { bookingConfirmed } from './booking-confirmed.js';
import type { Content } from './content.js';
import { before, price, reference, what, when, where, withWhom } from './facts.js';
import { manage, toPatient } from './patient.js';

export function bookingMoved(data: PatientLetter & Moved, desk: Desk): Content {
  const { locale } = data;
  return {
    ...bookingConfirmed(data, desk),
    subject: say('letter.moved.subject', { when: toPatient(data).time }, locale),
    message: data.message ?? undefined,
    title: say('letter.moved.title', {}, locale),
    opening: say(data.message ? 'letter.moved.by-clinic' : 'letter.moved.opening', {}, locale),
    facts: [when(data), before(data), what(data), withWhom(data), where(data), price(data), reference(data)],
    closing: [...manage(data, desk).terms, say('letter.calendar-file-moved', {}, locale)],
  };
}
