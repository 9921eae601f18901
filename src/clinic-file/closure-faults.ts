import { closuresMeet, endsBeforeItBegins } from '../locations/closure.js';
import type { Fault } from '../platform/refusal.js';
import { closurePeriod } from '../locations/closure-text.js';
import { type Draft, present } from './draft.js';
import type { ClinicFile } from './schema.js';

/** Closures that end before they begin, or say the same time twice. */
export function closureFaults({ locations }: Draft<ClinicFile>): Fault[] {
  return present(locations).flatMap(([at, { closures }]) => {
    const periods = present(closures).flatMap(([n, { from, to }]) =>
      from === undefined || to === undefined ? [] : [{ n, period: closurePeriod({ from, to }) }],
    );
    return periods.flatMap(({ n, period }) => {
      const path = `locations[${at}].closures[${n}]`;
      if (endsBeforeItBegins(period)) return [{ path: `${path}.to`, message: 'must be later than from' }];
      const earlier = periods.find((other) => other.n < n && closuresMeet(other.period, period));
      return earlier ? [{ path, message: `overlaps locations[${at}].closures[${earlier.n}]` }] : [];
    });
  });
}
