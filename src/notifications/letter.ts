import type { OwnText } from './letter-text.js';

/**
 * Every kind of letter and what it needs. A letter is written minutes or days after it was posted, when the visit may
 * have changed again, so it carries all it says. Plain JSON: it rests in the outbox.
 */
interface LetterKinds {
  readonly 'booking-confirmed': PatientLetter;
  readonly 'booking-moved': PatientLetter & Moved;
  readonly 'booking-cancelled': PatientLetter & CalledOff;
  readonly 'booking-link': PatientLetter;
  readonly reminder: PatientLetter & Fleeting;
  readonly 'decline-asked': PatientLetter & Fleeting;
  /** To a telephone: `to` is its number, `+16315550142`. */
  readonly 'reminder-text': PatientLetter & Fleeting;
  readonly aftercare: PatientLetter & AfterVisit;
  readonly 'visit-new': PractitionerLetter;
  readonly 'visit-moved': PractitionerLetter & Moved;
  readonly 'visit-cancelled': PractitionerLetter;
  readonly morning: MorningLetter;
  readonly 'staff-invitation': StaffLetter;
  readonly 'staff-reset': StaffLetter;
  readonly 'staff-changed': StaffNotice;
  readonly 'record-opened': OpeningNotice;
}

type LetterKind = keyof LetterKinds;

/** A kind with the data it needs. */
export type PostedMatter = {
  [K in LetterKind]: { readonly kind: K; readonly data: LetterKinds[K] & Trial };
}[LetterKind];

/** What goes by mail. */
export type LetterMatter = Exclude<PostedMatter, { readonly kind: 'reminder-text' }>;

/** A letter that somebody sends to themselves, to see how these words look. */
interface Trial {
  readonly trial?: OwnText;
}

/** One message to one recipient. */
export type Letter = { [K in LetterKind]: LetterOf<K> }[LetterKind];

interface LetterOf<K extends LetterKind> {
  /** Unique for ever, such as `confirmed/<booking>/<sequence>`: posting it twice posts it once. */
  readonly key: string;
  readonly kind: K;
  /** A bare address, or the number of a telephone. */
  readonly to: string;
  readonly data: LetterKinds[K] & Trial;
  /** Id of what it is about, so that erasing a visit finds its letters. */
  readonly about: string | null;
  readonly at: Date;
  /** Not to be sent before. */
  readonly waits?: Waits;
  /** For the letter of the morning: not sent by itself, unless it is released. */
  readonly kept?: boolean;
  /** What it does to what its reader knows; by that, letters that wait are merged. */
  readonly standing?: LetterStanding;
}

export interface Waits {
  readonly until: Date;
  /** Id of what it is part of, by which it can be withdrawn while that can still be taken back. */
  readonly partOf?: string;
}

/** Plain JSON, read by whoever wrote it. */
export interface LetterStanding {
  /** Whom it is for: two readers may have one address. */
  readonly reader: string;
  /** What they may know before they have read it. */
  readonly knew: readonly unknown[];
  /** What they know then. */
  readonly says: unknown;
}

/** A visit as it was when the letter was posted. Instants are UTC epoch minutes, money is in minor units. */
export interface VisitFacts {
  /** BCP 47, the reader's. */
  readonly locale: string;
  readonly clinic: { readonly name: string };
  readonly reference: string;
  /** The calendar's UID of the visit, the same for its whole life. */
  readonly uid: string;
  /** RFC 5545 §3.8.7.4: 0 when booked, one more with every move and with the cancellation. */
  readonly sequence: number;
  readonly start: number;
  readonly end: number;
  readonly practitioner: { readonly name: string };
  readonly treatment: string;
  readonly addOns: readonly string[];
  readonly location: PlaceFacts;
}

export interface PlaceFacts {
  readonly name: string;
  readonly address: {
    readonly line1: string;
    readonly city: string;
    readonly region: string;
    readonly postcode: string;
    readonly country: string;
  };
  readonly phone: string;
  /** `step-free`, `lift`, `parking` … */
  readonly access: readonly string[];
  /** IANA */
  readonly timeZone: string;
}

export interface PatientLetter extends VisitFacts {
  /** How to prepare, in Markdown; letters posted before there was such a thing have none. */
  readonly preparation?: readonly string[];
  readonly patient: { readonly name: string; readonly email: string };
  /** The token is derived when the letter is written and stands nowhere but in the letter. */
  readonly link: { readonly bookingId: string; readonly generation: number };
  readonly price: number;
  /** ISO 4217 */
  readonly currency: string;
  /** Minutes before the start until which the patient may move or cancel, as shown when booking. */
  readonly cancelNoticeMinutes: number;
  /** What the clinic said then of cancelling later, and of not coming. Letters posted before it said anything have none. */
  readonly lateCancellation?: string;
  readonly noShow?: string;
}

/** Worth reading for a while only; not sent when that is over. Instants are epoch minutes. */
export interface Fleeting {
  readonly until: number;
  /** If it does not get away before, it does not leave within this stretch. */
  readonly rest?: { readonly from: number; readonly to: number } | null;
}

export interface AfterVisit extends Fleeting {
  /** What does them good now, in Markdown. */
  readonly aftercare: readonly string[];
  /** When they come again; null: they have no visit ahead. */
  readonly next: { readonly start: number; readonly timeZone: string } | null;
}

export interface PractitionerLetter extends VisitFacts {
  readonly practitioner: { readonly name: string; readonly email: string };
  readonly patient: { readonly name: string };
}

/** To a practitioner in the morning: the visits of the day in order, and what has become of others since the last one. */
export interface MorningLetter {
  /** BCP 47 */
  readonly locale: string;
  readonly clinic: { readonly name: string };
  readonly practitioner: { readonly name: string };
  /** Midnight of the day, and the zone whose clock it is. */
  readonly day: number;
  readonly timeZone: string;
  readonly visits: readonly BriefVisit[];
  readonly changes: readonly (BriefVisit & {
    readonly what: 'new' | 'moved' | 'cancelled';
    /** Where it was before, as they knew it. */
    readonly previous?: Moved['previous'];
  })[];
}

/** A line of it. Instants are UTC epoch minutes. */
export interface BriefVisit {
  readonly start: number;
  readonly end: number;
  readonly timeZone: string;
  readonly place: string;
  readonly patient: string;
  readonly treatment: string;
  readonly addOns: readonly string[];
}

export interface CalledOff {
  /** Where and when its reader took the visit to be, if it was moved since without their being told. */
  readonly previous?: Moved['previous'] | null;
  /** Given when the clinic cancelled, not the patient: why, in the clinic's words. Stands in the body only. */
  readonly reason?: string | null;
}

/** What changed in the way into somebody's account. */
export type AccountChange = 'password' | 'authenticator' | 'passkey' | 'recovery-codes' | 'factors-forgotten';

/** To someone who works here: the way into the account has changed. */
export interface StaffNotice {
  /** BCP 47 */
  readonly locale: string;
  readonly clinic: { readonly name: string };
  readonly name: string;
  readonly change: AccountChange;
}

/** To a practitioner: an administrator opened the record of one of their patients. Names no patient. */
export interface OpeningNotice {
  /** BCP 47 */
  readonly locale: string;
  readonly clinic: { readonly name: string };
  readonly name: string;
  /** Who opened it. */
  readonly by: string;
  /** UTC epoch minutes, and the zone whose clock they are told by. */
  readonly from: number;
  readonly until: number;
  readonly timeZone: string;
}

/** To someone who works here: a link with which to choose a password. */
export interface StaffLetter {
  /** BCP 47 */
  readonly locale: string;
  readonly clinic: { readonly name: string };
  readonly name: string;
  /** The token is derived when the letter is written. */
  readonly linkId: string;
  /** How long the link works. */
  readonly hours: number;
}

export interface Moved {
  /** The clinic's own words about it, when it was the clinic that moved it. */
  readonly message?: string | null;
  /** Where and when the visit was before. */
  readonly previous: { readonly start: number; readonly timeZone: string };
}
