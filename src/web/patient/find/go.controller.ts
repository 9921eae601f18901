import { Controller, Get, Param, Query, Req } from '@nestjs/common';
import { z } from 'zod';
import { Allow } from '../../../accounts/allow.decorator.js';
import { Attribution } from '../../../finder/attribution.service.js';
import { Links } from '../../../finder/links.service.js';
import { byPage, pageKey } from '../../../finder/page-key.js';
import { UnlinkedPages } from '../../../finder/unlinked-pages.service.js';
import type { Answer } from '../../../platform/http/answer.js';
import type { WebRequest } from '../../../platform/http/request.decorator.js';
import { closest } from '../../../i18n/language.js';
import { placementOf } from '../../../finder/placement.js';
import { parse } from '../../../platform/parse.js';
import { Refusal } from '../../../platform/refusal.js';
import { seeOther } from '../../shared/answer.js';
import { inLanguage } from '../../shared/reading.js';
import { findAddress } from '../choice.js';

const asked = z.object({
  page: z.string().optional().catch(undefined),
  at: z.string().optional().catch(undefined),
  lang: z.string().optional().catch(undefined),
});

/**
 * A link from the blog: counts that it was followed, from where (`?at=button`), and leads into the finder with what is known
 * filled in. `by`: the link is that of the page, whose address the theme of the blog filled in (`?page=`).
 */
@Controller('go')
@Allow('public')
export class GoController {
  constructor(
    private readonly links: Links,
    private readonly attribution: Attribution,
    private readonly unlinked: UnlinkedPages,
  ) {}

  @Get(':code')
  async go(@Param('code') code: string, @Query() query: unknown, @Req() request: WebRequest): Promise<Answer> {
    const { page, at, lang } = parse(asked, query);
    const own = page === undefined ? await this.links.everGiven(code) : null;
    const link = own ?? (code === byPage ? await this.ofPage(page ?? request.headers.referer, request) : null);
    if (!link && code !== byPage) throw new Refusal('not-found');
    // One that was taken down still leads where it led, as far as that is there; nothing is counted for it any more.
    const via = link?.active
      ? this.attribution.markFor(link, placementOf(at ?? (code === byPage ? 'embed' : undefined)))
      : undefined;
    if (via) await this.attribution.step(via, 'visited', request);
    const address = findAddress({
      treatment: link?.treatment ?? undefined,
      addOn: [...(link?.addOns ?? [])],
      near: link?.near ?? undefined,
      practitioner: link?.practitioner ?? undefined,
      via,
    });
    const language = lang === undefined ? null : closest(lang);
    return seeOther(language ? inLanguage(address, language) : address);
  }

  /** Null: nothing is filled in. Of another site's page nothing is kept or said. */
  private async ofPage(address: string | undefined, request: WebRequest) {
    const key = pageKey(address ?? '');
    const link = key === null ? null : await this.links.ofPage(key);
    if (key !== null && link === null) await this.unlinked.note(key, request);
    return link;
  }
}
