import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { z } from 'zod';
import { Allow } from '../../../accounts/allow.decorator.js';
import { Staff } from '../../../accounts/staff.decorator.js';
import type { StaffMember } from '../../../accounts/staff-member.js';
import { ClinicEdits } from '../../../changes/clinic-edits.service.js';
import { pathOf } from '../../../clinic-file/entry-path.js';
import { personDetails, withPerson } from '../../../clinic-file/person-edits.js';
import { readForm, typedIn } from '../../../configuration/form.js';
import type { Answer } from '../../../platform/http/answer.js';
import { AcceptsFiles } from '../../../platform/http/accepts-files.decorator.js';
import { parse } from '../../../platform/parse.js';
import { Photos } from '../../../practitioners/photos.service.js';
import { seeOther } from '../../shared/answer.js';
import { SiteContext } from '../../shared/site-context.service.js';
import { ChangePages } from '../../staff/changes/change-pages.service.js';
import { refused, stillSeen } from '../../staff/refused.js';
import { altIn, photoMegabytes, PhotoUploads } from '../../staff/profile/photo-uploads.service.js';
import { offersIn } from './offers-form.js';
import { PractitionerPages, shownOf } from './practitioner-pages.service.js';
import { entryAddress } from '../resource/address.js';
import { Slug } from '../resource/slug.decorator.js';

const querySchema = z.object({
  news: z.enum(['saved', 'photo', 'no-photo', 'returned']).optional().catch(undefined),
  misfits: z.coerce.number().int().positive().optional().catch(undefined),
});
const carried = z.object({ seen: z.string().max(60).optional().catch(undefined) });

/** One practitioner: who they are, what they offer where, their photo, and their leaving. */
@Controller('admin/practitioners/:practitioner')
@Allow('admin')
export class PractitionerController {
  constructor(
    private readonly siteContext: SiteContext,
    private readonly edits: ClinicEdits,
    private readonly pages: PractitionerPages,
    private readonly uploads: PhotoUploads,
    private readonly photos: Photos,
    private readonly changing: ChangePages,
  ) {}

  @Get()
  async show(
    @Staff() member: StaffMember,
    @Slug('practitioner') slug: string,
    @Query() query: unknown,
  ): Promise<Answer> {
    const { news, misfits } = parse(querySchema, query);
    const { t } = await this.siteContext.site();
    const said = misfits ? t('practitioner.news.misfits', { count: misfits }) : news && t(`practitioner.news.${news}`);
    return this.pages.show(member, slug, { news: said });
  }

  @Post()
  async save(@Staff() member: StaffMember, @Slug('practitioner') slug: string, @Body() body: unknown): Promise<Answer> {
    const typed = typedIn(body);
    const { seen } = parse(carried, body);
    const { id } = await this.pages.practitioner(slug);
    try {
      const { value, faults } = readForm(personDetails, typed);
      const what = { action: 'practitioner.changed', subject: id, part: shownOf(slug), seen, faults };
      await this.edits.change(member, what, (file) => withPerson(file, slug, value, offersIn(typed)));
      return seeOther(`${entryAddress('/admin/practitioners', slug)}?news=saved`);
    } catch (fault) {
      const {
        errors,
        fault: said,
        status,
      } = refused(fault, await this.siteContext.site(), {
        prefix: pathOf('practitioners', slug),
        entity: personDetails,
      });
      return this.pages.show(
        member,
        slug,
        { fields: { typed, ...stillSeen(seen, status), errors }, fault: said },
        status,
      );
    }
  }

  @Post('photo')
  @AcceptsFiles({ megabytes: photoMegabytes })
  async photo(
    @Staff() member: StaffMember,
    @Slug('practitioner') slug: string,
    @Body() body: unknown,
  ): Promise<Answer> {
    const practitioner = await this.pages.practitioner(slug);
    try {
      await this.uploads.keep(member, practitioner, body);
      return seeOther(`${entryAddress('/admin/practitioners', slug)}?news=photo`);
    } catch (fault) {
      const { errors, status } = refused(fault, await this.siteContext.site());
      return this.pages.show(member, slug, { photo: { errors, alt: altIn(body) } }, status);
    }
  }

  @Post('photo/removal')
  async removePhoto(@Staff() member: StaffMember, @Slug('practitioner') slug: string): Promise<Answer> {
    await this.photos.remove(member, (await this.pages.practitioner(slug)).id);
    return seeOther(`${entryAddress('/admin/practitioners', slug)}?news=no-photo`);
  }

  @Post('retirement')
  async retire(@Staff() member: StaffMember, @Slug('practitioner') slug: string): Promise<Answer> {
    const { id } = await this.pages.practitioner(slug);
    return this.changing.beginConfiguration(member, id, { kind: 'practitioner-gone', practitioner: slug });
  }
}
