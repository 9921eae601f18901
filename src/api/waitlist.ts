import { z } from 'zod';
import { closest } from '../i18n/language.js';
import { parse } from '../platform/parse.js';
import { isoOf } from '../time/wall-clock.js';
import type { EntryView, OfferView } from '../waitlist/views.js';
import { wishesSchema } from '../waitlist/wishes.js';
import { patientSchema } from './booking.js';
import { slug } from './fields.js';

const exampleWishes = { days: [1, 2], hours: { from: '16:00', to: '20:00' }, until: '2026-12-18' };
const wishes = wishesSchema.meta({
  id: 'Wishes',
  description: 'What suits the patient. What is left out is any. Dates and hours are local to the location.',
  examples: [exampleWishes],
});
const text = z.boolean().optional().describe('Also send offers by text message.');

export const joinRequest = z
  .strictObject({
    treatment: slug,
    addOns: z.array(slug).max(20).optional(),
    wishes: wishes.optional(),
    patient: patientSchema,
    language: z
      .string()
      .max(35)
      .transform((tag) => closest(tag))
      .optional()
      .meta({ type: 'string', description: 'Language for emails to the patient, BCP 47.', examples: ['es'] }),
    text,
  })
  .meta({
    id: 'WaitlistRequest',
    examples: [
      { treatment: 'acupuncture', wishes: exampleWishes, patient: { name: 'Ana García', email: 'ana@example.org' } },
    ],
  });

export const earlierRequest = z
  .strictObject({ wishes: wishes.optional(), text })
  .meta({ id: 'EarlierTimeRequest', examples: [{ wishes: exampleWishes }] });

export const wishesRequest = z
  .strictObject({ wishes })
  .meta({ id: 'NewWishes', examples: [{ wishes: exampleWishes }] });

export const askedSchema = z
  .object({ status: z.literal('asked').describe('The patient must press the button in an email.') })
  .meta({ id: 'WaitlistAsked', examples: [{ status: 'asked' }] });

const exampleOffer = {
  status: 'open',
  start: '2026-12-01T16:00:00-05:00',
  end: '2026-12-01T16:55:00-05:00',
  expiresAt: '2026-11-27T14:20:00.000Z',
  practitioner: 'mei',
  location: 'harbour',
  timeZone: 'America/New_York',
  treatment: 'acupuncture',
  addOns: [],
  price: 9500,
  currency: 'USD',
} as const;

export const offerSchema = z
  .object({
    status: z.enum(['open', 'accepted', 'declined', 'lapsed', 'withdrawn']),
    start: z.string().meta({ format: 'date-time' }),
    end: z.string().meta({ format: 'date-time' }),
    expiresAt: z.iso.datetime().describe('Until when the time is held for the patient.'),
    practitioner: z.string(),
    location: z.string(),
    timeZone: z.string(),
    treatment: z.string(),
    addOns: z.array(z.string()),
    price: z.int().describe('In minor units of the currency.'),
    currency: z.string(),
  })
  .meta({ id: 'WaitlistOffer', examples: [exampleOffer] });

export const entrySchema = z
  .object({
    status: z.enum(['unproven', 'waiting', 'ended']),
    treatment: z.string(),
    addOns: z.array(z.string()),
    wishes: wishesSchema,
    reference: z.string().nullable().describe('The appointment for which an earlier time is wanted.'),
    since: z.iso.datetime(),
    ahead: z.int().nullable().describe('How many who wait for the same treatment come first.'),
    offer: offerSchema.nullable(),
  })
  .meta({
    id: 'WaitlistEntry',
    examples: [
      {
        status: 'waiting',
        treatment: 'acupuncture',
        addOns: [],
        wishes: parse(wishesSchema, exampleWishes),
        reference: null,
        since: '2026-11-27T14:00:00.000Z',
        ahead: 2,
        offer: exampleOffer,
      },
    ],
  });

export function entryOf(entry: EntryView): z.output<typeof entrySchema> {
  const { status, treatment, addOns, wishes: wished, reference, since, ahead, offer } = entry;
  return {
    status,
    treatment,
    addOns: [...addOns],
    wishes: wished,
    reference,
    since: since.toISOString(),
    ahead,
    offer: offer && offerOf(offer),
  };
}

export function offerOf(offer: OfferView): z.output<typeof offerSchema> {
  const { state, start, end, expiresAt, practitioner, location, timeZone, treatment, addOns, price, currency } = offer;
  return {
    status: state,
    start: isoOf(timeZone, start),
    end: isoOf(timeZone, end),
    expiresAt: expiresAt.toISOString(),
    practitioner,
    location,
    timeZone,
    treatment,
    addOns: [...addOns],
    price,
    currency,
  };
}
