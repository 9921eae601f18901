import { Body, Controller, Get, Post } from '@nestjs/common';
import { z } from 'zod';
import { Allow } from '../../../accounts/allow.decorator.js';
import { Staff } from '../../../accounts/staff.decorator.js';
import type { StaffMember } from '../../../accounts/staff-member.js';
import { ClinicEdits } from '../../../changes/clinic-edits.service.js';
import { movedBy } from '../../../clinic-file/ordered.js';
import { pathOf } from '../../../clinic-file/entry-path.js';
import { placeDetails, withPlace } from '../../../clinic-file/place-edits.js';
import { filled, readForm, typedIn } from '../../../configuration/form.js';
import { RetiredEntries } from '../../../changes/retired.service.js';
import { slugOf } from '../../../configuration/slug.js';
import type { Answer } from '../../../platform/http/answer.js';
import { parse } from '../../../platform/parse.js';
import { page, seeOther } from '../../shared/answer.js';
import { SiteContext } from '../../shared/site-context.service.js';
import { addressOf } from '../../patient/in-words.js';
import { refused } from '../../staff/refused.js';
import { LocationViews } from './location-views.service.js';
import type { PlaceFields } from './location-fields.js';
import { LocationsPage, NewLocationPage } from './locations-page.js';
import { looksUp, wantsLookUp } from './look-up.js';
import { entryAddress } from '../resource/address.js';

const order = z.object({ slug: z.string().max(80), by: z.enum(['up', 'down']) });
const back = z.object({ id: z.uuid() });
const personal = { personal: true };

/** Where the clinic is. */
@Controller('admin/locations')
@Allow('admin')
export class LocationsController {
  constructor(
    private readonly siteContext: SiteContext,
    private readonly edits: ClinicEdits,
    private readonly retired: RetiredEntries,
    private readonly views: LocationViews,
  ) {}

  @Get()
  async list(@Staff() member: StaffMember): Promise<Answer> {
    return this.show(member);
  }

  @Post('order')
  async order(@Staff() member: StaffMember, @Body() body: unknown): Promise<Answer> {
    const { slug, by } = parse(order, body);
    await this.edits.change(member, { action: 'locations.ordered' }, (file) => ({
      ...file,
      locations: movedBy(file.locations, slug, by === 'up' ? -1 : 1),
    }));
    return seeOther('/admin/locations');
  }

  @Post('restore')
  async bringBack(@Staff() member: StaffMember, @Body() body: unknown): Promise<Answer> {
    try {
      const { slug, dropped } = await this.retired.bringBack(member, 'locations', parse(back, body).id);
      return seeOther(`${entryAddress('/admin/locations', slug)}?news=returned&misfits=${dropped}`);
    } catch (fault) {
      const { fault: said, status } = refused(fault, await this.siteContext.site());
      return this.show(member, said, status);
    }
  }

  @Get('new')
  async blank(@Staff() member: StaffMember): Promise<Answer> {
    const { file } = await this.edits.current();
    // Mostly in the country of the others.
    const country = file.locations[0]?.address.country ?? '';
    return this.form(member, { typed: { ...filled(placeDetails, {}), 'address.country': [country] } });
  }

  @Post('new')
  async add(@Staff() member: StaffMember, @Body() body: unknown): Promise<Answer> {
    const typed = typedIn(body);
    const site = await this.siteContext.site();
    const search = looksUp(body);
    if (search.chosen) return this.form(member, { typed: this.views.chosen(typed, search.chosen) });
    if (wantsLookUp(search, typed)) {
      return this.form(member, await this.views.lookedUp(site, typed));
    }
    const gone = await this.retired.list('locations');
    let slug = '';
    try {
      const { value, faults } = readForm(placeDetails, typed);
      await this.edits.change(member, { action: 'location.added', faults }, (file) => {
        slug = slugOf(value.name, new Set([...file.locations, ...gone].map((one) => one.slug)));
        return withPlace(file, slug, value);
      });
      return seeOther(`${entryAddress('/admin/locations', slug)}?news=saved`);
    } catch (fault) {
      const {
        errors,
        fault: said,
        status,
      } = refused(fault, site, { prefix: pathOf('locations', slug), entity: placeDetails });
      return this.form(member, { typed, errors }, said, status);
    }
  }

  private async show(member: StaffMember, fault?: string, status = 200): Promise<Answer> {
    const [site, { file }, gone] = await Promise.all([
      this.siteContext.site(),
      this.edits.current(),
      this.retired.list('locations'),
    ]);
    const { t } = site;
    const entries = file.locations.map((place) => ({
      slug: place.slug,
      name: place.name,
      href: entryAddress('/admin/locations', place.slug),
      facts: [
        addressOf(place),
        t('locations.clock', { zone: place.timeZone.replaceAll('_', ' '), time: this.views.present(place.timeZone) }),
        t('locations.has', { rooms: place.rooms.length, units: place.equipment.length }),
      ],
    }));
    return page(<LocationsPage site={site} view={{ member, entries, gone, fault }} />, { ...personal, status });
  }

  private async form(
    member: StaffMember,
    shown: Partial<PlaceFields> & Pick<PlaceFields, 'typed'>,
    fault?: string,
    status = 200,
  ): Promise<Answer> {
    const site = await this.siteContext.site();
    const fields = this.views.fields(site, { action: '/admin/locations/new', ...shown });
    return page(<NewLocationPage site={site} view={{ member, fields, fault }} />, { ...personal, status });
  }
}
