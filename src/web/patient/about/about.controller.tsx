import { Controller, Get, Param, Query, Req } from '@nestjs/common';
import { Allow } from '../../../accounts/allow.decorator.js';
import { Catalogue } from '../../../availability/catalogue.service.js';
import type { Answer } from '../../../platform/http/answer.js';
import type { WebRequest } from '../../../platform/http/request.js';
import { parse } from '../../../platform/parse.js';
import { Refusal } from '../../../platform/refusal.js';
import { page } from '../../answer.js';
import { House } from '../../house.service.js';
import { searchSchema } from '../choice.js';
import { practitionerView, treatmentView } from './about.view.js';
import { PractitionerPage } from './practitioner-page.js';
import { TreatmentPage } from './treatment-page.js';

/** Who works here and what is offered, each with a way into booking. */
@Controller()
@Allow('public')
export class AboutController {
  constructor(
    private readonly house: House,
    private readonly catalogue: Catalogue,
  ) {}

  @Get('practitioners/:slug')
  async practitioner(
    @Param('slug') slug: string,
    @Query() query: unknown,
    @Req() request: WebRequest,
  ): Promise<Answer> {
    const { via } = parse(searchSchema, query);
    const snapshot = await this.catalogue.current();
    const practitioner = snapshot.practitioners.find((one) => one.slug === slug);
    if (!practitioner) throw new Refusal('not-found');
    const site = await this.house.siteFor(request);
    const posts = this.catalogue.postsOf(snapshot).filter((post) => post.practitioner.id === practitioner.id);
    const view = practitionerView(site, snapshot, practitioner, posts, via);
    return page(<PractitionerPage site={site} view={view} />);
  }

  @Get('treatments/:slug')
  async treatment(@Param('slug') slug: string, @Query() query: unknown, @Req() request: WebRequest): Promise<Answer> {
    const { via } = parse(searchSchema, query);
    const snapshot = await this.catalogue.current();
    // A slug may be a treatment of its own and an add-on: the first is the one people look for.
    const [treatment] = (['base', 'add-on'] as const).flatMap((kind) =>
      snapshot.treatments.filter((one) => one.slug === slug && one.online && one.kind === kind),
    );
    if (!treatment) throw new Refusal('not-found');
    const site = await this.house.siteFor(request);
    return page(<TreatmentPage site={site} view={treatmentView(site, snapshot, treatment, via)} />);
  }
}
