import { createHash } from 'node:crypto';

interface Asked {
  readonly challenge: string;
  readonly bits: number;
}

/** How many zero bits the hash of this begins with. */
export const zerosOf = (proof: string) => Math.clz32(createHash('sha256').update(proof).digest().readUInt32BE(0));

/** The work that a challenge asks for, done. */
export function prove({ challenge, bits }: Asked): string {
  for (let number = 0; ; number++) {
    const proof = `${challenge}:${number.toString(36)}`;
    if (zerosOf(proof) >= bits) return proof;
  }
}
