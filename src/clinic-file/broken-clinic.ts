import { BadInput, type Fault } from '../platform/refusal.js';
import { readClinicFile } from './read-clinic-file.js';
import type { ClinicFile } from './schema.js';

/** A change that would leave the clinic with faults. Their paths are those of the draft. */
export class BrokenClinic extends BadInput {
  constructor(
    faults: readonly Fault[],
    readonly draft: ClinicFile,
    /** What could not be read of the form it came from, by the names of its fields. */
    readonly typed: readonly Fault[] = [],
  ) {
    super(faults);
  }
}

/** The same clinic, when it has no faults, and neither has the form it came from. @throws BrokenClinic with all of them */
export function whole(draft: ClinicFile, typed: readonly Fault[] = []): ClinicFile {
  const { clinic, faults } = judged(draft);
  if (!clinic || typed.length > 0) throw new BrokenClinic(faults, draft, typed);
  return clinic;
}

function judged(draft: ClinicFile): { readonly clinic?: ClinicFile; readonly faults: readonly Fault[] } {
  try {
    return { clinic: readClinicFile(draft), faults: [] };
  } catch (fault) {
    if (fault instanceof BadInput) return { faults: fault.faults };
    throw fault;
  }
}
