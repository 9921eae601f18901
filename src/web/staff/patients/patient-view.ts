import type { ShownStatus } from '../../../bookings/booking.js';
import type { NoteView } from '../visit/notes.js';
import type { SaidLine } from '../visit/visit-contacts.service.js';
import type { RecordMovesView } from './record-moves-panel.js';

/** A patient as their page shows them. */
export interface PatientView {
  readonly news?: string;
  readonly fault?: string;
  readonly id: string;
  readonly name: string;
  readonly phone: string | null;
  readonly email: string | null;
  /** Since which day the address is proven to be theirs; null: not. */
  readonly proven: string | null;
  readonly language: string;
  readonly remindersStopped: boolean;
  /** For the desk, where the clinic invites patients back: whether it does this one. */
  readonly isRecalled: boolean | null;
  readonly since: string;
  /** For the desk: bookings that say something else than the record. */
  readonly says: readonly SaidAbout[];
  readonly counts: VisitCounts;
  readonly ahead: readonly VisitLine[];
  readonly past: readonly VisitLine[];
  /** Imported as history. */
  readonly earlier: readonly { readonly id: string; readonly when: string; readonly what: string }[];
  readonly courses: readonly CourseLine[];
  /** Of the past visits. */
  readonly page: number;
  readonly pages: number;
  readonly messages: readonly MessageLine[];
  /** Others with the same address. */
  readonly household: readonly { readonly id: string; readonly name: string }[];
  /** What they agreed to and when; empty for those who may not know. */
  readonly consents: readonly string[];
  /** A practitioner's own about this patient, and those shared with them, the latest first; null for others. */
  readonly notes: readonly NoteView[] | null;
  /** Where they are booked for. */
  readonly book: string;
  /** For the desk: where they are put on the waitlist. */
  readonly waitlist?: string | undefined;
  /** For the desk: whether the record is one person's, and of one person only. */
  readonly moves: RecordMovesView | null;
  readonly admin: boolean;
}

/** What is sealed of a patient, as far as the reader may know it. */
export interface SealedRecord extends Pick<PatientView, 'consents' | 'notes'> {
  /** References of visits. */
  readonly flagged: ReadonlySet<string>;
}

export interface SaidAbout {
  readonly reference: string;
  readonly when: string;
  readonly says: readonly SaidLine[];
}

export interface VisitLine {
  readonly reference: string;
  readonly status: ShownStatus;
  readonly unreached: boolean;
  readonly when: string;
  readonly what: string;
  readonly with: string;
  readonly place: string;
  /** All that reception learns of the answers to screening questions. */
  readonly flagged: boolean;
  /** It can be rescheduled and canceled. */
  readonly mayChange: boolean;
}

export interface CourseLine {
  readonly id: string;
  readonly href: string;
  /** "Acupuncture · 6 appointments, once a week" */
  readonly what: string;
  /** "2 of 6 done, 3 ahead" */
  readonly progress: string;
}

export interface MessageLine {
  readonly id: string;
  /** Of the visit it is about. */
  readonly reference: string | null;
  readonly what: string;
  /** When that is. */
  readonly about: string | null;
  readonly said: string;
  readonly failed: boolean;
}

export interface VisitCounts {
  /** Over or canceled. */
  readonly past: number;
  readonly done: number;
  readonly missed: number;
  /** By the patient, within the notice period they were shown. */
  readonly canceledLate: number;
}
