import { Body, Controller, Get, Param, Post, Req } from '@nestjs/common';
import { z } from 'zod';
import { Allow } from '../../../accounts/allow.decorator.js';
import { minuteOfInstant } from '../../../bookings/booking.js';
import { Cancellations } from '../../../bookings/by-patient/cancel.service.js';
import { CourseChanges } from '../../../bookings/by-patient/course-changes.service.js';
import type { Answer } from '../../../platform/http/answer.js';
import { CountedAs } from '../../../platform/http/counted.decorator.js';
import { Cookies, type WebRequest } from '../../../platform/http/request.decorator.js';
import { secretToken } from '../../../platform/ids.random.js';
import { parse } from '../../../platform/parse.js';
import { Refusal } from '../../../platform/refusal.js';
import { shortTime } from '../../../time/wording.js';
import { page, seeOther } from '../../shared/answer.js';
import { OwnCourse } from '../course/own-course.service.js';
import { SiteContext } from '../../shared/site-context.service.js';
import { idempotentRequest } from '../idempotent-request.js';
import { CancelPage } from './cancel-page.js';
import { OwnVisits } from './own-visits.service.js';
import { VisitPage } from './visit-page.js';

const bodySchema = z.object({
  once: z.string().max(100).optional(),
  /** The later ones of its course as well. */
  rest: z.literal('yes').optional().catch(undefined),
});

/** The patient cancels: asked once, then done by the button. */
@Controller('visit/of/:reference')
@Allow('patient-link')
export class CancelController {
  constructor(
    private readonly siteContext: SiteContext,
    private readonly visits: OwnVisits,
    private readonly cancellations: Cancellations,
    private readonly courseChanges: CourseChanges,
    private readonly ownCourse: OwnCourse,
  ) {}

  @Get('cancel')
  async ask(
    @Param('reference') reference: string,
    @Cookies() cookies: Readonly<Record<string, string>>,
    @Req() request: WebRequest,
  ): Promise<Answer> {
    const own = await this.visits.of(reference, cookies);
    const { visit } = own;
    const site = await this.siteContext.siteFor(request, visit.booking.language);
    const { calendar: _, tooLate, status, over, ...view } = this.visits.view(site, own);
    const here = `/visit/of/${reference}`;
    if (tooLate || over || status === 'cancelled') return seeOther(here);
    const form = {
      ...view,
      later: (await this.ownCourse.view(site, visit, {}))?.later ?? 0,
      short: shortTime(visit.location.timeZone, minuteOfInstant(visit.booking.startsAt), site.locale),
      action: `${here}/cancellation`,
      fields: { once: secretToken() },
      back: here,
    };
    return page(<CancelPage site={site} view={form} />, { personal: true });
  }

  @Post('cancellation')
  @CountedAs('cancelled')
  async cancel(
    @Param('reference') reference: string,
    @Body() body: unknown,
    @Cookies() cookies: Readonly<Record<string, string>>,
    @Req() request: WebRequest,
  ): Promise<Answer> {
    const { once, rest } = parse(bodySchema, body);
    const own = await this.visits.of(reference, cookies);
    const { token, visit } = own;
    try {
      const { sequence } = visit.booking;
      const sent = idempotentRequest('POST /visit/cancellation', once, { reference, sequence, rest }, token);
      if (rest) {
        await this.courseChanges.cancelRest(token, sent);
        return seeOther(`/visit/of/${reference}?news=rest-cancelled`);
      }
      await this.cancellations.cancel(token, sent);
      return seeOther(`/visit/of/${reference}?news=was-cancelled`);
    } catch (fault) {
      if (!(fault instanceof Refusal) || fault.code !== 'too-late-to-cancel') throw fault;
      const site = await this.siteContext.siteFor(request, visit.booking.language, `/visit/of/${reference}`);
      const view = this.visits.view(site, own);
      return page(<VisitPage site={site} view={view} />, { status: fault.status, personal: true });
    }
  }
}
