import { isIP } from 'node:net';
import { type EntryOf, entity, type Immutable } from '../configuration/entity.js';
import { choice, several, text } from '../configuration/fields.js';
import { faultInAddress, outsideUrl } from '../platform/outside-url.js';
import { isPublicAddress } from '../platform/public-address.js';
import { webhookEvents } from './webhook.js';

/** A program outside, and what it hears of. */
export const webhook = entity('webhook', {
  name: text(80),
  address: text(1000)
    .refine((address) => faultInAddress(address) !== 'port', 'fault.other-port')
    .refine(isOutside, 'fault.webhook-address'),
  events: several(choice(webhookEvents)).refine((all) => all.length > 0, 'fault.webhook-events'),
});
export type WebhookEntry = Immutable<EntryOf<typeof webhook>>;

/** What it turns out to be is looked at again at every try; here only what anybody can see. Its port is another matter. */
function isOutside(address: string): boolean {
  const fault = faultInAddress(address);
  if (fault) return fault === 'port';
  const host = outsideUrl(address).hostname.replace(/^\[|\]$/g, '');
  return !(isIP(host) && !isPublicAddress(host)) && !/(^|\.)localhost$/.test(host);
}
