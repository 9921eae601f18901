import { z } from 'zod';
import { failureOf } from '../platform/http/failure.js';
import { problem } from '../platform/http/problem.js';
import { BadInput, Refusal, type RefusalCode, refusals } from '../platform/refusal.js';
import { say } from '../i18n/words.js';
import { exampleSlot, slotSchema } from './slot.js';

/** What a call answers when it cannot do what was asked: RFC 9457, with what helps next. */
export const problemSchema = z
  .object({
    type: z.string().describe('Where this kind of problem is explained.'),
    title: z.string(),
    status: z.int(),
    detail: z.string().describe('A sentence for the person at the screen.'),
    code: z.enum(Object.keys(refusals) as RefusalCode[]).describe('For programs; never changes.'),
    instance: z.string().optional().describe('How our log calls the request, when the fault is ours.'),
    errors: z
      .array(z.object({ path: z.string(), message: z.string() }))
      .optional()
      .describe('Everything that is wrong with what was sent.'),
    alternatives: z.array(slotSchema).optional().describe('Up to three free times close to the one that was missed.'),
    phone: z.string().optional().describe('Whom to call instead.'),
    reason: z.string().optional().describe('Which of the clinic’s terms is in the way. Never why a time is busy.'),
    terms: z.string().optional().describe('What a late cancellation means, as the patient was told when booking.'),
    suggestions: z.array(z.string()).optional().describe('Places of a like name; each is found when sent as `near`.'),
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
  'fault',
];

/** A refusal as it is answered, for people who want to see one before they meet it. */
export function exampleOf(code: RefusalCode): z.output<typeof problemSchema> {
  const refusal = code === 'bad-input' ? badInput : new Refusal(code, values[code]);
  return JSON.parse(String(problem(failureOf(refusal), '').body)) as z.output<typeof problemSchema>;
}

const badInput = new BadInput([{ path: 'start', message: 'fault.instant' }]);
const missed = { alternatives: [exampleSlot] };
const phone = { phone: '+1 631 555 0100', terms: 'A late cancellation costs half the price.' };

const values: { readonly [code in RefusalCode]?: Readonly<Record<string, unknown>> } = {
  'place-not-found': { near: 'Belporto', suggestions: ['Bellport, New York, United States'] },
  'slot-taken': missed,
  'slot-not-offered': { ...missed, reason: say('why.off-grid', { startEveryMinutes: 15 }) },
  'too-late-to-cancel': phone,
  'too-late-to-move': phone,
};
