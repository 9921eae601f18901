import type { EntryKind, EntryStatus, Outcome, Priority } from './entry.js';
import type { FreedCause } from './freed-time.js';
import type { RankReason } from './line.js';
import type { OfferStatus } from './offer.js';
import type { Wishes } from './wishes.js';

/** As a patient sees what they wait for. Slugs. */
export interface EntryView {
  readonly id: string;
  readonly kind: EntryKind;
  readonly status: EntryStatus;
  readonly outcome: Outcome | null;
  readonly wishes: Wishes;
  readonly treatment: string;
  readonly addOns: readonly string[];
  readonly name: string;
  readonly language: string | null;
  readonly textWanted: boolean;
  readonly since: Date;
  /** Of the visit that an earlier time is wanted for. */
  readonly reference: string | null;
  /** How many who wait for the same treatment come first; null unless they wait. */
  readonly ahead: number | null;
  /** The one that can be accepted now. */
  readonly offer: OfferView | null;
  /** The secret of its page. */
  readonly token: string;
}

/** Slugs; `start` and `end` are UTC epoch minutes, the price is in minor units. */
export interface OfferView {
  readonly id: string;
  readonly entryId: string;
  readonly kind: EntryKind;
  readonly state: OfferStatus;
  readonly start: number;
  readonly end: number;
  readonly practitioner: string;
  readonly location: string;
  readonly treatment: string;
  readonly addOns: readonly string[];
  readonly timeZone: string;
  readonly price: number;
  readonly currency: string;
  readonly offeredAt: Date;
  readonly expiresAt: Date;
  readonly endedAt: Date | null;
  /** Where the visit is now that would move. */
  readonly visit: { readonly reference: string; readonly start: number; readonly timeZone: string } | null;
  readonly language: string | null;
  readonly rank: readonly RankReason[];
  readonly token: string;
}

/** As the desk sees it. */
export interface StaffEntry extends EntryView {
  readonly patientId: string | null;
  readonly email: string | null;
  readonly phone: string | null;
  readonly priority: Priority;
  readonly deskReason: string | null;
  readonly via: 'patient' | 'desk' | 'api';
  /** UTC epoch minute. */
  readonly visitStart: number | null;
  readonly visitTimeZone: string | null;
  /** By email or text message; others are asked by the desk alone. */
  readonly isReached: boolean;
  /** All of them, the latest first. */
  readonly offers: readonly OfferView[];
}

/** Freed time, and what became of it. Slugs, UTC epoch minutes. */
export interface FreedView {
  readonly id: string;
  readonly cause: FreedCause;
  readonly from: number;
  readonly until: number;
  readonly practitioner: string;
  readonly location: string;
  readonly timeZone: string;
  readonly noticedAt: Date | null;
  readonly isOpen: boolean;
  readonly offers: readonly (OfferView & { readonly patient: string })[];
  /** Who would be asked next, in this order, as things are now. */
  readonly line: readonly LineView[];
}

export interface LineView {
  readonly entryId: string;
  readonly patient: string;
  readonly start: number;
  readonly reasons: readonly RankReason[];
  /** They are offered something just now, and passed over. */
  readonly phone: string | null;
  readonly hasOffer: boolean;
  /** By email or text message; the others are passed over, too, and the desk phones them. */
  readonly isReached: boolean;
}
