import type { Clinic } from '../clinic/clinic.js';
import type { Location } from '../locations/location.js';
import type { Offer, Practitioner } from '../practitioners/practitioner.js';
import type { Equipment, Room } from '../locations/resource.js';
import type { Treatment } from '../treatments/treatment.js';
import type { Closure } from '../locations/closure.js';
import type { Exception, TimeOff, WeeklyHours } from '../practitioners/opening.js';

/** How often something was booked on such days: of a practitioner at a place, by the day of the week. */
export interface UsualRow {
  readonly practitionerId: string;
  readonly locationId: string;
  /** ISO: 1 is Monday. */
  readonly weekday: number;
  /** The base and its add-ons. */
  readonly treatmentIds: readonly string[];
  readonly times: number;
}

/** The whole configuration as it was at one moment. Lists hold what is active, in the clinic's own order. */
export interface Snapshot {
  /** `clinic.version` it was read at. */
  readonly version: string;
  readonly clinic: Clinic;
  readonly locations: readonly Location[];
  readonly treatments: readonly Treatment[];
  readonly practitioners: readonly Practitioner[];
  readonly offers: readonly Offer[];
  readonly rooms: readonly Room[];
  readonly equipment: readonly Equipment[];
  readonly hours: readonly WeeklyHours[];
  readonly exceptions: readonly Exception[];
  readonly timeOff: readonly TimeOff[];
  readonly closures: readonly Closure[];
  readonly usual: readonly UsualRow[];
  /** Also what is no longer offered: a visit booked earlier still has a name. */
  readonly byId: {
    readonly location: ReadonlyMap<string, Location>;
    readonly treatment: ReadonlyMap<string, Treatment>;
    readonly practitioner: ReadonlyMap<string, Practitioner>;
  };
}

/** One practitioner at one location, with all that belongs to their days there. */
export interface Post {
  readonly practitioner: Practitioner;
  readonly location: Location;
  /** The practitioner's place among those at the location, from 0. */
  readonly turn: number;
  readonly offers: ReadonlyMap<string, Offer>;
  readonly rooms: readonly Room[];
  readonly equipment: readonly Equipment[];
  readonly hours: readonly WeeklyHours[];
  readonly exceptions: readonly Exception[];
  readonly timeOff: readonly TimeOff[];
  /** Of the location. */
  readonly closures: readonly Closure[];
  readonly usual: readonly UsualRow[];
}

/** Everyone at every place where they offer anything; by the practitioners' order, then the locations'. */
export function postsOf(snapshot: Snapshot): readonly Post[] {
  const offers = groupedBy(snapshot.offers, key);
  const hours = groupedBy(snapshot.hours, key);
  const exceptions = groupedBy(snapshot.exceptions, key);
  const timeOff = groupedBy(snapshot.timeOff, (off) => off.practitionerId);
  const closures = groupedBy(snapshot.closures, (closure) => closure.locationId);
  const rooms = groupedBy(snapshot.rooms, (room) => room.locationId);
  const equipment = groupedBy(snapshot.equipment, (unit) => unit.locationId);
  const usual = groupedBy(snapshot.usual, key);
  const placed = new Map<string, number>();
  return snapshot.practitioners.flatMap((practitioner) =>
    snapshot.locations.flatMap((location) => {
      const at = key({ practitionerId: practitioner.id, locationId: location.id });
      const offered = offers.get(at);
      if (!offered) return [];
      const turn = placed.get(location.id) ?? 0;
      placed.set(location.id, turn + 1);
      return {
        practitioner,
        location,
        turn,
        offers: new Map(offered.map((offer) => [offer.treatmentId, offer])),
        rooms: rooms.get(location.id) ?? [],
        equipment: equipment.get(location.id) ?? [],
        hours: hours.get(at) ?? [],
        exceptions: exceptions.get(at) ?? [],
        timeOff: timeOff.get(practitioner.id) ?? [],
        closures: closures.get(location.id) ?? [],
        usual: usual.get(at) ?? [],
      };
    }),
  );
}

const key = (of: { practitionerId: string; locationId: string }) => `${of.practitionerId} ${of.locationId}`;

function groupedBy<T>(all: readonly T[], keyOf: (one: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const one of all) {
    const group = groups.get(keyOf(one));
    if (group) group.push(one);
    else groups.set(keyOf(one), [one]);
  }
  return groups;
}
