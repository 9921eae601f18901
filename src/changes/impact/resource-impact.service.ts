import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Catalogue } from '../../availability/catalogue.service.js';
import { Claims } from '../../availability/claims.service.js';
import { reassign } from '../../availability/reassign.js';
import { suits } from '../../availability/slots.js';
import type { Snapshot } from '../../availability/snapshot.js';
import { Clock } from '../../platform/clock.js';
import { normalise } from '../../time/intervals.js';
import { visitOf } from '../../treatments/visit.js';
import { UpcomingVisits, type UpcomingVisit } from '../upcoming-visits.service.js';
import type { Affected, Reassigned } from './impact-source.service.js';
import { type Presence, PresenceImpact } from './presence-impact.service.js';

/** A room, or a unit of equipment. Its visits go into another that suits them where one is free; the rest are stranded. */
@Injectable()
abstract class ResourceImpact extends PresenceImpact {
  protected abstract override readonly table: 'rooms' | 'equipment';

  constructor(
    db: DataSource,
    ahead: UpcomingVisits,
    private readonly catalogue: Catalogue,
    private readonly claims: Claims,
    private readonly clock: Clock,
  ) {
    super(db, ahead);
  }

  override async write(
    tx: EntityManager,
    id: string,
    state: Presence,
    reassigned: readonly Reassigned[] = [],
  ): Promise<void> {
    await super.write(tx, id, state);
    for (const { claim, resource } of reassigned) await this.claims.reassign(tx, claim, resource);
  }

  protected visits(resourceId: string, via?: EntityManager): Promise<readonly UpcomingVisit[]> {
    return this.upcoming.of({ resourceId }, via);
  }

  protected async leaving(id: string, ahead: readonly UpcomingVisit[], via?: EntityManager): Promise<Affected> {
    const snapshot = await this.catalogue.current(via);
    const visits = new Map(ahead.map((visit) => [visit.id, visit]));
    const claims = await this.claimsOf([id], via);
    const theirs = claims.flatMap((claim) => {
      const visit = visits.get(claim.booking);
      return visit ? [{ ...claim, visit, suits: this.others(snapshot, id, visit).map((one) => one.id) }] : [];
    });
    const candidates = [...new Set(theirs.flatMap((claim) => claim.suits))];
    const taken = await this.claimsOf(candidates, via);
    const busy = new Map(
      candidates.map((one) => [
        one,
        normalise(taken.filter(({ resource }) => resource === one).flatMap(({ from, until }) => [from, until])),
      ]),
    );
    const found = reassign(theirs, busy);
    const without = new Set(theirs.filter((_, n) => found[n] === null).map(({ visit }) => visit.id));
    return {
      displaced: [...visits.values()].filter((visit) => without.has(visit.id)),
      reassigned: theirs.flatMap(({ id: claim, visit }, n) => {
        const resource = found[n];
        // A visit that is stranded for one of its claims is decided as a whole.
        if (!resource || without.has(visit.id)) return [];
        return [{ visit, claim, resource, into: this.nameOf(snapshot, resource) }];
      }),
    };
  }

  /** What could stand in for it, in the clinic's order. */
  protected abstract others(snapshot: Snapshot, id: string, visit: UpcomingVisit): readonly { readonly id: string }[];
  protected abstract nameOf(snapshot: Snapshot, id: string): string;

  async keys(id: string, tx: EntityManager): Promise<readonly string[]> {
    const rows = (await tx.query(
      `select id from ${this.table} where location_id = (select location_id from ${this.table} where id = $1)`,
      [id],
    )) as { id: string }[];
    return rows.map((row) => row.id);
  }

  private async claimsOf(ids: readonly string[], via: EntityManager = this.db.manager): Promise<readonly ClaimRow[]> {
    return via.query(
      `select id::text, resource_id as resource, booking_id as booking, (date_part('epoch', from_at) / 60)::int as "from",
         (date_part('epoch', until_at) / 60)::int as until
       from claims where resource_id = any($1) and until_at > $2 order by from_at, id`,
      [ids, this.clock.now()],
    );
  }
}

interface ClaimRow {
  readonly id: string;
  readonly resource: string;
  readonly booking: string;
  readonly from: number;
  readonly until: number;
}

@Injectable()
export class RoomImpact extends ResourceImpact {
  protected readonly table = 'rooms';

  as(snapshot: Snapshot, roomId: string, { active }: Presence): Snapshot {
    return active ? snapshot : { ...snapshot, rooms: snapshot.rooms.filter(({ id }) => id !== roomId) };
  }

  protected others({ rooms, byId }: Snapshot, roomId: string, visit: UpcomingVisit) {
    const parts = [visit.treatmentId, ...visit.addOnIds].flatMap((id) => byId.treatment.get(id) ?? []);
    const [base, ...addOns] = parts;
    if (!base) return [];
    const needed = visitOf(base, addOns);
    return rooms.filter((room) => room.id !== roomId && room.locationId === visit.locationId && suits(room, needed));
  }

  protected nameOf({ rooms }: Snapshot, roomId: string): string {
    return rooms.find(({ id }) => id === roomId)?.name ?? '';
  }
}

@Injectable()
export class UnitImpact extends ResourceImpact {
  protected readonly table = 'equipment';

  as(snapshot: Snapshot, unitId: string, { active }: Presence): Snapshot {
    return active ? snapshot : { ...snapshot, equipment: snapshot.equipment.filter(({ id }) => id !== unitId) };
  }

  protected others({ equipment }: Snapshot, unitId: string): readonly { readonly id: string }[] {
    const gone = equipment.find(({ id }) => id === unitId);
    return equipment.filter(
      ({ id, kind, locationId }) => id !== unitId && kind === gone?.kind && locationId === gone.locationId,
    );
  }

  protected nameOf({ equipment }: Snapshot, unitId: string): string {
    return equipment.find(({ id }) => id === unitId)?.slug ?? '';
  }
}
