import { tableOf } from '../configuration/entity.table.js';
import { clinic } from './clinic.entity.js';
import type { Clinic } from './clinic.js';

export interface ClinicRow extends Clinic {
  /** Always 1: there is one clinic. */
  readonly id: number;
  /** Grows with every change of the configuration. */
  readonly version: string;
}

export const ClinicTable = tableOf<ClinicRow>({ name: 'Clinic', tableName: 'clinic' }, clinic, {
  id: { type: 'smallint', primary: true },
  version: { type: 'bigint' },
});
