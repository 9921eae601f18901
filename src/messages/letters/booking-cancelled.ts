import { say } from '../../words/words.js';
import type { CalledOff, PatientLetter } from '../letter.js';
import type { Desk } from '../desk.js';
import type { Content } from './content.js';
import { reference, what, when, where, withWhom } from './facts.js';
import { toPatient } from './patient.js';

/** Cancelling revokes the visit's link, so the way on is a new booking. */
export function bookingCancelled(data: PatientLetter & CalledOff, desk: Desk): Content {
  const { time, ...common } = toPatient(data);
  const { locale, reason } = data;
  const why = reason ? [{ label: say('letter.called-off.reason', {}, locale), lines: [reason] }] : [];
  return {
    ...common,
    subject: say('letter.cancelled.subject', { when: time }, locale),
    title: say(reason ? 'letter.called-off.title' : 'letter.cancelled.title', {}, locale),
    opening: say(reason ? 'letter.called-off.opening' : 'letter.cancelled.opening', {}, locale),
    facts: [{ ...when(data), over: true }, ...why, what(data), withWhom(data), where(data), reference(data)],
    action: { label: say('letter.book-again', {}, locale), url: `${desk.publicUrl}/find` },
    closing: [say('letter.calendar-file-cancelled', {}, locale)],
  };
}
