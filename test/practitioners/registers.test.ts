import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import type { ClinicFile } from '../../src/clinic-file/schema.js';
import { registerOf } from '../../src/practitioners/registers.js';

const demo = JSON.parse(readFileSync('src/clinic-file/demo.json', 'utf8')) as ClinicFile;
const numbers: Readonly<Record<string, RegExp>> = { AHPRA: /^[A-Z]{3}\d{10}$/, NCCAOM: /^\d{6}$/, BAcC: /^\d{6}$/ };

it.for(['AHPRA', 'BAcC', 'GOsC', 'HCPC', 'NCBAHM', 'NCCAOM'])(
  '%s has a register at a plain, secure address',
  (body) => {
    const { protocol, search, hash, username } = new URL(registerOf({ body })!);
    expect([protocol, search, hash, username]).toEqual(['https:', '', '', '']);
  },
);

it('every practitioner of the demo has a number as their body gives them, and a register to look it up in', () => {
  for (const { name, registration } of demo.practitioners) {
    expect(registration?.number, name).toMatch(numbers[registration!.body]!);
    expect(registerOf(registration!), name).toBeDefined();
  }
});
