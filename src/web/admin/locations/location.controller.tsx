import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { z } from 'zod';
import { Allow } from '../../../accounts/allow.decorator.js';
import { Staff } from '../../../accounts/staff.decorator.js';
import type { StaffMember } from '../../../accounts/staff-member.js';
import { ClinicEdits } from '../../../changes/clinic-edits.service.js';
import { closureText } from '../../../locations/closure-text.js';
import { Closures } from '../../../locations/closures.service.js';
import { pathOf } from '../../../clinic-file/entry-path.js';
import { detailsOf, placeDetails, placeOf, withPlace } from '../../../clinic-file/place-edits.js';
import { readForm, typedIn } from '../../../configuration/form.js';
import type { Answer } from '../../../platform/http/answer.js';
import { parse } from '../../../platform/parse.js';
import { Refusal } from '../../../platform/refusal.js';
import { page, seeOther } from '../../shared/answer.js';
import type { FieldErrors } from '../../shared/form.js';
import { SiteContext } from '../../shared/site-context.service.js';
import { ChangePages } from '../../staff/changes/change-pages.service.js';
import { refused, stillSeen } from '../../staff/refused.js';
import { closureIn, type TypedClosure, typedClosure } from './closure-form.js';
import { ClosurePage } from './closure-page.js';
import { LocationViews } from './location-views.service.js';
import { LocationPages } from './location-pages.service.js';
import { looksUp, wantsLookUp } from './look-up.js';
import { entryAddress } from '../resource/address.js';
import { Slug } from '../resource/slug.decorator.js';

const news = ['saved', 'room', 'units', 'returned'] as const;
const querySchema = z.object({
  news: z.enum(news).optional().catch(undefined),
  misfits: z.coerce.number().int().positive().optional().catch(undefined),
});
const carried = z.object({ seen: z.string().max(60).optional().catch(undefined) });
const removal = z.object({ id: z.uuid() });
const noClosure: TypedClosure = { first: '', last: '', from: '', to: '', reason: '' };

/** One location: its address and clock, when it is closed, and its end. */
@Controller('admin/locations/:location')
@Allow('admin')
export class LocationController {
  constructor(
    private readonly siteContext: SiteContext,
    private readonly edits: ClinicEdits,
    private readonly views: LocationViews,
    private readonly pages: LocationPages,
    private readonly changing: ChangePages,
    private readonly closures: Closures,
  ) {}

  @Get()
  async show(@Staff() member: StaffMember, @Slug('location') slug: string, @Query() query: unknown): Promise<Answer> {
    const { news, misfits } = parse(querySchema, query);
    const { t } = await this.siteContext.site();
    const said = misfits ? t('location.news.misfits', { count: misfits }) : news && t(`location.news.${news}`);
    return this.pages.show(member, slug, { news: said });
  }

  @Post()
  async save(@Staff() member: StaffMember, @Slug('location') slug: string, @Body() body: unknown): Promise<Answer> {
    const typed = typedIn(body);
    const { seen } = parse(carried, body);
    const [site, { file }] = await Promise.all([this.siteContext.site(), this.edits.current()]);
    const place = placeOf(file, slug);
    const search = looksUp(body);
    if (search.chosen)
      return this.pages.show(member, slug, { fields: { typed: this.views.chosen(typed, search.chosen), seen } });
    if (wantsLookUp(search, typed)) {
      return this.pages.show(member, slug, { fields: { ...(await this.views.lookedUp(site, typed)), seen } });
    }
    try {
      const { value, faults } = readForm(placeDetails, typed);
      const { id } = await this.pages.location(slug);
      const zoneWarning = await this.views.zoneWarning(site, id, place, typed);
      if (zoneWarning) {
        const errors = { zoneMeant: site.t('location.zone-unsure') };
        return await this.pages.show(member, slug, { fields: { typed, seen, zoneWarning, errors } }, 400);
      }
      const what = { action: 'location.changed', subject: id, part: detailsIn(slug), seen, faults };
      await this.edits.change(member, what, (now) => withPlace(now, slug, value));
      return seeOther(`${entryAddress('/admin/locations', slug)}?news=saved`);
    } catch (fault) {
      const {
        errors,
        fault: said,
        status,
      } = refused(fault, site, { prefix: pathOf('locations', slug), entity: placeDetails });
      return this.pages.show(
        member,
        slug,
        { fields: { typed, ...stillSeen(seen, status), errors }, fault: said },
        status,
      );
    }
  }

  @Post('retirement')
  async retire(@Staff() member: StaffMember, @Slug('location') slug: string): Promise<Answer> {
    const { id } = await this.pages.location(slug);
    return this.changing.beginConfiguration(member, id, { kind: 'location-gone', location: slug });
  }

  @Get('closures/new')
  async newClosure(@Staff() member: StaffMember, @Slug('location') slug: string): Promise<Answer> {
    return this.closureForm(member, slug, noClosure);
  }

  @Post('closures')
  async close(@Staff() member: StaffMember, @Slug('location') slug: string, @Body() body: unknown): Promise<Answer> {
    const typed = typedClosure(body);
    const { id: locationId } = await this.pages.location(slug);
    try {
      return await this.changing.beginConfiguration(member, locationId, {
        kind: 'closure',
        location: slug,
        closure: closureIn(typed),
      });
    } catch (fault) {
      const { errors, status } = refused(fault, await this.siteContext.site());
      return this.closureForm(member, slug, typed, errors, status);
    }
  }

  @Post('closures/removal')
  async open(@Staff() member: StaffMember, @Slug('location') slug: string, @Body() body: unknown): Promise<Answer> {
    const { id } = parse(removal, body);
    const { id: locationId } = await this.pages.location(slug);
    try {
      const closure = (await this.closures.of(locationId)).find((one) => one.id === id);
      if (!closure) throw new Refusal('hours-changed');
      return await this.changing.beginConfiguration(member, locationId, {
        kind: 'closure-gone',
        location: slug,
        closure: { ...closureText(closure), ...(closure.reason !== null && { reason: closure.reason }) },
      });
    } catch (fault) {
      const { fault: said, status } = refused(fault, await this.siteContext.site());
      return this.pages.show(member, slug, { fault: said }, status);
    }
  }

  private async closureForm(
    member: StaffMember,
    slug: string,
    typed: TypedClosure,
    errors: FieldErrors = {},
    status = 200,
  ): Promise<Answer> {
    const [site, { name }] = await Promise.all([this.siteContext.site(), this.pages.location(slug)]);
    const view = { member, name, here: entryAddress('/admin/locations', slug), typed, errors };
    return page(<ClosurePage site={site} view={view} />, { personal: true, status });
  }
}

const detailsIn = (slug: string) => (file: Parameters<typeof placeOf>[0]) => detailsOf(placeOf(file, slug));
