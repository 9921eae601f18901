interface Slugged {
  readonly slug: string;
}

export interface Offering {
  readonly practitioner: Slugged;
  readonly treatment: Slugged;
  readonly location: Slugged;
}

/** The addresses of public pages. `via`: the anonymous mark of the link that led here, carried on. */
export function personAddress({ slug }: Slugged, via?: string): string {
  return `/practitioners/${slug}${mark(via)}`;
}

export function treatmentAddress({ slug }: Slugged, via?: string): string {
  return `/treatments/${slug}${mark(via)}`;
}

export function placeAddress({ slug }: Slugged, via?: string): string {
  return `/locations/${slug}${mark(via)}`;
}

/** One treatment, by one practitioner, at one place. */
export function offeringAddress({ practitioner, treatment, location }: Offering, via?: string): string {
  return `/practitioners/${practitioner.slug}/${treatment.slug}/${location.slug}${mark(via)}`;
}

const mark = (via: string | undefined) => (via ? `?via=${encodeURIComponent(via)}` : '');
