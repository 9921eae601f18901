import { closuresMeet, endsBeforeItBegins } from '../locations/closure.js';
import type { Fault } from '../platform/refusal.js';
import { rowOf } from '../configuration/entries.js';
import { closurePeriod } from '../locations/closure.entity.js';
import { type Draft, present } from './draft.js';
import type { ClinicFile } from './schema.js';

/** Closures that end before they begin, or say the same time twice. */
export function closureFaults({ locations }: Draft<ClinicFile>): Fault[] {
  return present(locations).flatMap(([at, { closures }]) => {
    const periods = present(closures).flatMap(([n, { from, to }]) =>
      from === undefined || to === undefined ? [] : [{ n, period: rowOf(closurePeriod, { from, to }) }],
    );
    return periods.flatMap(({ n, period }) => {
      const path = `locations[${at}].closures[${n}]`;
      if (endsBeforeItBegins(period))
        return [{ path: `${path}.to`, message: 'must be later than from', inForm: 'fault.ends-too-early' }];
      const earlier = periods.find((other) => other.n < n && closuresMeet(other.period, period));
      return earlier
        ? [{ path, message: `overlaps locations[${at}].closures[${earlier.n}]`, inForm: 'fault.closed-already' }]
        : [];
    });
  });
}
