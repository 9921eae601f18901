import { Body, Controller, Get, Param, Post, Query, Req } from '@nestjs/common';
import { z } from 'zod';
import { Allow } from '../../../accounts/allow.decorator.js';
import { minuteOfInstant } from '../../../bookings/booking.js';
import { patientNotification } from '../../../bookings/notices/booking-notifications.js';
import { Cancellations } from '../../../bookings/by-patient/cancel.service.js';
import { ReminderPreferences } from '../../../bookings/by-patient/reminder-preferences.service.js';
import { patientCalendar } from '../../../notifications/calendar.js';
import { publish } from '../../../notifications/ics.js';
import { RenderContexts } from '../../../notifications/render-contexts.service.js';
import { Clock } from '../../../platform/clock.js';
import type { Answer } from '../../../platform/http/answer.js';
import { Cookies, type WebRequest } from '../../../platform/http/request.js';
import { secretToken } from '../../../platform/ids.js';
import { parse } from '../../../platform/parse.js';
import { Refusal } from '../../../platform/refusal.js';
import { weekdayTime } from '../../../time/wording.js';
import { file, page, seeOther } from '../../shared/answer.js';
import { SiteContext } from '../../shared/site-context.service.js';
import { idempotentRequest } from '../idempotent-request.js';
import { CancelPage } from './cancel-page.js';
import { OwnVisits } from './own-visits.service.js';
import { visitCookie } from './visit-cookie.js';
import { VisitPage } from './visit-page.js';

type CookieValues = Readonly<Record<string, string>>;

const newsSchema = z.object({ news: z.enum(['moved', 'was-cancelled', 'reminders']).optional().catch(undefined) });
const onceSchema = z.object({ once: z.string().max(100).optional() });
const noReferrer = { 'referrer-policy': 'no-referrer' };

/**
 * What the link in every notification opens. Mail scanners follow links, so reading changes nothing: the secret becomes a
 * cookie and a clean address, and only buttons move or cancel.
 */
@Controller('visit')
@Allow('patient-link')
export class VisitController {
  constructor(
    private readonly siteContext: SiteContext,
    private readonly visits: OwnVisits,
    private readonly cancellations: Cancellations,
    private readonly preferences: ReminderPreferences,
    private readonly views: RenderContexts,
    private readonly clock: Clock,
  ) {}

  @Get('of/:reference')
  async visit(
    @Param('reference') reference: string,
    @Query() query: unknown,
    @Cookies() cookies: CookieValues,
    @Req() request: WebRequest,
  ): Promise<Answer> {
    const { news } = parse(newsSchema, query);
    const { token, visit } = await this.visits.of(reference, cookies);
    const site = await this.siteContext.siteFor(request, visit.booking.language);
    const view = this.visits.view(site, visit, news && site.t(`visit.${news}`));
    const ahead = view.status === 'confirmed' && !view.over;
    const remindAgain =
      ahead && !(await this.preferences.wanted(visit.booking.id)) ? `/visit/of/${reference}/reminders` : undefined;
    return page(<VisitPage site={site} view={{ ...view, remindAgain }} />, {
      personal: true,
      headers: noReferrer,
      // Whoever looks at it goes on looking at it.
      cookies: [visitCookie(reference, token)],
    });
  }

  @Get('of/:reference/calendar.ics')
  async calendar(@Param('reference') reference: string, @Cookies() cookies: CookieValues): Promise<Answer> {
    const { visit } = await this.visits.of(reference, cookies);
    if (visit.booking.status !== 'confirmed') throw new Refusal('not-found');
    const content = publish(patientCalendar(patientNotification(visit), this.views.at(this.clock.now())));
    return file(content, 'text/calendar; charset=utf-8', { name: 'appointment.ics', headers: noReferrer });
  }

  @Post('of/:reference/reminders')
  async remindAgain(@Param('reference') reference: string, @Cookies() cookies: CookieValues): Promise<Answer> {
    const { visit } = await this.visits.of(reference, cookies);
    await this.preferences.wish(visit.booking.id, true);
    return seeOther(`/visit/of/${reference}?news=reminders`);
  }

  @Get('of/:reference/cancel')
  async ask(
    @Param('reference') reference: string,
    @Cookies() cookies: CookieValues,
    @Req() request: WebRequest,
  ): Promise<Answer> {
    const { visit } = await this.visits.of(reference, cookies);
    const site = await this.siteContext.siteFor(request, visit.booking.language);
    const { calendar: _, tooLate, status, over, ...view } = this.visits.view(site, visit);
    const here = `/visit/of/${reference}`;
    if (tooLate || over || status === 'cancelled') return seeOther(here);
    const form = {
      ...view,
      short: weekdayTime(visit.location.timeZone, minuteOfInstant(visit.booking.startsAt), site.locale),
      action: `${here}/cancellation`,
      fields: { once: secretToken() },
      back: here,
    };
    return page(<CancelPage site={site} view={form} />, { personal: true });
  }

  @Post('of/:reference/cancellation')
  async cancel(
    @Param('reference') reference: string,
    @Body() body: unknown,
    @Cookies() cookies: CookieValues,
    @Req() request: WebRequest,
  ): Promise<Answer> {
    const { once } = parse(onceSchema, body);
    const { token, visit } = await this.visits.of(reference, cookies);
    try {
      await this.cancellations.cancel(token, idempotentRequest('POST /visit/cancellation', once, { reference }));
      return seeOther(`/visit/of/${reference}?news=was-cancelled`);
    } catch (fault) {
      if (!(fault instanceof Refusal) || fault.code !== 'too-late-to-cancel') throw fault;
      const site = await this.siteContext.siteFor(request, visit.booking.language);
      const view = this.visits.view(site, visit);
      return page(<VisitPage site={site} view={view} />, { status: fault.status, personal: true });
    }
  }

  @Get(':token')
  async open(@Param('token') token: string): Promise<Answer> {
    const { booking } = await this.visits.byToken(token);
    return seeOther(`/visit/of/${booking.reference}`, { cookies: [visitCookie(booking.reference, token)] });
  }
}
