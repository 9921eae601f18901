/** Of references. */
const alphabet = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789'.split('');

/** Chance that falls the same way each time for the same seed. */
export class Dice {
  #state = 0x811c9dc5;

  constructor(seed: string) {
    // FNV-1a
    for (const letter of seed) this.#state = Math.imul(this.#state ^ letter.codePointAt(0)!, 0x01000193);
  }

  /** In `[0, 1)`, by mulberry32. */
  roll(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), this.#state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  /** A whole number in `[from, to)`. */
  between(from: number, to: number): number {
    return from + Math.floor(this.roll() * (to - from));
  }

  chance(share: number): boolean {
    return this.roll() < share;
  }

  pick<T>(all: readonly T[]): T {
    return all[this.between(0, all.length)]!;
  }

  /** Each as often as its weight says. */
  weighted<T>(all: readonly T[], weightOf: (one: T) => number): T {
    const weights = all.map(weightOf);
    let left = this.roll() * weights.reduce((sum, weight) => sum + weight, 0);
    return all[weights.findIndex((weight) => (left -= weight) < 0)] ?? all.at(-1)!;
  }

  reference(): string {
    return Array.from({ length: 8 }, () => this.pick(alphabet)).join('');
  }

  /** UUID version 7 (RFC 9562 §5.7) of a moment, in milliseconds. */
  id(at: number): string {
    const hex = (digits: number) =>
      this.between(0, 16 ** digits)
        .toString(16)
        .padStart(digits, '0');
    const time = at.toString(16).padStart(12, '0');
    return `${time.slice(0, 8)}-${time.slice(8)}-7${hex(3)}-${this.pick(['8', '9', 'a', 'b'])}${hex(3)}-${hex(6)}${hex(6)}`;
  }
}
