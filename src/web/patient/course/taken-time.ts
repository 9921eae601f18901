import type { Location } from '../../../locations/location.js';
import type { Refusal } from '../../../platform/refusal.js';
import { shortTime } from '../../../time/wording.js';
import type { Site } from '../../shared/site.js';
import type { PickedTime } from './course-choice.js';

/** The one that could not be had; its position is among all of them in order of time. */
function takenOf(picks: readonly PickedTime[], { values }: Refusal): PickedTime | undefined {
  return picks.toSorted((a, b) => a.start - b.start)[Number(values['position'])];
}

/** All others stay as they were chosen. */
export function withoutTaken(picks: readonly PickedTime[], fault: Refusal): readonly PickedTime[] {
  const taken = takenOf(picks, fault);
  return picks.filter((pick) => pick !== taken);
}

/** Which one it was. */
export function takenInWords(
  { t, locale, now }: Site,
  picks: readonly PickedTime[],
  fault: Refusal,
  { timeZone }: Pick<Location, 'timeZone'>,
): string {
  const taken = takenOf(picks, fault);
  return taken ? t('course.taken', { when: shortTime(timeZone, taken.start, locale, now) }) : t('course.taken-one');
}
