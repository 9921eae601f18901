import { Injectable } from '@nestjs/common';
import type { StaffMember } from '../../../accounts/staff-member.js';
import { Catalogue } from '../../../availability/catalogue.service.js';
import { Closures } from '../../../locations/closures.service.js';
import { placeOf } from '../../../clinic-file/place-edits.js';
import type { ClinicFile } from '../../../clinic-file/schema.js';
import type { Answer } from '../../../platform/http/answer.js';
import { Refusal } from '../../../platform/refusal.js';
import type { Location } from '../../../locations/location.js';
import { page } from '../../shared/answer.js';
import { closureInWords } from '../../staff/closure-in-words.js';
import type { At, Shown } from '../resource/resource.js';
import { ResourceTools } from '../resource/resource-tools.service.js';
import { type LookedUp, LocationViews } from './location-views.service.js';
import { locations } from './locations.js';
import { spoken } from './spoken.js';
import { LocationPage, type LocationView } from './location-page.js';
import { entryAddress } from '../resource/address.js';

/** What the controls of a location's page are given. */
export interface LocationMore extends LookedUp {
  readonly adding: Partial<LocationView['adding']>;
}

/** The page of a location, as it is or with what was typed into it. */
@Injectable()
export class LocationPages {
  constructor(
    private readonly tools: ResourceTools,
    private readonly catalogue: Catalogue,
    private readonly closures: Closures,
    private readonly views: LocationViews,
  ) {}

  /** @throws Refusal not-found */
  async location(slug: string): Promise<Location> {
    const { locations } = await this.catalogue.current();
    const found = locations.find((one) => one.slug === slug);
    if (!found) throw new Refusal('not-found');
    return found;
  }

  /** @throws Refusal not-found */
  async show(member: StaffMember, at: At, shown: Shown<LocationMore>): Promise<Answer> {
    const { slug } = at;
    const { tools } = this;
    const location = await this.location(slug);
    const [site, { file }, form, closures, goneRooms, goneUnits] = await Promise.all([
      tools.siteContext.site(),
      tools.edits.current(),
      tools.form(locations, at, shown),
      this.closures.of(location.id),
      tools.retired.list('rooms', slug),
      tools.retired.list('equipment', slug),
    ]);
    const place = placeOf(file, slug);
    const today = this.views.today(location.timeZone);
    const view: LocationView = {
      member,
      name: place.name,
      fields: this.views.fields(site, form, place),
      rooms: place.rooms.map(({ slug: room, name, features }) => ({
        slug: room,
        href: entryAddress(`${form.action}/rooms`, room),
        name,
        has: features.map(spoken).join(', '),
      })),
      goneRooms,
      units: place.equipment.map((unit) => ({ slug: unit.slug, name: spoken(unit.slug) })),
      goneUnits: goneUnits.map((unit) => ({ ...unit, name: spoken(unit.slug) })),
      adding: { kinds: kindsIn(file), kind: '', newKind: '', count: '1', errors: {}, ...form.more.adding },
      closures: closures
        .filter(({ toDate }) => toDate >= today)
        .map((closure) => ({ id: closure.id, when: closureInWords(site, closure), reason: closure.reason ?? '' })),
      fault: shown.fault,
      news: shown.news,
    };
    return page(<LocationPage site={site} view={view} />, { personal: true, status: shown.status });
  }
}

/** Every kind the clinic has or asks for; the first is to be chosen only if there is none to type. */
function kindsIn({ locations, treatments }: ClinicFile) {
  const kinds = new Set([
    ...locations.flatMap(({ equipment }) => equipment.map(({ kind }) => kind)),
    ...treatments.flatMap(({ equipment }) => equipment),
  ]);
  return [{ value: '', label: '' }, ...[...kinds].sort().map((kind) => ({ value: kind, label: spoken(kind) }))];
}
