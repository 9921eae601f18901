import { Body, Controller, Get, Param, Post, Req } from '@nestjs/common';
import { z } from 'zod';
import { Allow } from '../../../accounts/allow.decorator.js';
import type { Answer } from '../../../platform/http/answer.js';
import { CountedAs } from '../../../platform/http/counted.decorator.js';
import type { WebRequest } from '../../../platform/http/request.decorator.js';
import { Urgent } from '../../../platform/http/urgency.decorator.js';
import { parse } from '../../../platform/parse.js';
import { Refusal } from '../../../platform/refusal.js';
import { Offers } from '../../../waitlist/offers.service.js';
import { page, seeOther } from '../../shared/answer.js';
import { refusalText } from '../../shared/field-errors.js';
import { SiteContext } from '../../shared/site-context.service.js';
import { idempotentRequest } from '../idempotent-request.js';
import { keyFor, visitCookie } from '../visit/visit-cookie.js';
import { OfferOverPage, OfferPage } from './offer-page.js';
import { OfferViews } from './offer-views.service.js';

const bodySchema = z.object({ once: z.string().max(100).optional() });

/** A time that is held for somebody who waits. Mail scanners follow links, so only its buttons answer. */
@Controller('waitlist/offer/:token')
@Allow('patient-link')
@Urgent('personal')
export class OfferController {
  constructor(
    private readonly siteContext: SiteContext,
    private readonly offers: Offers,
    private readonly views: OfferViews,
  ) {}

  @Get()
  show(@Param('token') token: string, @Req() request: WebRequest): Promise<Answer> {
    return this.answer(token, request);
  }

  @Post('accept')
  @Urgent('confirming')
  @CountedAs('booked')
  async accept(@Param('token') token: string, @Body() body: unknown, @Req() request: WebRequest): Promise<Answer> {
    const { kind } = await this.offers.byToken(token);
    try {
      const sent = idempotentRequest('POST /waitlist/offer/accept', parse(bodySchema, body).once, { token }, token);
      const booked = await this.offers.accept(token, sent);
      const { reference } = booked;
      const key = keyFor(request, reference, booked.token);
      const cookies = [visitCookie(reference, booked.token)];
      return seeOther(kind === 'earlier' ? `/visit/of/${key}?news=moved` : `/book/done/${key}`, { cookies });
    } catch (fault) {
      if (!(fault instanceof Refusal) || fault.code === 'not-found') throw fault;
      return this.answer(token, request, fault);
    }
  }

  @Post('decline')
  async decline(@Param('token') token: string, @Req() request: WebRequest): Promise<Answer> {
    try {
      await this.offers.decline(token);
      return seeOther(`/waitlist/offer/${token}`);
    } catch (fault) {
      if (!(fault instanceof Refusal) || fault.code !== 'offer-over') throw fault;
      return this.answer(token, request, fault);
    }
  }

  /** As it is now; `refused`: and why it cannot be had. */
  private async answer(token: string, request: WebRequest, refused?: Refusal): Promise<Answer> {
    const offer = await this.offers.byToken(token);
    const site = await this.siteContext.siteFor(request, offer.language, `/waitlist/offer/${token}`);
    const options = { personal: true, status: refused?.status };
    if (offer.state !== 'open')
      return page(<OfferOverPage site={site} view={await this.views.over(site, offer)} />, options);
    const fault = refused && refusalText(site, refused);
    return page(<OfferPage site={site} view={await this.views.open(site, offer, fault)} />, options);
  }
}
