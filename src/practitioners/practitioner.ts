export const genders = ['woman', 'man', 'non-binary'] as const;

/** When a practitioner hears of visits that are new, moved or cancelled; by morning, with the day's visits. */
export const notificationPreferences = ['at-once', 'morning'] as const;

export interface Practitioner {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly title: string;
  readonly email: string;
  /** BCP 47 */
  readonly languages: readonly string[];
  readonly registration: { readonly body: string; readonly number: string } | null;
  /** What they say of themselves, in Markdown. */
  readonly profile: string;
  /** For patients who would rather be treated by one; null: not told. */
  readonly gender: (typeof genders)[number] | null;
  /** What it shows, and the hash of its content, by which it has its address. */
  readonly photo: { readonly hash: string; readonly alt: string } | null;
  /** Needs they can meet: `step-free`, `signing` … */
  readonly access: readonly string[];
  readonly letters: (typeof notificationPreferences)[number];
}

/** Who offers what where. `price` and `phases` are the practitioner's own where they differ from the treatment's. */
export interface Offer {
  readonly practitionerId: string;
  readonly treatmentId: string;
  readonly locationId: string;
  /** Minor units, or null for the treatment's price. */
  readonly price: number | null;
  readonly phases: readonly { readonly minutes: number; readonly kind: 'hands' | 'resting' }[] | null;
}
