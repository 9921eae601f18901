import { BrokenClinic } from '../../clinic-file/broken-clinic.js';
import type { Entity } from '../../configuration/entity.js';
import { type FormFaults, formFaults } from '../../clinic-file/form-faults.js';
import { BadInput, Refusal, type RefusalCode } from '../../platform/refusal.js';
import { fieldErrors } from '../shared/field-errors.js';
import type { FieldErrors } from '../shared/form.js';
import type { Site } from '../shared/site.js';

export interface Refused {
  readonly errors: FieldErrors;
  /** What has no field on the page. */
  readonly fault?: string;
  readonly status: number;
}

/** The part of the file that the form edits, and the fields it has; or how its faults are told. */
type Where =
  | {
      readonly prefix: (draft: BrokenClinic['draft']) => string;
      readonly entity: Pick<Entity, 'fields'>;
    }
  | ((fault: BrokenClinic) => FormFaults);

const faultsAt = (errors: FieldErrors) => Object.entries(errors).map(([path, message]) => ({ path, message }));

/** Overtaken, a form comes with the fingerprint of how things stand now: who saves again has read the sentence. */
export function stillSeen(seen: string | undefined, status: number): { readonly seen?: string } {
  return status === 409 || seen === undefined ? {} : { seen };
}

/** What is said above a form that keeps all that was typed. */
const shown: readonly string[] = [
  'changed-meanwhile',
  'hours-changed',
  'idempotency-key-reused',
  'last-admin',
  'own-diary',
  'visits-ahead',
  'erasure-unconfirmed',
  'erasure-asked',
  'known-contact',
  'same-person',
];

/** Why a time was not given, as the desk may know it: patients are told less. */
export const whyNotBooked = ({ t }: Pick<Site, 't'>, code: RefusalCode): string =>
  code === 'patient-busy' ? t('phone.patient-busy') : t(`refusal.${code}`);

/** Why a change was not made, for the form it came from. @throws whatever is no refusal the form can show */
export function refused(fault: unknown, { t, locale }: Site, where?: Where): Refused {
  if (fault instanceof BrokenClinic) {
    const { errors, others } =
      typeof where === 'function' ? where(fault) : formFaults(fault, where?.prefix(fault.draft) ?? '-', where?.entity);
    const said = others.length ? [t('config-change.broken'), ...others].join(' ') : undefined;
    return {
      errors: fieldErrors({ faults: [...fault.typed, ...faultsAt(errors)] }, locale),
      fault: said,
      status: fault.status,
    };
  }
  if (fault instanceof BadInput) return { errors: fieldErrors(fault, locale), status: fault.status };
  if (fault instanceof Refusal && shown.includes(fault.code)) {
    return { errors: {}, fault: t(`refusal.${fault.code}`), status: fault.status };
  }
  throw fault;
}
