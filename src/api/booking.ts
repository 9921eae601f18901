import { z } from 'zod';
import type { Booked } from '../bookings/booked.js';
import { visitLink } from '../notifications/visit-link.js';
import { contactSchema } from '../patients/contact.js';
import { text } from '../platform/parse.js';
import { closest } from '../i18n/language.js';
import { isoOf } from '../time/wall-clock.js';
import { instant, slug } from './fields.js';
import { exampleHold, exampleRequest, wantedTime } from './hold.js';
import { slotSchema } from './slot.js';
import { exampleTerms, termsSchema } from './terms.js';

const said = z.union([z.string().max(2000), z.number(), z.boolean(), z.array(z.string().max(2000)).max(50), z.null()]);
const sheet = z.record(z.string().min(1).max(100), said);

export const patientSchema = contactSchema.meta({ id: 'Patient' });

export const aboutPatient = {
  patient: patientSchema,
  answers: sheet.optional().describe('Answers to the clinic’s screening questions. Stored encrypted.'),
  consents: sheet.optional().describe('What the patient agreed to. Stored encrypted.'),
  language: z
    .string()
    .max(35)
    .transform((tag) => closest(tag))
    .optional()
    .meta({
      type: 'string',
      description:
        'Language for emails to the patient: BCP 47, such as `de` or `zh-Hans`. Default: from Accept-Language. If it is not supported, the clinic’s language is used.',
      examples: ['es'],
    }),
  note: text(2000).optional().describe('Note for the practitioner. Stored encrypted.'),
  via: z.unknown().optional().meta({
    type: 'string',
    description: 'Anonymous tracking code of the link that led to this booking. Unknown codes are ignored.',
  }),
};

export const examplePatient = { name: 'Ana García', email: 'ana@example.org', phone: '+1 631 555 0123' };

export const bookingOfHold = z
  .strictObject({ hold: z.string().min(1).max(100), ...aboutPatient })
  .meta({ id: 'BookingOfHold', title: 'Confirm a hold', examples: [{ hold: exampleHold, patient: examplePatient }] });

export const bookingInOneGo = z.strictObject({ ...wantedTime, ...aboutPatient }).meta({
  id: 'BookingInOneGo',
  title: 'Book in one request',
  examples: [{ ...exampleRequest, patient: examplePatient }],
});

export const bookingRequest = z.union([bookingOfHold, bookingInOneGo]);

export const newTime = z
  .strictObject({
    start: instant,
    practitioner: slug.optional(),
    location: slug.optional(),
    treatment: slug.optional(),
    rest: z
      .boolean()
      .optional()
      .describe(
        'This appointment of a course, and all later ones to where they fit best after it. Location, treatment and prices stay.',
      ),
  })
  .meta({ id: 'NewTime', examples: [{ start: '2026-12-02T14:00:00-05:00' }] });

export const exampleBooking = {
  reference: 'K7PWM4XD',
  ...exampleRequest,
  end: '2026-12-01T11:10:00-05:00',
  timeZone: 'America/New_York',
  status: 'confirmed',
  price: 12500,
  currency: 'USD',
  terms: exampleTerms,
  manageUrl: `https://clinic.example.org/visit/${exampleHold}`,
};

export const bookingSchema = slotSchema
  .extend({
    reference: z.string().describe('Reference number that patients can give on the phone.'),
    treatment: z.string(),
    addOns: z.array(z.string()),
    status: z
      .enum(['provisional', 'confirmed', 'cancelled'])
      .describe('`provisional`: the patient must press the button in an email before `heldUntil`.'),
    heldUntil: z.iso.datetime().optional().describe('When a provisional appointment ends by itself.'),
    terms: termsSchema.optional(),
    course: z
      .object({
        id: z.string(),
        position: z.int().describe('Which of its appointments this is, from 1.'),
        planned: z.int().describe('How many appointments it was booked with.'),
        done: z.int().describe('How many of them have taken place.'),
      })
      .optional()
      .describe('The course that the appointment is part of.'),
    manageUrl: z.url().describe('The patient’s private link for viewing, rescheduling or canceling the appointment.'),
  })
  .meta({
    id: 'Booking',
    examples: [exampleBooking],
  });

export function bookingOf(
  { reference, start, end, timeZone, token, ...booked }: Booked,
  publicUrl: string,
): z.output<typeof bookingSchema> {
  return {
    reference,
    start: isoOf(timeZone, start),
    end: isoOf(timeZone, end),
    practitioner: booked.practitioner,
    location: booked.location,
    timeZone,
    treatment: booked.treatment,
    addOns: [...booked.addOns],
    status: booked.status,
    ...(booked.heldUntil && { heldUntil: booked.heldUntil }),
    price: booked.price,
    currency: booked.currency,
    ...(booked.terms && { terms: booked.terms }),
    ...(booked.course && { course: booked.course }),
    manageUrl: visitLink(publicUrl, token),
  };
}
