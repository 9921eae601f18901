import { createHash } from 'node:crypto';
import { Controller, Get, Param, Query, Req } from '@nestjs/common';
import { z } from 'zod';
import { Allow } from '../../../accounts/allow.decorator.js';
import { Attribution } from '../../../finder/attribution.service.js';
import { framers } from '../../../finder/framing.js';
import { countriesAsked } from '../../../i18n/language.js';
import type { Link } from '../../../finder/link.js';
import { FreelyRead } from '../../../platform/http/freely-read.decorator.js';
import { Answer } from '../../../platform/http/answer.js';
import type { WebRequest } from '../../../platform/http/request.decorator.js';
import { parse } from '../../../platform/parse.js';
import { originOf } from '../../../platform/site-origin.js';
import { page } from '../../shared/answer.js';
import { SiteContext } from '../../shared/site-context.service.js';
import { EmbedPage, GonePage, UnlistedPage } from './embed-page.js';
import { EmbedScript } from './embed-script.service.js';
import { Embedded } from './embedded.service.js';
import { type Frame, Frames } from './frames.service.js';

const asked = z.object({
  near: z.string().max(1000).optional().catch(undefined),
  via: z.string().max(100).optional().catch(undefined),
  /** The address of the page around the frame, where the link is that of the page. */
  page: z.string().optional().catch(undefined),
  /** It is a card, which an editor made of an address (oembed.controller.ts). */
  at: z.literal('card').optional().catch(undefined),
  /** The origin of the page around the frame, as the script says. */
  from: z.string().max(300).optional().catch(undefined),
  scheme: z.enum(['light', 'dark']).optional().catch(undefined),
  /** Shown to whoever makes the link: nothing is counted. */
  preview: z.string().optional().catch(undefined),
});

type Asked = z.output<typeof asked>;

/** What stands in the frame itself. */
interface Drawn {
  readonly style: string;
  readonly script: string | undefined;
}

const hashOf = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** Free times on other people's pages: the script they load, and the frame it makes. */
@Controller()
@Allow('public')
export class EmbedController {
  constructor(
    private readonly siteContext: SiteContext,
    private readonly frames: Frames,
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
  async ofLink(@Param('code') code: string, @Query() query: unknown, @Req() request: WebRequest): Promise<Answer> {
    const question = parse(asked, query);
    return this.frame(request, question, await this.frames.ofLink(code, question.page));
  }

  @Get('embed/treatments/:slug')
  async ofTreatment(@Param('slug') slug: string, @Query() query: unknown, @Req() request: WebRequest): Promise<Answer> {
    return this.frame(request, parse(asked, query), await this.frames.ofTreatment(slug));
  }

  @Get('embed/practitioners/:slug')
  async ofPractitioner(
    @Param('slug') slug: string,
    @Query() query: unknown,
    @Req() request: WebRequest,
  ): Promise<Answer> {
    return this.frame(request, parse(asked, query), await this.frames.ofPractitioner(slug));
  }

  private async frame(request: WebRequest, question: Asked, frame: Frame | null): Promise<Answer> {
    const { near, via: given, from, scheme, preview, at } = question;
    const site = await this.siteContext.siteFor(request);
    const drawn = {
      site,
      scheme,
      style: this.files.styleIn(site.storefront?.accent),
      script: at && this.files.cardScript,
    };
    // Nothing but a sentence: wherever it may still stand.
    if (!frame?.active) return this.framed(<GonePage {...drawn} />, drawn, ['*']);
    // What the request says decides only which page is shown: `frame-ancestors` guards the times against whoever lies.
    const embedder = from ?? originOf(request.headers.referer ?? '') ?? undefined;
    const ancestors = framers(frame, embedder);
    if (embedder && preview === undefined && !ancestors.includes(embedder))
      return this.framed(<UnlistedPage {...drawn} href={frame.leadsTo} />, drawn, ['*']);
    const via = preview === undefined && frame.id ? this.viaOf({ id: frame.id }, given, at) : undefined;
    const countries = countriesAsked(request.headers['accept-language']);
    const view = await this.embedded.of(site, frame, { near, via, scheme, countries, page: frame.around, at });
    const isSeen = view.outcome.kind === 'people' && view.outcome.people.some(({ times }) => times.length > 0);
    if (isSeen) await this.attribution.step(via, 'seen', request);
    return this.framed(<EmbedPage {...drawn} view={view} />, drawn, ancestors);
  }

  private viaOf(link: Pick<Link, 'id'>, given: string | undefined, at = 'embed'): string | undefined {
    return this.attribution.read(given)?.linkId === link.id ? given : this.attribution.markFor(link, at);
  }

  private framed(whole: Parameters<typeof page>[0], { style, script }: Drawn, ancestors: readonly string[]): Answer {
    const policy = [
      `default-src 'none'`,
      `style-src ${hashOf(style)}`,
      ...(script ? [`script-src ${hashOf(script)}`] : []),
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
