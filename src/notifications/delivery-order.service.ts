import type { DataSource } from 'typeorm';
import { prepared } from '../platform/database.client.js';
import type { NotificationContent } from './notification.js';

/** What the turn of a claimed notification depends on. */
export interface Ordered {
  readonly id: string;
  readonly recipient: string;
  readonly about: string | null;
  readonly data: NotificationContent['data'];
  /** Claimed for the first time, and whatever was posted since counts on its being sent. */
  readonly countedOn: boolean;
}

/** `superseded`: a later notification about the same visit says more, or this one is of no use any more. */
export type Turn = 'now' | 'superseded' | { readonly waitsUntil: Date };

/**
 * Notifications to one reader about one visit never arrive in an order that contradicts. A notification may come late (the
 * server put it off, or it waited while a change could be undone), so whoever has claimed one asks for its turn before
 * sending it: first the claim, then the question, and of two claimed in the same moment one at least sees the other.
 */
export async function turnOf(db: DataSource, claimed: Ordered, now: Date): Promise<Turn> {
  const { id, about, recipient, data, countedOn } = claimed;
  if (about === null || !('sequence' in data)) return 'now';
  const values = [about, recipient, data.sequence, now, id, countedOn];
  const [row] = await prepared<{ superseded: boolean; behind: boolean }>(db, 'delivery-order', order, values);
  const { superseded, behind } = row!;
  const minute = Math.floor(now.getTime() / 60_000);
  if (superseded || ('until' in data && minute >= data.until)) return 'superseded';
  // An earlier one is just being handed over.
  if (behind) return { waitsUntil: new Date(now.getTime() + 1000) };
  const rest = 'rest' in data ? data.rest : null;
  return rest && minute >= rest.from && minute < rest.to ? { waitsUntil: new Date(rest.to * 60_000) } : 'now';
}

// What can still be taken back has not been said yet, and overtakes nothing. What waits for a change of mind was posted by
// somebody who saw this one in hand, if it was; put off meanwhile, it would tell what is no longer so. What was itself
// superseded has said nothing. A notification may be dropped while it is in hand.
const order = `
  select
    coalesce(bool_or(id = $5 and status <> 'due' or (data ->> 'sequence')::int > $3 and status <> 'superseded'
      and not (attempts = 0 and (status = 'kept' or status = 'due' and due_at > $4) and (part_of is not null or $6))), false) as superseded,
    coalesce(bool_or((data ->> 'sequence')::int < $3 and status = 'due' and claimed_until > $4), false) as behind
  from notifications where about = $1 and recipient = $2 and data ? 'sequence'`;
