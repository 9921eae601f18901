import { Body, Controller, Get, Inject, Post, Query, Req, UseInterceptors, UsePipes } from '@nestjs/common';
import type { z } from 'zod';
import { Allow } from '../accounts/allow.decorator.js';
import { SeriesSlots } from '../availability/series-slots.service.js';
import { CourseBookings } from '../bookings/by-patient/book-course.service.js';
import { Attribution } from '../finder/attribution.service.js';
import { negotiated } from '../i18n/language.js';
import { Challenged } from '../platform/http/challenged.decorator.js';
import { CountedAs } from '../platform/http/counted.decorator.js';
import { From, type Origin } from '../platform/http/origin.decorator.js';
import type { WebRequest } from '../platform/http/request.decorator.js';
import { Urgent } from '../platform/http/urgency.decorator.js';
import { SETTINGS, type Settings } from '../platform/settings.js';
import { courseOf, courseRequest, courseSchema, proposalOf, proposalQuery, proposalSchema } from './course.js';
import { Describe } from './describe.decorator.js';
import { Tag } from './description.decorator.js';
import { IdempotencyKey, type KeyOfCaller } from './headers.decorator.js';
import { Refusals } from './refusals.interceptor.js';
import { SchemaPipe } from './schema.pipe.js';

@Controller('api/v1/courses')
@UsePipes(SchemaPipe)
@UseInterceptors(Refusals)
export class CoursesController {
  constructor(
    private readonly series: SeriesSlots,
    private readonly courses: CourseBookings,
    private readonly attribution: Attribution,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  @Get('proposal')
  @Tag('Finding')
  @Describe({
    id: 'proposeCourse',
    does: 'Find times for a course',
    more: 'Several appointments at regular intervals: on the same weekday, within two hours of the same time, with the same practitioner where possible. Any of them can be replaced by another available time.',
    answers: { status: 200, description: 'The times with the fewest compromises.', with: proposalSchema },
    refuses: ['bad-input', 'not-found'],
  })
  @Allow('public')
  async propose(
    @Query({ schema: proposalQuery }) { addOn, ...wanted }: z.output<typeof proposalQuery>,
  ): Promise<z.output<typeof proposalSchema>> {
    return proposalOf(await this.series.propose({ ...wanted, addOns: addOn }));
  }

  @Post()
  @Urgent('confirming')
  @CountedAs('booked')
  @Tag('Booking')
  @Describe({
    id: 'bookCourse',
    does: 'Book a course',
    more: 'All of its appointments or none. If one of the times cannot be had, the error says which (`position`, from 0, in order of time). The patient gets one confirmation by email, with a calendar file for each appointment. A `provisional` course is confirmed by one button.',
    answers: { status: 201, description: 'All appointments are booked.', with: courseSchema },
    refuses: [
      'bad-input',
      'not-found',
      'not-a-course',
      'course-too-long',
      'slot-taken',
      'slot-not-offered',
      'patient-busy',
      'too-many-tries',
    ],
    once: true,
    challenged: true,
  })
  @Challenged('api')
  @Allow('public')
  async book(
    @Body({ schema: courseRequest }) body: z.output<typeof courseRequest>,
    @Req() { headers }: WebRequest,
    @IdempotencyKey() key?: KeyOfCaller,
    @From() origin?: Origin,
  ): Promise<z.output<typeof courseSchema>> {
    const { patient: contact, answers, consents, note, via } = body;
    const language = body.language === undefined ? negotiated(headers['accept-language']) : body.language;
    const details = { contact, answers, consents, note, language, origin, ...this.attribution.wayOf(via) };
    const once = key && { ...key, scope: 'POST /courses', body };
    return courseOf(await this.courses.book(body, details, once), this.settings.publicUrl);
  }
}
