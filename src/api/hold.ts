import { z } from 'zod';
import type { Held } from '../bookings/holding/holds.service.js';
import { isoOf } from '../time/wall-clock.js';
import { instant, slug } from './fields.js';
import { slotSchema } from './slot.js';
import { exampleTerms, termsSchema } from './terms.js';

/** A time somebody wants: one of the slots. */
export const wantedTime = {
  treatment: slug,
  addOns: z.array(slug).max(20).optional(),
  practitioner: slug,
  location: slug,
  start: instant,
};

export const exampleRequest = {
  treatment: 'acupuncture',
  addOns: ['cupping'],
  practitioner: 'mei',
  location: 'harbour',
  start: '2026-12-01T10:00:00-05:00',
};

export const exampleHold = 'pYb0n0p3m5zS6tUuVhWkXlYmZn1o2q3r4s5t6u7v8w9';

export const holdRequest = z.strictObject(wantedTime).meta({ id: 'HoldRequest', examples: [exampleRequest] });

export const holdSchema = slotSchema
  .extend({
    hold: z.string().describe('Secret ID for booking or releasing the time.'),
    expiresAt: z.iso.datetime().describe('When the hold ends.'),
    treatment: z.string(),
    addOns: z.array(z.string()),
    terms: termsSchema.optional(),
  })
  .meta({
    id: 'Hold',
    examples: [
      {
        hold: exampleHold,
        expiresAt: '2026-11-27T14:10:00.000Z',
        ...exampleRequest,
        end: '2026-12-01T11:10:00-05:00',
        timeZone: 'America/New_York',
        price: 12500,
        currency: 'USD',
        terms: exampleTerms,
      },
    ],
  });

export function holdOf({ hold, expiresAt, start, end, timeZone, ...held }: Held): z.output<typeof holdSchema> {
  return {
    hold,
    expiresAt,
    start: isoOf(timeZone, start),
    end: isoOf(timeZone, end),
    practitioner: held.practitioner,
    location: held.location,
    timeZone,
    treatment: held.treatment,
    addOns: [...held.addOns],
    price: held.price,
    currency: held.currency,
    ...(held.terms && { terms: held.terms }),
  };
}
