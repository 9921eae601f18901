import { BadInput, type Fault } from '../platform/refusal.js';
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
