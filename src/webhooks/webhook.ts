import { isoOf } from '../time/wall-clock.js';

/** What an endpoint may hear of. `restored`: a cancellation, or the tick that a visit is done, was taken back. */
export const webhookEvents = [
  'booking.created',
  'booking.moved',
  'booking.cancelled',
  'booking.done',
  'booking.restored',
  'waitlist.joined',
  'waitlist.offered',
  'waitlist.accepted',
  'waitlist.offer-ended',
  'waitlist.ended',
] as const;
export type WebhookEvent = (typeof webhookEvents)[number];

/** A message that tells nothing, to see whether it arrives. */
export const test = 'webhook.test';

interface Place {
  /** UTC epoch minutes */
  readonly start: number;
  readonly end: number;
  /** Slugs */
  readonly practitioner: string;
  readonly location: string;
  readonly timeZone: string;
}

/** As the database wrote it down in the transaction of the change; empty for a test. */
export interface Facts {
  readonly reference?: string;
  readonly status?: string;
  readonly sequence?: number;
  readonly cancelledBy?: string;
  /** The course that it is part of, as the API says it: its number there, from 1, of how many, and how many are done. */
  readonly course?: { readonly id: string; readonly position: number; readonly planned: number; readonly done: number };
  /** Of the waitlist: ids. With a reference, an earlier time is waited for. */
  readonly entry?: string;
  readonly offer?: string;
  /** Why nobody waits any more. */
  readonly outcome?: string;
  /** How long the time is kept that is offered. UTC epoch minute */
  readonly heldUntil?: number;
  /** Where and when; of somebody who waits for any time, nowhere yet. */
  readonly now?: Place;
  /** Where it was, of a visit that moved. */
  readonly before?: Place;
}

/**
 * The body, the same at every try: when, where, with whom, how it stands, and which of a course it is. Never who comes, what for, or what it costs:
 * whoever may know more asks the service by its reference.
 */
export function payloadOf(type: string, at: Date, { now, before, heldUntil, ...facts }: Facts): string {
  const data = {
    ...facts,
    ...(now && inWords(now)),
    ...(now && heldUntil !== undefined && { heldUntil: isoOf(now.timeZone, heldUntil) }),
    ...(before && { previous: inWords(before) }),
  };
  return JSON.stringify({ type, timestamp: at.toISOString(), data });
}

function inWords({ start, end, practitioner, location, timeZone }: Place) {
  return { start: isoOf(timeZone, start), end: isoOf(timeZone, end), timeZone, practitioner, location };
}
