import { Body, Controller, Get, Param, Post, Query, Req } from '@nestjs/common';
import { z } from 'zod';
import { Allow } from '../../../accounts/allow.decorator.js';
import { ConfirmationEmails } from '../../../bookings/by-patient/confirmation-emails.service.js';
import { contactSchema } from '../../../patients/contact.js';
import type { Answer } from '../../../platform/http/answer.js';
import { Cookies, type WebRequest } from '../../../platform/http/request.decorator.js';
import { asTyped, parse } from '../../../platform/parse.js';
import { Refusal } from '../../../platform/refusal.js';
import { seeOther } from '../../shared/answer.js';
import type { Site } from '../../shared/site.js';
import { idempotentRequest } from '../idempotent-request.js';
import { OwnVisits } from '../visit/own-visits.service.js';
import { isSecret, visitCookie, visitToken } from '../visit/visit-cookie.js';
import { DonePages, type Problem } from './done-pages.service.js';

type CookieValues = Readonly<Record<string, string>>;

const newsSchema = z.object({ news: z.enum(['resent', 'corrected']).optional().catch(undefined) });
const bodySchema = z.object({ email: asTyped, once: z.string().max(100).optional() });

/** The last of the four screens. For an hour it shows where the confirmation went, so that a mistyped address can be corrected. */
@Controller('book/done/:reference')
@Allow('patient-link')
export class DoneController {
  constructor(
    private readonly pages: DonePages,
    private readonly visits: OwnVisits,
    private readonly emails: ConfirmationEmails,
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
      const key = isSecret(reference) ? booked.token : booked.reference;
      return seeOther(`/book/done/${key}?news=corrected`, {
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
    said: { readonly news?: 'resent' | 'corrected'; readonly problem?: Problem },
  ): Promise<Answer> {
    const own = await this.visits.of(reference, cookies);
    const clean = said.problem ? undefined : this.visits.cleanKey(own, cookies);
    if (clean) return seeOther(`/book/done/${clean}`);
    return this.pages.show(request, own.visit, { ...said, key: own.key });
  }

  /** A link that a correction has just ended can still repeat its request. @throws Refusal visit-not-found: also another visit's */
  private async tokenOf(reference: string, cookies: CookieValues): Promise<string> {
    const token = visitToken(cookies, reference);
    const visit = token && (await this.visits.byToken(token).catch(ended));
    if (!token || (visit && token !== reference && visit.booking.reference !== reference))
      throw new Refusal('visit-not-found');
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
