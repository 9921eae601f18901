import { accentOf } from '../../../notifications/email/accent.js';
import type { Clinic } from '../../../clinic/clinic.js';
import { etagOf } from '../../../platform/http/etag.js';
import type { Location } from '../../../locations/location.js';
import type { Practitioner } from '../../../practitioners/practitioner.js';
import type { Treatment } from '../../../treatments/treatment.js';
import { monogramOf } from '../../shared/names.js';

/** What stands on the picture that is shown where a page is shared. */
export interface Preview {
  /** Its part of the address. */
  readonly name: string;
  readonly clinic: string;
  /** `#rrggbb`: the clinic's own, as far as it can be read. */
  readonly color: string;
  readonly title: Drawn;
  readonly below: readonly Drawn[];
  /** Beside the words; several under them. */
  readonly faces: readonly PreviewFace[];
}

/** `slug`: in the place of words that cannot be drawn. */
export interface Drawn {
  readonly text: string;
  readonly slug?: string;
}

/** A photo by its hash; of a person without one the initials. */
export interface PreviewFace {
  readonly of: 'person' | 'place';
  readonly hash?: string;
  readonly initials?: string;
}

type Named = Pick<Clinic, 'name' | 'brand'>;

/** As many practitioners stand on the clinic's own. */
const mostFaces = 5;

/** It changes with what stands on the picture, so that who keeps one asks for the new one. */
export function previewAddress(preview: Pick<Preview, 'name'>): string {
  return `/previews/${preview.name}.png?v=${etagOf(JSON.stringify(preview)).slice(3, 11)}`;
}

export function clinicPreview(clinic: Named, practitioners: readonly Practitioner[]): Preview {
  const faces = practitioners.slice(0, mostFaces).map(faceOf);
  return { name: 'clinic', ...frameOf(clinic), clinic: '', title: { text: clinic.name }, below: [], faces };
}

export function personPreview(clinic: Named, practitioner: Practitioner): Preview {
  const { slug, name, title } = practitioner;
  const words = { title: { text: name, slug }, below: [{ text: title }] };
  return { name: `practitioner.${slug}`, ...frameOf(clinic), ...words, faces: [faceOf(practitioner)] };
}

export function treatmentPreview(clinic: Named, { slug, name }: Treatment): Preview {
  return { name: `treatment.${slug}`, ...frameOf(clinic), title: { text: name, slug }, below: [], faces: [] };
}

export function placePreview(clinic: Named, { slug, name, address, photo }: Location): Preview {
  const below = [{ text: [address.line1, address.city].filter(Boolean).join(', ') }];
  const faces: PreviewFace[] = photo ? [{ of: 'place', hash: photo.hash }] : [];
  return { name: `location.${slug}`, ...frameOf(clinic), title: { text: name, slug }, below, faces };
}

interface Offering {
  readonly practitioner: Practitioner;
  readonly treatment: Treatment;
  readonly location: Location;
}

export function offeringPreview(clinic: Named, { practitioner, treatment, location }: Offering): Preview {
  return {
    name: `offering.${practitioner.slug}.${treatment.slug}.${location.slug}`,
    ...frameOf(clinic),
    title: { text: treatment.name, slug: treatment.slug },
    below: [practitioner, location].map(({ name: text, slug }) => ({ text, slug })),
    faces: [faceOf(practitioner)],
  };
}

function frameOf({ name, brand }: Named): Pick<Preview, 'clinic' | 'color'> {
  return { clinic: name, color: brand.color ? accentOf(brand.color).day.accent : '#0d5a49' };
}

function faceOf({ name, photo }: Practitioner): PreviewFace {
  return photo ? { of: 'person', hash: photo.hash } : { of: 'person', initials: monogramOf(name) };
}
