import { plainAddress } from '../platform/email-address.js';

/** That a notification did not arrive, as a mail server reports it (RFC 3464). */
export interface FailedDelivery {
  /** Where it should have gone: before and after any forwarding. Lower case. */
  readonly recipients: readonly string[];
  /** `5.1.1`; empty if it says none (RFC 3463). */
  readonly status: string;
}

/** The deliveries a `message/delivery-status` part says have failed for good; a delay is none. */
export function failedDeliveries(report: string): readonly FailedDelivery[] {
  const [, ...perRecipient] = report.replace(/\r\n?/g, '\n').split(/\n\s*\n/);
  return perRecipient
    .map(fieldsOf)
    .filter((fields) => fields.get('action')?.toLowerCase().startsWith('failed'))
    .map((fields) => ({
      recipients: ['final-recipient', 'original-recipient'].flatMap((name) => addressIn(fields.get(name))),
      status: /^[245]\.\d{1,3}\.\d{1,3}/.exec(fields.get('status') ?? '')?.[0] ?? '',
    }));
}

/** Of the notification that is returned, or of its header alone: its Message-ID, with brackets. */
export function messageIdIn(returned: string): string | null {
  const [header = ''] = returned.replace(/\r\n?/g, '\n').split('\n\n');
  return fieldsOf(header).get('message-id') ?? null;
}

function fieldsOf(block: string): ReadonlyMap<string, string> {
  const lines = block.replace(/\n[ \t]+/g, ' ').split('\n');
  return new Map(
    lines.flatMap((line) => {
      const colon = line.indexOf(':');
      return colon > 0 ? [[line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim()] as const] : [];
    }),
  );
}

/** `rfc822; ana@example.org`, `utf-8; ana@müller.example` (RFC 6533 §3) */
function addressIn(field = ''): string[] {
  const address = plainAddress(field.slice(field.indexOf(';') + 1));
  return address ? [address.toLowerCase()] : [];
}
