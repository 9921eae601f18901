import { z } from 'zod';
import { line } from '../platform/parse.js';
import { plainAddress, plainName, plainNumber } from './identity.js';
import { isPhone } from './phone-number.js';

const name = line(120).transform(plainName).pipe(z.string().min(1));
const email = line(254).transform(plainAddress).pipe(z.email());
const phone = line(40)
  .transform(plainNumber)
  .refine((text) => text === '' || isPhone(text), { error: 'fault.phone' })
  .nullish()
  .transform((given) => given || null);

/** How to reach a patient. Families share one address, so an address with another name is another patient. */
export const contactSchema = z.strictObject({ name, email, phone });

export type Contact = z.output<typeof contactSchema>;

/** Whoever booked by phone may have no address. */
export interface Reachable {
  readonly name: string;
  readonly email: string | null;
  readonly phone: string | null;
}

/** Someone who calls: by one of the two they can be reached. */
export const callerSchema = z
  .strictObject({ name, phone, email: z.union([z.literal('').transform(() => null), email]) })
  .refine((caller) => caller.email !== null || caller.phone !== null, { path: ['phone'], error: 'fault.missing' });
