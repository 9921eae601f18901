import { BadInput, type Fault, Refusal, type RefusalCode, refusals } from '../refusal.js';

/** What went wrong, as far as the outside may know. */
export interface Failure {
  readonly code: RefusalCode;
  readonly status: number;
  readonly values: Readonly<Record<string, unknown>>;
  readonly faults: readonly Fault[];
  /** Ours to mend: nobody's rule said no. */
  readonly unexpected: boolean;
}

/** Whatever was thrown, by us, by Nest or by the HTTP adapter. */
export function failureOf(thrown: unknown): Failure {
  if (thrown instanceof Refusal) {
    const { code, status, values } = thrown;
    return { code, status, values, faults: thrown instanceof BadInput ? thrown.faults : [], unexpected: false };
  }
  const status = statusOf(thrown);
  const code = status === undefined ? 'fault' : (codeOfStatus[status] ?? (status < 500 ? 'bad-input' : 'fault'));
  const faults = code === 'bad-input' ? [{ path: '', message: 'fault.unreadable' }] : [];
  return { code, status: refusals[code], values: {}, faults, unexpected: code === 'fault' };
}

/** Nest's exceptions tell it by a method, the adapters' errors by a property. */
function statusOf(thrown: unknown): number | undefined {
  if (!(thrown instanceof Error)) return undefined;
  const { getStatus, statusCode } = thrown as { getStatus?: () => unknown; statusCode?: unknown };
  const status = typeof getStatus === 'function' ? getStatus.call(thrown) : statusCode;
  return typeof status === 'number' ? status : undefined;
}

const codeOfStatus: Readonly<Record<number, RefusalCode>> = {
  400: 'bad-input',
  // The only 403 that is not a Refusal is that of the CSRF protection.
  403: 'not-from-here',
  404: 'not-found',
  405: 'method-not-allowed',
  408: 'too-slow',
  413: 'too-large',
  414: 'too-large',
  415: 'unsupported-media',
  421: 'misdirected',
  429: 'too-many-requests',
  431: 'too-large',
  503: 'busy',
};
