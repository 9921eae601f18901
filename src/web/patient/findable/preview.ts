import { etagOf } from '../../../platform/http/etag.js';
import type { Location } from '../../../locations/location.js';
import type { Practitioner } from '../../../practitioners/practitioner.js';
import type { Treatment } from '../../../treatments/treatment.js';

/** What stands on the picture that is shown where a page is shared. `slug`: in its place where the words cannot be drawn. */
export interface Preview {
  /** Its part of the address. */
  readonly name: string;
  readonly clinic: string;
  readonly title: Drawn;
  readonly below: readonly Drawn[];
  /** Hash of a practitioner's photo. */
  readonly photo: string | null;
}

export interface Drawn {
  readonly text: string;
  readonly slug?: string;
}

/** It changes with what stands on the picture, so that who keeps one asks for the new one. */
export function previewAddress(preview: Preview): string {
  return `/previews/${preview.name}.png?v=${etagOf(JSON.stringify(preview)).slice(3, 11)}`;
}

export function clinicPreview(clinic: string): Preview {
  return { name: 'clinic', clinic: '', title: { text: clinic }, below: [], photo: null };
}

export function personPreview(clinic: string, { slug, name, title, photo }: Practitioner): Preview {
  const below = [{ text: title }];
  return { name: `practitioner.${slug}`, clinic, title: { text: name, slug }, below, photo: photo?.hash ?? null };
}

export function treatmentPreview(clinic: string, { slug, name }: Treatment): Preview {
  return { name: `treatment.${slug}`, clinic, title: { text: name, slug }, below: [], photo: null };
}

export function placePreview(clinic: string, { slug, name, address }: Location): Preview {
  const below = [{ text: [address.line1, address.city].filter(Boolean).join(', ') }];
  return { name: `location.${slug}`, clinic, title: { text: name, slug }, below, photo: null };
}

interface Offering {
  readonly practitioner: Practitioner;
  readonly treatment: Treatment;
  readonly location: Location;
}

export function offeringPreview(clinic: string, { practitioner, treatment, location }: Offering): Preview {
  return {
    name: `offering.${practitioner.slug}.${treatment.slug}.${location.slug}`,
    clinic,
    title: { text: treatment.name, slug: treatment.slug },
    below: [practitioner, location].map(({ name: text, slug }) => ({ text, slug })),
    photo: practitioner.photo?.hash ?? null,
  };
}
