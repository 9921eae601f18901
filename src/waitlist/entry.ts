import { Refusal } from '../platform/refusal.js';
import type { Wishes } from './wishes.js';

/** Wants an earlier time than their visit has; or has no visit. */
export type EntryKind = 'earlier' | 'list';
export type EntryStatus = 'unproven' | 'waiting' | 'ended';
/** `over`: their last day has passed, or the visit is over, cancelled or can no longer be moved. */
export type Outcome = 'booked' | 'moved' | 'left' | 'removed' | 'over';
/** 1: the desk has put them first; -1: last. */
export type Priority = 1 | 0 | -1;

/** Somebody waits. Every change is a function below. */
export interface Entry {
  readonly id: string;
  readonly status: EntryStatus;
  readonly outcome: Outcome | null;
  /** The visit that an earlier time is wanted for. */
  readonly bookingId: string | null;
  /** Null until the address is proven. */
  readonly patientId: string | null;
  /** Where there is a visit, what that is for now. */
  readonly treatmentId: string;
  readonly addOnIds: readonly string[];
  readonly wishes: Wishes;
  /** BCP 47; null: the clinic's. */
  readonly language: string | null;
  readonly textWanted: boolean;
  readonly via: 'patient' | 'desk' | 'api';
  readonly priority: Priority;
  /** Why the desk put them there, or took them off. */
  readonly deskReason: string | null;
  readonly createdAt: Date;
  readonly waitingSince: Date | null;
  readonly endedAt: Date | null;
}

/** An address that is not proven by then never is. */
export const proveWithinMinutes = 48 * 60;

export const kindOf = ({ bookingId }: Pick<Entry, 'bookingId'>): EntryKind => (bookingId === null ? 'list' : 'earlier');

/** Unproven → waiting. Once more changes nothing. @throws Refusal waitlist-over */
export function prove(entry: Entry, patientId: string, now: Date): Entry {
  if (entry.status === 'waiting') return entry;
  const tooLate = now.getTime() - entry.createdAt.getTime() > proveWithinMinutes * 60_000;
  if (entry.status === 'ended' || tooLate) throw new Refusal('waitlist-over');
  return { ...entry, status: 'waiting', patientId, waitingSince: now };
}

/** Waiting or unproven → ended. What has ended stays as it is. */
export function end(entry: Entry, outcome: Outcome, now: Date): Entry {
  return entry.status === 'ended' ? entry : { ...entry, status: 'ended', outcome, endedAt: now };
}

/** Their place in line stays. @throws Refusal waitlist-over */
export function wish(entry: Entry, wishes: Wishes): Entry {
  if (entry.status === 'ended') throw new Refusal('waitlist-over');
  return { ...entry, wishes };
}

/** @throws Refusal waitlist-over */
export function putInOrder(entry: Entry, priority: Priority, reason: string): Entry {
  if (entry.status !== 'waiting') throw new Refusal('waitlist-over');
  return { ...entry, priority, deskReason: priority === 0 ? null : reason };
}
