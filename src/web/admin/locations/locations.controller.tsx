import { Controller } from '@nestjs/common';
import { Allow } from '../../../accounts/allow.decorator.js';
import type { StaffMember } from '../../../accounts/staff-member.js';
import { entryAt } from '../../../clinic-file/entry-edits.js';
import { filled } from '../../../configuration/form.js';
import type { Typed } from '../../../configuration/form-kinds.js';
import { localeOf } from '../../../time/intl.js';
import type { Answer } from '../../../platform/http/answer.js';
import { page } from '../../shared/answer.js';
import type { Site } from '../../shared/site.js';
import { entryAddress } from '../resource/address.js';
import { ButtonLink } from '../../shared/button-link.js';
import { ListPage } from '../resource/list-page.js';
import type { At, EntryForm, ListShown, Shown } from '../resource/resource.js';
import { ClinicResourceController, type PageExtras } from '../resource/clinic-resource.controller.js';
import { ResourceTools } from '../resource/resource-tools.service.js';
import { LocationFields, positionAssets } from './location-fields.js';
import { LocationPages } from './location-pages.service.js';
import { LocationViews, type LookedUp } from './location-views.service.js';
import { locations, roomNames } from './locations.js';
import { chosenIn, isNowhere } from './look-up.js';

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

  protected async showNew(
    member: StaffMember,
    at: At,
    form: EntryForm<LookedUp>,
    shown: Shown<LookedUp>,
  ): Promise<Answer> {
    const fields = await this.views.fields(await this.siteContext.site(), form);
    return this.newPage(member, at, shown, () => <LocationFields fields={fields} />);
  }

  protected showEntry(member: StaffMember, at: At, shown: Shown<LookedUp>): Promise<Answer> {
    return this.pages.show(member, at, shown);
  }

  protected retireEntry(member: StaffMember, { slug }: At, id: string): Promise<Answer> {
    return this.tools.changing.beginConfiguration(member, id, { kind: 'location-gone', location: slug });
  }

  /** Mostly in the country of the others, or of the clinic's language: `en-GB`. */
  protected override async blankForm(): Promise<Typed> {
    const { file } = await this.tools.edits.current();
    const country = file.locations[0]?.address.country ?? localeOf(file.locale).region ?? '';
    const { t } = await this.siteContext.site();
    const typed = {
      ...filled(locations.entity, {}),
      'address.country': [country],
      [roomNames]: [t('location.one-room')],
    };
    return this.views.zoned(typed);
  }

  /** Degrees and time zone follow from the address. */
  protected override async completed(typed: Typed, body: unknown): Promise<Typed> {
    return this.views.located(await this.siteContext.site(), typed, chosenIn(body));
  }

  protected override extras({ assets }: Site): PageExtras {
    return positionAssets(assets);
  }

  protected override async unsaved(site: Site, _body: unknown, typed: Typed): Promise<Shown<LookedUp> | undefined> {
    return isNowhere(typed) ? this.views.lost(site, typed) : undefined;
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
