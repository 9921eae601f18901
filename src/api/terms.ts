import { z } from 'zod';
import type { ShownTerms } from '../bookings/booking.js';
import { isoOf } from '../time/wall-clock.js';

export const termsSchema = z
  .object({
    cancelUntil: z.string().describe('Until then the patient may move or cancel, free of charge.'),
    lateCancellation: z.string().describe('What it means to cancel later, in the clinic’s words; may be empty.'),
    noShow: z.string().describe('What it means not to come, likewise.'),
  })
  .meta({
    id: 'Terms',
    description: 'To be shown before booking. They are kept with the visit, whatever changes later.',
  });

export const exampleTerms: z.output<typeof termsSchema> = {
  cancelUntil: '2026-11-30T10:00:00-05:00',
  lateCancellation: 'After that, half the price is due.',
  noShow: 'If you do not come, all of it is.',
};

/** `start`: UTC epoch minute. */
export function termsOf(
  { cancelNoticeMinutes, lateCancellation, noShow }: ShownTerms,
  zone: string,
  start: number,
): z.output<typeof termsSchema> {
  return { cancelUntil: isoOf(zone, start - cancelNoticeMinutes), lateCancellation, noShow };
}
