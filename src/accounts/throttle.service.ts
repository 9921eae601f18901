import { Injectable } from '@nestjs/common';
import type { Tx } from '../platform/database.client.js';
import { Challenge } from '../platform/http/challenge.service.js';
import { networkOf } from '../platform/http/network-of.js';
import { type RateLimit, RateLimits } from '../platform/rate-limits.service.js';
import { Refusal } from '../platform/refusal.js';
import { everywhere, type Guess, here, leastWork, ownLimit, strangersLimits, workFor } from './guess-limits.js';
import { KnownDevices } from './known-devices.service.js';
import { RefusedAttempts } from './refused-attempts.service.js';

interface Limit extends RateLimit {
  readonly key: string;
}

/** `who`: the key of an address. `network`: undefined where it is not counted. Counted in this order, up to the first that is reached. */
type Limits = (what: string, who: string, network: string | undefined) => readonly Limit[];

/** Who tries, as far as the limits want to know. */
export interface Guesser {
  readonly cookies: Readonly<Record<string, string>>;
  readonly address: string;
  /** The id of the session, if they are signed in to the account already. */
  readonly session?: string | undefined;
  /** A proof of work that came with the form. */
  readonly proof?: unknown;
  /** Seconds for which their network, or browser, is answered nothing without one. */
  readonly wait?: number;
}

/**
 * How often someone may try to sign in, and have messages sent: counted in the database, so in all processes together.
 * Strangers slow each other down and never lock an account: a browser in which its owner has signed in before, a session, and
 * whoever has chosen a new password by email, have an allowance of their own.
 */
@Injectable()
export class Throttle {
  constructor(
    private readonly limits: RateLimits,
    private readonly devices: KnownDevices,
    private readonly challenge: Challenge,
    private readonly refused: RefusedAttempts,
  ) {}

  /**
   * Counts first, so that tries at the same moment count too. `account`: the address that was typed, known or not.
   * @throws Refusal too-many-tries with the seconds to wait; sign-in-slower with the bits of a proof of work that lets the next
   *   try through; sign-in-guarded where only the owner's ways are open
   */
  async guess(guess: Guess, account: string, by: Guesser): Promise<void> {
    const who = account.trim().toLowerCase();
    const worth = await this.pay(by);
    const own = this.ownKey(guess, who, by);
    const wait = own === undefined ? 1 : await this.limits.take(own, ownLimit);
    if (wait === 0) return;
    if (by.session !== undefined) {
      this.refused.note('guesses', { email: who }, by.address);
      throw tooMany(wait);
    }
    await this.guessAsStranger(guess, who, by, worth).catch((fault: unknown) => {
      if (fault instanceof Refusal) this.refused.note('guesses', { email: who }, by.address);
      throw fault;
    });
  }

  /**
   * Whoever floods us pays before anything else is asked, so that it is no lock-out of those behind the same address.
   * @returns the bits of the work; undefined where it was not looked at
   * @throws Refusal sign-in-slower with the bits of a proof of work that lets the next try through; too-many-requests
   */
  async pay({ wait = 0, proof }: Guesser): Promise<number | undefined> {
    if (wait === 0) return undefined;
    if (!this.challenge.isOn) throw new Refusal('too-many-requests', { seconds: wait });
    const worth = await this.challenge.worthOf(proof);
    if (worth < leastWork) throw new Refusal('sign-in-slower', { bits: leastWork });
    return worth;
  }

  /** It was not they. */
  failed(guess: Guess, account: string, by: Pick<Guesser, 'address'>): void {
    this.refused.note(guess, { email: account.trim().toLowerCase() }, by.address);
  }

  /** It was they: what they mistyped before counts no longer. What strangers tried, and the network, still do. */
  async forgive(guess: Guess, account: string, by: Guesser): Promise<void> {
    const who = account.trim().toLowerCase();
    await this.limits.reset(this.ownKey(guess, who, by) ?? here(who, networkOf(by.address)));
  }

  /** Somebody has shown that they read the account's email: what strangers tried counts no longer. */
  async beginAnew(tx: Pick<Tx, 'query'>, account: string): Promise<void> {
    const who = account.trim().toLowerCase();
    for (const guess of ['password', 'code'] as const) await this.limits.reset(everywhere(guess, who), tx);
  }

  /** For messages to an address. `from`: the network address they are asked from. @throws Refusal too-many-tries with the seconds to wait */
  async count(what: string, who: string, from: string, limits: Limits = emailLimits): Promise<void> {
    await this.countAll(limits(what, who, networkOf(from)));
  }

  /**
   * The same for staff: in their own browser, or for a proof of work, what others ask for from behind the same address does not
   * count.
   */
  async countForStaff(what: string, account: string, by: Guesser): Promise<void> {
    const { cookies, address } = by;
    const who = account.trim().toLowerCase();
    const known = (await this.pay(by)) !== undefined || this.devices.idOf(who, cookies) !== undefined;
    await this.countAll(emailLimits(what, who, known ? undefined : networkOf(address)));
  }

  private async countAll(all: readonly Limit[]): Promise<void> {
    for (const limit of all) {
      const seconds = await this.limits.take(limit.key, limit);
      if (seconds > 0) throw tooMany(seconds);
    }
  }

  private async guessAsStranger(guess: Guess, who: string, { address, proof }: Guesser, worth?: number): Promise<void> {
    const all = strangersLimits(guess, who, networkOf(address));
    const tries = await Promise.all(
      all.map(async (limit) => ({
        ...limit,
        ...(await this.limits.attempt(limit.key, { ...limit, times: limit.free })),
      })),
    );
    const over = tries.filter(({ taken }) => !taken);
    if (over.length === 0) return;
    if (over.every(({ count, most }) => count < most)) {
      const bits = Math.max(...over.map(({ count, free }) => workFor(count, free)));
      // One less than is asked for now: the form may have been filled in while others went on guessing.
      if (this.challenge.isOn && (worth ?? (await this.challenge.worthOf(proof))) < bits - 1)
        throw new Refusal('sign-in-slower', { bits });
    }
    const waits = await Promise.all(over.map((limit) => this.limits.take(limit.key, { ...limit, times: limit.most })));
    const seconds = Math.max(...waits);
    if (seconds > 0) throw new Refusal('sign-in-guarded', { seconds });
  }

  private ownKey(guess: Guess, who: string, { cookies, session }: Guesser): string | undefined {
    const own = session ?? this.devices.idOf(who, cookies);
    return own === undefined ? undefined : `${guess} ${who} by ${own}`;
  }
}

const tooMany = (seconds: number) => new Refusal('too-many-tries', { seconds, minutes: Math.ceil(seconds / 60) });

/** For emails that anyone may have sent to anyone: three an hour fill no inbox. Nothing counts for the address that is not sent. */
export const emailLimits: Limits = (what, who, network) => [
  ...(network === undefined ? [] : [{ key: `${what} from ${network}`, times: 20, seconds: 3600 }]),
  { key: `${what} ${who}`, times: 3, seconds: 3600 },
];
