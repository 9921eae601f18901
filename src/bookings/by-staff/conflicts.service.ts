import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ownOnly, type StaffActor } from '../../accounts/staff-actor.js';
import type { Candidate, Wanted } from '../../availability/candidates.js';
import { type Obstacle, suits } from '../../availability/slots.js';
import { StaffSlots } from '../../availability/staff-slots.service.js';
import { Clock } from '../../platform/clock.js';
import { prepared } from '../../platform/database.client.js';
import { instantOfMinute } from '../booking.js';

/** What is in the way of a time the desk wants, and what it would take to have it all the same. */
export interface Conflict {
  readonly candidate: Candidate;
  readonly obstacle: Obstacle;
  /** A reason for booking outside the hours. */
  readonly outside: boolean;
  /** A reason for double-booking; `off`: whoever's time it is does not allow it. */
  readonly overbook: 'not-needed' | 'allowed' | 'off';
  /** Who is there at that time: those whose names `by` may read. */
  readonly others: readonly OtherVisit[];
}

export interface OtherVisit {
  readonly reference: string;
  readonly patient: string;
  readonly practitionerId: string;
  readonly treatmentId: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
}

interface Asked {
  /** The visit that is about to move. */
  readonly without?: string;
  readonly room?: string | null;
}

/** Why a time cannot be booked by staff as it is. */
@Injectable()
export class Conflicts {
  constructor(
    private readonly db: DataSource,
    private readonly slots: StaffSlots,
    private readonly clock: Clock,
  ) {}

  /** Null: it is free. @throws Refusal not-found: nobody offers this there, or there is no such room */
  async of(by: StaffActor, wanted: Wanted, start: number, asked: Asked = {}): Promise<Conflict | null> {
    const { candidate, arrangement: plain } = await this.slots.arrangement(wanted, start, asked);
    if (!('code' in plain)) return null;
    const exceptions = { ...asked, outside: true, overbook: true };
    const { arrangement: way } = await this.slots.arrangement(wanted, start, exceptions);
    const others = (resources: readonly string[]) => this.others(by, resources, candidate, start, asked.without);
    if ('code' in way) {
      const taken = takenBy(way, candidate);
      const overbook = taken.length > 0 ? 'off' : 'not-needed';
      return { candidate, obstacle: way, outside: false, overbook, others: await others(taken) };
    }
    const taken = way.overbooked.map(({ resourceId }) => resourceId);
    const overbook = taken.length > 0 ? 'allowed' : 'not-needed';
    return { candidate, obstacle: plain, outside: way.isOutside === true, overbook, others: await others(taken) };
  }

  private async others(
    by: StaffActor,
    resources: readonly string[],
    { visit }: Candidate,
    start: number,
    without: string | undefined,
  ): Promise<readonly OtherVisit[]> {
    const [from, until] = [start, start + visit.minutes].map(instantOfMinute);
    const values = [resources, from, until, ownOnly(by), without ?? null, this.clock.now()];
    return resources.length > 0 ? prepared<OtherVisit>(this.db, 'visits-at', visitsAt, values) : [];
  }
}

/** Ids of what others have, where that is what is in the way. */
function takenBy({ code }: Obstacle, { practitioner, post, visit }: Candidate): readonly string[] {
  const ids = (things: readonly { readonly id: string }[]) => things.map(({ id }) => id);
  if (code === 'practitioner-busy') return [practitioner.id];
  if (code === 'rooms-taken') return ids(post.rooms.filter((room) => suits(room, visit)));
  if (code !== 'equipment-taken') return [];
  return ids(post.equipment.filter(({ kind }) => visit.equipment.some((need) => need.kind === kind)));
}

const visitsAt = `
  select b.reference, p.name as patient, b.practitioner_id as "practitionerId", b.treatment_id as "treatmentId",
    b.starts_at as "startsAt", b.ends_at as "endsAt"
  from bookings b join patients p on p.id = b.patient_id
  where exists (select from claims c where c.booking_id = b.id and c.resource_id = any($1::uuid[]) and c.from_at < $3 and c.until_at > $2)
    and ($4::uuid is null or b.practitioner_id = $4) and b.id is distinct from $5
    and (b.status <> 'held' or b.hold_expires_at > $6)
  order by b.starts_at, b.id limit 6`;
