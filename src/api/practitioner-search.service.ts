import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { Catalogue } from '../availability/catalogue.service.js';
import type { Snapshot } from '../availability/snapshot.js';
import { theFirst } from '../availability/spread.js';
import { inOrder } from '../finder/nearest.js';
import { type Found, Nearest, type Search } from '../finder/nearest.service.js';
import { NearResolver } from './near-resolver.service.js';
import { firstOfEach, practitionersOf, type practitionersQuery, type practitionersSchema } from './practitioner.js';

/** Practitioners as calls ask for them. */
@Injectable()
export class PractitionerSearch {
  constructor(
    private readonly nearest: Nearest,
    private readonly near: NearResolver,
    private readonly catalogue: Catalogue,
  ) {}

  /** @throws Refusal not-found; place-not-found, with `suggestions` */
  async find(query: z.output<typeof practitionersQuery>): Promise<z.output<typeof practitionersSchema>> {
    const { treatment, addOn, near, withinKm, limit, language, gender, access = [], when = [] } = query;
    const origin = near === undefined ? undefined : await this.near.of(near);
    const region = origin && withinKm === undefined ? await this.near.region(origin) : undefined;
    const filters = { language, gender, access, when };
    const search = { withinKm, region, limit, filters, addOns: addOn, near: origin?.place, times: theFirst };
    const snapshot = await this.catalogue.current();
    const found = treatment
      ? await this.nearest.find({ ...search, treatment })
      : await this.forAnything(snapshot, search);
    return practitionersOf(found, snapshot, origin);
  }

  private async forAnything({ treatments }: Snapshot, search: Omit<Search, 'treatment'>): Promise<Found[]> {
    const bookable = treatments.filter(({ kind, online }) => kind === 'base' && online);
    const found = await Promise.all(
      bookable.map(({ slug }) => this.nearest.find({ ...search, addOns: [], treatment: slug })),
    );
    const everybody = firstOfEach(found.flat());
    const within = everybody.filter(({ beyond }) => !beyond);
    return inOrder(within.length ? within : everybody).slice(0, search.limit);
  }
}
