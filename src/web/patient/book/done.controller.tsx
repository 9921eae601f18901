import { Controller, Get, Inject, Param, Req } from '@nestjs/common';
import { Allow } from '../../../accounts/allow.decorator.js';
import { changeableUntil, minuteOfInstant } from '../../../bookings/booking.js';
import { Clock } from '../../../platform/clock.js';
import type { Answer } from '../../../platform/http/answer.js';
import { Cookies, type WebRequest } from '../../../platform/http/request.decorator.js';
import { SETTINGS, type Settings } from '../../../platform/settings.js';
import { longTime } from '../../../time/wording.js';
import { preparationFor } from '../../../treatments/preparation.js';
import { page, seeOther } from '../../shared/answer.js';
import { SiteContext } from '../../shared/site-context.service.js';
import { accessOf } from '../in-words.js';
import { bookedSummary } from '../visit/booked-summary.js';
import { OwnVisits } from '../visit/own-visits.service.js';
import { DonePage } from './done-page.js';

/** The last of the four screens. */
@Controller('book/done')
@Allow('patient-link')
export class DoneController {
  constructor(
    private readonly siteContext: SiteContext,
    private readonly visits: OwnVisits,
    private readonly clock: Clock,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  @Get(':reference')
  async done(
    @Param('reference') reference: string,
    @Cookies() cookies: Readonly<Record<string, string>>,
    @Req() request: WebRequest,
  ): Promise<Answer> {
    const { visit } = await this.visits.of(reference, cookies);
    const { booking, location } = visit;
    const manage = `/visit/of/${reference}`;
    if (booking.status === 'cancelled') return seeOther(manage);
    const site = await this.siteContext.siteFor(request, booking.language);
    const now = this.clock.now();
    const view = {
      visit: bookedSummary(site, visit, now),
      tooLate: now > changeableUntil(booking),
      reference,
      when: longTime(location.timeZone, minuteOfInstant(booking.startsAt), site.locale, site.now),
      calendar: `${manage}/calendar.ics`,
      manage,
      access: accessOf(site, location),
      preparation: preparationFor(visit.treatment, visit.addOns, site.locale),
      phone: location.phone,
      mailbox: this.settings.mailFolder ? '/dev/mail' : undefined,
    };
    return page(<DonePage site={site} view={view} />, {
      personal: true,
      headers: { 'referrer-policy': 'no-referrer' },
    });
  }
}
