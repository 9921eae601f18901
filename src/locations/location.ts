export interface Address {
  readonly line1: string;
  readonly city: string;
  readonly region: string;
  readonly postcode: string;
  /** ISO 3166-1 alpha-2 */
  readonly country: string;
}

/** A clinic site. A visit happens at a place, so its time is this place's wall clock. */
export interface Location {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly address: Address;
  readonly latitude: number;
  readonly longitude: number;
  /** IANA zone */
  readonly timeZone: string;
  readonly phone: string;
  /** `step-free`, `lift`, `parking` … */
  readonly access: readonly string[];
  /** The rest of it in the clinic's own words. */
  readonly accessNote: string;
}
