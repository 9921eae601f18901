import { z } from 'zod';

export const exampleChallenge = 'hq7z3k.pYb0n0p3m5z.S6tUuVhWkXlYmZn1';
export const exampleProof = `${exampleChallenge}:1e3f`;

export const challengeSchema = z
  .object({
    challenge: z.string().describe('Valid for two hours.'),
    bits: z.int().describe('How many zero bits the hash must begin with.'),
  })
  .meta({ id: 'Challenge', examples: [{ challenge: exampleChallenge, bits: 16 }] });
