import { z } from 'zod';
import type { SeriesProposal } from '../availability/series-slots.service.js';
import type { BookedCourse } from '../bookings/by-patient/book-course.service.js';
import { several } from '../platform/parse.js';
import { isoOf } from '../time/wall-clock.js';
import { aboutPatient, bookingOf, bookingSchema, exampleBooking, examplePatient } from './booking.js';
import { instant, slug } from './fields.js';
import { exampleSlot, slotOf, slotSchema } from './slot.js';

const days = { error: 'fault.days-apart' };
const visits = { error: 'fault.visits' };

export const proposalQuery = z.strictObject({
  treatment: slug.meta({ examples: ['acupuncture'] }),
  addOn: several(slug).optional(),
  location: slug.meta({ examples: ['harbour'] }),
  elsewhere: several(slug).optional().describe('Other locations that would do.'),
  practitioner: slug
    .optional()
    .describe('Who should give it; others would do. Default: anyone, the same practitioner throughout where possible.'),
  start: instant.describe('The first appointment as wished for; it need not be available.'),
  everyDays: z.coerce
    .number(days)
    .int(days)
    .min(1, days)
    .max(56, days)
    .meta({ examples: [7] }),
  visits: z.coerce
    .number(visits)
    .int(visits)
    .min(2, visits)
    .max(24, visits)
    .meta({ examples: [6] }),
});

const compromises = z
  .array(z.enum(['day', 'time', 'practitioner', 'place', 'spacing']))
  .describe('In what it differs from the wish.');
const week = z.int().describe('Which turn of the series it is, from 0.');

export const proposalSchema = z
  .object({
    visits: z.array(slotSchema.extend({ week, compromises })).describe('In order, with the fewest compromises in all.'),
    skipped: z
      .array(
        z.object({
          week,
          start: z.iso.datetime({ offset: true }).describe('As wished for.'),
          why: z.enum(['closed', 'full', 'none', 'other-hours', 'too-soon', 'too-far']),
        }),
      )
      .describe('Turns that cannot be had. For each, one more follows at the end, as far as the booking period goes.'),
    price: z
      .int()
      .nullable()
      .describe('Of the whole course, in minor units; null: each appointment has the price of a single one.'),
  })
  .meta({
    id: 'CourseProposal',
    examples: [{ visits: [{ ...exampleSlot, week: 0, compromises: [] }], skipped: [], price: 50000 }],
  });

export const courseRequest = z
  .strictObject({
    treatment: slug,
    addOns: z.array(slug).max(20).optional(),
    everyDays: z.int().min(1).max(56).describe('As proposed.'),
    visits: z
      .array(z.strictObject({ start: instant, practitioner: slug, location: slug }))
      .min(2)
      .max(24)
      .describe('At least twelve hours apart, in any order.'),
    ...aboutPatient,
  })
  .meta({
    id: 'CourseRequest',
    examples: [
      {
        treatment: 'acupuncture',
        everyDays: 7,
        visits: ['2026-12-01', '2026-12-08'].map((day) => ({
          start: `${day}T10:00:00-05:00`,
          practitioner: 'mei',
          location: 'harbour',
        })),
        patient: examplePatient,
      },
    ],
  });

export const courseSchema = z
  .object({
    course: z.string().describe('Its ID.'),
    planned: z.int().describe('How many appointments it has.'),
    everyDays: z.int(),
    price: z.int().nullable().describe('Of the whole course, in minor units of `currency`; null: each has its own.'),
    currency: z.string().describe('ISO 4217'),
    courseTerms: z.string().describe('What the clinic says of its courses; may be empty.'),
    visits: z.array(bookingSchema).describe('In order; each can be rescheduled or canceled alone.'),
  })
  .meta({
    id: 'Course',
    examples: [
      {
        course: '0193a5c1-7d3e-7b5a-9c1f-3f2f6f0a8d11',
        planned: 2,
        everyDays: 7,
        price: null,
        currency: 'USD',
        courseTerms: 'Paid at the first appointment.',
        visits: [exampleBooking],
      },
    ],
  });

export function proposalOf({ visits: proposed, skipped, price }: SeriesProposal): z.output<typeof proposalSchema> {
  const [first] = proposed;
  return {
    visits: proposed.map((visit) => ({ ...slotOf(visit), week: visit.week, compromises: [...visit.compromises] })),
    skipped: skipped.map(({ week: turn, start, why }) => ({
      week: turn,
      start: isoOf(first?.timeZone ?? 'Etc/UTC', start),
      why,
    })),
    price,
  };
}

export function courseOf(
  { terms, visits: booked, ...course }: BookedCourse,
  publicUrl: string,
): z.output<typeof courseSchema> {
  return { ...course, courseTerms: terms, visits: booked.map((visit) => bookingOf(visit, publicUrl)) };
}
