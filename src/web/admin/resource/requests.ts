import { z } from 'zod';
import { several } from '../../../platform/parse.js';

/** The address of a list. */
export const listSchema = z.object({
  news: z.string().max(20).optional().catch(undefined),
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
});
/** The address of an entry's page. */
export const entrySchema = z.object({
  news: z.string().max(20).optional().catch(undefined),
  misfits: z.coerce.number().int().positive().optional().catch(undefined),
});
const slugSchema = z.string().max(80);
/** Where entries are to stand. */
export const orderSchema = z.object({
  /** One place … */
  slug: slugSchema.optional(),
  by: z.enum(['up', 'down']).optional(),
  /** … or all of them. */
  order: several(slugSchema),
});
/** What a form carries along. */
export const carried = z.object({
  once: z.string().max(60).optional().catch(undefined),
  /** Another of the kind is to be added next. */
  another: z.literal('yes').optional().catch(undefined),
  seen: z.string().max(60).optional().catch(undefined),
});
