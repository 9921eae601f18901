import { z } from 'zod';
import { faultInCalendarAddress } from '../../../availability/calendars/calendar-address.js';
import { asTyped, line } from '../../../platform/parse.js';

/** Characters: a label is one line on a phone. */
export const longestLabel = 60;
/** Secret addresses are long; longer than this is none. */
export const longestAddress = 2000;

const label = line(longestLabel).pipe(z.string().min(1));

export const feedForm = z.object({ label, shows: z.enum(['initials', 'nothing']).catch('initials') });

export const subscriptionForm = z.object({
  label,
  address: line(longestAddress).pipe(
    z
      .string()
      .min(1)
      .check(({ value, issues }) => {
        const message = value && faultInCalendarAddress(value);
        if (message) issues.push({ code: 'custom', message, input: value });
      }),
  ),
});

/** What was sent, as it was typed: so it comes back when something is wrong with it. */
export const sent = z.object({ label: asTyped, shows: asTyped, address: asTyped, once: asTyped });
