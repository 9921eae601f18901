import { Controller } from '@nestjs/common';
import { Allow } from '../../../accounts/allow.decorator.js';
import type { StaffMember } from '../../../accounts/staff-member.js';
import { entryAt } from '../../../clinic-file/entry-edits.js';
import { filled } from '../../../configuration/form.js';
import type { Typed } from '../../../configuration/form-kinds.js';
import type { Answer } from '../../../platform/http/answer.js';
import { page } from '../../shared/answer.js';
import type { Site } from '../../shared/site.js';
import { entryAddress } from '../resource/address.js';
import { ButtonLink } from '../../shared/button-link.js';
import { ListPage } from '../resource/list-page.js';
import type { At, EntryForm, ListShown, Shown } from '../resource/resource.js';
import { ClinicResourceController } from '../resource/clinic-resource.controller.js';
import { ResourceTools } from '../resource/resource-tools.service.js';
import { LocationFields } from './location-fields.js';
import { LocationPages } from './location-pages.service.js';
import { LocationViews, type LookedUp } from './location-views.service.js';
import { locations } from './locations.js';
import { looksUp, wantsLookUp } from './look-up.js';

/** Where the clinic is. */
@Controller('admin/locations')
@Allow('admin')
export class LocationsController extends ClinicResourceController<(typeof locations)['entity']['fields'], LookedUp> {
  protected readonly resource = locations;

  constructor(
    tools: ResourceTools,
    private readonly views: LocationViews,
    private readonly pages: LocationPages,
  ) {
    super(tools);
  }

  protected async showList(member: StaffMember, _at: At, { status, ...shown }: ListShown): Promise<Answer> {
    const [site, { file }, gone] = await Promise.all([
      this.tools.siteContext.site(),
      this.tools.edits.current(),
      this.tools.retired.list('locations'),
    ]);
    const entries = file.locations.map((place) => ({
      slug: place.slug,
      name: place.name,
      href: entryAddress('/admin/locations', place.slug),
      facts: this.views.facts(site, place),
    }));
    const view = { ...shown, member, list: 'locations', entries, gone } as const;
    const ways = file.locations.length > 1 && <ButtonLink href="/admin/closing">{site.t('closing.way')}</ButtonLink>;
    return page(<ListPage site={site} view={view} ways={ways} />, { personal: true, status });
  }

  protected showNew(member: StaffMember, at: At, form: EntryForm<LookedUp>, shown: Shown<LookedUp>): Promise<Answer> {
    return this.newPage(member, at, shown, (site) => <LocationFields fields={this.views.fields(site, form)} />);
  }

  protected showEntry(member: StaffMember, at: At, shown: Shown<LookedUp>): Promise<Answer> {
    return this.pages.show(member, at, shown);
  }

  protected retireEntry(member: StaffMember, { slug }: At, id: string): Promise<Answer> {
    return this.tools.changing.beginConfiguration(member, id, { kind: 'location-gone', location: slug });
  }

  /** Mostly in the country of the others. */
  protected override async blankForm(): Promise<Typed> {
    const { file } = await this.tools.edits.current();
    const country = file.locations[0]?.address.country ?? '';
    return { ...filled(locations.entity, {}), 'address.country': [country] };
  }

  /** The address is looked up, or one of several places was chosen. */
  protected override async unsaved(site: Site, body: unknown, typed: Typed): Promise<Shown<LookedUp> | undefined> {
    const search = looksUp(body);
    if (search.chosen) return { typed: this.views.chosen(typed, search.chosen) };
    return wantsLookUp(search, typed) ? this.views.lookedUp(site, typed) : undefined;
  }

  /** Another time zone must be meant, where visits are coming. */
  protected override async check(site: Site, typed: Typed, there?: At) {
    if (!there) return {};
    const [id, { file }] = await Promise.all([this.idOf(there), this.tools.edits.current()]);
    const zoneWarning = await this.views.zoneWarning(site, id, entryAt(file, 'locations', there.slug), typed);
    if (!zoneWarning) return {};
    return { faults: [{ path: 'zoneMeant', message: 'location.zone-unsure' }], more: { zoneWarning } };
  }
}
