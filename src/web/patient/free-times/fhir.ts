import type { Candidate } from '../../../availability/candidates.js';
import type { Post } from '../../../availability/snapshot.js';
import { etagOf } from '../../../platform/http/etag.js';
import type { Location } from '../../../locations/location.js';
import type { Practitioner } from '../../../practitioners/practitioner.js';
import type { Treatment } from '../../../treatments/treatment.js';
import { firstWords } from '../../../i18n/markdown.js';
import type { Clinic } from '../../shared/structured-data.js';
import { personAddress, placeAddress, treatmentAddress } from '../about/addresses.js';

/** HL7 FHIR R4, as SMART Scheduling Links asks for it. Nothing in it is about a patient, nor how a practitioner is reached at home. */
export type Resource = Readonly<Record<string, unknown>> & { readonly resourceType: string; readonly id: string };

type Offering = Pick<Candidate, 'practitioner' | 'location' | 'treatment'>;

export function locationResource({ origin, name: clinic }: Clinic, location: Location): Resource {
  const { line1, city, region, postcode, country } = location.address;
  return {
    resourceType: 'Location',
    id: location.id,
    identifier: [{ system: `${origin}/locations`, value: location.slug }],
    status: 'active',
    name: `${clinic}, ${location.name}`,
    telecom: telecom(location, origin + placeAddress(location)),
    address: {
      use: 'work',
      ...(line1 && { line: [line1] }),
      city,
      // Asked for everywhere; where a country has none, it is its own.
      state: region || country,
      ...(postcode && { postalCode: postcode }),
      country,
    },
    position: { longitude: location.longitude, latitude: location.latitude },
  };
}

export function practitionerResource({ origin }: Clinic, practitioner: Practitioner): Resource {
  const { registration, photo, title } = practitioner;
  return {
    resourceType: 'Practitioner',
    id: practitioner.id,
    identifier: [{ system: `${origin}/practitioners`, value: practitioner.slug }],
    active: true,
    name: [{ text: practitioner.name }],
    telecom: [{ system: 'url', value: origin + personAddress(practitioner), use: 'work' }],
    ...(photo && { photo: [{ contentType: 'image/webp', url: `${origin}/photos/${photo.hash}-512.webp` }] }),
    ...(registration && {
      qualification: [
        {
          identifier: [{ value: registration.number, assigner: { display: registration.body } }],
          code: { text: title || registration.body },
          issuer: { display: registration.body },
        },
      ],
    }),
    communication: practitioner.languages.map((code) => ({ coding: [{ system: 'urn:ietf:bcp:47', code }] })),
  };
}

export function roleResource(
  clinic: Clinic,
  { practitioner, location }: Post,
  treatments: readonly Treatment[],
): Resource {
  return {
    resourceType: 'PractitionerRole',
    id: roleId({ practitioner, location }),
    active: true,
    practitioner: { reference: `Practitioner/${practitioner.id}`, display: practitioner.name },
    organization: { display: clinic.name },
    ...(practitioner.title && { code: [{ text: practitioner.title }] }),
    location: [{ reference: `Location/${location.id}`, display: location.name }],
    ...(treatments.length > 0 && {
      healthcareService: treatments.map((treatment) => ({
        reference: `HealthcareService/${serviceId({ treatment, location })}`,
        display: treatment.name,
      })),
    }),
    telecom: telecom(location, clinic.origin + personAddress(practitioner)),
  };
}

export function serviceResource(clinic: Clinic, location: Location, treatment: Treatment): Resource {
  const comment = firstWords(treatment.description);
  return {
    resourceType: 'HealthcareService',
    id: serviceId({ treatment, location }),
    active: true,
    providedBy: { display: clinic.name },
    type: [serviceType(clinic, treatment)],
    specialty: [{ text: treatment.name }],
    location: [{ reference: `Location/${location.id}`, display: location.name }],
    name: treatment.name,
    ...(comment && { comment }),
    telecom: telecom(location, clinic.origin + treatmentAddress(treatment)),
    appointmentRequired: true,
  };
}

/** `offer`: "55 minutes, $95". `horizon`: dates, the last one included. */
export function scheduleResource(
  clinic: Clinic,
  candidate: Offering,
  { offer, from, to }: { readonly offer: string; readonly from: string; readonly to: string },
): Resource {
  const { practitioner, location, treatment } = candidate;
  return {
    resourceType: 'Schedule',
    id: scheduleId(candidate),
    active: true,
    serviceType: [serviceType(clinic, treatment)],
    specialty: [{ text: treatment.name }],
    actor: [
      { reference: `Location/${location.id}`, display: location.name },
      { reference: `PractitionerRole/${roleId(candidate)}`, display: practitioner.name },
      { reference: `HealthcareService/${serviceId(candidate)}`, display: treatment.name },
    ],
    planningHorizon: { start: from, end: to },
    comment: offer,
  };
}

export const roleId = ({ practitioner, location }: Omit<Offering, 'treatment'>) => idOf(practitioner.id, location.id);
export const serviceId = ({ treatment, location }: Omit<Offering, 'practitioner'>) => idOf(treatment.id, location.id);
export const scheduleId = ({ practitioner, location, treatment }: Offering) =>
  idOf(practitioner.id, location.id, treatment.id);

/** Up to 64 letters, digits, `-` and `.`; the same as long as what it stands for is. */
function idOf(...ids: readonly string[]): string {
  return etagOf(ids.join(' ')).slice(3, -1).replaceAll('_', '.');
}

function serviceType({ origin }: Clinic, { slug, name }: Treatment) {
  return { coding: [{ system: `${origin}/treatments`, code: slug, display: name }], text: name };
}

function telecom({ phone }: Location, url: string) {
  return [
    ...(phone ? [{ system: 'phone', value: phone, use: 'work' }] : []),
    { system: 'url', value: url, use: 'work' },
  ];
}
