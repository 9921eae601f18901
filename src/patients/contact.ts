import { z } from 'zod';
import { line } from '../platform/parse.js';
import { emailAddress } from '../platform/email-address.js';
import { plainName } from './identity.js';
import { faultInPhone } from './phone-number.js';
import { plainNumber } from './phone-text.js';

const name = line(120).transform(plainName).pipe(z.string().min(1));
const phone = z
  .string()
  .max(1000)
  .transform(plainNumber)
  .pipe(z.string().max(80))
  .superRefine((typed, context) => {
    const message = typed === '' ? undefined : faultInPhone(typed);
    if (message) context.addIssue({ code: 'custom', message });
  })
  .nullish()
  .transform((given) => given || null);

/** How to reach a patient. Families share one address, so an address with another name is another patient. */
export const contactSchema = z.strictObject({ name, email: emailAddress, phone });

export type Contact = z.output<typeof contactSchema>;

/** Whoever booked by phone may have no address. */
export interface Reachable {
  readonly name: string;
  readonly email: string | null;
  readonly phone: string | null;
}

/** Someone who calls: by one of the two they can be reached. */
export const callerSchema = z
  .strictObject({ name, phone, email: z.union([z.literal('').transform(() => null), emailAddress]) })
  .refine((caller) => caller.email !== null || caller.phone !== null, { path: ['phone'], error: 'fault.missing' });
