import type { DiaryVisit } from './diary.js';

/** What is out of the ordinary about a visit; the words for each are `diary.<flag>`. */
export type Flag = 'overbooked' | 'outside' | 'unreached' | 'to-phone' | 'noted';

export function flagsOf(
  { reference, overbookReason, deskNote, toPhone, unreached }: DiaryVisit,
  outside: ReadonlySet<string>,
): readonly Flag[] {
  return [
    ...(overbookReason ? ['overbooked' as const] : []),
    ...(outside.has(reference) ? ['outside' as const] : []),
    ...(unreached ? ['unreached' as const] : []),
    ...(toPhone ? ['to-phone' as const] : []),
    ...(deskNote ? ['noted' as const] : []),
  ];
}
