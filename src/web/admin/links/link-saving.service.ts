import { Injectable } from '@nestjs/common';
import { whole } from '../../../clinic-file/broken-clinic.js';
import type { ClinicFile } from '../../../clinic-file/schema.js';
import type { Answer } from '../../../platform/http/answer.js';
import { BadInput } from '../../../platform/refusal.js';
import { SiteContext } from '../../shared/site-context.service.js';
import { type Refused, refused } from '../../staff/refused.js';
import { linkField, type TypedLink } from './link-form.js';
import { NearPlaces } from './near-places.service.js';

type NotSaved = Refused & {
  /** Places that may have been meant. */
  readonly suggestions: readonly string[];
};

/** A link is saved, or all that is wrong with it is told at once. */
@Injectable()
export class LinkSaving {
  constructor(
    private readonly siteContext: SiteContext,
    private readonly places: NearPlaces,
  ) {}

  async save(
    typed: TypedLink,
    code: string,
    draft: ClinicFile,
    work: () => Promise<Answer>,
  ): Promise<Answer | NotSaved> {
    const { fault: unknown, suggestions } = await this.places.check(typed.near);
    try {
      whole(draft);
      if (unknown) throw new BadInput([{ path: 'near', message: unknown }]);
      return await work();
    } catch (fault) {
      const site = await this.siteContext.site();
      const wrong = refused(fault, site, linkField(code));
      const { title, page, sites, ...above } = wrong.errors;
      // In the order of the fields.
      const below = { ...(page && { page }), ...(title && { title }), ...(sites && { sites }) };
      const errors = { ...above, ...(unknown && { near: site.t(unknown) }), ...below };
      return { ...wrong, errors, suggestions };
    }
  }
}
