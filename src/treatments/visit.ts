import { normalise, type Intervals } from '../time/intervals.js';
import { priceAt, type PricedPlace } from './price.js';
import type { Phase, Treatment } from './treatment.js';

/** A base treatment and its add-ons as one stay: what it needs, relative to its start, and what it costs. */
export interface Visit {
  /** How long the patient is there. */
  readonly minutes: number;
  /** How long the room is taken after that. */
  readonly turnoverMinutes: number;
  readonly phases: readonly Phase[];
  /** When the practitioner is needed, in minutes from the start. Neighbouring phases are one period. */
  readonly hands: Intervals;
  /** The room has all of these. */
  readonly roomFeatures: readonly string[];
  readonly equipment: readonly EquipmentNeed[];
  /** Minor units of the currency of the place. */
  readonly price: number;
}

/** So many units of a kind, in minutes from the start. */
export interface EquipmentNeed {
  readonly kind: string;
  readonly count: number;
  readonly from: number;
  readonly to: number;
}

/** What a practitioner does differently: an offer is one. */
export interface OwnTerms {
  readonly price: number | null;
  readonly phases: readonly Phase[] | null;
}

/**
 * One visit of a base and its add-ons, in the order given. `own`: the practitioner's own terms by treatment id. `place`: where it
 * is, whose prices are those of the clinic unless told.
 */
export function visitOf(
  base: Treatment,
  addOns: readonly Treatment[] = [],
  own: ReadonlyMap<string, OwnTerms> = new Map(),
  place?: PricedPlace,
): Visit {
  const parts = [base, ...addOns].map((treatment) => ({
    treatment,
    phases: own.get(treatment.id)?.phases ?? treatment.phases,
    price: own.get(treatment.id)?.price ?? priceAt(treatment, place),
  }));
  const phases = parts.flatMap((part) => part.phases);

  return {
    minutes: sum(phases.map((phase) => phase.minutes)),
    turnoverMinutes: Math.max(...parts.map((part) => part.treatment.turnoverMinutes)),
    phases,
    hands: handsOf(phases),
    roomFeatures: [...new Set(parts.flatMap((part) => part.treatment.room))],
    equipment: equipmentOf(parts),
    price: sum(parts.map((part) => part.price)),
  };
}

function handsOf(phases: readonly Phase[]): Intervals {
  const hands: number[] = [];
  let at = 0;
  for (const phase of phases) {
    if (phase.kind === 'hands') hands.push(at, at + phase.minutes);
    at += phase.minutes;
  }
  // Nobody rests through a whole visit alone: without any hands-on phase the practitioner stays.
  const periods = normalise(hands);
  return periods.length > 0 ? periods : [0, at];
}

/**
 * Parts follow one another, so they share their units: as many as the part that wants most, from the first part that
 * wants any to the end of the last, since a set is not given away and fetched back in between.
 */
function equipmentOf(parts: readonly { treatment: Treatment; phases: readonly Phase[] }[]): EquipmentNeed[] {
  const needs = new Map<string, EquipmentNeed>();
  let at = 0;
  for (const { treatment, phases } of parts) {
    const end = at + sum(phases.map((phase) => phase.minutes));
    for (const kind of new Set(treatment.equipment)) {
      const wanted = treatment.equipment.filter((other) => other === kind).length;
      const before = needs.get(kind);
      needs.set(kind, { kind, count: Math.max(wanted, before?.count ?? 0), from: before?.from ?? at, to: end });
    }
    at = end;
  }
  return [...needs.values()];
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
