import { longTime } from '../../time/wording.js';
import { say } from '../../i18n/words.js';
import type { Desk } from '../desk.js';
import type { AfterVisit, PatientLetter } from '../letter.js';
import type { Block, Filling } from './content.js';
import { when, where, withWhom } from './facts.js';
import { nameOf, toPatient } from './patient.js';

/** To whoever came: thanks, what does them good now, and when they come again or how. This too they may do without. */
export function afterVisit(data: PatientLetter & AfterVisit, desk: Desk): Filling {
  const { locale, aftercare, next, link } = data;
  const again = next
    ? say('letter.aftercare.next', { when: longTime(next.timeZone, next.start, locale) }, locale)
    : say('letter.aftercare.again', { practitioner: data.practitioner.name }, locale);
  const way: Block = {
    kind: 'link',
    label: say('letter.aftercare.action', {}, locale),
    url: desk.againLink(link.bookingId),
  };
  return {
    ...toPatient(data),
    name: nameOf(data),
    alone: {
      aftercare: { kind: 'markdown', title: say('letter.aftercare.now', {}, locale), texts: aftercare },
      nextVisit: { kind: 'text', lines: [again] },
      againLink: next ? { kind: 'text', lines: [] } : way,
      details: { kind: 'facts', facts: [when(data), withWhom(data), where(data)] },
    },
    leave: { label: say('letter.stop-reminders', {}, locale), url: desk.stopLink(link.bookingId) },
  };
}
