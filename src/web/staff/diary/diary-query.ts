import { safeReturnPath } from '../../shared/next.js';

/** What is looked at, as it stands in the address. */
export interface DiaryQuery {
  readonly span: 'day' | 'week';
  readonly day: string;
  readonly at: string;
  readonly by: 'practitioners' | 'rooms';
  /** Whose week. */
  readonly who?: string;
}

export function diaryAddress({ span, day, at, by, who }: DiaryQuery, sheet = false): string {
  const query = new URLSearchParams({ day, at });
  if (by === 'rooms') query.set('by', by);
  if (who) query.set('who', who);
  return `/staff/diary${sheet ? '/sheet' : span === 'week' ? '/week' : ''}?${query.toString()}`;
}

export function bookAddress({ at }: DiaryQuery, day: string, practitioner?: string): string {
  const query = new URLSearchParams({ location: at, from: day, ...(practitioner ? { practitioner } : {}) });
  return `/staff/book?${query.toString()}`;
}

/** What has just become of a visit. `refused`: somebody else was faster; `taken`: its time is somebody else's by now. */
export const diaryNews = ['step', 'undone', 'refused', 'taken', 'room', 'room-taken', 'room-unfit'] as const;
export type DiaryNews = (typeof diaryNews)[number];

/** The diary that somebody came from, with what became of the visit. `was`: slug of the room it had before. */
export function diaryAfter(address: string, news: DiaryNews, reference: string, was?: string): string {
  const [path = '', query = ''] = safeReturnPath(address).split('?');
  const params = new URLSearchParams(query);
  params.set('news', news);
  params.set('of', reference);
  if (was) params.set('was', was);
  else params.delete('was');
  return `${path}?${params.toString()}`;
}
