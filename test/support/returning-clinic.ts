import type { ClinicFile } from '../../src/clinic-file/schema.js';
import { smallClinic } from './small-clinic.js';

const [acupuncture] = smallClinic.treatments;
const more: ClinicFile['treatments'] = [
  { ...acupuncture!, slug: 'consultation', name: 'First consultation', for: 'new', addOns: [] },
  {
    ...acupuncture!,
    slug: 'follow-up',
    name: 'Follow-up',
    for: 'returning',
    phases: [{ minutes: 30, kind: 'hands' }],
    addOns: [],
  },
];

/** The small clinic with a first consultation for new patients, and a shorter follow-up for returning ones. */
export const returningClinic: ClinicFile = {
  ...smallClinic,
  treatments: [...smallClinic.treatments, ...more],
  practitioners: smallClinic.practitioners.map((one) => ({
    ...one,
    offers: [...one.offers, ...more.map(({ slug }) => ({ treatment: slug, location: 'harbour' }))],
  })),
};
