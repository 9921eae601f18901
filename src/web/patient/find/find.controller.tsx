import { Controller, Get, Query, Req } from '@nestjs/common';
import { Allow } from '../../../accounts/allow.decorator.js';
import { Attribution } from '../../../finder/attribution.service.js';
import { countriesAsked } from '../../../i18n/language.js';
import type { Answer } from '../../../platform/http/answer.js';
import type { WebRequest } from '../../../platform/http/request.decorator.js';
import { parse } from '../../../platform/parse.js';
import { page } from '../../shared/answer.js';
import { SiteContext } from '../../shared/site-context.service.js';
import { searchSchema } from '../choice.js';
import { FrontPages } from '../home/front-pages.service.js';
import { FindPage } from './find-page.js';
import { Finder } from './finder.service.js';

@Controller()
@Allow('public')
export class FindController {
  constructor(
    private readonly siteContext: SiteContext,
    private readonly finder: Finder,
    private readonly attribution: Attribution,
    private readonly home: FrontPages,
  ) {}

  @Get(['', 'find'])
  async find(@Query() query: unknown, @Req() request: WebRequest): Promise<Answer> {
    const search = parse(searchSchema, query);
    const site = await this.siteContext.siteFor(request);
    const view = await this.finder.find(site, search, {
      countries: countriesAsked(request.headers['accept-language']),
    });
    const { outcome } = view;
    if (outcome.kind === 'not-asked') return this.home.page(site, view.form, outcome.treatments, search.via);
    if (outcome.kind === 'people') {
      const isFree = outcome.people.some(({ times }) => times.length > 0);
      await this.attribution.step(search.via, isFree ? 'seen' : 'searched', request);
    }
    return page(<FindPage site={site} view={view} />);
  }
}
