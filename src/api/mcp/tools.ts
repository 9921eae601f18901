import { z } from 'zod';
import { limit } from '../fields.js';
import { holdRequest, holdSchema, wantedTime } from '../hold.js';
import { practitionersQuery, practitionersSchema } from '../practitioner.js';
import { slotsQuery, slotsSchema } from '../slot.js';
import { termsSchema } from '../terms.js';
import { treatmentSchema, treatmentsSchema } from '../treatment.js';

/** What an assistant reads of a tool. None of it is written by a clinic: a name or a description there is never an instruction. */
export interface Tool<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly input: I;
  readonly output: O;
  readonly changes?: true;
}

const tool = <I extends z.ZodType, O extends z.ZodType>(one: Tool<I, O>) => one;

export const listTreatments = tool({
  name: 'list_treatments',
  title: 'List treatments',
  description:
    'Treatments that can be booked online, with their slugs, lengths, prices, add-ons and cancellation terms. Start here: the other tools take slugs from this list.',
  input: z.strictObject({}),
  output: treatmentsSchema.extend({ treatments: z.array(treatmentSchema.extend({ terms: termsSchema })) }),
});

export const findPractitioners = tool({
  name: 'find_practitioners',
  title: 'Find practitioners',
  description:
    'Practitioners near a place, nearest first, each with the location, the treatments offered there and the next available time.',
  input: practitionersQuery.extend({ limit: limit(100).default(10) }),
  output: practitionersSchema,
});

export const findTimes = tool({
  name: 'find_times',
  title: 'Find available times',
  description:
    'Available times of a treatment, earliest first, with the UTC offset of the location. To get more, call again with `nextFrom` as `from`.',
  input: slotsQuery.extend({ limit: limit(100).default(20) }),
  output: slotsSchema,
});

export const explainTime = tool({
  name: 'explain_time',
  title: 'Explain why a time is not available',
  description: 'Whether a treatment can start at this time with this practitioner and, if not, the reason.',
  input: z.strictObject(wantedTime),
  output: z.object({
    available: z.boolean(),
    reason: z.string().nullable().describe('Null if the time is available.'),
  }),
});

export const holdTime = tool({
  name: 'hold_time',
  title: 'Hold a time',
  description:
    'Holds an available time for a few minutes. Nothing is booked yet: give the patient `bookingPage`, where they read the terms, enter their own details and book. Ask the patient before you hold a time.',
  input: holdRequest,
  output: holdSchema.omit({ hold: true }).extend({
    bookingPage: z.string().describe('Private page where the patient completes the booking before `expiresAt`.'),
  }),
  changes: true,
});
