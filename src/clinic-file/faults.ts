import type { Fault } from '../platform/refusal.js';
import { closureFaults } from './closure-faults.js';
import type { Draft } from './draft.js';
import { hoursFaults } from './hours-faults.js';
import { messageTemplateFaults } from './message-template-faults.js';
import { referenceFaults } from './reference-faults.js';
import { repetitionFaults } from './repetition-faults.js';
import { resourceFaults } from './resource-faults.js';
import type { ClinicFile } from './schema.js';
import { treatmentFaults } from './treatment-faults.js';

/** Everything that does not fit together in a clinic file, or in what is left of one. */
export function faults(file: Draft<ClinicFile>): Fault[] {
  return [
    ...repetitionFaults(file),
    ...referenceFaults(file),
    ...treatmentFaults(file),
    ...hoursFaults(file),
    ...closureFaults(file),
    ...resourceFaults(file),
    ...messageTemplateFaults(file),
  ];
}
