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
  const says = next
    ? say(
        'notification.aftercare.next',
        { when: longTime(next.timeZone, next.start, locale, postedAt(context)) },
        locale,
      )
    : say('notification.aftercare.again', { practitioner: data.practitioner.name }, locale);
  return {
    ...withoutNeed(data, context),
    alone: {
      aftercare: { kind: 'markdown', title: say('notification.aftercare.now', {}, locale), texts: aftercare },
      nextVisit: { kind: 'text', lines: [says] },
      againLink: next ? { kind: 'text', lines: [] } : again(data, context.rebookLink(link.bookingId)),
      details: { kind: 'facts', facts: [when(data, context), withWhom(data), where(data)] },
    },
  };
}

/** To whoever has not come back: the way to times for another visit like their last. */
export function recall(data: PatientNotification, context: RenderContext): Filling {
  return {
    ...withoutNeed(data, context),
    alone: {
      againLink: again(data, context.recallLink(data.link.bookingId)),
      details: { kind: 'facts', facts: [when(data, context), withWhom(data), where(data)] },
    },
  };
}

const again = ({ locale }: PatientNotification, url: string): Block => ({
  kind: 'link',
  label: say('notification.aftercare.action', {}, locale),
  url,
});

const withoutNeed = (data: PatientNotification, context: RenderContext) => ({
  ...toPatient(data, context),
  name: nameOf(data),
  leave: {
    label: say('notification.stop-reminders', {}, data.locale),
    url: context.unsubscribeLink(data.link.bookingId),
  },
});
