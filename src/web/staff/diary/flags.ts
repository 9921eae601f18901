import type { Say } from '../../shared/site.js';
import type { DiaryVisit } from './diary.js';

/** What is out of the ordinary about a visit, in words; empty, if nothing is. */
export function flagsOf(
  t: Say,
  { reference, overbookReason, toPhone, unreached }: DiaryVisit,
  outside: ReadonlySet<string>,
): readonly string[] {
  return [
    ...(overbookReason ? [t('diary.overbooked')] : []),
    ...(outside.has(reference) ? [t('diary.outside')] : []),
    ...(unreached ? [t('diary.unreached')] : []),
    ...(toPhone ? [t('diary.to-phone')] : []),
  ];
}
