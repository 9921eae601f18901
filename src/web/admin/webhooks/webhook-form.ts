import { z } from 'zod';
import { line, parse, several } from '../../../platform/parse.js';
import { type WebhookEvent, webhookEvents } from '../../../webhooks/webhook.js';
import type { EndpointInput } from '../../../webhooks/webhook-endpoints.service.js';

/** As it was typed, whatever it is. */
export interface TypedWebhook {
  readonly name: string;
  readonly address: string;
  readonly events: readonly string[];
}

export const blankWebhook: TypedWebhook = {
  name: '',
  address: '',
  events: ['booking.created', 'booking.moved', 'booking.cancelled', 'booking.done', 'booking.restored'],
};

const word = z.string().max(2000).catch('');
const typed = z.object({ name: word, address: word, events: several(word) });
export const typedWebhook = (body: unknown): TypedWebhook => parse(typed, body);

const input = z.object({
  name: line(80).pipe(z.string().min(1)),
  address: line(1000).pipe(z.string().min(1)),
  events: several(z.enum(webhookEvents)).pipe(
    z
      .array(z.enum(webhookEvents))
      .min(1, { error: 'fault.webhook-events' })
      .transform((all) => [...new Set(all)]),
  ),
});

/** @throws BadInput */
export function filterIn(body: TypedWebhook): EndpointInput & { readonly events: readonly WebhookEvent[] } {
  return parse(input, body);
}

/** Hours back. */
export const spans = [1, 24, 72, 720] as const;

/** Either one message, or everything since. */
export const replay = z.union([
  z.object({ message: z.uuid() }),
  z.object({
    since: z.coerce.number().refine((hours) => (spans as readonly number[]).includes(hours)),
    which: z.enum(['dead', 'all']),
  }),
]);
