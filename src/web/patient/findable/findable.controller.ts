import { Controller, Get, Inject, Param, Req } from '@nestjs/common';
import { Allow } from '../../../accounts/allow.decorator.js';
import { Catalogue } from '../../../availability/catalogue.service.js';
import { LastModified } from '../../../availability/last-modified.service.js';
import { Clock } from '../../../platform/clock.js';
import type { Answer } from '../../../platform/http/answer.js';
import type { WebRequest } from '../../../platform/http/request.decorator.js';
import { withEtag } from '../../../platform/http/etag.js';
import { Refusal } from '../../../platform/refusal.js';
import { SETTINGS, type Settings } from '../../../platform/settings.js';
import { file } from '../../shared/answer.js';
import { SiteContext } from '../../shared/site-context.service.js';
import { llmsText } from './llms.js';
import { changedAt, type PublicPage, publicPages } from './public-pages.js';
import { robotsText } from './robots.js';
import { securityText } from './security-text.js';
import { type SitemapEntry, sitemap, sitemapPart } from './sitemap.js';

const hour = 'public, max-age=3600';

/** What search engines and programs ask for first. */
@Controller()
@Allow('public')
export class FindableController {
  constructor(
    private readonly siteContext: SiteContext,
    private readonly catalogue: Catalogue,
    private readonly lastModified: LastModified,
    private readonly clock: Clock,
    @Inject(SETTINGS) private readonly settings: Pick<Settings, 'publicUrl' | 'securityContact'>,
  ) {}

  @Get('robots.txt')
  async robots(@Req() request: WebRequest): Promise<Answer> {
    const { origin } = await this.siteContext.site();
    return withEtag(file(robotsText(origin), 'text/plain; charset=utf-8', { cache: hour }), request);
  }

  @Get('.well-known/security.txt')
  security(@Req() request: WebRequest): Answer {
    const { publicUrl, securityContact } = this.settings;
    if (!securityContact) throw new Refusal('not-found');
    const text = securityText(securityContact, publicUrl, this.clock.now());
    return withEtag(file(text, 'text/plain; charset=utf-8', { cache: hour }), request);
  }

  @Get('sitemap.xml')
  async sitemap(@Req() request: WebRequest): Promise<Answer> {
    const { origin } = await this.siteContext.site();
    return xml(sitemap(origin, await this.listed()), request);
  }

  @Get('sitemaps/:part')
  async part(@Param('part') part: string, @Req() request: WebRequest): Promise<Answer> {
    const [, number] = /^([1-9]\d{0,4})\.xml$/.exec(part) ?? [];
    const { origin } = await this.siteContext.site();
    const text = number ? sitemapPart(origin, await this.listed(), Number(number)) : null;
    if (text === null) throw new Refusal('not-found');
    return xml(text, request);
  }

  @Get('llms.txt')
  async llms(@Req() request: WebRequest): Promise<Answer> {
    const text = llmsText(await this.siteContext.siteFor(request), await this.pages());
    const headers = { vary: 'accept-language, cookie' };
    return withEtag(file(text, 'text/plain; charset=utf-8', { cache: hour, headers }), request);
  }

  private async listed(): Promise<readonly SitemapEntry[]> {
    const [pages, snapshot, changed] = await Promise.all([
      this.pages(),
      this.catalogue.latest(),
      this.lastModified.all(),
    ]);
    return pages.map((page) => ({ path: page.path, changedAt: changedAt(page, snapshot, changed) }));
  }

  private async pages(): Promise<readonly PublicPage[]> {
    const snapshot = await this.catalogue.current();
    return publicPages(snapshot, this.catalogue.postsOf(snapshot));
  }
}

function xml(text: string, request: WebRequest): Answer {
  return withEtag(file(text, 'application/xml; charset=utf-8', { cache: hour }), request);
}
