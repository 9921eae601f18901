import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Snapshot } from '../../availability/snapshot.js';
import type { UpcomingVisit } from '../upcoming-visits.service.js';
import type { Affected } from './impact-source.service.js';
import { keysOfLocation } from './keys-of-location.service.js';
import { type Presence, PresenceImpact } from './presence-impact.service.js';

/** Somebody, or a place: without them there is no visit. */
@Injectable()
abstract class RetirementImpact extends PresenceImpact {
  protected leaving(_id: string, displaced: readonly UpcomingVisit[]): Promise<Affected> {
    return Promise.resolve({ displaced, reassigned: [] });
  }
}

@Injectable()
export class PractitionerImpact extends RetirementImpact {
  protected readonly table = 'practitioners';

  as(snapshot: Snapshot, practitionerId: string, { active }: Presence): Snapshot {
    if (active) return snapshot;
    return {
      ...snapshot,
      practitioners: snapshot.practitioners.filter(({ id }) => id !== practitionerId),
      offers: snapshot.offers.filter((offer) => offer.practitionerId !== practitionerId),
    };
  }

  protected visits(practitionerId: string, via?: EntityManager): Promise<readonly UpcomingVisit[]> {
    return this.upcoming.of({ practitionerId }, via);
  }

  keys(practitionerId: string): Promise<readonly string[]> {
    return Promise.resolve([practitionerId]);
  }
}

@Injectable()
export class LocationImpact extends RetirementImpact {
  protected readonly table = 'locations';

  as(snapshot: Snapshot, locationId: string, { active }: Presence): Snapshot {
    if (active) return snapshot;
    return {
      ...snapshot,
      locations: snapshot.locations.filter(({ id }) => id !== locationId),
      offers: snapshot.offers.filter((offer) => offer.locationId !== locationId),
    };
  }

  protected visits(locationId: string, via?: EntityManager): Promise<readonly UpcomingVisit[]> {
    return this.upcoming.of({ locationId }, via);
  }

  keys(locationId: string, tx: EntityManager): Promise<readonly string[]> {
    return keysOfLocation(tx, locationId);
  }
}
