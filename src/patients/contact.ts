import { z } from 'zod';

/** Anything a keyboard of the world makes, on one line: no control characters, no half characters. */
const line = (most: number) =>
  z
    .string()
    .trim()
    .max(most)
    .refine((text) => !/[\p{Cc}\p{Cs}\u2028\u2029]/u.test(text), { error: 'control-characters' });

/** How to reach a patient. Families share one address, so an address with another name is another patient. */
export const contactSchema = z.strictObject({
  name: line(120).min(1),
  email: line(254).pipe(z.email()),
  phone: line(40)
    .refine((text) => text === '' || /^\+?[\d\s().\-/]{4,}$/.test(text), { error: 'phone' })
    .nullish()
    .transform((phone) => phone || null),
});

export type Contact = z.output<typeof contactSchema>;
