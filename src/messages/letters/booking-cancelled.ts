import { say } from '../../words/words.js';
import type { PatientLetter } from '../letter.js';
import type { Desk } from '../desk.js';
import type { Content } from './content.js';
import { reference, what, when, where, withWhom } from './facts.js';
import { toPatient } from './patient.js';

/** Cancelling revokes the visit's link, so the way on is a new booking. */
export function bookingCancelled(data: PatientLetter, desk: Desk): Content {
  const { time, ...common } = toPatient(data);
  const { locale } = data;
  return {
    ...common,
    subject: say('letter.cancelled.subject', { when: time }, locale),
    title: say('letter.cancelled.title', {}, locale),
    opening: say('letter.cancelled.opening', {}, locale),
    facts: [{ ...when(data), over: true }, what(data), withWhom(data), where(data), reference(data)],
    action: { label: say('letter.book-again', {}, locale), url: `${desk.publicUrl}/find` },
    closing: [say('letter.calendar-file-cancelled', {}, locale)],
  };
}
