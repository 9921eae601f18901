import type { Phase } from '../../../treatments/treatment.js';

/** `20 (25) 10`: minutes one after another, in brackets while the patient rests. Undefined when it is not that. */
export function phasesIn(typed: string): readonly Phase[] | undefined {
  const parts = typed.match(/\(\s*\d{1,3}\s*\)|\d{1,3}|[^\s,+;]/g) ?? [];
  const phases = parts.map((part): Phase | undefined => {
    const read = /^(\()?\s*(\d+)\s*\)?$/.exec(part);
    return read ? { minutes: Number(read[2]), kind: read[1] ? 'resting' : 'hands' } : undefined;
  });
  return phases.length > 0 && phases.every((phase) => phase !== undefined) ? phases : undefined;
}

export function phasesText(phases: readonly Phase[]): string {
  return phases.map(({ minutes, kind }) => (kind === 'resting' ? `(${minutes})` : String(minutes))).join(' ');
}
