import { Refusal } from '../platform/refusal.js';

/** With one of them a place up or down; at the end it stays. @throws Refusal not-found */
export function movedBy<Entry extends { readonly slug: string }>(
  entries: readonly Entry[],
  slug: string,
  by: 1 | -1,
): Entry[] {
  const at = entries.findIndex((one) => one.slug === slug);
  if (at < 0) throw new Refusal('not-found');
  if (at + by < 0 || at + by >= entries.length) return [...entries];
  const order = entries.filter((_, n) => n !== at);
  order.splice(at + by, 0, entries[at]!);
  return order;
}
