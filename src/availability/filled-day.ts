import { assign, claimed } from './assign.js';
import { assignKept, keptStarts, valuedStarts } from './keep-full.js';
import { type PackedVisit, type PackingRules, startsIn, supplyOf, type Worker } from './packed-day.js';

/**
 * An empty day booked by patients who come one after another, and each take any of the times they are offered, until there is
 * none; by start. `perHalfDay`: the day is kept full, with so much choice; null: every free time is offered. `random`: from 0 to 1.
 */
export function filledDay(
  worker: Worker,
  rules: PackingRules,
  window: { readonly from: number; readonly to: number },
  perHalfDay: number | null,
  random: () => number,
): readonly PackedVisit[] {
  const { visit, id } = worker;
  const day = { ...window, ...rules, usual: [{ visit, times: 1 }] };
  const choice = { perHalfDay: perHalfDay ?? 0, noon: window.from + 720 };
  const booked: PackedVisit[] = [];
  let supply = supplyOf(worker, rules);
  for (;;) {
    const offered =
      perHalfDay === null
        ? startsIn(visit, supply, rules, window).map((start) => ({ start, seats: 0 }))
        : keptStarts(valuedStarts(visit, supply, day), { ...choice, isEmpty: booked.length === 0 });
    const one = offered[Math.floor(random() * offered.length)];
    if (!one) return booked.sort((a, b) => a.start - b.start);
    const assignment = perHalfDay === null ? assign(visit, supply, one.start)! : assignKept(visit, supply, day, one);
    supply = claimed(supply, assignment.claims);
    booked.push({ worker: id, start: one.start, visit, assignment });
  }
}
