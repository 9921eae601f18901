import type { ClinicFile } from '../clinic-file/schema.js';
import type { Fault } from '../platform/refusal.js';
import { type ConfigurationEdit, configurationEditFaults, withConfiguration } from './configuration-edit.js';
import { type HoursEdit, hoursEditFaults, withHours } from './hours-edit.js';

/** A change of the configuration that visits may depend on, as data: it is stored until somebody decides about them. */
export type Edit = HoursEdit | ConfigurationEdit;

export function isHoursEdit(edit: { readonly kind: string }): edit is HoursEdit {
  return ['weekly', 'weekly-gone', 'date', 'date-gone', 'off', 'off-gone'].includes(edit.kind);
}

/** The clinic with the edit made. @throws Refusal hours-changed: what it changes is no longer there */
export function edited(file: ClinicFile, edit: Edit): ClinicFile {
  return isHoursEdit(edit) ? withHours(file, edit) : withConfiguration(file, edit);
}

/** What is wrong with it, under the names of its form's fields. @throws Refusal hours-changed */
export function editFaults(file: ClinicFile, edit: Edit): readonly Fault[] {
  return isHoursEdit(edit) ? hoursEditFaults(file, edit) : configurationEditFaults(file, edit);
}
