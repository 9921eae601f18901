import { Controller, Get, Param, Post, Req } from '@nestjs/common';
import { Allow } from '../../../accounts/allow.decorator.js';
import type { Answer } from '../../../platform/http/answer.js';
import { pathOf, type WebRequest } from '../../../platform/http/request.decorator.js';
import { Refusal } from '../../../platform/refusal.js';
import { Erasures } from '../../../privacy/erasures.service.js';
import { page } from '../../shared/answer.js';
import { SiteContext } from '../../shared/site-context.service.js';
import { ErasurePage } from './erasure-page.js';

/** Where a patient confirms that they want to be erased. Looking changes nothing, since mail scanners follow links. */
@Controller('erasure/:token')
@Allow('patient-link')
export class ErasureController {
  constructor(
    private readonly siteContext: SiteContext,
    private readonly erasures: Erasures,
  ) {}

  @Get()
  show(@Param('token') token: string, @Req() request: WebRequest): Promise<Answer> {
    return this.answer(token, request);
  }

  @Post()
  async confirm(@Param('token') token: string, @Req() request: WebRequest): Promise<Answer> {
    await this.erasures.confirm(token);
    return this.answer(token, request);
  }

  private async answer(token: string, request: WebRequest): Promise<Answer> {
    const asked = await this.erasures.byToken(token);
    if (!asked) throw new Refusal('not-found');
    const site = await this.siteContext.siteFor(request, asked.locale, pathOf(request));
    return page(<ErasurePage site={site} confirmed={asked.confirmed} />, { personal: true });
  }
}
