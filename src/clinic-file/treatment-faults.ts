import type { Fault } from '../platform/refusal.js';
import { type Draft, type Path, pathText, present } from './draft.js';
import type { ClinicFile } from './schema.js';

const termsOfBase = ['startEveryMinutes', 'offeredTimes', 'opensHoursBefore', 'timesPerHalfDay'] as const;

/** Phases that could not be a treatment, and terms that would have no meaning for it. */
export function treatmentFaults({ treatments, practitioners }: Draft<ClinicFile>): Fault[] {
  return [
    ...present(treatments).flatMap(([at, { phases }]) => phaseFaults(phases, ['treatments', at, 'phases'])),
    ...present(treatments).flatMap(([at, { kind, policy = {} }]) =>
      termsOfBase
        .filter((term) => kind === 'add-on' && policy[term] !== undefined)
        .map((term) => ({
          path: pathText(['treatments', at, 'policy', term]),
          message: 'must not be set for an add-on: start times follow the treatment it is booked with',
        })),
    ),
    ...present(practitioners).flatMap(([at, { offers }]) =>
      present(offers).flatMap(([n, { phases }]) => phaseFaults(phases, ['practitioners', at, 'offers', n, 'phases'])),
    ),
  ];
}

const longest = 12 * 60;

function phaseFaults(phases: Draft<ClinicFile['treatments'][number]['phases']> | undefined, path: Path): Fault[] {
  if (!phases?.length) return [];
  const there = present(phases).map(([, phase]) => phase);
  // Whoever is missing could be the hands.
  const hands = there.length < phases.length || there.some(({ kind }) => kind !== 'resting');
  const minutes = there.reduce((sum, phase) => sum + (phase.minutes ?? 0), 0);
  return [
    ...(hands ? [] : [{ path: pathText(path), message: 'must have at least one hands-on phase' }]),
    ...(minutes <= longest ? [] : [{ path: pathText(path), message: `must not last longer than ${longest} minutes` }]),
  ];
}
