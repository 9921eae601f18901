import { createHash, timingSafeEqual } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../clock.js';
import { secretToken } from '../ids.random.js';
import { Keys } from '../keys.service.js';
import { SETTINGS, type Settings } from '../settings.js';

/** 65,000 hashes on average: a quarter of a second of a phone, while somebody types. */
const bits = 16;
/** Longer than anybody leaves a form open. */
const lastsMinutes = 120;

/**
 * Proof of work (as in hashcash). A page's script finds a number that gives the challenge a hash with so many zeros in
 * front, and the form brings it along; nobody sees anything of it, and nobody solves anything. Which challenges were
 * used is kept by each web process for itself, like the counts of its limits.
 */
@Injectable()
export class Challenge {
  private readonly used = new Map<string, number>();

  constructor(
    private readonly keys: Keys,
    private readonly clock: Clock,
    @Inject(SETTINGS) private readonly settings: Pick<Settings, 'challenge'>,
  ) {}

  get isOn(): boolean {
    return this.settings.challenge;
  }

  /** One for one form. Short enough for a single block of SHA-256 with the number after it (55 bytes). */
  ask(): { readonly challenge: string; readonly bits: number } {
    const body = `${this.minute().toString(36)}.${secretToken().slice(0, 11)}`;
    return { challenge: `${body}.${this.seal(body)}`, bits };
  }

  /** `<challenge>:<number>`, ours, young, enough, and not used before; it is from now on. */
  isMet(proof: unknown): boolean {
    if (typeof proof !== 'string' || proof.length > 55) return false;
    const [challenge = ''] = proof.split(':');
    const [asked = '', chance = '', seal = ''] = challenge.split('.');
    if (!sameText(seal, this.seal(`${asked}.${chance}`))) return false;
    const age = this.minute() - Number.parseInt(asked, 36);
    if (!(age >= 0 && age <= lastsMinutes) || zerosBefore(proof) < bits || this.used.has(challenge)) return false;
    this.forget();
    this.used.set(challenge, this.minute());
    return true;
  }

  /** Who is too old is refused for its age. In order of use, so what is oldest stands first. */
  private forget(): void {
    for (const [challenge, minute] of this.used) {
      if (this.minute() - minute <= lastsMinutes) return;
      this.used.delete(challenge);
    }
  }

  private seal(body: string): string {
    return this.keys.derive('challenge', body).toString('base64url').slice(0, 16);
  }

  private minute(): number {
    return Math.floor(this.clock.now().getTime() / 60_000);
  }
}

function zerosBefore(proof: string): number {
  return Math.clz32(createHash('sha256').update(proof).digest().readUInt32BE(0));
}

function sameText(given: string, right: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(right)];
  return one.length === other.length && timingSafeEqual(one, other);
}
