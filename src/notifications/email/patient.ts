import { duration, longTime } from '../../time/wording.js';
import { say } from '../../i18n/words.js';
import type { RenderContext } from '../render-context.js';
import type { PatientNotification } from '../notification.js';
import type { Block, Filling } from './content.js';
import { postedAt, prices, visitValues } from './facts.js';

/** What every notification to a patient has. */
export function toPatient(
  data: PatientNotification,
  context: RenderContext,
): Pick<Filling, 'locale' | 'preheader' | 'clinic' | 'footer' | 'values'> {
  const { locale, location, reference } = data;
  return {
    locale,
    clinic: data.clinic.name,
    preheader: say('notification.preheader', { place: location.name, reference }, locale),
    footer: [
      ...(location.phone ? [say('notification.questions', { phone: location.phone }, locale)] : []),
      say('notification.why', {}, locale),
    ],
    values: {
      ...visitValues(data, context),
      practitioner: data.practitioner.name,
      price: prices(data).join(' + '),
      count: data.together?.visits.length ?? 1,
    },
  };
}

/** What the patient can press, until when, and what it means to come later than that: as it was shown when booking. */
export function manage(
  data: PatientNotification,
  context: RenderContext,
): { readonly link: Block; readonly terms: readonly string[] } {
  const { start, cancelNoticeMinutes, location, locale, link, lateCancellation, noShow, wrongAudience, together } =
    data;
  const until = start - cancelNoticeMinutes;
  const over = !changeable(data, context);
  const { phone } = location;
  const said = over ? 'notification.too-late' : 'notification.until';
  const free = together
    ? say(
        'notification.each-until',
        { notice: duration(cancelNoticeMinutes, locale), minutes: cancelNoticeMinutes },
        locale,
      )
    : !over && cancelNoticeMinutes === 0
      ? say('notification.until-start', {}, locale)
      : say(
          phone ? `${said}.call` : said,
          { until: longTime(location.timeZone, until, locale, postedAt(context)), phone },
          locale,
        );
  return {
    link: {
      kind: 'link',
      label: say(over ? 'notification.see' : 'notification.manage', {}, locale),
      // To choose another treatment, whoever has the link proves that they read this.
      url: context.manageLink(link.bookingId, link.generation, wrongAudience !== undefined),
    },
    terms: [together?.terms ?? '', free, cancelNoticeMinutes > 0 ? lateCancellation : '', noShow].flatMap(
      (words) => words || [],
    ),
  };
}

/** May the patient still move or cancel it, when the notification is posted? */
export function changeable({ start, cancelNoticeMinutes }: PatientNotification, { stamp }: RenderContext): boolean {
  return stamp.getTime() < (start - cancelNoticeMinutes) * 60_000;
}

/** In the body only, as the treatment itself. */
export function preparation({ preparation: texts = [], locale }: PatientNotification): Block {
  return { kind: 'markdown', title: say('visit.preparation', {}, locale), texts };
}

/**
 * Anyone may type anyone's address and a message as the name; mail programs turn what looks like an address of the web
 * into a link. Such a name is left out.
 */
export function nameOf({ patient: { name } }: PatientNotification): string | null {
  const likeALink = /[/@]|\.\p{L}{2,}/u.test(name) || name.length > 80;
  return likeALink || !name.trim() ? null : name;
}
