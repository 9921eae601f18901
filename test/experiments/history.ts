import type { Period, Wish } from './week.js';

/** A request as a client sent it, and what it was answered: all that the checker of histories has to go by. */
export interface Asked {
  readonly what:
    | 'hold'
    | 'release'
    | 'confirm'
    | 'book'
    | 'course'
    | 'move'
    | 'cancel'
    | 'prove'
    | 'wait'
    | 'see-offer'
    | 'accept'
    | 'decline'
    | 'close'
    | 'reopen';
  /** Requests with the same key are the same request, sent again. */
  readonly key: string;
  /** Milliseconds since the epoch, by the clock of the clients. */
  readonly began: number;
  readonly ended: number;
  /** Null: no answer came. */
  readonly status: number | null;
  readonly answer: Answer;
  /** The times wanted. */
  readonly wishes?: readonly Wish[];
  /** The hold, the offer, the appointments or the change of hours that it is about. */
  readonly about?: readonly string[];
  /** Whom it books for. */
  readonly email?: string;
  /** When whom it closes. */
  readonly closes?: { readonly practitioner: string; readonly periods: readonly Period[] };
}

/** The parts of an answer's JSON that matter. */
export interface Answer {
  readonly code?: string;
  readonly position?: number;
  readonly hold?: string;
  readonly expiresAt?: string;
  readonly reference?: string;
  readonly status?: string;
  readonly heldUntil?: string;
  readonly start?: string;
  readonly practitioner?: string;
  readonly location?: string;
  readonly treatment?: string;
  readonly manageUrl?: string;
  readonly visits?: readonly Answer[];
}

/** How things stand when everybody has stopped and nothing is held any more. */
export interface Ending {
  /** What the link of each appointment shows, by reference; null: it is not there. */
  readonly seen: ReadonlyMap<string, Answer | null>;
  /** All the clinic knows of. */
  readonly exported: readonly { readonly reference: string; readonly status: string; readonly email: string }[];
  /** What is offered. */
  readonly offered: readonly Wish[];
}
