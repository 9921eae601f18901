import type { DataSource } from 'typeorm';
import type { Clock } from '../platform/clock.js';
import { prepared } from '../platform/database.client.js';
import { SingleFlight } from '../platform/single-flight.service.js';
import type { NotificationContent } from './notification.js';

/** What the turn of a claimed notification depends on. */
export interface Ordered {
  readonly id: string;
  readonly recipient: string;
  readonly about: string | null;
  readonly template: NotificationContent['template'];
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
 * Those claimed together ask together.
 */
export class DeliveryOrder {
  private readonly questions: SingleFlight<Ordered, ReadonlyMap<string, Row>>;

  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
  ) {
    this.questions = new SingleFlight((claimed) => this.rowsOf(claimed));
  }

  async turnOf(claimed: Ordered): Promise<Turn> {
    const { id, about, template, data } = claimed;
    const now = this.clock.now();
    const minute = Math.floor(now.getTime() / 60_000);
    const isOver = 'until' in data && minute >= data.until;
    // The time is no longer kept for them.
    if (template === 'waitlist-offer' && isOver) return 'superseded';
    // What tells of several visits is not superseded by what tells of one of them.
    if (about === null || !('sequence' in data) || ('together' in data && data.together)) return 'now';
    const { superseded, behind } = (await this.questions.ask(claimed)).get(id)!;
    if (superseded || isOver) return 'superseded';
    // An earlier one is just being handed over.
    if (behind) return { waitsUntil: new Date(now.getTime() + 1000) };
    const rest = 'rest' in data ? data.rest : null;
    return rest && minute >= rest.from && minute < rest.to ? { waitsUntil: new Date(rest.to * 60_000) } : 'now';
  }

  private async rowsOf(claimed: readonly Ordered[]): Promise<ReadonlyMap<string, Row>> {
    const values = [
      this.clock.now(),
      claimed.map(({ id }) => id),
      claimed.map(({ about }) => about),
      claimed.map(({ recipient }) => recipient),
      claimed.map(({ data }) => ('sequence' in data ? data.sequence : null)),
      claimed.map(({ countedOn }) => countedOn),
      claimed.map(({ template }) => template),
    ];
    const rows = await prepared<Row>(this.db, 'delivery-order', order, values);
    return new Map(rows.map((row) => [row.id, row]));
  }
}

interface Row {
  readonly id: string;
  readonly superseded: boolean;
  readonly behind: boolean;
}

// What can still be taken back has not been said yet, and overtakes nothing. What waits for a change of mind was posted by
// somebody who saw this one in hand, if it was; put off meanwhile, it would tell what is no longer so. What was itself
// superseded has said nothing. A notification may be dropped while it is in hand. Nobody is invited to come back who has booked
// or has unsubscribed since it was posted, or waits for a time.
const order = `
  select claimed.id, told.superseded or claimed.template = 'recall' and (
      exists (select from unsubscribes where address = lower(claimed.recipient))
      or exists (select from bookings last join bookings b on b.patient_id = last.patient_id
        where last.id = claimed.about and b.status in ('confirmed', 'arrived') and b.starts_at > $1)
      or exists (select from bookings last join waitlist_entries w on w.patient_id = last.patient_id
        where last.id = claimed.about and w.status = 'waiting')) as superseded, told.behind
  from unnest($2::uuid[], $3::uuid[], $4::text[], $5::int[], $6::boolean[], $7::text[])
    claimed (id, about, recipient, sequence, counted_on, template)
  cross join lateral (
    select
      coalesce(bool_or(n.id = claimed.id and status <> 'due' or (data ->> 'sequence')::int > claimed.sequence and status <> 'superseded'
        and not (attempts = 0 and (status = 'kept' or status = 'due' and due_at > $1) and (part_of is not null or counted_on))), false) as superseded,
      coalesce(bool_or((data ->> 'sequence')::int < claimed.sequence and status = 'due' and claimed_until > $1), false) as behind
    from notifications n where n.about = claimed.about and n.recipient = claimed.recipient and data ? 'sequence') told`;
