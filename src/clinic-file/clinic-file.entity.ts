import { clinic } from '../clinic/clinic.entity.js';
import { entity } from '../configuration/entity.js';
import { list } from '../configuration/fields.js';
import { link } from '../finder/link.entity.js';
import { location } from '../locations/location.entity.js';
import { template } from '../notifications/template.entity.js';
import { practitioner } from '../practitioners/practitioner.entity.js';
import { treatment } from '../treatments/treatment.entity.js';

/** The whole configuration of a clinic as one JSON file. What joins one part with another stands in `faults.ts`. */
export const clinicFileEntity = entity('files', {
  ...clinic.fields,
  locations: list(location),
  treatments: list(treatment),
  practitioners: list(practitioner),
  links: list(link).default([]),
  letters: list(template).optional([]).describe('emails in the clinic’s own words'),
});
