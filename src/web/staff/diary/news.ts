import { mayUndo } from '../../../bookings/progress.js';
import { instantOfMinute } from '../../../bookings/booking.js';
import type { Site } from '../../shared/site.js';
import type { DiaryNews } from './diary-query.js';
import { longTime } from '../../../time/wording.js';
import type { DiaryVisit } from './diary.js';

/** What has just become of a visit, and whether it can be undone. */
export interface NewsView {
  readonly text: string;
  readonly undo?: { readonly action: string; readonly fields: Readonly<Record<string, string>> };
}

interface Asked {
  readonly news?: DiaryNews | undefined;
  readonly of?: string | undefined;
  /** Slug of the room it had before. */
  readonly was?: string | undefined;
}

interface Shown {
  readonly visits: readonly DiaryVisit[];
  readonly room: (visit: DiaryVisit) => string;
  readonly zoneOf: (visit: DiaryVisit) => string;
}

/** Undefined, if the visit is none of those shown. */
export function newsOf(
  { t, now, locale }: Site,
  { visits, room, zoneOf }: Shown,
  { news, of, was }: Asked,
): NewsView | undefined {
  const visit = visits.find(({ reference }) => reference === of);
  if (!news || !visit) return undefined;
  const { reference, status } = visit;
  const values = {
    patient: visit.patient ?? '',
    status: t(`status.${status}`),
    room: room(visit),
    time: longTime(zoneOf(visit), visit.start, locale, now),
  };
  const text = t(`diary.news.${news}`, values);
  const at = `/staff/visits/${reference}`;
  if (news === 'room' && was) return { text, undo: { action: `${at}/room`, fields: { room: was } } };
  const state = { status, cancelledBy: null, cancelledAtDesk: false, startsAt: instantOfMinute(visit.start) };
  return news === 'step' && mayUndo(state, instantOfMinute(now))
    ? { text, undo: { action: `${at}/undo`, fields: { from: status } } }
    : { text };
}
