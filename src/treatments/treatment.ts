import type { Policy } from '../clinic/clinic.js';
import type { Translations } from './translated.js';

/** A stretch of a treatment. `hands`: the practitioner is needed. `resting`: needles in, only the room is taken. */
export interface Phase {
  readonly minutes: number;
  readonly kind: 'hands' | 'resting';
}

/** Where a treatment has terms of its own; what it leaves out is as for the whole clinic. */
export type OwnPolicy = Partial<
  Pick<
    Policy,
    | 'minNoticeMinutes'
    | 'horizonDays'
    | 'cancelNoticeMinutes'
    | 'startEveryMinutes'
    | 'lateCancellation'
    | 'noShow'
    | 'translations'
    | 'reminders'
  >
>;

export type Audience = 'anyone' | 'new' | 'returning';

/** What can be booked: a `base`, alone or with `add-on`s. Slugs are unique within a kind. */
export interface Treatment {
  readonly id: string;
  readonly slug: string;
  readonly kind: 'base' | 'add-on';
  readonly name: string;
  /** Markdown, for patients who choose. */
  readonly description: string;
  /** Markdown, for patients who have booked; may be empty. */
  readonly preparation: string;
  /** Markdown, for patients who have come; may be empty. */
  readonly aftercare: string;
  readonly phases: readonly Phase[];
  /** Minutes the room needs after the visit; the patient never sees them. */
  readonly turnoverMinutes: number;
  /** Minor units of the clinic's currency. */
  readonly price: number;
  /** Features the room must have, all of them. */
  readonly room: readonly string[];
  /** Kinds of equipment needed while this treatment lasts; a kind named twice means two units. */
  readonly equipment: readonly string[];
  /** Slugs of the add-ons that go with this base, in the order they are shown. */
  readonly addOns: readonly string[];
  readonly audience: Audience;
  /** May patients book it themselves? */
  readonly online: boolean;
  readonly policy: OwnPolicy;
  /** The words above in other languages, as far as the clinic has them. */
  readonly translations?: Translations;
}
