import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { record } from '../../accounts/audit.service.js';
import { Clock } from '../../platform/clock.js';
import { transaction } from '../../platform/database.client.js';
import { Refusal } from '../../platform/refusal.js';
import { actorOf, type StaffActor } from '../../accounts/staff-actor.js';

export interface OverbookingRule {
  readonly id: string;
  readonly name: string;
  readonly allowed: boolean;
}

/** Which practitioners, rooms and units of equipment may be overbooked. Practitioners decide for themselves, admins for all. */
@Injectable()
export class OverbookingPermissions {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
  ) {}

  list(by: StaffActor, everything: boolean): Promise<readonly OverbookingRule[]> {
    return this.db.query(list, [by.practitionerId, everything]);
  }

  /** @throws Refusal not-found: no such thing, or not theirs */
  async allow(by: StaffActor, everything: boolean, resource: string, allowed: boolean): Promise<void> {
    await transaction(this.db, async (tx) => {
      const [, changed] = (await tx.query(
        `update resources set overlap_allowed = $2 where id = $1 and ($4::boolean or id = $3)`,
        [resource, allowed, by.practitionerId, everything],
      )) as [unknown, number];
      if (changed === 0) throw new Refusal('not-found');
      const action = allowed ? 'clashes.allowed' : 'clashes.forbidden';
      await record(tx, { at: this.clock.now(), actor: actorOf(by), action, subject: resource });
    });
  }
}

const list = `
  select r.id, coalesce(p.name, l.name || ', ' || coalesce(ro.name, e.slug)) as name, r.overlap_allowed as allowed
  from resources r
  left join practitioners p on p.id = r.id
  left join rooms ro on ro.id = r.id
  left join equipment e on e.id = r.id
  left join locations l on l.id = coalesce(ro.location_id, e.location_id)
  where coalesce(p.active, ro.active, e.active) and ($2::boolean or r.id = $1)
  order by p.id is null, p.position, l.position, ro.id is null, ro.position, e.position`;
