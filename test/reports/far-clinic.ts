import type { ClinicFile } from '../../src/clinic-file/schema.js';
import { smallClinic } from '../support/small-clinic.js';

const [harbour] = smallClinic.locations;
const [mei, jonas] = smallClinic.practitioners;

/** The small clinic with a second place on the other side of the date line and in other money, where Jonas works too, until midnight. */
export const farClinic: ClinicFile = {
  ...smallClinic,
  locations: [
    harbour!,
    { ...harbour!, slug: 'far', name: 'Far Street', timeZone: 'Pacific/Auckland', currency: 'NZD' },
  ],
  practitioners: [
    mei!,
    {
      ...jonas!,
      offers: [...jonas!.offers, { treatment: 'acupuncture', location: 'far' }],
      hours: [
        ...[2, 3, 4, 5, 6].map((weekday) => ({ location: 'far', weekday, from: '12:00', to: '24:00' })),
        ...jonas!.hours,
      ],
    },
  ],
};
