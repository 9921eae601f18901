import { dateAdd } from '../../../time/wall-clock.js';
import { weekStart } from '../../../time/week.js';
import { safeReturnPath } from '../../shared/next.js';

/** A day of everyone or of the rooms; three days or a week of one person; a week of everyone. */
export type DiarySpan = 'day' | 'days' | 'week' | 'everyone';

/** In place of a place: everywhere one person works. No slug begins like this. */
export const everywhere = '~all';

export const diaryColors = ['status', 'practitioner', 'treatment'] as const;
export type DiaryColor = (typeof diaryColors)[number];

/** What is looked at, as it stands in the address. */
export interface DiaryQuery {
  readonly span: DiarySpan;
  readonly day: string;
  /** Slug of a location, or `everywhere`. */
  readonly at: string;
  readonly by: 'practitioners' | 'rooms';
  /** Whose days, where they are one person's. */
  readonly who?: string;
  /** What the tint of a card says; the mark and the word for its status are there in any case. */
  readonly color: DiaryColor;
}

export const diaryPath = (span: DiarySpan): string => (span === 'day' ? '/staff/diary' : `/staff/diary/${span}`);

export function diaryAddress({ span, day, at, by, who, color }: DiaryQuery, sheet = false): string {
  const query = new URLSearchParams({ day, at });
  if (by === 'rooms') query.set('by', by);
  if (who) query.set('who', who);
  if (color !== 'status') query.set('color', color);
  return `${sheet ? '/staff/diary/sheet' : diaryPath(span)}?${query.toString()}`;
}

/** The days that are shown. `weekday`: on which one a week begins. */
export function datesOf({ span, day }: DiaryQuery, weekday: number): readonly string[] {
  const from = (first: string, count: number) => Array.from({ length: count }, (_, n) => dateAdd(first, n));
  if (span === 'day') return [day];
  return span === 'days' ? from(day, 3) : from(weekStart(day, weekday), 7);
}

export function bookAddress(
  at: string,
  day: string,
  { practitioner, room }: { readonly practitioner?: string | undefined; readonly room?: string | undefined } = {},
): string {
  const query = new URLSearchParams({ location: at, from: day });
  if (practitioner) query.set('practitioner', practitioner);
  if (room) query.set('room', room);
  return `/staff/book?${query.toString()}`;
}

/** Where time off is changed, on the clock of a place. */
export function blockAddress(practitioner: string | undefined, { id }: { readonly id: string }, at: string): string {
  return `/staff/hours/${practitioner}/off?${new URLSearchParams({ id, location: at }).toString()}`;
}

/** What has just become of a visit. `refused`: it is in another state, perhaps since somebody else was faster; `taken`: its time is somebody else's by now. */
export const diaryNews = [
  'step',
  'undone',
  'refused',
  'early',
  'early-no-show',
  'taken',
  'room',
  'room-taken',
  'room-unfit',
] as const;
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
