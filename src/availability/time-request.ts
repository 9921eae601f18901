import type { Wanted } from './candidates.js';

/** A visit at one time: slugs, and the start as a UTC epoch minute. */
export interface TimeRequest {
  readonly treatment: string;
  readonly addOns?: readonly string[];
  readonly practitioner: string;
  readonly location: string;
  readonly start: number;
  /** It may be one that is kept back so that the day holds more. */
  readonly includesKeptBack?: boolean;
}

export function wantedBy({ treatment, addOns, practitioner, location, includesKeptBack }: TimeRequest): Wanted {
  return { treatment, addOns, practitioners: [practitioner], locations: [location], includesKeptBack };
}
