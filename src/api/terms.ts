import { z } from 'zod';

/** The terms as they are shown: for people to read before they book. */
export const termsSchema = z
  .object({
    cancelNoticeMinutes: z.int().describe('Up to so long before the start the patient may move or cancel.'),
    lateCancellation: z.string().describe('What it means to cancel later, in the clinic’s words; may be empty.'),
    noShow: z.string().describe('What it means not to come, likewise.'),
  })
  .meta({ id: 'Terms', description: 'To be shown before booking. They stay with the visit, whatever changes later.' });

export const exampleTerms: z.output<typeof termsSchema> = {
  cancelNoticeMinutes: 1440,
  lateCancellation: 'A late cancellation costs half the price.',
  noShow: 'If you do not come, all of it is.',
};
