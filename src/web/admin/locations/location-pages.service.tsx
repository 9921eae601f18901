import { Injectable } from '@nestjs/common';
import type { StaffMember } from '../../../accounts/staff-member.js';
import { Catalogue } from '../../../availability/catalogue.service.js';
import { placeHours } from '../../../availability/place-hours.js';
import { rowOf } from '../../../configuration/entries.js';
import { closurePeriod } from '../../../locations/closure.entity.js';
import { entryAt } from '../../../clinic-file/entry-edits.js';
import type { Answer } from '../../../platform/http/answer.js';
import { secretToken } from '../../../platform/ids.random.js';
import { Refusal } from '../../../platform/refusal.js';
import type { Location } from '../../../locations/location.js';
import { page } from '../../shared/answer.js';
import { hoursInWords } from '../../patient/about/place.view.js';
import { closureInWords } from '../../staff/closure-in-words.js';
import type { At, Shown } from '../resource/resource.js';
import { ResourceTools } from '../resource/resource-tools.service.js';
import { type LookedUp, LocationViews } from './location-views.service.js';
import { locations } from './locations.js';
import { kindsIn, oneUnit } from './equipment.js';
import { spoken } from './spoken.js';
import { LocationPage, type LocationView } from './location-page.js';
import { entryAddress } from '../resource/address.js';

/** The page of a location, as it is or with what was typed into it. */
@Injectable()
export class LocationPages {
  constructor(
    private readonly tools: ResourceTools,
    private readonly catalogue: Catalogue,
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
  async show(member: StaffMember, at: At, shown: Shown<LookedUp>): Promise<Answer> {
    const { slug } = at;
    const { tools } = this;
    const location = await this.location(slug);
    const snapshot = await this.catalogue.current();
    const posts = this.catalogue.postsOf(snapshot).filter((post) => post.location.id === location.id);
    const [site, { file }, form, goneRooms, goneUnits] = await Promise.all([
      tools.siteContext.site(),
      tools.edits.current(),
      tools.form(locations, at, shown),
      tools.retired.list('rooms', slug),
      tools.retired.list('equipment', slug),
    ]);
    const place = entryAt(file, 'locations', slug);
    const today = this.views.today(location.timeZone);
    const view: LocationView = {
      member,
      record: location.id,
      name: place.name,
      photo: {
        action: `${form.action}/photo`,
        name: place.name,
        isPlace: true,
        photo: location.photo,
        alt: location.photo?.alt ?? '',
        errors: {},
        ...form.more.photo,
      },
      fields: await this.views.fields(site, form, place),
      rooms: place.rooms.map(({ slug: room, name, features }) => ({
        slug: room,
        href: entryAddress(`${form.action}/rooms`, room),
        name,
        has: features.map(spoken).join(', '),
      })),
      goneRooms,
      units: place.equipment.map(({ slug: unit, kind }) => ({
        slug: unit,
        href: entryAddress(`${form.action}/equipment`, unit),
        name: spoken(unit),
        has: unit.startsWith(kind) ? '' : spoken(kind),
      })),
      goneUnits: goneUnits.map((unit) => ({ ...unit, name: spoken(unit.slug) })),
      adding: {
        action: `${form.action}/equipment/new`,
        typed: oneUnit,
        errors: {},
        carry: { once: secretToken() },
        more: {},
      },
      kinds: kindsIn(file),
      closures: (place.closures ?? [])
        .map((closure) => ({ ...closure, ...rowOf(closurePeriod, closure) }))
        .filter(({ toDate }) => toDate >= today)
        .map((closure) => ({
          slug: closure.from,
          href: entryAddress(`${form.action}/closures`, closure.from),
          name: closureInWords(site, closure),
          has: closure.reason ?? '',
        })),
      facts: this.views.facts(site, place),
      ...hoursInWords(site, placeHours(posts, location.timeZone, today)),
      people: posts.map(({ practitioner }) => ({
        name: practitioner.name,
        href: `/staff/hours/${practitioner.slug}`,
      })),
      fault: shown.fault,
      news: shown.news,
    };
    return page(<LocationPage site={site} view={view} />, { personal: true, status: shown.status });
  }
}
