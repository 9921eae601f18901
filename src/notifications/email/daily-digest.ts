import { clock, longDay, longTime } from '../../time/wording.js';
import { withAddOns } from '../../i18n/with-add-ons.js';
import { say } from '../../i18n/words.js';
import { wallOf } from '../../time/wall-clock.js';
import type { RenderContext } from '../render-context.js';
import type { BriefVisit, DailyDigestData } from '../notification.js';
import type { Fact, Filling } from './content.js';

/** To the practitioner, in the morning: whom they see today, and what is new; nothing to press but the way to the diary. */
export function morning(data: DailyDigestData, context: RenderContext): Filling {
  const { locale, clinic, practitioner, day, timeZone, visits, changes } = data;
  const date = longDay(timeZone, day, locale);
  const places = new Set([...visits, ...changes].map(({ place }) => place));
  const line = (visit: BriefVisit) => [
    visit.patient,
    [withAddOns(visit.treatment, visit.addOns, locale), ...(places.size > 1 ? [visit.place] : [])].join(' · '),
  ];
  return {
    locale,
    clinic: clinic.name,
    preheader: say('notification.morning.preheader', { visits: visits.length, changes: changes.length }, locale),
    name: practitioner.name,
    values: { date, clinic: clinic.name, visitCount: visits.length, changeCount: changes.length },
    alone: {
      visits: {
        kind: 'facts',
        facts: visits.map((visit): Fact => ({ label: clock(visit.timeZone, visit.start, locale), lines: line(visit) })),
      },
      changes: {
        kind: 'facts',
        facts: changes.map((change): Fact => {
          const before = change.previous && longTime(change.previous.timeZone, change.previous.start, locale);
          return {
            label: say(`notification.morning.${change.what}`, {}, locale),
            lines: [
              longTime(change.timeZone, change.start, locale),
              ...line(change),
              ...(before ? [say('notification.morning.before', { when: before }, locale)] : []),
            ],
            over: change.what === 'cancelled',
          };
        }),
      },
      diaryLink: {
        kind: 'link',
        label: say('notification.morning.action', {}, locale),
        url: `${context.publicUrl}/staff/diary?day=${wallOf(timeZone, day).date}`,
      },
    },
    footer: [say('notification.morning.why', {}, locale)],
  };
}
