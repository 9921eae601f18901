import { Controller, Get, Param, Post, Req } from '@nestjs/common';
import { Allow } from '../../../accounts/allow.decorator.js';
import { minuteOfInstant } from '../../../bookings/booking.js';
import type { Booked } from '../../../bookings/booked.js';
import { Confirmations } from '../../../bookings/by-patient/confirm.service.js';
import { ProvisionalBookings } from '../../../bookings/by-patient/provisional-bookings.service.js';
import { Clock } from '../../../platform/clock.js';
import type { Answer } from '../../../platform/http/answer.js';
import type { WebRequest } from '../../../platform/http/request.decorator.js';
import { Urgent } from '../../../platform/http/urgency.decorator.js';
import { Refusal } from '../../../platform/refusal.js';
import { clock, longTime } from '../../../time/wording.js';
import { page, seeOther } from '../../shared/answer.js';
import { SiteContext } from '../../shared/site-context.service.js';
import { OwnCourse } from '../course/own-course.service.js';
import { againAddress } from '../visit/own-visits.service.js';
import { bookedSummary } from '../visit/booked-summary.js';
import { keyFor, visitCookie } from '../visit/visit-cookie.js';
import { ConfirmPage, ProvisionalOverPage } from './provisional-page.js';

const shown = { personal: true };

/** What the link opens that is sent with a provisional booking: the button that confirms it. */
@Controller('confirm')
@Allow('patient-link')
export class ConfirmLinkController {
  constructor(
    private readonly siteContext: SiteContext,
    private readonly provisional: ProvisionalBookings,
    private readonly confirmations: Confirmations,
    private readonly ownCourse: OwnCourse,
    private readonly clock: Clock,
  ) {}

  @Get(':token')
  async ask(@Param('token') token: string, @Req() request: WebRequest): Promise<Answer> {
    const visit = await this.provisional.byToken(token).catch(gone);
    if (!visit) return this.over(request, '/find');
    const { booking, location } = visit;
    if (booking.status !== 'held') return this.done(request, this.confirmations.booked(visit));
    if (!this.provisional.isWaiting(visit)) return this.over(request, againAddress(visit, false));
    const site = await this.siteContext.siteFor(request, booking.language);
    const zone = location.timeZone;
    const view = {
      visit: bookedSummary(site, visit, this.clock.now()),
      course: await this.ownCourse.view(site, visit, {}),
      when: longTime(zone, minuteOfInstant(booking.startsAt), site.locale, site.now),
      until: clock(zone, minuteOfInstant(booking.holdExpiresAt!), site.locale),
    };
    return page(<ConfirmPage site={site} view={view} />, shown);
  }

  @Post(':token')
  @Urgent('confirming')
  async confirm(@Param('token') token: string, @Req() request: WebRequest): Promise<Answer> {
    try {
      return this.done(request, await this.provisional.confirm(token));
    } catch (fault) {
      if (!(fault instanceof Refusal) || !['hold-expired', 'patient-busy'].includes(fault.code)) throw fault;
      return this.over(request, '/find', fault.code === 'patient-busy');
    }
  }

  private done(request: WebRequest, { reference, token }: Pick<Booked, 'reference' | 'token'>): Answer {
    const key = keyFor(request, reference, token);
    return seeOther(`/book/done/${key}`, { cookies: [visitCookie(reference, token)] });
  }

  private async over(request: WebRequest, again: string, busy = false): Promise<Answer> {
    const site = await this.siteContext.siteFor(request);
    const why = busy ? site.t('refusal.patient-busy') : undefined;
    return page(<ProvisionalOverPage site={site} again={again} why={why} />, { ...shown, status: 409 });
  }
}

function gone(fault: unknown): null {
  if (fault instanceof Refusal && fault.code === 'hold-expired') return null;
  throw fault;
}
