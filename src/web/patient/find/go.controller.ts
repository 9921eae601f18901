import { Controller, Get, Param, Query, Req } from '@nestjs/common';
import { Allow } from '../../../accounts/allow.decorator.js';
import { Attribution } from '../../../finder/attribution.service.js';
import { Links } from '../../../finder/links.service.js';
import type { Answer } from '../../../platform/http/answer.js';
import type { WebRequest } from '../../../platform/http/request.decorator.js';
import { closest } from '../../../i18n/language.js';
import { placementOf } from '../../../finder/placement.js';
import { Refusal } from '../../../platform/refusal.js';
import { seeOther } from '../../shared/answer.js';
import { inLanguage } from '../../shared/reading.js';
import { findAddress } from '../choice.js';

/** A link from the blog: counts that it was followed, from where (`?at=button`), and leads into the finder with what is known filled in. */
@Controller('go')
@Allow('public')
export class GoController {
  constructor(
    private readonly links: Links,
    private readonly attribution: Attribution,
  ) {}

  @Get(':code')
  async go(
    @Param('code') code: string,
    @Query('at') at: unknown,
    @Query('lang') lang: unknown,
    @Req() request: WebRequest,
  ): Promise<Answer> {
    const link = await this.links.everGiven(code);
    if (!link) throw new Refusal('not-found');
    // One that was taken down still leads where it led, as far as that is there; nothing is counted for it any more.
    const via = link.active ? this.attribution.markFor(link, placementOf(at)) : undefined;
    if (via) await this.attribution.step(via, 'visited', request);
    const { treatment, addOns, near, practitioner } = link;
    const address = findAddress({
      treatment: treatment ?? undefined,
      addOn: [...addOns],
      near: near ?? undefined,
      practitioner: practitioner ?? undefined,
      via,
    });
    const language = typeof lang === 'string' ? closest(lang) : null;
    return seeOther(language ? inLanguage(address, language) : address);
  }
}
