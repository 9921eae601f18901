import { z } from 'zod';

export const kindSchema = z.enum(['base', 'add-on']);
export const slugSchema = z.string().regex(/^[a-z0-9-]{1,80}$/);
/** As it stands in addresses. */
export const keySchema = z.object({ kind: kindSchema, slug: slugSchema });
