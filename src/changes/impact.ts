import { reassign } from '../availability/reassign.js';
import { suits } from '../availability/slots.js';
import type { Snapshot } from '../availability/snapshot.js';
import { type HandsOn, outsideHours } from '../availability/timetable.js';
import { closedOf, meetsClosed } from '../locations/closure.js';
import { type Intervals, normalise } from '../time/intervals.js';
import { visitOf } from '../treatments/visit.js';
import { gone, ids, unique } from './touched.js';

/** A visit or a hold that has not begun. UTC epoch minutes. */
export interface AheadVisit extends HandsOn {
  readonly id: string;
  readonly held: boolean;
  readonly practitionerId: string;
  readonly start: number;
  readonly end: number;
  readonly treatmentId: string;
  readonly addOnIds: readonly string[];
}

/** A room or a unit is taken by a booking. UTC epoch minutes. */
export interface Claim {
  readonly id: string;
  readonly resource: string;
  readonly booking: string;
  readonly from: number;
  readonly until: number;
}

export type Lack = 'place' | 'person' | 'hours' | 'room' | 'equipment';

/** A visit for which another room or unit is free. */
export interface Reassigned<Visit> {
  readonly visit: Visit;
  readonly claim: string;
  readonly from: string;
  readonly to: string;
  readonly lacks: 'room' | 'equipment';
  /** The new room by its name, or the unit by its slug. */
  readonly into: string;
}

export interface Impact<Visit> {
  /** By start, each with the first thing it lacks. */
  readonly displaced: readonly (Visit & { readonly lacks: Lack })[];
  /** Displaced as well: they are let go with the change. */
  readonly holds: readonly Visit[];
  /** Holds too. */
  readonly reassigned: readonly Reassigned<Visit>[];
}

/**
 * What a change of the configuration does to visits ahead. A visit is displaced when its practitioner, location, room or
 * equipment goes, when the location newly closes during its stay, or when minutes of its practitioner's hands newly fall
 * outside their hours; what lay outside before is nobody's surprise. Where another room or unit suits and is free, the
 * visit is reassigned instead. `claims`: of all that retires or could replace it.
 */
export function impact<Visit extends AheadVisit>(
  before: Snapshot,
  after: Snapshot,
  visits: readonly Visit[],
  claims: readonly Claim[],
): Impact<Visit> {
  const lacks = lackOf(before, after, visits);
  const whole = new Map(visits.filter((visit) => !lacks(visit)).map((visit) => [visit.id, visit]));
  const moves = reassignments(before, after, whole, claims);
  const lost = moves.filter(({ to }) => !to).toSorted((a, b) => (a.lacks < b.lacks ? -1 : 1));
  // The room, where it lacks both.
  const without = new Map(lost.map(({ visit, lacks }) => [visit.id, lacks]));
  const all = visits.flatMap((visit) => {
    const lack = lacks(visit) ?? without.get(visit.id);
    return lack ? [{ ...visit, lacks: lack }] : [];
  });
  return {
    displaced: all.filter(({ held }) => !held),
    holds: all.filter(({ held }) => held),
    // A visit that lacks one of two things is decided as a whole.
    reassigned: moves.flatMap(({ to, ...move }) =>
      to && !without.has(move.visit.id) ? [{ ...move, to: to.id, into: to.name }] : [],
    ),
  };
}

function lackOf(before: Snapshot, after: Snapshot, visits: readonly AheadVisit[]) {
  const places = new Set(ids(gone(before.locations, after.locations)));
  const people = new Set(ids(gone(before.practitioners, after.practitioners)));
  const [was, is] = [outside(before, visits), outside(after, visits)];
  const closed = newlyClosed(before, after);
  return (visit: AheadVisit): Lack | undefined => {
    if (places.has(visit.locationId)) return 'place';
    if (people.has(visit.practitionerId)) return 'person';
    return (is.has(visit.id) && !was.has(visit.id)) || closed(visit) ? 'hours' : undefined;
  };
}

/** Those whose practitioner is needed outside their hours, by id. */
function outside(snapshot: Snapshot, visits: readonly AheadVisit[]): ReadonlySet<string> {
  const zoned = visits.map((visit) => ({ ...visit, timeZone: zoneIn(snapshot, visit) }));
  return new Set(
    unique(visits.map(({ practitionerId }) => practitionerId)).flatMap((id) => {
      const theirs = zoned.filter(({ practitionerId }) => practitionerId === id);
      return ids(outsideHours(hoursOf(snapshot, id), theirs));
    }),
  );
}

function hoursOf({ hours, exceptions, timeOff }: Snapshot, id: string) {
  const theirs = ({ practitionerId }: { readonly practitionerId: string }) => practitionerId === id;
  return { hours: hours.filter(theirs), exceptions: exceptions.filter(theirs), timeOff: timeOff.filter(theirs) };
}

function newlyClosed(before: Snapshot, after: Snapshot): (visit: AheadVisit) => boolean {
  const meets = (snapshot: Snapshot) => {
    const known = new Map<string, Intervals>();
    return (visit: AheadVisit) => {
      const { locationId } = visit;
      const here = () => snapshot.closures.filter((one) => one.locationId === locationId);
      const closed = known.get(locationId) ?? closedOf(here(), zoneIn(snapshot, visit));
      known.set(locationId, closed);
      return meetsClosed(visit, closed);
    };
  };
  const [was, is] = [meets(before), meets(after)];
  return (visit) => is(visit) && !was(visit);
}

const zoneIn = ({ byId }: Snapshot, visit: AheadVisit) =>
  byId.location.get(visit.locationId)?.timeZone ?? visit.timeZone;

interface Move<Visit> {
  readonly visit: Visit;
  readonly claim: string;
  readonly from: string;
  readonly lacks: 'room' | 'equipment';
  readonly to: Named | undefined;
}

interface Named {
  readonly id: string;
  readonly name: string;
}

/** In the order of the claims; what one visit gets, the next does not. */
function reassignments<Visit extends AheadVisit>(
  before: Snapshot,
  after: Snapshot,
  visits: ReadonlyMap<string, Visit>,
  claims: readonly Claim[],
): readonly Move<Visit>[] {
  const rooms = new Map(gone(before.rooms, after.rooms).map((one) => [one.id, one]));
  const units = new Map(gone(before.equipment, after.equipment).map((one) => [one.id, one]));
  const theirs = claims.flatMap((claim) => {
    const visit = visits.get(claim.booking);
    const [room, unit] = [rooms.get(claim.resource), units.get(claim.resource)];
    if (!visit || (!room && !unit)) return [];
    const others: readonly Named[] = room
      ? suitableRooms(after, visit)
      : after.equipment
          .filter(({ kind, locationId }) => kind === unit!.kind && locationId === unit!.locationId)
          .map(({ id, slug }) => ({ id, name: slug }));
    const lacks = room ? ('room' as const) : ('equipment' as const);
    return [{ ...claim, visit, lacks, others, suits: ids(others) }];
  });
  const found = reassign(theirs, busyTimes(claims));
  return theirs.map(({ visit, id: claim, resource: from, lacks, others }, n) => {
    return { visit, claim, from, lacks, to: others.find(({ id }) => id === found[n]) };
  });
}

function suitableRooms({ rooms, byId }: Snapshot, { treatmentId, addOnIds, locationId }: AheadVisit): readonly Named[] {
  const [base, ...addOns] = [treatmentId, ...addOnIds].flatMap((id) => byId.treatment.get(id) ?? []);
  if (!base) return [];
  const needed = visitOf(base, addOns);
  return rooms.filter((room) => room.locationId === locationId && suits(room, needed));
}

function busyTimes(claims: readonly Claim[]): ReadonlyMap<string, Intervals> {
  const taken = new Map<string, number[]>();
  for (const { resource, from, until } of claims) taken.set(resource, [...(taken.get(resource) ?? []), from, until]);
  return new Map([...taken].map(([resource, periods]) => [resource, normalise(periods)]));
}
