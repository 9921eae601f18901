import type { Settings } from '../../platform/settings.js';
import type { DeliveryResult } from '../mail-transport.service.js';
import type { TextCarrier, TextMessage } from './text-carrier.js';

type Gateway = NonNullable<Settings['texts']>;

/** What is wrong with the message itself; anything else is the gateway's to mend, or ours, and the message waits. */
const refusals: ReadonlySet<number> = new Set([400, 422]);

/**
 * Posts text messages as JSON to an address the operator chose, which may lie in their own network: no other is ever asked,
 * so redirects are not followed.
 */
export class HttpGateway implements TextCarrier {
  constructor(
    private readonly gateway: Gateway,
    private readonly milliseconds = 10_000,
  ) {}

  async send({ to, text, key }: TextMessage): Promise<DeliveryResult> {
    const { url, token, body } = this.gateway;
    const timeout = AbortSignal.timeout(this.milliseconds);
    try {
      const answer = await fetch(url, {
        method: 'POST',
        redirect: 'manual',
        headers: {
          'content-type': 'application/json',
          'idempotency-key': key,
          ...(token && { authorization: `Bearer ${token}` }),
        },
        body: JSON.stringify(filled(body, { to, text })),
        signal: timeout,
      });
      await answer.body?.cancel();
      if (answer.ok) return { delivery: 'accepted' };
      return { delivery: refusals.has(answer.status) ? 'refused' : 'deferred', fault: `TEXT ${answer.status}` };
    } catch (fault) {
      return { delivery: 'deferred', fault: `TEXT ${timeout.aborted ? 'ETIMEDOUT' : codeOf(fault)}` };
    }
  }
}

/** In codes alone: a message may quote the address. */
function codeOf(fault: unknown): string {
  const code = ((fault as { cause?: { code?: unknown } }).cause ?? {}).code;
  return typeof code === 'string' ? code : 'ECONNECTION';
}

/** The operator's JSON, with the number and the text where it says so. */
function filled(value: unknown, { to, text }: { readonly to: string; readonly text: string }): unknown {
  if (typeof value === 'string') return value.replaceAll(/\{(to|text)\}/g, (_, name) => (name === 'to' ? to : text));
  if (Array.isArray(value)) return value.map((one) => filled(one, { to, text }));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, filled(one, { to, text })]));
}
