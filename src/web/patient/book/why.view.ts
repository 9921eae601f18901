import { obstacleWords } from '../../../availability/obstacle-words.js';
import type { Obstacle } from '../../../availability/slots.js';
import { typedMinute } from '../../../time/typed-time.js';
import { clockOfDay, longDate, longTime } from '../../../time/wording.js';
import { isDate, isoOf, minuteOf } from '../../../time/wall-clock.js';
import { BadInput } from '../../../platform/refusal.js';
import type { Carry } from '../../shared/form.js';
import type { Site } from '../../shared/site.js';
import type { WhyView } from './why-page.js';

interface Asked {
  readonly day?: string;
  /** As it was typed. */
  readonly at?: string;
}

interface Ways {
  readonly action: string;
  readonly fields: Carry;
  /** Back to the times; with the start chosen, where it can be booked. */
  readonly back: (start?: string) => string;
}

/** A time that cannot be read stays in its field. @throws BadInput when the day is none. */
export async function whyView(
  site: Site,
  zone: string,
  { day, at }: Asked,
  explain: (start: number) => Promise<Obstacle | null>,
  { action, fields, back }: Ways,
): Promise<WhyView> {
  if (!day || !isDate(day)) throw new BadInput([{ path: 'day', message: 'fault.date' }]);
  const { t, locale, now } = site;
  const form = { action, fields: { ...fields, day }, day: longDate(day, locale, now), at };
  const minute = typedMinute(at ?? '');
  if (minute === null) return { form: { ...form, error: t('fault.time') }, back: back() };
  const start = minuteOf(zone, day, minute);
  const obstacle = await explain(start);
  return {
    form: { ...form, at: clockOfDay(minute, locale) },
    found: {
      when: longTime(zone, start, locale, now),
      answer: obstacle ? t(`why.${obstacle.code}`, obstacleWords(obstacle, locale, now)) : t('why.free'),
    },
    back: back(obstacle ? undefined : isoOf(zone, start)),
  };
}
