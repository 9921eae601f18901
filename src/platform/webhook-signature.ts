import { createHmac } from 'node:crypto';

const prefix = 'whsec_';

/** A secret as Standard Webhooks writes it (standardwebhooks.com, "Symmetric signatures"). */
export function webhookSecret(bytes: Buffer): string {
  return `${prefix}${bytes.toString('base64')}`;
}

/**
 * The three headers of Standard Webhooks, with a signature for each secret: while a secret is being replaced, whoever still
 * checks with the former one finds theirs among them.
 */
export function webhookHeaders(
  id: string,
  at: Date,
  body: string,
  secrets: readonly string[],
): Readonly<Record<'webhook-id' | 'webhook-timestamp' | 'webhook-signature', string>> {
  const timestamp = String(Math.floor(at.getTime() / 1000));
  const signatures = secrets.map((secret) => {
    const key = Buffer.from(secret.slice(prefix.length), 'base64');
    return `v1,${createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64')}`;
  });
  return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signatures.join(' ') };
}
