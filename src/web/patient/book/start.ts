import { z } from 'zod';

const instant = z.iso.datetime({ offset: true });

/** ISO 8601 with an offset, on a whole minute, as UTC epoch minutes; null for anything else. */
export function minuteOfStart(text: string | undefined): number | null {
  const read = instant.safeParse(text);
  if (!read.success) return null;
  const minute = Date.parse(read.data) / 60_000;
  return Number.isInteger(minute) ? minute : null;
}
