import type { Obstacle } from '../../../availability/slots.js';
import { longDate, longTime } from '../../../time/wording.js';
import { isDate, isoOf, minuteOf } from '../../../time/wall-clock.js';
import { BadInput } from '../../../platform/refusal.js';
import type { Carry } from '../../shared/form.js';
import type { Site } from '../../shared/site.js';
import type { WhyView } from './why-page.js';

interface Asked {
  readonly day?: string;
  /** "15:00" */
  readonly at?: string;
}

interface Ways {
  readonly action: string;
  readonly fields: Carry;
  /** Back to the times; with the start chosen, where it can be booked. */
  readonly back: (start?: string) => string;
}

/** @throws BadInput when the day or the time is none. */
export async function whyView(
  site: Site,
  zone: string,
  { day, at }: Asked,
  explain: (start: number) => Promise<Obstacle | null>,
  { action, fields, back }: Ways,
): Promise<WhyView> {
  const [, hour, minute] = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(at ?? '') ?? [];
  if (!day || !isDate(day) || hour === undefined || minute === undefined)
    throw new BadInput([{ path: 'at', message: 'fault.time' }]);
  const start = minuteOf(zone, day, Number(hour) * 60 + Number(minute));
  const obstacle = await explain(start);
  return {
    form: { action, fields: { ...fields, day }, day: longDate(day, site.locale), at },
    when: longTime(zone, start, site.locale),
    answer: obstacle ? site.t(`why.${obstacle.code}`, obstacle.values) : site.t('why.free'),
    back: back(obstacle ? undefined : isoOf(zone, start)),
  };
}
