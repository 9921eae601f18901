import { BrokenClinic } from '../../../clinic-file/broken-clinic.js';
import { type FormFaults, formFaults } from '../../../clinic-file/form-faults.js';
import type { TreatmentKey } from '../../../clinic-file/treatment-edits.js';
import type { Say } from '../../shared/site.js';
import type { Read } from './treatment-form.js';

/** The faults of a refused treatment beside its fields: its own, and those of the offers its page edits. */
export function treatmentFaults(fault: BrokenClinic, key: TreatmentKey, unread: Read['faults'], t: Say): FormFaults {
  const { draft } = fault;
  const at = draft.treatments.findIndex(({ kind, slug }) => kind === key.kind && slug === key.slug);
  const below = `treatments[${at}].`;
  const here = fault.faults.map(({ path, message }) => {
    const [, person, offer, rest = ''] = /^practitioners\[(\d+)\]\.offers\[(\d+)\](.*)$/.exec(path) ?? [];
    const one = draft.practitioners[Number(person)];
    const given = one?.offers[Number(offer)];
    if (!one || !given || given.treatment !== key.slug) return { path, message };
    const who = `${one.slug}/${given.location}`;
    const field = rest.startsWith('.price') ? 'offer-price:' : rest.startsWith('.phases') ? 'offer-phases:' : '';
    return { path: `${below}offers.${field}${who}`, message };
  });
  const { errors, others } = formFaults(new BrokenClinic(here, draft), `treatments[${at}]`, fieldOf);
  return {
    errors: { ...errors, ...Object.fromEntries(Object.entries(unread).map(([field, key]) => [field, t(key)])) },
    others,
  };
}

/** `room.2` → `room`; what stands below an offer is a field's name already. */
function fieldOf(below: string): string | undefined {
  if (below.startsWith('offers.')) return below.slice('offers.'.length);
  if (/^phases\.\d+\.minutes$/.test(below)) return below;
  const [field = ''] = below.split('.');
  return ['slug', 'kind'].includes(field) ? undefined : field;
}
