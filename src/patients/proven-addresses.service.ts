import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock.js';
import { prepared, type Via } from '../platform/database.client.js';
import { emailKey } from './identity.js';

/**
 * E-mail addresses of which we know that whoever gave them reads what is sent there: they pressed a button behind a link that we
 * sent. Following the link proves nothing, since mail scanners do that.
 */
@Injectable()
export class ProvenAddresses {
  constructor(private readonly clock: Clock) {}

  /** The first proof stays. */
  async prove(tx: Via, email: string): Promise<void> {
    await prepared(
      tx,
      'prove-address',
      `insert into proven_addresses (email_key, proven_at) values ($1, $2) on conflict do nothing`,
      [emailKey(email), this.clock.now()],
    );
  }

  /** Which of these were proven, as they were given. */
  async areProven(via: Via, emails: readonly string[]): Promise<ReadonlySet<string>> {
    const rows = await prepared<{ key: string }>(
      via,
      'proven-addresses',
      `select email_key as key from proven_addresses where email_key = any($1)`,
      [emails.map(emailKey)],
    );
    const proven = new Set(rows.map(({ key }) => key));
    return new Set(emails.filter((email) => proven.has(emailKey(email))));
  }
}
