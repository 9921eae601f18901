import { Injectable } from '@nestjs/common';
import type { StaffMember } from '../../../accounts/staff-member.js';
import { Catalogue } from '../../../availability/catalogue.service.js';
import { Closures } from '../../../locations/closures.service.js';
import { ClinicEdits, fingerprint } from '../../../changes/clinic-edits.service.js';
import { detailsOf, placeDetails, placeOf } from '../../../clinic-file/place-edits.js';
import { RetiredEntries } from '../../../changes/retired.service.js';
import type { ClinicFile } from '../../../clinic-file/schema.js';
import { filled } from '../../../configuration/form.js';
import type { Answer } from '../../../platform/http/answer.js';
import { Refusal } from '../../../platform/refusal.js';
import type { Location } from '../../../locations/location.js';
import { page } from '../../shared/answer.js';
import { SiteContext } from '../../shared/site-context.service.js';
import { closureInWords } from '../../staff/closure-in-words.js';
import { LocationViews } from './location-views.service.js';
import type { PlaceFields } from './location-fields.js';
import { LocationPage, type LocationView } from './location-page.js';
import { entryAddress } from '../resource/address.js';

interface Shown {
  /** What was typed, and what is wrong with it. */
  readonly fields?: Partial<PlaceFields>;
  readonly adding?: Partial<LocationView['adding']>;
  readonly fault?: string;
  readonly news?: string;
}

/** The page of a location, as it is or with what was typed into it. */
@Injectable()
export class LocationPages {
  constructor(
    private readonly siteContext: SiteContext,
    private readonly edits: ClinicEdits,
    private readonly catalogue: Catalogue,
    private readonly closures: Closures,
    private readonly retired: RetiredEntries,
    private readonly views: LocationViews,
  ) {}

  /** @throws Refusal not-found */
  async location(slug: string): Promise<Location> {
    const { locations } = await this.catalogue.current();
    const found = locations.find((one) => one.slug === slug);
    if (!found) throw new Refusal('not-found');
    return found;
  }

  async show(member: StaffMember, slug: string, { fields, adding, fault, news }: Shown, status = 200): Promise<Answer> {
    const location = await this.location(slug);
    const [site, { file }, closures, goneRooms, goneUnits] = await Promise.all([
      this.siteContext.site(),
      this.edits.current(),
      this.closures.of(location.id),
      this.retired.list('rooms', slug),
      this.retired.list('equipment', slug),
    ]);
    const place = placeOf(file, slug);
    const here = entryAddress('/admin/locations', slug);
    const details = detailsOf(place);
    const inForce = { action: here, typed: filled(placeDetails, details), seen: fingerprint(details) };
    const today = this.views.today(location.timeZone);
    const view: LocationView = {
      member,
      name: place.name,
      here,
      fields: this.views.fields(site, { ...inForce, ...fields }, place),
      rooms: place.rooms.map(({ slug: room, name, features }) => ({
        slug: room,
        href: entryAddress(`${here}/rooms`, room),
        name,
        has: features.map(spoken).join(', '),
      })),
      goneRooms,
      units: place.equipment.map((unit) => ({ slug: unit.slug, name: spoken(unit.slug) })),
      goneUnits: goneUnits.map((unit) => ({ ...unit, name: spoken(unit.slug) })),
      adding: { kinds: kindsIn(file), kind: '', newKind: '', count: '1', errors: {}, ...adding },
      closures: closures
        .filter(({ toDate }) => toDate >= today)
        .map((closure) => ({ id: closure.id, when: closureInWords(site, closure), reason: closure.reason ?? '' })),
      fault,
      news,
    };
    return page(<LocationPage site={site} view={view} />, { personal: true, status });
  }
}

/** `cupping-set-2` → `Cupping set 2` */
export function spoken(slug: string): string {
  const words = slug.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Every kind the clinic has or asks for; the first is to be chosen only if there is none to type. */
function kindsIn({ locations, treatments }: ClinicFile) {
  const kinds = new Set([
    ...locations.flatMap(({ equipment }) => equipment.map(({ kind }) => kind)),
    ...treatments.flatMap(({ equipment }) => equipment),
  ]);
  return [{ value: '', label: '' }, ...[...kinds].sort().map((kind) => ({ value: kind, label: spoken(kind) }))];
}
