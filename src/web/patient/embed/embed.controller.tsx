import { createHash } from 'node:crypto';
import { Controller, Get, Param, Query, Req } from '@nestjs/common';
import { z } from 'zod';
import { Allow } from '../../../accounts/allow.decorator.js';
import { Attribution } from '../../../finder/attribution.service.js';
import { framers, originOf } from '../../../finder/framing.js';
import { countriesAsked } from '../../../i18n/language.js';
import { Links } from '../../../finder/links.service.js';
import { FreelyRead } from '../../../platform/http/freely-read.decorator.js';
import { Answer } from '../../../platform/http/answer.js';
import type { WebRequest } from '../../../platform/http/request.decorator.js';
import { parse } from '../../../platform/parse.js';
import { page } from '../../shared/answer.js';
import { SiteContext } from '../../shared/site-context.service.js';
import { EmbedPage, GonePage, UnlistedPage } from './embed-page.js';
import { EmbedScript } from './embed-script.service.js';
import { Embedded } from './embedded.service.js';

const asked = z.object({
  near: z.string().max(1000).optional().catch(undefined),
  via: z.string().max(100).optional().catch(undefined),
  /** The origin of the page around the frame, as the script says. */
  from: z.string().max(300).optional().catch(undefined),
  scheme: z.enum(['light', 'dark']).optional().catch(undefined),
  /** Shown to whoever makes the link: nothing is counted. */
  preview: z.string().optional().catch(undefined),
});

/** Free times on other people's pages: the script they load, and the frame it makes. */
@Controller()
@Allow('public')
export class EmbedController {
  constructor(
    private readonly siteContext: SiteContext,
    private readonly links: Links,
    private readonly embedded: Embedded,
    private readonly attribution: Attribution,
    private readonly files: EmbedScript,
  ) {}

  @Get('embed.js')
  @FreelyRead()
  script(@Req() request: WebRequest): Answer {
    return this.files.answer(request.headers['if-none-match']);
  }

  @Get('embed/:code')
  async frame(@Param('code') code: string, @Query() query: unknown, @Req() request: WebRequest): Promise<Answer> {
    const { near, via: given, from, scheme, preview } = parse(asked, query);
    const [site, link] = await Promise.all([this.siteContext.siteFor(request), this.links.everGiven(code)]);
    const style = this.files.styleIn(site.storefront?.accent);
    // Nothing but a sentence: wherever it may still stand.
    if (!link?.active) return this.framed(<GonePage site={site} style={style} scheme={scheme} />, style, ['*']);
    // What the request says decides only which page is shown: `frame-ancestors` guards the times against whoever lies.
    const embedder = from ?? originOf(request.headers.referer ?? '');
    if (embedder && preview === undefined && !framers(link).includes(embedder)) {
      return this.framed(<UnlistedPage site={site} style={style} scheme={scheme} code={link.code} />, style, ['*']);
    }
    const ours = this.attribution.read(given)?.linkId === link.id;
    const via = preview === undefined ? (ours ? given : this.attribution.markFor(link, 'embed')) : undefined;
    const countries = countriesAsked(request.headers['accept-language']);
    const view = await this.embedded.of(site, link, { near, via, scheme, countries });
    const isSeen = view.outcome.kind === 'people' && view.outcome.people.some(({ times }) => times.length > 0);
    if (isSeen) await this.attribution.step(via, 'seen', request);
    return this.framed(<EmbedPage site={site} style={style} view={view} />, style, framers(link));
  }

  private framed(whole: Parameters<typeof page>[0], style: string, ancestors: readonly string[]): Answer {
    const styleHash = createHash('sha256').update(style).digest('base64');
    const policy = [
      `default-src 'none'`,
      `style-src 'sha256-${styleHash}'`,
      `form-action 'self'`,
      `base-uri 'none'`,
      `frame-ancestors ${["'self'", ...ancestors].join(' ')}`,
    ];
    const headers = {
      'content-security-policy': policy.join('; '),
      // It knows no list: where it is understood at all, it would keep everybody out.
      'x-frame-options': '',
      'cross-origin-resource-policy': 'cross-origin',
      'referrer-policy': 'no-referrer',
    };
    const { status, headers: all, body } = page(whole, { headers, personal: true });
    // Not even the language is kept.
    return new Answer(status, all, body);
  }
}
