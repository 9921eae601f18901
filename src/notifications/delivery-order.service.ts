import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '../platform/clock.js';
import type { NotificationContent } from './notification.js';

/** What is in hand, as far as its turn depends on it. */
export type ClaimedNotification = NotificationContent & {
  readonly id: string;
  readonly recipient: string;
  readonly about: string | null;
  /** Taken for the first time, and whatever was posted since counts on its being sent. */
  readonly countedOn: boolean;
};

/**
 * `superseded`: a later notification about the same visit has the word, or this one is of no use any more. `behind`: an earlier
 * one is being handed over just now.
 */
export type Turn = 'now' | 'behind' | 'superseded' | { readonly restsUntil: number };

/**
 * Notifications to one reader about one visit never arrive in an order that contradicts. A notification may come late (the server put
 * it off, or it waited while a change could be undone), so whoever has claimed one asks for its turn before sending it:
 * first the claim, then the question, and of two notifications claimed in the same moment one at least sees the other.
 */
@Injectable()
export class DeliveryOrder {
  constructor(
    @Inject(DataSource) private readonly db: Pick<DataSource, 'query'>,
    private readonly clock: Clock,
  ) {}

  async of({ id, about, recipient, data, countedOn }: ClaimedNotification): Promise<Turn> {
    if (about === null || !('sequence' in data)) return 'now';
    const [turn] = await this.db.query<[{ superseded: boolean; behind: boolean }]>(turnOf, [
      about,
      recipient,
      data.sequence,
      this.clock.now(),
      id,
      countedOn,
    ]);
    if (turn.superseded || isOver(data, this.minute())) return 'superseded';
    if (turn.behind) return 'behind';
    return restIn(data, this.minute()) ?? 'now';
  }

  private minute(): number {
    return Math.floor(this.clock.now().getTime() / 60_000);
  }
}

type Data = ClaimedNotification['data'];

const isOver = (data: Data, minute: number) => 'until' in data && 'sequence' in data && minute >= data.until;

function restIn(data: Data, minute: number): Turn | undefined {
  if (!('rest' in data) || !data.rest) return undefined;
  const { from, to } = data.rest;
  return minute >= from && minute < to ? { restsUntil: to } : undefined;
}

// What can still be taken back has not been said yet, and overtakes nothing. What waits for a change of mind was written
// by somebody who saw this one in hand, if it was; put off meanwhile, it would tell what is no longer so. What was itself
// superseded has said nothing. A notification may be dropped while it is in hand.
const turnOf = `
  select
    coalesce(bool_or(id = $5 and status <> 'due' or (data ->> 'sequence')::int > $3 and status <> 'superseded'
      and not (attempts = 0 and (status = 'kept' or status = 'due' and due_at > $4) and (part_of is not null or $6))), false) as superseded,
    coalesce(bool_or((data ->> 'sequence')::int < $3 and status = 'due' and claimed_until > $4), false) as behind
  from notifications where about = $1 and recipient = $2 and data ? 'sequence'`;
