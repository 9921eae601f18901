import { longTime } from '../../time/wording.js';
import { say } from '../../i18n/words.js';
import type { RenderContext } from '../render-context.js';
import type { AfterVisit, PatientNotification } from '../notification.js';
import type { Block, Filling } from './content.js';
import { postedAt, when, where, withWhom } from './facts.js';
import { nameOf, toPatient } from './patient.js';

/** To whoever came: thanks, what does them good now, and when they come again or how. This too they may do without. */
export function afterVisit(data: PatientNotification & AfterVisit, context: RenderContext): Filling {
  const { locale, aftercare, next, link } = data;
  const again = next
    ? say(
        'notification.aftercare.next',
        { when: longTime(next.timeZone, next.start, locale, postedAt(context)) },
        locale,
      )
    : say('notification.aftercare.again', { practitioner: data.practitioner.name }, locale);
  const way: Block = {
    kind: 'link',
    label: say('notification.aftercare.action', {}, locale),
    url: context.rebookLink(link.bookingId),
  };
  return {
    ...toPatient(data, context),
    name: nameOf(data),
    alone: {
      aftercare: { kind: 'markdown', title: say('notification.aftercare.now', {}, locale), texts: aftercare },
      nextVisit: { kind: 'text', lines: [again] },
      againLink: next ? { kind: 'text', lines: [] } : way,
      details: { kind: 'facts', facts: [when(data, context), withWhom(data), where(data)] },
    },
    leave: { label: say('notification.stop-reminders', {}, locale), url: context.unsubscribeLink(link.bookingId) },
  };
}
