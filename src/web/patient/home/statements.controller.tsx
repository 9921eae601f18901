import { Controller, Get, Req } from '@nestjs/common';
import { Allow } from '../../../accounts/allow.decorator.js';
import { Catalogue } from '../../../availability/catalogue.service.js';
import { languageOf } from '../../../i18n/language.js';
import { documentHtml } from '../../../i18n/markdown.js';
import type { Answer } from '../../../platform/http/answer.js';
import { withEtag } from '../../../platform/http/etag.js';
import type { WebRequest } from '../../../platform/http/request.decorator.js';
import { Refusal } from '../../../platform/refusal.js';
import { page, seeOther } from '../../shared/answer.js';
import { Layout } from '../../shared/layout.js';
import { SiteContext } from '../../shared/site-context.service.js';
import { isWebAddress, statementIn } from '../../shared/storefront.js';
import { foundHome } from '../about/found-home.js';

/** What the law wants said, in the clinic's own words; where that stands elsewhere, the way there. */
@Controller()
@Allow('public')
export class StatementsController {
  constructor(
    private readonly siteContext: SiteContext,
    private readonly catalogue: Catalogue,
  ) {}

  @Get('privacy')
  privacy(@Req() request: WebRequest): Promise<Answer> {
    return this.statement(request, 'privacy');
  }

  @Get('legal')
  legal(@Req() request: WebRequest): Promise<Answer> {
    return this.statement(request, 'legal');
  }

  private async statement(request: WebRequest, name: 'privacy' | 'legal'): Promise<Answer> {
    const { clinic } = await this.catalogue.current();
    const site = await this.siteContext.siteFor(request);
    const said = statementIn(clinic, name, languageOf(site.locale));
    if (!said) throw new Refusal('not-found');
    if (isWebAddress(said.text)) return seeOther(said.text);
    const title = site.t(`page.${name}`);
    const { about } = foundHome(site);
    const whole = (
      <Layout
        site={site}
        title={title}
        about={{ ...about, path: `/${name}`, description: `${title}, ${site.name}`, data: [] }}
      >
        <h1>{title}</h1>
        <div
          class="prose statement"
          lang={said.language}
          dangerouslySetInnerHTML={{ __html: documentHtml(said.text) }}
        />
      </Layout>
    );
    return withEtag(page(whole), request);
  }
}
