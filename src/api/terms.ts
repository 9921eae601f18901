import { z } from 'zod';

/** The terms as they are shown: for people to read before they book. */
export const termsSchema = z
  .object({
    cancelNoticeMinutes: z.int().describe('How long before the start the patient can still reschedule or cancel.'),
    lateCancellation: z.string().describe('The clinic’s late-cancellation policy; may be empty.'),
    noShow: z.string().describe('The clinic’s no-show policy; may be empty.'),
  })
  .meta({
    id: 'Terms',
    description:
      'The cancellation policy to show before booking. It stays with the appointment even if the clinic changes its rules.',
  });

export const exampleTerms: z.output<typeof termsSchema> = {
  cancelNoticeMinutes: 1440,
  lateCancellation: 'Late cancellations are charged 50%.',
  noShow: 'No-shows are charged in full.',
};
