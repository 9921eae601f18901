import { z } from 'zod';
import { failureOf } from '../platform/http/failure.js';
import { problem } from '../platform/http/problem.js';
import { BadInput, Refusal, type RefusalCode, refusals } from '../platform/refusal.js';
import { say } from '../i18n/words.js';
import { exampleSlot, slotSchema } from './slot.js';

/** What a call answers when it cannot do what was asked: RFC 9457, with what helps next. */
export const problemSchema = z
  .object({
    type: z.string().describe('URL that explains this type of problem.'),
    title: z.string(),
    status: z.int(),
    detail: z.string().describe('Message to show to the user.'),
    code: z.enum(Object.keys(refusals) as RefusalCode[]).describe('Stable code for programs.'),
    instance: z.string().optional().describe('Reference of the request in the server log, for server errors.'),
    errors: z
      .array(z.object({ path: z.string(), message: z.string() }))
      .optional()
      .describe('All validation errors.'),
    alternatives: z.array(slotSchema).optional().describe('Up to three available times close to the requested one.'),
    position: z
      .int()
      .optional()
      .describe('Of a course: which of its appointments this is about, from 0, in order of time.'),
    phone: z.string().optional().describe('Phone number to call instead.'),
    reason: z
      .string()
      .optional()
      .describe(
        'The booking rule that prevents this, and for a time kept back to keep the day full, when it opens. Never says why a time is busy.',
      ),
    terms: z.string().optional().describe('The late-cancellation policy shown to the patient at booking.'),
    suggestions: z.array(z.string()).optional().describe('Places with similar names. Send one as `near` to choose it.'),
  })
  .meta({ id: 'Problem' });

/** Reasons any call may be refused for at the door, whatever it is about. */
export const commonRefusals: readonly RefusalCode[] = [
  'not-from-here',
  'not-allowed',
  'method-not-allowed',
  'too-slow',
  'too-large',
  'unsupported-media',
  'busy',
  'unavailable',
  'fault',
];

/** A refusal as it is answered, for people who want to see one before they meet it. */
export function exampleOf(code: RefusalCode): z.output<typeof problemSchema> {
  const refusal = code === 'bad-input' ? badInput : new Refusal(code, values[code]);
  return JSON.parse(String(problem(failureOf(refusal), '').body)) as z.output<typeof problemSchema>;
}

const badInput = new BadInput([{ path: 'start', message: 'fault.instant' }]);
const missed = { alternatives: [exampleSlot] };
const phone = { phone: '+1 631 555 0100', terms: 'Late cancellations are charged 50%.' };

const values: { readonly [code in RefusalCode]?: Readonly<Record<string, unknown>> } = {
  'place-not-found': { near: 'Belporto', suggestions: ['Bellport, New York, United States'] },
  'slot-taken': missed,
  'slot-not-offered': { ...missed, reason: say('why.off-grid', { startEveryMinutes: 15 }) },
  'course-too-long': { most: 10 },
  'too-many-tries': { seconds: 3600, minutes: 60 },
  'too-late-to-cancel': phone,
  'too-late-to-move': phone,
  'returning-patients-only': { months: 24 },
};
