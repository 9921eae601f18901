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
