import { Inject, Injectable } from '@nestjs/common';
import { changeableUntil, mayCorrectPatient, minuteOfInstant } from '../../../bookings/booking.js';
import type { BookedVisit } from '../../../bookings/booked-visit.js';
import { Clock } from '../../../platform/clock.js';
import type { Answer } from '../../../platform/http/answer.js';
import { type Cookie, cookiesOf } from '../../../platform/http/cookie.js';
import type { WebRequest } from '../../../platform/http/request.decorator.js';
import { secretToken } from '../../../platform/ids.random.js';
import { SETTINGS, type Settings } from '../../../platform/settings.js';
import { clock, longTime } from '../../../time/wording.js';
import { preparationFor } from '../../../treatments/preparation.js';
import { page, seeOther } from '../../shared/answer.js';
import type { Site } from '../../shared/site.js';
import { SiteContext } from '../../shared/site-context.service.js';
import { OwnCourse } from '../course/own-course.service.js';
import { ProvisionalPage } from '../provisional/provisional-page.js';
import { bookedSummary } from '../visit/booked-summary.js';
import { gettingThere } from '../visit/getting-there.view.js';
import { againAddress, calendarOf } from '../visit/own-visits.service.js';
import { DonePage } from './done-page.js';

/** Why nothing was sent. `typed`: the address that was to replace the other one. */
export interface Problem {
  readonly status: number;
  readonly typed?: string;
  readonly say: (site: Site) => string;
}

interface Done {
  readonly news?: 'resent' | 'corrected';
  readonly problem?: Problem;
  readonly cookies?: readonly Cookie[];
  /** What the visit is called in addresses, if not by its reference. */
  readonly key?: string;
}

/** What a patient sees once they have booked. */
@Injectable()
export class DonePages {
  constructor(
    private readonly siteContext: SiteContext,
    private readonly ownCourse: OwnCourse,
    private readonly clock: Clock,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  async show(
    request: WebRequest,
    visit: BookedVisit,
    { news, problem, cookies, ...called }: Done = {},
  ): Promise<Answer> {
    const { booking, location, patient } = visit;
    const { reference } = booking;
    const { key = reference } = called;
    if (booking.status === 'cancelled') return seeOther(`/visit/of/${key}`);
    const formPage = problem?.typed === undefined ? `/book/done/${key}` : undefined;
    const site = await this.siteContext.siteFor(request, booking.language, formPage);
    const now = this.clock.now();
    const common = {
      visit: bookedSummary(site, visit, now),
      when: longTime(location.timeZone, minuteOfInstant(booking.startsAt), site.locale, site.now),
      course: await this.ownCourse.view(site, visit, { ...cookiesOf(request), ...kept(cookies) }, key === reference),
      news: news && site.t(`done.${news}`),
      confirmation: {
        // In small letters: how a record writes it must not tell that there was one before.
        email: mayCorrectPatient(booking, now) ? patient?.email?.toLowerCase() : undefined,
        correct: `/book/done/${key}/email`,
        resend: `/book/done/${key}/confirmation`,
        once: secretToken(),
        typed: problem?.typed,
        [problem?.typed === undefined ? 'fault' : 'error']: problem?.say(site),
      },
      mailbox: this.settings.mailFolder ? '/dev/mail' : undefined,
    };
    const answer = { status: problem?.status, personal: true, cookies };
    const { holdExpiresAt: until } = booking;
    if (until) {
      const heldUntil = until > now ? clock(location.timeZone, minuteOfInstant(until), site.locale) : undefined;
      const view = { ...common, until: heldUntil, again: againAddress(visit, false) };
      return page(<ProvisionalPage site={site} view={view} />, answer);
    }
    const tooLate = now > changeableUntil(booking);
    const view = {
      ...common,
      tooLate,
      earlier: !tooLate && visit.clinic.policy.waitlist ? `/visit/of/${key}/earlier` : undefined,
      reference,
      calendar: calendarOf(visit, key, common.course !== undefined),
      manage: `/visit/of/${key}`,
      gettingThere: gettingThere(site, location),
      preparation: preparationFor(visit.treatment, visit.addOns, site.locale),
    };
    return page(<DonePage site={site} view={view} />, answer);
  }
}

/** What a browser will have kept once it is shown the page. */
const kept = (cookies: readonly Cookie[] = []) => Object.fromEntries(cookies.map(({ name, value }) => [name, value]));
