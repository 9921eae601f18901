import { Injectable } from '@nestjs/common';
import { networkOf } from '../platform/http/network-of.js';
import { type RateLimit, RateLimits } from '../platform/rate-limits.service.js';
import { Refusal } from '../platform/refusal.js';

interface Limit extends RateLimit {
  readonly key: string;
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
  constructor(private readonly limits: RateLimits) {}

  /** Counts first, so that tries at the same moment count too. @throws Refusal too-many-tries with the seconds to wait. */
  async count(what: string, account: string, address: string, limits: Limits = signInLimits): Promise<void> {
    const all = limits(what, account.trim().toLowerCase(), networkOf(address));
    const waits = await Promise.all(all.map((limit) => this.limits.take(limit.key, limit)));
    const seconds = Math.max(...waits);
    if (seconds > 0) throw new Refusal('too-many-tries', { seconds, minutes: Math.ceil(seconds / 60) });
  }

  /** It was they: what they mistyped before counts no longer. The network's count stays. */
  async forgive(what: string, account: string, address: string): Promise<void> {
    const [here] = signInLimits(what, account.trim().toLowerCase(), networkOf(address));
    await this.limits.reset(here!.key, here!);
  }
}

const signInLimits: Limits = (what, who, network) => [
  { key: `${what} ${who} ${network}`, times: 8, seconds: 600 },
  { key: `${what} ${who}`, times: 50, seconds: 3600 },
  { key: `${what} from ${network}`, times: 100, seconds: 3600 },
];

/** For emails that anyone may have sent to anyone: three an hour fill no inbox. */
export const emailLimits: Limits = (what, who, network) => [
  { key: `${what} ${who}`, times: 3, seconds: 3600 },
  { key: `${what} from ${network}`, times: 20, seconds: 3600 },
];
