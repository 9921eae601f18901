import { BadInput, type Fault } from '../platform/refusal.js';
import { readClinicFile } from './read-clinic-file.js';
import type { ClinicFile } from './schema.js';

/** A change that would leave the clinic with faults. Their paths are those of the draft. */
export class BrokenClinic extends BadInput {
  constructor(
    faults: readonly Fault[],
    readonly draft: ClinicFile,
  ) {
    super(faults);
  }
}

/** The same clinic, when it has no faults. @throws BrokenClinic with all it has */
export function whole(draft: ClinicFile): ClinicFile {
  try {
    return readClinicFile(draft);
  } catch (fault) {
    if (fault instanceof BadInput) throw new BrokenClinic(fault.faults, draft);
    throw fault;
  }
}
