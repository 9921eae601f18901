import {
  Body,
  Controller,
  Get,
  HttpCode,
  Inject,
  Param,
  Post,
  Put,
  Req,
  UseInterceptors,
  UsePipes,
} from '@nestjs/common';
import { z } from 'zod';
import { Allow } from '../accounts/allow.decorator.js';
import { type Booked, bookedAs } from '../bookings/booked.js';
import { BookingRows } from '../bookings/booking-rows.service.js';
import { Bookings } from '../bookings/by-patient/book.service.js';
import { Cancellations } from '../bookings/by-patient/cancel.service.js';
import { CourseChanges } from '../bookings/by-patient/course-changes.service.js';
import { Confirmations } from '../bookings/by-patient/confirm.service.js';
import { Reschedules } from '../bookings/by-patient/reschedule.service.js';
import { Attribution } from '../finder/attribution.service.js';
import { Challenged } from '../platform/http/challenged.decorator.js';
import { CountedAs } from '../platform/http/counted.decorator.js';
import { From, type Origin } from '../platform/http/origin.decorator.js';
import type { WebRequest } from '../platform/http/request.decorator.js';
import { Urgent } from '../platform/http/urgency.decorator.js';
import { Refusal } from '../platform/refusal.js';
import { SETTINGS, type Settings } from '../platform/settings.js';
import { negotiated } from '../i18n/language.js';
import { bookingOf, bookingRequest, bookingSchema, newTime } from './booking.js';
import { Describe } from './describe.decorator.js';
import { Tag } from './description.decorator.js';
import { BearerToken, IdempotencyKey, type KeyOfCaller } from './headers.decorator.js';
import { Refusals } from './refusals.interceptor.js';
import { SchemaPipe } from './schema.pipe.js';

type Booking = z.output<typeof bookingSchema>;
const cancellation = z
  .strictObject({
    rest: z.boolean().optional().describe('This appointment of a course, and all later ones.'),
  })
  .meta({ id: 'Cancellation' });

/** To whoever does not hold the link of the visit, the visit is not there. */
@Controller('api/v1/bookings')
@UsePipes(SchemaPipe)
@UseInterceptors(Refusals)
export class BookingsController {
  constructor(
    private readonly rows: BookingRows,
    private readonly bookings: Bookings,
    private readonly confirmations: Confirmations,
    private readonly cancellations: Cancellations,
    private readonly reschedules: Reschedules,
    private readonly courses: CourseChanges,
    private readonly attribution: Attribution,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  @Post()
  @Urgent('confirming')
  @CountedAs('booked')
  @Tag('Booking')
  @Describe({
    id: 'book',
    does: 'Book an appointment',
    more: 'Either confirms a hold, or takes the fields of a hold and books in one request. The patient gets a confirmation by email. When unusually much is booked, or if the clinic wants it, the appointment is `provisional` until the patient presses the button in an email.',
    answers: { status: 201, description: 'The appointment is booked.', with: bookingSchema },
    refuses: [
      'bad-input',
      'not-found',
      'slot-taken',
      'slot-not-offered',
      'hold-expired',
      'patient-busy',
      'too-many-tries',
    ],
    once: true,
    challenged: true,
  })
  @Challenged('api')
  @Allow('public')
  async book(
    @Body({ schema: bookingRequest }) body: z.output<typeof bookingRequest>,
    @Req() { headers }: WebRequest,
    @IdempotencyKey() key?: KeyOfCaller,
    @From() origin?: Origin,
  ): Promise<Booking> {
    const { patient: contact, answers, consents, note, via } = body;
    const language = body.language === undefined ? negotiated(headers['accept-language']) : body.language;
    const details = { contact, answers, consents, note, language, origin, ...this.attribution.wayOf(via) };
    const once = key && { ...key, scope: 'POST /bookings', body };
    if ('hold' in body) return this.told(await this.confirmations.confirm(body.hold, details, once));
    return this.told(await this.bookings.book(body, details, once));
  }

  @Get(':reference')
  @Tag('Appointments')
  @Describe({
    id: 'seeBooking',
    does: 'Get an appointment',
    answers: { status: 200, description: 'Its current state.', with: bookingSchema },
    refuses: ['bad-input'],
    ofOneVisit: true,
  })
  @Allow('patient-link')
  async see(@Param('reference') reference: string, @BearerToken() token: string): Promise<Booking> {
    return this.told(await this.its(reference, token));
  }

  @Post(':reference/cancellation')
  @CountedAs('cancelled')
  @Tag('Appointments')
  @Describe({
    id: 'cancelBooking',
    does: 'Cancel an appointment',
    more: 'Repeating the request returns the same response. With `rest`, all later appointments of its course are canceled as well, or none is.',
    answers: {
      status: 200,
      description: 'The appointment is canceled and its time is available again.',
      with: bookingSchema,
    },
    refuses: ['too-late-to-cancel', 'not-confirmed'],
    ofOneVisit: true,
    once: true,
  })
  @HttpCode(200)
  @Allow('patient-link')
  async cancel(
    @Param('reference') reference: string,
    @BearerToken() token: string,
    @Body({ schema: cancellation }) body: z.output<typeof cancellation>,
    @IdempotencyKey() key?: KeyOfCaller,
  ): Promise<Booking> {
    await this.its(reference, token);
    const once = key && { ...key, scope: `POST /bookings/${reference}/cancellation`, body };
    if (!body.rest) return this.told(await this.cancellations.cancel(token, once));
    await this.courses.cancelRest(token, once);
    return this.told(await this.its(reference, token));
  }

  @Put(':reference/time')
  @CountedAs('rescheduled')
  @Tag('Appointments')
  @Describe({
    id: 'moveBooking',
    does: 'Reschedule an appointment',
    more: 'Moves it to another time and, optionally, to another practitioner, location or treatment. The treatment must take about as long (up to 15 minutes more or less). With `rest`, all later appointments of its course move as well. If that fails, nothing changes.',
    answers: {
      status: 200,
      description:
        'The appointment at its new time, for its original price, or for the current price of another treatment.',
      with: bookingSchema,
    },
    refuses: [
      'slot-taken',
      'slot-not-offered',
      'patient-busy',
      'already-cancelled',
      'not-confirmed',
      'address-unproven',
      'too-late-to-move',
      'course-changed',
      'other-currency',
    ],
    ofOneVisit: true,
    once: true,
  })
  @Allow('patient-link')
  async move(
    @Param('reference') reference: string,
    @BearerToken() token: string,
    @Body({ schema: newTime }) body: z.output<typeof newTime>,
    @IdempotencyKey() key?: KeyOfCaller,
  ): Promise<Booking> {
    await this.its(reference, token);
    const once = key && { ...key, scope: `PUT /bookings/${reference}/time`, body };
    if (!body.rest) return this.told(await this.reschedules.reschedule(token, body, once));
    await this.courses.moveRestTo(token, body, once);
    return this.told(await this.its(reference, token));
  }

  private async its(reference: string, token: string): Promise<Booked> {
    const visit = await this.rows.byLink(token);
    if (visit.booking.reference !== reference) throw new Refusal('not-found');
    return bookedAs(visit, token);
  }

  private told(booked: Booked): Booking {
    return bookingOf(booked, this.settings.publicUrl);
  }
}
