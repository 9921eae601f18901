import { z } from 'zod';
import { line } from '../platform/parse.js';

/** How to reach a patient. Families share one address, so an address with another name is another patient. */
export const contactSchema = z.strictObject({
  name: line(120).pipe(z.string().min(1)),
  email: line(254).pipe(z.email()),
  phone: line(40)
    .refine((text) => text === '' || /^\+?[\d\s().\-/]{4,}$/.test(text), { error: 'fault.phone' })
    .nullish()
    .transform((phone) => phone || null),
});

export type Contact = z.output<typeof contactSchema>;

/** Whoever booked by phone may have no address. */
export interface Reachable {
  readonly name: string;
  readonly email: string | null;
  readonly phone: string | null;
}
