import { Body, Controller, Param, Post } from '@nestjs/common';
import { Allow } from '../../../accounts/allow.decorator.js';
import { Staff } from '../../../accounts/staff.decorator.js';
import type { StaffMember } from '../../../accounts/staff-member.js';
import { PlacePhotos } from '../../../locations/place-photos.service.js';
import { AcceptsFiles } from '../../../platform/http/accepts-files.decorator.js';
import type { Answer } from '../../../platform/http/answer.js';
import { seeOther } from '../../shared/answer.js';
import { SiteContext } from '../../shared/site-context.service.js';
import { altIn, photoMegabytes, PhotoUploads } from '../../staff/profile/photo-uploads.service.js';
import { refused } from '../../staff/refused.js';
import { entryAddress } from '../resource/address.js';
import { LocationPages } from './location-pages.service.js';

/** The photo of a location. */
@Controller('admin/locations')
@Allow('admin')
export class PlacePhotoController {
  constructor(
    private readonly siteContext: SiteContext,
    private readonly pages: LocationPages,
    private readonly uploads: PhotoUploads,
    private readonly placePhotos: PlacePhotos,
  ) {}

  @Post(':slug/photo')
  @AcceptsFiles({ megabytes: photoMegabytes })
  async photo(@Staff() member: StaffMember, @Param('slug') slug: string, @Body() body: unknown): Promise<Answer> {
    try {
      await this.uploads.keepOfPlace(member, await this.pages.location(slug), body);
      return seeOther(`${entryAddress('/admin/locations', slug)}?news=photo#tab-photo`);
    } catch (fault) {
      const { errors, status } = refused(fault, await this.siteContext.site());
      return this.pages.show(member, { slug, within: '' }, { more: { photo: { errors, alt: altIn(body) } }, status });
    }
  }

  @Post(':slug/photo/removal')
  async removePhoto(@Staff() member: StaffMember, @Param('slug') slug: string): Promise<Answer> {
    await this.placePhotos.remove(member, (await this.pages.location(slug)).id);
    return seeOther(`${entryAddress('/admin/locations', slug)}?news=no-photo#tab-photo`);
  }
}
