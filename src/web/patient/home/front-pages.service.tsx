import { Injectable } from '@nestjs/common';
import { Catalogue } from '../../../availability/catalogue.service.js';
import type { Answer } from '../../../platform/http/answer.js';
import { page } from '../../shared/answer.js';
import type { Site } from '../../shared/site.js';
import type { FindForm } from '../find/find-form.js';
import type { Offered } from '../find/outcome.js';
import { HomePage } from './home-page.js';
import { regionViews, tilesOf, welcomeIn } from './home.view.js';
import { PlaceMaps } from './place-maps.service.js';

/** So many faces on the first page. */
const mostPeople = 8;

/** The first page: the search, and whom and what it leads to. */
@Injectable()
export class FrontPages {
  constructor(
    private readonly catalogue: Catalogue,
    private readonly maps: PlaceMaps,
  ) {}

  async page(site: Site, form: FindForm, treatments: readonly Offered[], via?: string): Promise<Answer> {
    const snapshot = await this.catalogue.latest();
    const people = tilesOf(site, snapshot, this.catalogue.postsOf(snapshot), via);
    const view = {
      form,
      welcome: welcomeIn(snapshot.clinic, site.locale),
      people: people.slice(0, mostPeople),
      morePeople: people.length > mostPeople,
      treatments,
      regions: regionViews(await this.maps.regions(snapshot), via),
    };
    return page(<HomePage site={site} view={view} />);
  }
}
