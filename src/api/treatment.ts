import { z } from 'zod';
import type { Snapshot } from '../availability/snapshot.js';
import type { Treatment } from '../treatments/treatment.js';
import { visitOf } from '../treatments/visit.js';

const part = {
  slug: z.string(),
  name: z.string(),
  description: z.string(),
  minutes: z.int().describe('How long the patient is there; of an add-on, how much longer.'),
  price: z.int().describe('In minor units. A practitioner may have another price; slots tell it.'),
};

export const addOnSchema = z.object(part).meta({ id: 'AddOn' });

export const treatmentSchema = z
  .object({
    ...part,
    for: z.enum(['anyone', 'new', 'returning']).describe('Which patients it is meant for.'),
    addOns: z.array(addOnSchema).describe('What may be had with it, in the same visit.'),
  })
  .meta({ id: 'Treatment' });

export const treatmentsSchema = z
  .object({ treatments: z.array(treatmentSchema), currency: z.string().describe('ISO 4217') })
  .meta({
    id: 'Treatments',
    examples: [
      {
        treatments: [
          {
            slug: 'acupuncture',
            name: 'Acupuncture',
            description: 'Needles, and time to rest with them.',
            minutes: 55,
            price: 9500,
            for: 'anyone',
            addOns: [
              { slug: 'cupping', name: 'Cupping', description: 'Cups after the needles.', minutes: 15, price: 3000 },
            ],
          },
        ],
        currency: 'USD',
      },
    ],
  });

/** What patients can book themselves, in the clinic's order. */
export function treatmentsOf({ clinic, treatments }: Snapshot): z.output<typeof treatmentsSchema> {
  const online = treatments.filter((one) => one.online);
  return {
    currency: clinic.currency,
    treatments: online
      .filter(({ kind }) => kind === 'base')
      .map((base) => ({
        ...partOf(base),
        for: base.for,
        addOns: base.addOns.flatMap((slug) =>
          online.filter((one) => one.kind === 'add-on' && one.slug === slug).map(partOf),
        ),
      })),
  };
}

function partOf(treatment: Treatment): z.output<typeof addOnSchema> {
  const { slug, name, description } = treatment;
  const { minutes, price } = visitOf(treatment);
  return { slug, name, description, minutes, price };
}
