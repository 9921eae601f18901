/** Every reason the service says no, with the HTTP status it answers. The sentence for each stands in `words`, under `refusal.<code>`. */
export const refusals = {
  'not-found': 404,
  'visit-not-found': 404,
  'place-not-found': 404,
  'slot-taken': 409,
  'slot-not-offered': 409,
  'patient-busy': 409,
  doubtful: 409,
  'patient-known': 409,
  'new-patients-only': 409,
  'returning-patients-only': 409,
  'hold-expired': 409,
  'not-a-course': 400,
  'course-too-long': 400,
  'course-changed': 409,
  'other-currency': 409,
  'no-longer-offered': 409,
  'already-cancelled': 409,
  'not-confirmed': 409,
  'too-late-to-cancel': 422,
  'too-late-to-move': 422,
  'not-correctable': 422,
  'address-unproven': 409,
  'waitlist-off': 409,
  'waitlist-over': 409,
  'waitlist-full': 422,
  'offer-over': 409,
  'offer-open': 409,
  'out-of-step': 409,
  'notification-superseded': 409,
  'hours-changed': 409,
  'preview-stale': 409,
  'undo-over': 409,
  'changed-meanwhile': 409,
  'idempotency-key-reused': 422,
  'bad-input': 400,
  'sign-in-needed': 401,
  'second-factor-needed': 403,
  'confirmation-needed': 403,
  'sign-in-wrong': 401,
  'code-wrong': 401,
  'sign-in-slower': 429,
  'sign-in-guarded': 429,
  'link-over': 410,
  'last-admin': 409,
  'own-diary': 409,
  'visits-ahead': 409,
  'erasure-unconfirmed': 409,
  'erasure-asked': 409,
  'known-contact': 409,
  'same-person': 409,
  'too-many-tries': 429,
  'not-from-here': 403,
  'not-allowed': 403,
  'method-not-allowed': 405,
  'too-slow': 408,
  misdirected: 421,
  'too-large': 413,
  'unsupported-media': 415,
  'proof-needed': 428,
  'proof-wrong': 428,
  'proof-spent': 428,
  'key-wrong': 401,
  'too-many-requests': 429,
  busy: 503,
  unavailable: 503,
  fault: 500,
} as const;

export type RefusalCode = keyof typeof refusals;

/**
 * A rule said no. Never logged as an error; pages show its sentence beside the field, the API answers problem+json.
 * `values` fill the sentence and carry what helps next (for `slot-taken` and `hold-expired`: `alternatives`).
 */
export class Refusal extends Error {
  readonly status: number;

  constructor(
    readonly code: RefusalCode,
    readonly values: Readonly<Record<string, unknown>> = {},
  ) {
    super(code);
    this.status = refusals[code];
  }
}

/** One thing wrong with what someone sent: a dotted path and the key of a sentence (or the sentence itself). */
export interface Fault {
  readonly path: string;
  readonly message: string;
  /** Key of the sentence beside the field of a form, where `message` speaks to those who write clinic files. */
  readonly inForm?: string;
  /** What fills the sentence of a key. */
  readonly values?: Readonly<Record<string, string | number>>;
}

export class BadInput extends Refusal {
  constructor(readonly faults: readonly Fault[]) {
    super('bad-input', { errors: faults });
  }
}
