import { priceAt } from '../treatments/price.js';
import { z } from 'zod';
import type { Snapshot } from '../availability/snapshot.js';
import type { Treatment } from '../treatments/treatment.js';
import { visitOf } from '../treatments/visit.js';

const part = {
  slug: z.string(),
  name: z.string(),
  description: z.string(),
  minutes: z.int().describe('Length of the appointment; for an add-on, the extra time.'),
  price: z.int().describe('In minor units. Practitioners can have a different price, which slots show.'),
  prices: z
    .array(
      z.object({
        location: z.string(),
        price: z.int().describe('In minor units of `currency`.'),
        currency: z.string().describe('ISO 4217'),
      }),
    )
    .describe('At each location where the amount or the currency is another one.'),
};

export const addOnSchema = z.object(part).meta({ id: 'AddOn' });

export const treatmentSchema = z
  .object({
    ...part,
    for: z
      .enum(['anyone', 'new', 'returning'])
      .describe(
        'Which patients it is for: `new` ones, or `returning` ones, seen within `returningMonths`. A booking for other patients is accepted, and they are told by email.',
      ),
    addOns: z.array(addOnSchema).describe('Add-ons that can be booked with it.'),
    courses: z
      .array(
        z.object({
          visits: z.int(),
          everyDays: z.int(),
          price: z
            .int()
            .nullable()
            .describe(
              'Of the whole course without add-ons, in minor units of the clinic’s currency; null: each its own.',
            ),
        }),
      )
      .describe('What the clinic offers as a course.'),
    courseTerms: z.string().describe('What the clinic says of its courses; may be empty.'),
  })
  .meta({ id: 'Treatment' });

export const treatmentsSchema = z
  .object({
    treatments: z.array(treatmentSchema),
    currency: z.string().describe('ISO 4217: of every `price`, where `prices` say nothing else.'),
    returningMonths: z.int().describe('A patient seen within this many months is a returning one.'),
  })
  .meta({
    id: 'Treatments',
    examples: [
      {
        treatments: [
          {
            slug: 'acupuncture',
            name: 'Acupuncture',
            description: 'Fine needles, with time to rest.',
            minutes: 55,
            price: 9500,
            prices: [{ location: 'north-ryde', price: 14000, currency: 'AUD' }],
            for: 'anyone',
            courses: [{ visits: 6, everyDays: 7, price: 50000 }],
            courseTerms: 'Paid at the first appointment.',
            addOns: [
              {
                slug: 'cupping',
                name: 'Cupping',
                description: 'Suction cups after acupuncture.',
                minutes: 15,
                price: 3000,
                prices: [],
              },
            ],
          },
        ],
        currency: 'USD',
        returningMonths: 24,
      },
    ],
  });

/** What patients can book themselves, in the clinic's order. */
export function treatmentsOf({ clinic, treatments, locations }: Snapshot): z.output<typeof treatmentsSchema> {
  const online = treatments.filter((one) => one.online);
  const partOf = (treatment: Treatment) => ({ ...wordsOf(treatment), prices: pricesOf(treatment) });
  const pricesOf = (treatment: Treatment) =>
    locations
      .map((location) => ({
        location: location.slug,
        price: priceAt(treatment, location),
        currency: location.currency,
      }))
      .filter(({ price, currency }) => price !== treatment.price || currency !== clinic.currency);
  return {
    currency: clinic.currency,
    returningMonths: clinic.policy.returningMonths,
    treatments: online
      .filter(({ kind }) => kind === 'base')
      .map((base) => ({
        ...partOf(base),
        for: base.for,
        courses: base.courses.map(({ visits, everyDays, price = null }) => ({ visits, everyDays, price })),
        courseTerms: base.courseTerms,
        addOns: base.addOns.flatMap((slug) =>
          online.filter((one) => one.kind === 'add-on' && one.slug === slug).map(partOf),
        ),
      })),
  };
}

function wordsOf(treatment: Treatment): Omit<z.output<typeof addOnSchema>, 'prices'> {
  const { slug, name, description } = treatment;
  const { minutes, price } = visitOf(treatment);
  return { slug, name, description, minutes, price };
}
