import type { ClinicFile } from '../../src/clinic-file/schema.js';
import { smallClinic } from './small-clinic.js';

const [harbour] = smallClinic.locations as [ClinicFile['locations'][number]];
const [mei] = smallClinic.practitioners as [ClinicFile['practitioners'][number]];
const numbers = (count: number) => Array.from({ length: count }, (_, n) => n + 1);

/** The small clinic with ten practitioners, `practitioner-1` to `practitioner-10`, and so many equal rooms. */
export function tenPractitioners(rooms = 10): ClinicFile {
  return {
    ...smallClinic,
    locations: [
      {
        ...harbour,
        rooms: numbers(rooms).map((n) => ({ slug: `room-${n}`, name: `Room ${n}`, features: ['table', 'chair'] })),
      },
    ],
    practitioners: numbers(10).map((n) => ({
      ...mei,
      slug: `practitioner-${n}`,
      name: `Practitioner ${n}`,
      email: `practitioner-${n}@harbour.example.org`,
      registration: undefined,
    })),
  };
}
