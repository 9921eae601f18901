import { Controller, Get, Query, Req } from '@nestjs/common';
import { Allow } from '../../../accounts/allow.decorator.js';
import { Catalogue } from '../../../availability/catalogue.service.js';
import type { Answer } from '../../../platform/http/answer.js';
import { withEtag } from '../../../platform/http/etag.js';
import type { WebRequest } from '../../../platform/http/request.decorator.js';
import { parse } from '../../../platform/parse.js';
import { page } from '../../shared/answer.js';
import { SiteContext } from '../../shared/site-context.service.js';
import { searchSchema } from '../choice.js';
import { offeredOf } from '../find/find-form.view.js';
import { snapshotIn } from '../snapshot-in.js';
import { regionViews, tilesOf } from './home.view.js';
import { LocationsPage, PractitionersPage, TreatmentsPage } from './list-pages.js';
import { PlaceMaps } from './place-maps.service.js';

/** All treatments, all practitioners, all locations. */
@Controller()
@Allow('public')
export class ListsController {
  constructor(
    private readonly siteContext: SiteContext,
    private readonly catalogue: Catalogue,
    private readonly maps: PlaceMaps,
  ) {}

  @Get('treatments')
  async treatments(@Query() query: unknown, @Req() request: WebRequest): Promise<Answer> {
    const { site, snapshot, via } = await this.asked(query, request);
    const [treatments, addOns] = (['base', 'add-on'] as const).map((kind) => offeredOf(site, snapshot, { kind, via }));
    return withEtag(page(<TreatmentsPage site={site} treatments={treatments!} addOns={addOns!} />), request);
  }

  @Get('practitioners')
  async practitioners(@Query() query: unknown, @Req() request: WebRequest): Promise<Answer> {
    const { site, snapshot, via } = await this.asked(query, request);
    const people = tilesOf(site, snapshot, this.catalogue.postsOf(snapshot), via);
    return withEtag(page(<PractitionersPage site={site} people={people} />), request);
  }

  @Get('locations')
  async locations(@Query() query: unknown, @Req() request: WebRequest): Promise<Answer> {
    const { site, snapshot, via } = await this.asked(query, request);
    const regions = regionViews(await this.maps.regions(snapshot), via);
    return withEtag(page(<LocationsPage site={site} regions={regions} />), request);
  }

  private async asked(query: unknown, request: WebRequest) {
    const { via } = parse(searchSchema, query);
    const site = await this.siteContext.siteFor(request);
    return { via, site, snapshot: snapshotIn(await this.catalogue.current(), site.locale) };
  }
}
