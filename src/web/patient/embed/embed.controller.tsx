import { createHash } from 'node:crypto';
import { Controller, Get, Param, Query, Req } from '@nestjs/common';
import { z } from 'zod';
import { Allow } from '../../../accounts/allow.decorator.js';
import { Attribution } from '../../../finder/attribution.service.js';
import { framers } from '../../../finder/framing.js';
import { countriesAsked } from '../../../i18n/language.js';
import type { Link } from '../../../finder/link.js';
import { Links } from '../../../finder/links.service.js';
import { byPage, pageKey } from '../../../finder/page-key.js';
import { UnlinkedPages } from '../../../finder/unlinked-pages.service.js';
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

const asked = z.object({
  near: z.string().max(1000).optional().catch(undefined),
  via: z.string().max(100).optional().catch(undefined),
  /** The address of the page around the frame, where the link is that of the page. */
  page: z.string().optional().catch(undefined),
  /** The origin of the page around the frame, as the script says. */
  from: z.string().max(300).optional().catch(undefined),
  scheme: z.enum(['light', 'dark']).optional().catch(undefined),
  /** Shown to whoever makes the link: nothing is counted. */
  preview: z.string().optional().catch(undefined),
});

/** What a frame shows, and who may frame it. Without an id: no link. */
interface Shown extends Omit<Link, 'id'> {
  readonly id?: string;
  readonly active: boolean;
  /** By whose key it was found. */
  readonly around: string | undefined;
}

const anything = {
  code: byPage,
  label: '',
  treatment: null,
  addOns: [],
  near: null,
  practitioner: null,
  title: null,
  page: null,
  active: true,
};

/** Free times on other people's pages: the script they load, and the frame it makes. */
@Controller()
@Allow('public')
export class EmbedController {
  constructor(
    private readonly siteContext: SiteContext,
    private readonly links: Links,
    private readonly unlinked: UnlinkedPages,
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
    const { near, via: given, from, scheme, preview, page: around } = parse(asked, query);
    const [site, link] = await Promise.all([this.siteContext.siteFor(request), this.shownAt(code, around)]);
    const style = this.files.styleIn(site.storefront?.accent);
    // Nothing but a sentence: wherever it may still stand.
    if (!link?.active) return this.framed(<GonePage site={site} style={style} scheme={scheme} />, style, ['*']);
    // What the request says decides only which page is shown: `frame-ancestors` guards the times against whoever lies.
    const embedder = from ?? originOf(request.headers.referer ?? '') ?? undefined;
    const ancestors = framers(link, embedder);
    if (embedder && preview === undefined && !ancestors.includes(embedder)) {
      const href = link.id ? `/go/${link.code}?at=embed` : '/find';
      return this.framed(<UnlistedPage site={site} style={style} scheme={scheme} href={href} />, style, ['*']);
    }
    const via = preview === undefined && link.id ? this.viaOf({ id: link.id }, given) : undefined;
    const countries = countriesAsked(request.headers['accept-language']);
    const view = await this.embedded.of(site, link, { near, via, scheme, countries, page: link.around });
    const isSeen = view.outcome.kind === 'people' && view.outcome.people.some(({ times }) => times.length > 0);
    if (isSeen) await this.attribution.step(via, 'seen', request);
    return this.framed(<EmbedPage site={site} style={style} view={view} />, style, ancestors);
  }

  /** The link of the code or of the page; of a page without one, whatever the clinic offers. Null: there never was one. */
  private async shownAt(code: string, around: string | undefined): Promise<Shown | null> {
    const isByPage = code === byPage && around !== undefined;
    const key = isByPage ? pageKey(around) : null;
    const link = isByPage ? key && (await this.links.ofPage(key)) : await this.links.everGiven(code);
    if (link) return { ...link, around: key ?? undefined };
    if (code !== byPage) return null;
    const sites = key === null ? [] : await this.unlinked.sitesWith(key);
    return { ...anything, sites, around: sites.length > 0 ? key! : undefined };
  }

  private viaOf(link: Pick<Link, 'id'>, given: string | undefined): string | undefined {
    return this.attribution.read(given)?.linkId === link.id ? given : this.attribution.markFor(link, 'embed');
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
