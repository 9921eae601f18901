import type { StaffMember } from '../../../accounts/staff-member.js';
import type { NormalDay } from '../../../clinic-file/normal-day.js';
import type { TreatmentKey } from '../../../clinic-file/schema.js';
import type { Carry, Choice } from '../../shared/form.js';
import type { TreatmentView } from '../../patient/about/treatment-page.js';
import type { EntryForm } from '../resource/resource.js';
import type { Stretch } from './drawing.js';

/** The page on which a treatment is made. */
export interface EditView {
  readonly member: StaffMember;
  /** Undefined while it is new. */
  readonly key?: TreatmentKey;
  /** In force. */
  readonly name?: string;
  readonly record?: string;
  readonly form: Pick<EntryForm, 'typed' | 'errors'>;
  readonly currency: string;
  /** In the clinic's order; none, while all have one price in one currency and there is but one. */
  readonly places: readonly PlacePrice[];
  readonly clinicLocale: string;
  /** What is wrong elsewhere in the clinic's file because of it, or why it was not saved. */
  readonly fault?: string;
  /** Somebody else has changed it. */
  readonly superseded?: boolean;
  readonly carry: Carry;
  /** As far as the minutes are numbers. */
  readonly stretches: readonly Stretch[];
  readonly day: NormalDay | null;
  readonly people: readonly Choice[];
  readonly features: readonly string[];
  readonly equipment: readonly string[];
  /** What it could go with, in the order it is shown. */
  readonly partners: readonly Choice[];
  readonly offers: readonly OfferRow[];
  /** Not everybody is among them. */
  readonly offersCut: boolean;
  /** Of an add-on: how offers of it are meant. */
  readonly offersAre: 'needed' | 'own-terms' | 'shared';
  readonly asSeen: TreatmentView | null;
  /** How many links lead to it. */
  readonly links: number;
}

export interface PlacePrice {
  readonly slug: string;
  readonly name: string;
  readonly currency: string;
}

export interface OfferRow {
  /** `practitioner/location` */
  readonly who: string;
  readonly name: string;
  readonly place: string;
  /** They offer something there, or work there. */
  readonly near: boolean;
}

export interface EditPart {
  readonly view: EditView;
}
