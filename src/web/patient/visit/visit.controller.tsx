import { Controller, Get, Param, Post, Query, Req } from '@nestjs/common';
import { z } from 'zod';
import { Allow } from '../../../accounts/allow.decorator.js';
import { isProvisional } from '../../../bookings/booking.js';
import { patientNotification } from '../../../bookings/notices/booking-notifications.js';
import { ReminderPreferences } from '../../../bookings/by-patient/reminder-preferences.service.js';
import { patientCalendar } from '../../../notifications/calendar.js';
import { publish } from '../../../notifications/ics.js';
import { EmailRenderer } from '../../../notifications/email-renderer.service.js';
import { Clock } from '../../../platform/clock.js';
import type { Answer } from '../../../platform/http/answer.js';
import { Cookies, type WebRequest } from '../../../platform/http/request.decorator.js';
import { parse } from '../../../platform/parse.js';
import { Refusal } from '../../../platform/refusal.js';
import { EarlierTimes } from '../../../waitlist/earlier-times.service.js';
import { file, page, seeOther } from '../../shared/answer.js';
import { OwnCourse } from '../course/own-course.service.js';
import { SiteContext } from '../../shared/site-context.service.js';
import { OwnVisits } from './own-visits.service.js';
import { keyFor, visitCookie } from './visit-cookie.js';
import { VisitPage } from './visit-page.js';

type CookieValues = Readonly<Record<string, string>>;

const newsSchema = z.object({
  news: z
    .enum(['moved', 'was-cancelled', 'reminders', 'rest-moved', 'rest-cancelled', 'no-earlier'])
    .optional()
    .catch(undefined),
});

/** With all of its course. */
const calendarSchema = z.object({ course: z.literal('whole').optional().catch(undefined) });

const newsKeys = {
  moved: 'visit.moved',
  'was-cancelled': 'visit.was-cancelled',
  reminders: 'visit.reminders',
  'rest-moved': 'course.moved',
  'rest-cancelled': 'course.cancelled',
  'no-earlier': 'my.saved',
} as const;

/**
 * What the link in every notification opens. Mail scanners follow links, so reading changes nothing: the secret becomes a
 * cookie and a clean address, and only buttons reschedule or cancel. Where no cookies are kept it stays in the address.
 */
@Controller('visit')
@Allow('patient-link')
export class VisitController {
  constructor(
    private readonly siteContext: SiteContext,
    private readonly visits: OwnVisits,
    private readonly ownCourse: OwnCourse,
    private readonly preferences: ReminderPreferences,
    private readonly earlier: EarlierTimes,
    private readonly emails: EmailRenderer,
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
    const own = await this.visits.of(reference, cookies);
    const { token, visit } = own;
    const clean = this.visits.cleanKey(own, cookies);
    if (clean) return seeOther(`/visit/of/${clean}`);
    if (isProvisional(visit.booking)) return seeOther(`/book/done/${reference}`);
    const site = await this.siteContext.siteFor(request, visit.booking.language);
    const view = this.visits.view(site, own, news && site.t(newsKeys[news]));
    const course = await this.ownCourse.view(site, visit, cookies);
    const ahead = view.status === 'confirmed' && !view.over;
    const remindAgain =
      ahead && !(await this.preferences.wanted(visit.booking.id)) ? `/visit/of/${reference}/reminders` : undefined;
    const wanted = view.earlier && (await this.earlier.of(token)) !== null;
    const earlier = view.earlier && { ...view.earlier, wanted: wanted ?? false };
    return page(<VisitPage site={site} view={{ ...view, course, remindAgain, earlier }} />, {
      personal: true,
      // Whoever looks at it goes on looking at it.
      cookies: [visitCookie(visit.booking.reference, token)],
    });
  }

  @Get('of/:reference/calendar.ics')
  async calendar(
    @Param('reference') reference: string,
    @Query() query: unknown,
    @Cookies() cookies: CookieValues,
  ): Promise<Answer> {
    const { visit } = await this.visits.of(reference, cookies);
    if (visit.booking.status !== 'confirmed') throw new Refusal('not-found');
    const isWhole = parse(calendarSchema, query).course === 'whole';
    const visits = isWhole ? await this.ownCourse.confirmed(visit, cookies) : [{ visit, isOpened: true }];
    const context = this.emails.contextAt(this.clock.now());
    const content = publish(
      ...visits.map((one) => patientCalendar(patientNotification(one.visit), context, { linked: one.isOpened })),
    );
    const name = visits.length > 1 ? 'appointments.ics' : 'appointment.ics';
    return file(content, 'text/calendar; charset=utf-8', { name });
  }

  @Post('of/:reference/reminders')
  async remindAgain(@Param('reference') reference: string, @Cookies() cookies: CookieValues): Promise<Answer> {
    const { visit } = await this.visits.standing(reference, cookies);
    await this.preferences.set(visit.booking.id, true);
    return seeOther(`/visit/of/${reference}?news=reminders`);
  }

  @Get(':token')
  async open(@Param('token') token: string, @Req() request: WebRequest): Promise<Answer> {
    const { reference } = (await this.visits.byToken(token)).booking;
    return seeOther(`/visit/of/${keyFor(request, reference, token)}`, { cookies: [visitCookie(reference, token)] });
  }
}
