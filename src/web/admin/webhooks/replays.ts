import { z } from 'zod';

/** Hours back. */
export const spans = [1, 24, 72, 720] as const;

/** What is to be sent again: one message, or everything since. */
export const replaySchema = z.union([
  z.object({ message: z.uuid() }),
  z.object({
    since: z.coerce.number().refine((hours) => (spans as readonly number[]).includes(hours)),
    which: z.enum(['dead', 'all']),
  }),
]);
