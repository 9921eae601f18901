import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '../platform/clock.js';
import { sha256 } from '../platform/keys.service.js';
import { Refusal } from '../platform/refusal.js';
import { SETTINGS, type Settings } from '../platform/settings.js';

interface Limit {
  readonly key: string;
  readonly tries: number;
  readonly minutes: number;
}

/** `who`: the address that was typed, in small letters. */
type Limits = (what: string, who: string, network: string) => readonly Limit[];

/**
 * How often someone may try to sign in: counted in the database, so in all processes together, and by the address that
 * was typed, known or not. Few tries for one account from one network; more for an account from everywhere, so that a
 * stranger cannot lock its owner out with a handful of guesses; and a ceiling for a network, behind which a whole clinic
 * may sit.
 */
@Injectable()
export class Throttle {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
    @Inject(SETTINGS) private readonly settings: Pick<Settings, 'rateLimits'>,
  ) {}

  /** Counts first, so that tries at the same moment count too. @throws Refusal too-many-tries with the seconds to wait. */
  async count(what: string, account: string, address: string, limits: Limits = signInLimits): Promise<void> {
    if (!this.settings.rateLimits) return;
    const who = account.trim().toLowerCase();
    const waits = await Promise.all(limits(what, who, networkOf(address)).map((limit) => this.countOne(limit)));
    const seconds = Math.max(...waits);
    if (seconds > 0) throw new Refusal('too-many-tries', { seconds, minutes: Math.ceil(seconds / 60) });
  }

  /** It was they: what they mistyped before counts no longer. The network's count stays. */
  async forgive(what: string, account: string, address: string): Promise<void> {
    const [here] = signInLimits(what, account.trim().toLowerCase(), networkOf(address));
    await this.db.query(`delete from sign_in_attempts where key = $1`, [sha256(here!.key)]);
  }

  /** Seconds to wait, or 0. */
  private async countOne({ key, tries, minutes }: Limit): Promise<number> {
    const now = this.clock.now();
    const [row] = (await this.db.query(count, [sha256(key), now, minutes])) as [{ tries: number; since: Date }];
    if (row.tries <= tries) return 0;
    return Math.max(1, Math.ceil((row.since.getTime() + minutes * 60_000 - now.getTime()) / 1000));
  }
}

const signInLimits: Limits = (what, who, network) => [
  { key: `${what} ${who} ${network}`, tries: 8, minutes: 10 },
  { key: `${what} ${who}`, tries: 50, minutes: 60 },
  { key: `${what} from ${network}`, tries: 100, minutes: 60 },
];

/** For letters that anybody may have sent to anybody: three an hour fill no inbox. */
export const emailLimits: Limits = (what, who, network) => [
  { key: `${what} ${who}`, tries: 3, minutes: 60 },
  { key: `${what} from ${network}`, tries: 20, minutes: 60 },
];

/** An IPv6 customer has a /64 at least. */
function networkOf(address: string): string {
  if (!address.includes(':') || address.startsWith('::ffff:')) return address.replace('::ffff:', '');
  const [head = '', tail = ''] = address.split('::');
  const before = head.split(':').filter(Boolean);
  const after = tail.split(':').filter(Boolean);
  const groups = [
    ...before,
    ...Array.from({ length: Math.max(0, 8 - before.length - after.length) }, () => '0'),
    ...after,
  ];
  return groups.slice(0, 4).join(':');
}

const count = `
  insert into sign_in_attempts as t (key, tries, since) values ($1, 1, $2)
  on conflict (key) do update set
    tries = case when t.since <= $2::timestamptz - make_interval(mins => $3) then 1 else t.tries + 1 end,
    since = case when t.since <= $2::timestamptz - make_interval(mins => $3) then $2 else t.since end
  returning tries, since`;
