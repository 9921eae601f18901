/** A chair or table counts as a room. */
export interface Room {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly locationId: string;
  readonly features: readonly string[];
}

/** One unit: two cupping sets are two rows of kind `cupping-set`. */
export interface Equipment {
  readonly id: string;
  readonly slug: string;
  readonly kind: string;
  readonly locationId: string;
}
