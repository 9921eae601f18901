import { Body, Controller, Get, Param, Post, Query, Req } from '@nestjs/common';
import { z } from 'zod';
import { Allow } from '../../../accounts/allow.decorator.js';
import { Catalogue } from '../../../availability/catalogue.service.js';
import { minuteOfInstant } from '../../../bookings/booking.js';
import { CourseChanges } from '../../../bookings/by-patient/course-changes.service.js';
import { CourseRows } from '../../../bookings/course-rows.service.js';
import type { Answer } from '../../../platform/http/answer.js';
import { CountedAs } from '../../../platform/http/counted.decorator.js';
import { Cookies, type WebRequest } from '../../../platform/http/request.decorator.js';
import { secretToken } from '../../../platform/ids.random.js';
import { parse } from '../../../platform/parse.js';
import { Refusal } from '../../../platform/refusal.js';
import { longTime } from '../../../time/wording.js';
import { page, seeOther } from '../../shared/answer.js';
import { refusalText } from '../../shared/field-errors.js';
import { SiteContext } from '../../shared/site-context.service.js';
import { isAboutTime } from '../book/choosing.service.js';
import { minuteOfStart } from '../book/start.js';
import { idempotentRequest } from '../idempotent-request.js';
import { phonesOf, unbroken } from '../in-words.js';
import { snapshotIn } from '../snapshot-in.js';
import { type OwnVisit, OwnVisits } from '../visit/own-visits.service.js';
import { picksIn, timesOf } from './course-choice.js';
import { MoveRestPage } from './move-rest-page.js';
import { seriesView } from './series.view.js';
import { takenInWords } from './taken-time.js';

type CookieValues = Readonly<Record<string, string>>;

const schema = z.object({
  start: z.string().max(40).optional(),
  practitioner: z.string().max(100).optional(),
  once: z.string().max(100).optional(),
});
type Asked = z.output<typeof schema>;

/** What the pages can answer otherwise than with an error. */
const isAboutCourse = (fault: unknown): fault is Refusal =>
  fault instanceof Refusal &&
  ['not-a-course', 'too-late-to-move', 'course-changed', 'other-currency'].includes(fault.code);

/** The patient moves a visit and all later ones of its course, once the new time of the first is chosen. */
@Controller('visit/of/:reference/rest')
@Allow('patient-link')
export class MoveRestController {
  constructor(
    private readonly siteContext: SiteContext,
    private readonly visits: OwnVisits,
    private readonly changes: CourseChanges,
    private readonly courses: CourseRows,
    private readonly catalogue: Catalogue,
  ) {}

  @Get()
  async choose(
    @Param('reference') reference: string,
    @Query() query: unknown,
    @Cookies() cookies: CookieValues,
    @Req() request: WebRequest,
  ): Promise<Answer> {
    return this.show(request, await this.visits.standing(reference, cookies), parse(schema, query));
  }

  @Post()
  @CountedAs('rescheduled')
  async move(
    @Param('reference') reference: string,
    @Body() body: unknown,
    @Cookies() cookies: CookieValues,
    @Req() request: WebRequest,
  ): Promise<Answer> {
    const asked = parse(schema, body);
    const own = await this.visits.standing(reference, cookies);
    const site = await this.siteContext.siteFor(request, own.visit.booking.language, `/visit/of/${reference}`);
    const picks = picksIn(body);
    const { sequence } = own.visit.booking;
    const times = timesOf(picks);
    const sent = idempotentRequest('POST /visit/rest', asked.once, { reference, sequence, times }, own.token);
    try {
      await this.changes.moveRest(own.token, times, sent);
      return seeOther(`/visit/of/${reference}?news=rest-moved`);
    } catch (fault) {
      if (!isAboutTime(fault) && !isAboutCourse(fault)) throw fault;
      const refused = isAboutTime(fault)
        ? takenInWords(site, picks, fault, own.visit.location)
        : refusalText(site, fault);
      return this.show(request, own, asked, refused, fault.status);
    }
  }

  /** Without a new time for the first of them, that is chosen before. */
  private async show(
    request: WebRequest,
    { visit, token, key }: OwnVisit,
    asked: Asked,
    refused?: string,
    status = 200,
  ): Promise<Answer> {
    const { booking, location, practitioner } = visit;
    const start = minuteOfStart(asked.start);
    if (!booking.courseId) throw new Refusal('not-found');
    if (start === null) return seeOther(`/visit/of/${key}/move?rest=yes`);
    const site = await this.siteContext.siteFor(request, booking.language);
    const { course, visits } = await this.courses.rest(visit);
    const to = { start, practitioner: asked.practitioner };
    const proposal = await this.changes.proposeMove(token, to);
    const wished = {
      start,
      timeZone: location.timeZone,
      everyDays: course.everyDays,
      visits: visits.length,
      practitioner: asked.practitioner ?? practitioner.slug,
      location: location.slug,
    };
    const when = longTime(location.timeZone, minuteOfInstant(booking.startsAt), site.locale, site.now);
    const here = `/visit/of/${key}`;
    const view = {
      past: [
        { text: site.t('visit.now-at', { when: unbroken(when) }), change: { href: here, text: site.t('visit.back') } },
      ],
      series: seriesView(site, snapshotIn(await this.catalogue.latest(), site.locale), proposal, wished),
      count: visits.length,
      action: `${here}/rest`,
      fields: { start: asked.start, practitioner: asked.practitioner, once: secretToken() },
      phones: phonesOf([location]),
      refused,
    };
    return page(<MoveRestPage site={site} view={view} />, { status, personal: true });
  }
}
