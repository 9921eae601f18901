import type { BrokenClinic } from '../../../clinic-file/broken-clinic.js';
import { treatmentDetails } from '../../../clinic-file/details.js';
import { pathOf } from '../../../clinic-file/entry-edits.js';
import { type FormFaults, formFaults } from '../../../clinic-file/form-faults.js';
import type { ClinicFile, TreatmentKey } from '../../../clinic-file/schema.js';
import { priceField } from './prices-form.js';
import { sentence } from '../../../i18n/sentence.js';

/** The faults of a refused treatment beside its fields: its own, and those of the offers its page edits. */
export function treatmentFaults({ faults, draft }: BrokenClinic, key: TreatmentKey): FormFaults {
  const found = faults.map((fault) => ({
    ...fault,
    field:
      offerField(fault.path, draft, key) ??
      priceFieldOf(fault.path, draft, key) ??
      courseFieldOf(fault.path, draft, key),
  }));
  const offers = found.flatMap(({ field, message }) => (field ? [[field, sentence(message)] as const] : []));
  const rest = found.filter(({ field }) => !field);
  const where = pathOf('treatments', `${key.kind}/${key.slug}`)(draft);
  const { errors, others } = formFaults({ faults: rest, draft }, where, treatmentDetails);
  return {
    errors: { ...errors, ...Object.fromEntries(offers.toReversed()) },
    others,
  };
}

/** `treatments[1].prices[0].price` → `prices.harbour`; undefined: it is none of this treatment. */
function priceFieldOf(path: string, { treatments }: ClinicFile, { kind, slug }: TreatmentKey): string | undefined {
  const [, at, price] = /^treatments\[(\d+)\]\.prices\[(\d+)\]/.exec(path) ?? [];
  const one = treatments[Number(at)];
  const given = one?.kind === kind && one.slug === slug ? one.prices?.[Number(price)] : undefined;
  return given && priceField(given.location);
}

/** `treatments[1].courses[0].price` → `courses.0.price`; undefined: it is none of this treatment. */
function courseFieldOf(path: string, { treatments }: ClinicFile, { kind, slug }: TreatmentKey): string | undefined {
  const [, at, row, part] = /^treatments\[(\d+)\]\.courses\[(\d+)\]\.(visits|everyDays|price)$/.exec(path) ?? [];
  const one = treatments[Number(at)];
  return part && one?.kind === kind && one.slug === slug ? `courses.${row}.${part}` : undefined;
}

/** `practitioners[0].offers[2].price` → `offers.mei/harbour.price`; undefined: it is none of an offer of this treatment. */
function offerField(path: string, draft: ClinicFile, { slug }: TreatmentKey): string | undefined {
  const [, person, offer, rest = ''] = /^practitioners\[(\d+)\]\.offers\[(\d+)\](.*)$/.exec(path) ?? [];
  const one = draft.practitioners[Number(person)];
  const given = one?.offers[Number(offer)];
  if (!one || given?.treatment !== slug) return undefined;
  const own = /^\.(price|phases)/.exec(rest)?.[0] ?? '';
  return `offers.${one.slug}/${given.location}${own}`;
}
