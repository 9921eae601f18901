import type { Address } from '../i18n/address.js';
import type { CustomTemplate } from './custom-template.js';

/**
 * Every template and the data it needs. A notification is rendered minutes or days after it was posted, when the visit may
 * have changed again, so it carries all it says. Plain JSON: it rests in the outbox.
 */
interface Templates {
  readonly 'booking-confirmed': PatientNotification;
  /** Until then the button confirms it. */
  readonly 'booking-provisional': PatientNotification & Expiring;
  readonly 'booking-moved': PatientNotification & Moved;
  readonly 'booking-cancelled': PatientNotification & CalledOff;
  readonly 'booking-link': PatientNotification;
  readonly 'appointments-link': AppointmentsLink;
  readonly 'appointments-none': AppointmentsNone;
  readonly reminder: PatientNotification & Expiring;
  readonly 'decline-asked': PatientNotification & Expiring;
  readonly aftercare: PatientNotification & AfterVisit;
  /** About the last visit of a patient who has none ahead. */
  readonly recall: PatientNotification & Expiring;
  readonly 'visit-new': PractitionerNotification;
  readonly 'visit-moved': PractitionerNotification & Moved;
  readonly 'visit-cancelled': PractitionerNotification;
  readonly morning: DailyDigestData;
  readonly 'staff-invitation': StaffLinkNotification;
  readonly 'staff-reset': StaffLinkNotification;
  readonly 'staff-email': StaffLinkNotification;
  readonly 'staff-changed': StaffNotice;
  readonly 'record-opened': EmergencyAccessNotice;
  readonly 'diary-changed': DiaryNotice;
  readonly 'erasure-asked': ErasureAsked;
  readonly 'waitlist-asked': WaitlistNotification & { readonly hours: number };
  readonly 'waitlist-joined': WaitlistNotification & { readonly place: number };
  readonly 'waitlist-offer': WaitlistOffer;
}

/** The templates there are for text messages, with the data they need. */
interface TextTemplates {
  readonly reminder: PatientNotification & Expiring;
  readonly 'booking-confirmed': PatientNotification & Expiring;
  readonly 'booking-moved': PatientNotification & Moved & Expiring;
  readonly 'booking-cancelled': PatientNotification & Expiring;
  /** `textOnly`: there is no email that says the same, and has the button. */
  readonly 'waitlist-offer': WaitlistOffer & { readonly textOnly?: boolean };
}

type Template = keyof Templates;

/** What goes by e-mail. */
export type EmailContent = {
  [T in Template]: { readonly channel: 'email'; readonly template: T; readonly data: Templates[T] & Trial };
}[Template];

/** What goes to a telephone. */
export type TextContent = {
  [T in keyof TextTemplates]: { readonly channel: 'text'; readonly template: T; readonly data: TextTemplates[T] };
}[keyof TextTemplates];

/** A template with the data it needs, and how it travels. */
export type NotificationContent = EmailContent | TextContent;

/** A notification that somebody sends to themselves, to see how these words look. */
interface Trial {
  readonly trial?: CustomTemplate;
}

/** One message to one recipient over one channel. */
export type Notification = NotificationContent & {
  /** Unique for ever, such as `confirmed/<booking>/<sequence>`: posting it twice posts it once. */
  readonly key: string;
  /** A bare address, or the number of a telephone: `+16315550142`. */
  readonly to: string;
  /** The key of the address, as long as nobody has proven to read what is sent there: few messages an hour go to it. */
  readonly unprovenAddress?: string | null;
  /** Id of what it is about, so that erasing a visit finds its notifications. */
  readonly about: string | null;
  readonly at: Date;
  /** Not to be sent before. */
  readonly waits?: Waits;
  /** For the daily digest: not sent by itself, unless it is released. */
  readonly kept?: boolean;
  /** What it does to what its reader knows; by that, notifications that wait are merged. */
  readonly standing?: ReaderUpdate;
};

export interface Waits {
  readonly until: Date;
  /** Id of what it is part of, by which it can be withdrawn while that can still be taken back. */
  readonly partOf?: string;
}

/** Plain JSON, read by whoever wrote it. */
export interface ReaderUpdate {
  /** Whom it is for: two readers may have one address. */
  readonly reader: string;
  /** What they may know before they have read it. */
  readonly knew: readonly unknown[];
  /** What they know then. */
  readonly says: unknown;
}

/** A visit as it was when the notification was posted. Instants are UTC epoch minutes, money is in minor units. */
export interface VisitFacts {
  /** BCP 47, the reader's. */
  readonly locale: string;
  /** `calendarTitle`: what calendars call an appointment, if the clinic has a word of its own. */
  readonly clinic: { readonly name: string; readonly calendarTitle?: string | null };
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
  /** Which visit of a course it is, and how many were planned. */
  readonly course?: { readonly position: number; readonly planned: number };
}

export interface PlaceFacts {
  readonly name: string;
  readonly address: Address;
  readonly phone: string;
  /** `step-free`, `lift`, `parking` … */
  readonly access: readonly string[];
  /** IANA */
  readonly timeZone: string;
}

export interface PatientNotification extends VisitFacts {
  /** How to prepare, in Markdown; notifications posted before there was such a thing have none. */
  readonly preparation?: readonly string[];
  readonly patient: { readonly name: string; readonly email: string };
  /** The token is derived when the notification is written and stands nowhere but in the notification. */
  readonly link: { readonly bookingId: string; readonly generation: number };
  readonly price: number;
  /** ISO 4217 */
  readonly currency: string;
  /** Minutes before the start until which the patient may move or cancel, as shown when booking. */
  readonly cancelNoticeMinutes: number;
  /** What the clinic said then of cancelling later, and of not coming. Notifications posted before it said anything have none. */
  readonly lateCancellation?: string;
  readonly noShow?: string;
  /** It is for others than this patient, who was last seen then: for new patients, or those seen within so many months. */
  readonly wrongAudience?: {
    readonly isFor: 'new' | 'returning';
    readonly months: number;
    readonly lastSeen: number | null;
  };
  /** It tells of several visits of a course, in order; the notification itself is about the first of them. */
  readonly together?: Together;
}

export interface Together {
  readonly visits: readonly (PatientNotification & Partial<Moved>)[];
  /** Of the whole course, in minor units; null: each visit has the price of a single one. */
  readonly price: number | null;
  /** What the clinic said of its courses when this one was booked. */
  readonly terms: string;
}

/** Worth reading for a while only; not sent when that is over. Instants are epoch minutes. */
export interface Expiring {
  readonly until: number;
  /** If it does not get away before, it does not leave within this stretch. */
  readonly rest?: { readonly from: number; readonly to: number } | null;
}

export interface AfterVisit extends Expiring {
  /** What does them good now, in Markdown. */
  readonly aftercare: readonly string[];
  /** When they come again; null: they have no visit ahead. */
  readonly next: { readonly start: number; readonly timeZone: string } | null;
}

/** To an address, not to a person: whoever shares it reads this too. */
export interface AppointmentsNone {
  /** BCP 47 */
  readonly locale: string;
  readonly clinic: { readonly name: string };
}

/** A link to all appointments at an address. */
export interface AppointmentsLink extends AppointmentsNone, Expiring {
  /** The token is derived when the notification is written. */
  readonly linkId: string;
  /** How long the link works. */
  readonly minutes: number;
}

export interface PractitionerNotification extends VisitFacts {
  readonly practitioner: { readonly name: string; readonly email: string };
  readonly patient: { readonly name: string };
  /** It tells of several visits of a course, in order; the notification itself is about the first of them. */
  readonly together?: { readonly visits: readonly (PractitionerNotification & Partial<Moved>)[] };
}

/** To a practitioner in the morning: the visits of the day in order, and what has become of others since the last one. */
export interface DailyDigestData {
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
  /** They phoned, and the desk cancelled for them. */
  readonly asked?: boolean;
  /** What it means that this was late, as they were told when booking; empty: it was not. */
  readonly late?: string;
}

/** What changed in the way into somebody's account. */
export type AccountChange = 'password' | 'email' | 'authenticator' | 'passkey' | 'recovery-codes' | 'factors-forgotten';

/** To someone who works here: the way into the account has changed. */
export interface StaffNotice {
  /** BCP 47 */
  readonly locale: string;
  readonly clinic: { readonly name: string };
  readonly name: string;
  readonly change: AccountChange;
}

/** To a practitioner: an administrator opened the record of one of their patients. Names no patient. */
export interface EmergencyAccessNotice {
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

/** To a patient: somebody asked the clinic to erase everything about them. */
export interface ErasureAsked {
  /** BCP 47 */
  readonly locale: string;
  readonly clinic: { readonly name: string };
  readonly name: string;
  /** The token is derived when the notification is written. */
  readonly erasureId: string;
}

/** To somebody who waits for a time. */
export interface WaitlistNotification {
  /** BCP 47 */
  readonly locale: string;
  readonly clinic: { readonly name: string };
  readonly name: string;
  /** The tokens are derived when the notification is written. */
  readonly entryId: string;
  readonly treatment: string;
  readonly addOns: readonly string[];
}

/** A time is kept for them until then. Instants are UTC epoch minutes, money is in minor units. */
export interface WaitlistOffer
  extends WaitlistNotification,
    Expiring,
    Pick<VisitFacts, 'start' | 'end' | 'practitioner' | 'location'>,
    Pick<PatientNotification, 'price' | 'currency'> {
  readonly offerId: string;
  /** Where and when the visit is that would move; null: they have none. */
  readonly previous: Moved['previous'] | null;
}

/** Something that decides who reads a practitioner's notes and answers. */
export type DiaryChange = 'linked' | 'unlinked' | 'address' | 'answers-read' | 'exported';

/** To a practitioner, and to administrators where an account is concerned. Names no patient. */
export interface DiaryNotice {
  /** BCP 47 */
  readonly locale: string;
  readonly clinic: { readonly name: string };
  readonly name: string;
  readonly change: DiaryChange;
  readonly practitioner: string;
  /** Who did it; empty: someone with access to the server. */
  readonly by: string;
  /** The address of the account, or the practitioner's new one. */
  readonly email: string;
}

/** To someone who works here: a link with which to choose a password. */
export interface StaffLinkNotification {
  /** BCP 47 */
  readonly locale: string;
  readonly clinic: { readonly name: string };
  readonly name: string;
  /** The token is derived when the notification is written. */
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
