import type { BrokenClinic } from '../../../clinic-file/broken-clinic.js';
import { personDetails } from '../../../clinic-file/details.js';
import { pathOf } from '../../../clinic-file/entry-edits.js';
import { type FormFaults, formFaults } from '../../../clinic-file/form-faults.js';
import { sentence } from '../../../i18n/sentence.js';

/** The faults of a refused practitioner beside the fields of their form: their own, and those of their first hours. */
export function practitionerFaults({ faults, draft }: BrokenClinic, slug: string): FormFaults {
  const where = pathOf('practitioners', slug)(draft);
  const found = faults.map((fault) => ({ ...fault, field: hoursField(fault.path, where) }));
  const hours = found.flatMap(({ field, message, inForm }) => (field ? [[field, inForm ?? sentence(message)]] : []));
  const rest = found.filter(({ field }) => !field);
  const { errors, others } = formFaults({ faults: rest, draft }, where, personDetails);
  return { errors: { ...errors, ...(Object.fromEntries(hours) as Record<string, string>) }, others };
}

/** `practitioners[2].hours[0].to` → `hours.to`; undefined: it is none of the hours of the practitioner at `where`. */
function hoursField(path: string, where: string): string | undefined {
  const below = path.startsWith(where) ? path.slice(where.length) : '';
  const [, field] = /^\.hours\[\d+\]\.(\w+)$/.exec(below) ?? [];
  return field && `hours.${field}`;
}
