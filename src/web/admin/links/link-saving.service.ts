import { Injectable } from '@nestjs/common';
import { whole } from '../../../clinic-file/broken-clinic.js';
import { pathOf } from '../../../clinic-file/entry-path.js';
import { linkDetails } from '../../../clinic-file/link-edits.js';
import { said } from '../../../configuration/form.js';
import type { Typed } from '../../../configuration/form-kinds.js';
import type { ClinicFile } from '../../../clinic-file/schema.js';
import type { Answer } from '../../../platform/http/answer.js';
import { BadInput } from '../../../platform/refusal.js';
import type { FieldErrors } from '../../shared/form.js';
import { SiteContext } from '../../shared/site-context.service.js';
import { type Refused, refused } from '../../staff/refused.js';
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

  async save(typed: Typed, code: string, draft: ClinicFile, work: () => Promise<Answer>): Promise<Answer | NotSaved> {
    const { fault: unknown, suggestions } = await this.places.check(said(typed, 'near').trim());
    try {
      whole(draft);
      if (unknown) throw new BadInput([{ path: 'near', message: unknown }]);
      return await work();
    } catch (fault) {
      const site = await this.siteContext.site();
      const wrong = refused(fault, site, { prefix: pathOf('links', code), entity: linkDetails });
      const found: FieldErrors = { ...wrong.errors, ...(unknown && { near: site.t(unknown) }) };
      const inOrder = Object.keys(linkDetails.fields).flatMap((name) => (found[name] ? [[name, found[name]]] : []));
      const errors = Object.fromEntries(inOrder) as FieldErrors;
      return { ...wrong, errors, suggestions };
    }
  }
}
