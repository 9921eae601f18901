import { createHash, timingSafeEqual } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../clock.js';
import { secretToken } from '../ids.random.js';
import { type Deriving, Keys } from '../keys.service.js';
import { type RateLimit, RateLimits } from '../rate-limits.service.js';
import { SETTINGS, type Settings } from '../settings.js';

/** 65,000 hashes on average: a quarter of a second of a phone, while somebody types. Each further bit doubles it. */
const usualBits = 16;
/** Longer than anybody leaves a form open. */
const lastsMinutes = 120;
/** Remembered until it would be refused for its age. */
const once: RateLimit = { times: 1, seconds: (lastsMinutes + 1) * 60 };

/**
 * Proof of work (as in hashcash). A page's script finds a number that gives the challenge a hash with so many zeros in
 * front, and the form brings it along; nobody sees anything of it, and nobody solves anything. Each challenge is used up
 * in the database, so that no second process accepts it again.
 */
@Injectable()
export class Challenge {
  constructor(
    private readonly keys: Keys,
    private readonly clock: Clock,
    private readonly limits: RateLimits,
    @Inject(SETTINGS) private readonly settings: Pick<Settings, 'challenge'>,
  ) {}

  get isOn(): boolean {
    return this.settings.challenge;
  }

  /** One for one form. Short enough for a single block of SHA-256 with the number after it (55 bytes). */
  ask(): { readonly challenge: string; readonly bits: number } {
    const body = `${this.minute().toString(36)}.${secretToken().slice(0, 11)}`;
    return { challenge: `${body}.${sealOf(this.keys, body)}`, bits: usualBits };
  }

  /** `<challenge>:<number>`: ours, young, enough, and not used before; it is from now on. */
  async isMet(proof: unknown): Promise<boolean> {
    return (await this.verdict(proof)) === 'met';
  }

  /** Of one that is met, its zero bits; 0 of any other. */
  async worthOf(proof: unknown): Promise<number> {
    return (await this.isMet(proof)) ? zerosBefore(String(proof)) : 0;
  }

  /** Whether it is met, or what is wrong with it. */
  async verdict(proof: unknown): Promise<'met' | 'wrong' | 'spent'> {
    if (typeof proof !== 'string' || proof.length > 55) return 'wrong';
    const [challenge = ''] = proof.split(':');
    const [asked = '', chance = '', seal = ''] = challenge.split('.');
    if (!this.keys.each.some((key) => sameText(seal, sealOf(key, `${asked}.${chance}`)))) return 'wrong';
    const age = this.minute() - Number.parseInt(asked, 36);
    if (!(age >= 0 && age <= lastsMinutes) || zerosBefore(proof) < usualBits) return 'wrong';
    // By what is sealed: whatever else a client appends makes no other challenge of it.
    return (await this.limits.take(`proof ${asked}.${chance}`, once)) === 0 ? 'met' : 'spent';
  }

  private minute(): number {
    return Math.floor(this.clock.now().getTime() / 60_000);
  }
}

function sealOf(keys: Deriving, body: string): string {
  return keys.derive('challenge', body).toString('base64url').slice(0, 16);
}

function zerosBefore(proof: string): number {
  return Math.clz32(createHash('sha256').update(proof).digest().readUInt32BE(0));
}

function sameText(given: string, right: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(right)];
  return one.length === other.length && timingSafeEqual(one, other);
}
