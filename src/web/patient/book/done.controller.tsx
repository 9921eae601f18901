import { Body, Controller, Get, Inject, Param, Post, Query, Req } from '@nestjs/common';
import { z } from 'zod';
import { Allow } from '../../../accounts/allow.decorator.js';
import { changeableUntil, mayCorrectPatient, minuteOfInstant } from '../../../bookings/booking.js';
import { ConfirmationEmails } from '../../../bookings/by-patient/confirmation-emails.service.js';
import { contactSchema } from '../../../patients/contact.js';
import { Clock } from '../../../platform/clock.js';
import type { Answer } from '../../../platform/http/answer.js';
import { Cookies, type WebRequest } from '../../../platform/http/request.decorator.js';
import { secretToken } from '../../../platform/ids.random.js';
import { parse } from '../../../platform/parse.js';
import { Refusal } from '../../../platform/refusal.js';
import { SETTINGS, type Settings } from '../../../platform/settings.js';
import { clock, longTime } from '../../../time/wording.js';
import { preparationFor } from '../../../treatments/preparation.js';
import { page, seeOther } from '../../shared/answer.js';
import type { Site } from '../../shared/site.js';
import { SiteContext } from '../../shared/site-context.service.js';
import { idempotentRequest } from '../idempotent-request.js';
import { bookedSummary } from '../visit/booked-summary.js';
import { gettingThere } from '../visit/getting-there.view.js';
import { againAddress, calendarOf, OwnVisits } from '../visit/own-visits.service.js';
import { visitCookie, visitToken } from '../visit/visit-cookie.js';
import { ProvisionalPage } from '../provisional/provisional-page.js';
import { DonePage } from './done-page.js';

type CookieValues = Readonly<Record<string, string>>;

/** Why nothing was sent. `typed`: the address that was to replace the other one. */
interface Problem {
  readonly status: number;
  readonly typed?: string;
  readonly say: (site: Site) => string;
}

const newsSchema = z.object({ news: z.enum(['resent', 'corrected']).optional().catch(undefined) });
const bodySchema = z.object({ email: z.string().max(10_000).catch(''), once: z.string().max(100).optional() });

/** The last of the four screens. For an hour it shows where the confirmation went, so that a mistyped address can be corrected. */
@Controller('book/done/:reference')
@Allow('patient-link')
export class DoneController {
  constructor(
    private readonly siteContext: SiteContext,
    private readonly visits: OwnVisits,
    private readonly emails: ConfirmationEmails,
    private readonly clock: Clock,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  @Get()
  async done(
    @Param('reference') reference: string,
    @Query() query: unknown,
    @Cookies() cookies: CookieValues,
    @Req() request: WebRequest,
  ): Promise<Answer> {
    return this.show(request, reference, cookies, { news: parse(newsSchema, query).news });
  }

  @Post('email')
  async correct(
    @Param('reference') reference: string,
    @Body() body: unknown,
    @Cookies() cookies: CookieValues,
    @Req() request: WebRequest,
  ): Promise<Answer> {
    const { email: typed, once } = parse(bodySchema, body);
    const email = contactSchema.shape.email.safeParse(typed);
    if (!email.success) {
      const say = ({ t }: Site) => t('details.email-missing');
      return this.show(request, reference, cookies, { problem: { status: 400, typed, say } });
    }
    const token = await this.tokenOf(reference, cookies);
    const again = idempotentRequest('POST /book/done/email', once, { token, email: email.data }, token);
    try {
      const booked = await this.emails.correct(token, email.data, request.ip, again);
      return seeOther(`/book/done/${booked.reference}?news=corrected`, {
        cookies: [visitCookie(booked.reference, booked.token)],
      });
    } catch (fault) {
      return this.show(request, reference, cookies, { problem: { ...limited(fault), typed } });
    }
  }

  @Post('confirmation')
  async resend(
    @Param('reference') reference: string,
    @Body() body: unknown,
    @Cookies() cookies: CookieValues,
    @Req() request: WebRequest,
  ): Promise<Answer> {
    const token = await this.tokenOf(reference, cookies);
    const again = idempotentRequest('POST /book/done/confirmation', parse(bodySchema, body).once, { token }, token);
    try {
      await this.emails.resend(token, request.ip, again);
      return seeOther(`/book/done/${reference}?news=resent`);
    } catch (fault) {
      return this.show(request, reference, cookies, { problem: limited(fault) });
    }
  }

  private async show(
    request: WebRequest,
    reference: string,
    cookies: CookieValues,
    { news, problem }: { readonly news?: 'resent' | 'corrected'; readonly problem?: Problem },
  ): Promise<Answer> {
    const { visit } = await this.visits.of(reference, cookies);
    const { booking, location, patient } = visit;
    if (booking.status === 'cancelled') return seeOther(`/visit/of/${reference}`);
    const formPage = problem?.typed === undefined ? `/book/done/${reference}` : undefined;
    const site = await this.siteContext.siteFor(request, booking.language, formPage);
    const now = this.clock.now();
    const common = {
      visit: bookedSummary(site, visit, now),
      when: longTime(location.timeZone, minuteOfInstant(booking.startsAt), site.locale, site.now),
      news: news && site.t(`done.${news}`),
      confirmation: {
        // In small letters: how a record writes it must not tell that there was one before.
        email: mayCorrectPatient(booking, now) ? patient?.email?.toLowerCase() : undefined,
        correct: `/book/done/${reference}/email`,
        resend: `/book/done/${reference}/confirmation`,
        once: secretToken(),
        typed: problem?.typed,
        [problem?.typed === undefined ? 'fault' : 'error']: problem?.say(site),
      },
      mailbox: this.settings.mailFolder ? '/dev/mail' : undefined,
    };
    const answer = { status: problem?.status, personal: true };
    const { holdExpiresAt: until } = booking;
    if (until) {
      const heldUntil = until > now ? clock(location.timeZone, minuteOfInstant(until), site.locale) : undefined;
      const view = { ...common, until: heldUntil, again: againAddress(visit, false) };
      return page(<ProvisionalPage site={site} view={view} />, answer);
    }
    const view = {
      ...common,
      tooLate: now > changeableUntil(booking),
      reference,
      calendar: calendarOf(visit),
      manage: `/visit/of/${reference}`,
      gettingThere: gettingThere(site, location),
      preparation: preparationFor(visit.treatment, visit.addOns, site.locale),
    };
    return page(<DonePage site={site} view={view} />, answer);
  }

  /** A link that a correction has just ended can still repeat its request. @throws Refusal visit-not-found: also another visit's */
  private async tokenOf(reference: string, cookies: CookieValues): Promise<string> {
    const token = visitToken(cookies, reference);
    const visit = token && (await this.visits.byToken(token).catch(ended));
    if (!token || (visit && visit.booking.reference !== reference)) throw new Refusal('visit-not-found');
    return token;
  }
}

function ended(fault: unknown): null {
  if (fault instanceof Refusal) return null;
  throw fault;
}

/** It was asked for too often, or cannot be done here. Anything else is for the page of errors. */
function limited(fault: unknown): Problem {
  if (!(fault instanceof Refusal)) throw fault;
  const { code, status, values } = fault;
  if (code === 'not-found') throw new Refusal('visit-not-found');
  if (code !== 'too-many-tries' && code !== 'hold-expired') throw fault;
  return { status, say: ({ t }) => t(`refusal.${code}`, values as { readonly minutes: number }) };
}
