import ICAL from 'ical.js';
import type { Component, Property } from './jcal.js';

export type CalendarAnswer = 'accepted' | 'tentative' | 'declined';

/** What somebody's calendar program says of an invitation (RFC 5546 §3.2.3). */
export interface CalendarReply {
  readonly uid: string;
  /** Of the invitation that is answered. */
  readonly sequence: number;
  /** Who answers: a bare address, in lower case. */
  readonly attendee: string;
  readonly answer: CalendarAnswer;
}

/** More than any answer to one invitation takes. */
const longest = 64 * 1024;

/** Null for everything but one person's answer to one event as a whole: counter-proposals, series, what cannot be read. */
export function readReply(text: string): CalendarReply | null {
  const calendar = text.length <= longest ? parsed(text) : null;
  if (!calendar || said(calendar, 'method').toUpperCase() !== 'REPLY') return null;
  const events = calendar[2].filter(([name]) => name === 'vevent');
  const [event] = events;
  if (!event || events.length > 1 || said(event, 'recurrence-id')) return null;
  const attendees = event[1].filter(([name]) => name === 'attendee');
  const [attendee] = attendees;
  // Whoever answers names themselves and nobody else.
  if (!attendee || attendees.length > 1) return null;
  const answer = answers[String(attendee[1].partstat).toUpperCase()];
  const sequence = Number(said(event, 'sequence') || 0);
  const uid = said(event, 'uid');
  if (!answer || !uid || !Number.isInteger(sequence)) return null;
  return { uid, sequence, attendee: addressIn(attendee), answer };
}

const answers: Readonly<Record<string, CalendarAnswer>> = {
  ACCEPTED: 'accepted',
  TENTATIVE: 'tentative',
  DECLINED: 'declined',
};

function parsed(text: string): Component | null {
  try {
    return ICAL.parse(text) as Component;
  } catch {
    // Whatever it is, it is no calendar.
    return null;
  }
}

function said([, properties]: Component, name: string): string {
  const value = properties.find(([found]) => found === name)?.[3];
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

function addressIn([, , , value]: Property): string {
  const address = String(value)
    .replace(/^mailto:/i, '')
    .trim()
    .toLowerCase();
  try {
    return decodeURI(address);
  } catch {
    // A lone per cent sign: as it stands.
    return address;
  }
}
