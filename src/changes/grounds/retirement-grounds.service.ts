import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Snapshot } from '../../availability/snapshot.js';
import type { VisitAhead } from '../ahead.service.js';
import type { Affected } from './ground.service.js';
import { keysOfLocation } from './keys-of-location.service.js';
import { type Presence, PresenceGround } from './presence-ground.service.js';

/** Somebody, or a place: without them there is no visit. */
@Injectable()
abstract class RetirementGround extends PresenceGround {
  protected leaving(_id: string, stranded: readonly VisitAhead[]): Promise<Affected> {
    return Promise.resolve({ stranded, resettled: [] });
  }
}

@Injectable()
export class PractitionerGround extends RetirementGround {
  protected readonly table = 'practitioners';

  as(snapshot: Snapshot, practitionerId: string, { active }: Presence): Snapshot {
    if (active) return snapshot;
    return {
      ...snapshot,
      practitioners: snapshot.practitioners.filter(({ id }) => id !== practitionerId),
      offers: snapshot.offers.filter((offer) => offer.practitionerId !== practitionerId),
    };
  }

  protected visits(practitionerId: string, via?: EntityManager): Promise<readonly VisitAhead[]> {
    return this.ahead.of({ practitionerId }, via);
  }

  keys(practitionerId: string): Promise<readonly string[]> {
    return Promise.resolve([practitionerId]);
  }
}

@Injectable()
export class LocationGround extends RetirementGround {
  protected readonly table = 'locations';

  as(snapshot: Snapshot, locationId: string, { active }: Presence): Snapshot {
    if (active) return snapshot;
    return {
      ...snapshot,
      locations: snapshot.locations.filter(({ id }) => id !== locationId),
      offers: snapshot.offers.filter((offer) => offer.locationId !== locationId),
    };
  }

  protected visits(locationId: string, via?: EntityManager): Promise<readonly VisitAhead[]> {
    return this.ahead.of({ locationId }, via);
  }

  keys(locationId: string, tx: EntityManager): Promise<readonly string[]> {
    return keysOfLocation(tx, locationId);
  }
}
