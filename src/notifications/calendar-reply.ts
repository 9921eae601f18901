import { readCalendarText, valueOf } from './calendar-lines.js';

export type CalendarAnswer = 'accepted' | 'tentative' | 'declined';

/** What a calendar program says of an invitation (RFC 5546 §3.2.3). Who answers is not asked: an alias is as good. */
export interface CalendarReply {
  readonly uid: string;
  /** Of the invitation that is answered; null: some programs leave it out. */
  readonly sequence: number | null;
  readonly answer: CalendarAnswer;
}

/** More than any answer to one invitation takes. */
const longest = 64 * 1024;

/** Null for everything but one person's answer to one event as a whole: counter-proposals, series, what cannot be read. */
export function readReply(text: string): CalendarReply | null {
  const calendar = text.length <= longest ? readCalendarText(text) : null;
  if (!calendar || valueOf(calendar, 'METHOD')?.toUpperCase() !== 'REPLY') return null;
  const [event, ...others] = calendar.components.filter(({ name }) => name === 'VEVENT');
  if (!event || others.length > 0 || valueOf(event, 'RECURRENCE-ID')) return null;
  // Whoever answers names themselves and nobody else.
  const [attendee, ...more] = event.lines.filter(({ name }) => name === 'ATTENDEE');
  if (!attendee || more.length > 0) return null;
  const answer = answers[attendee.parameters['PARTSTAT']?.toUpperCase() ?? ''];
  const said = valueOf(event, 'SEQUENCE');
  const sequence = said ? Number(said) : null;
  const uid = valueOf(event, 'UID');
  if (!answer || !uid || Number.isNaN(sequence)) return null;
  return { uid, sequence, answer };
}

const answers: Readonly<Record<string, CalendarAnswer>> = {
  ACCEPTED: 'accepted',
  TENTATIVE: 'tentative',
  DECLINED: 'declined',
};
