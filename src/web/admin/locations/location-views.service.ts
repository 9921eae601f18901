import { Injectable } from '@nestjs/common';
import { Catalogue } from '../../../availability/catalogue.service.js';
import { UpcomingVisits } from '../../../changes/upcoming-visits.service.js';
import type { PlaceEntry } from '../../../clinic-file/schema.js';
import { said } from '../../../configuration/form.js';
import type { Typed } from '../../../configuration/form-kinds.js';
import { countryName } from '../../../finder/place.js';
import { Surroundings } from '../../../finder/surroundings.service.js';
import { Clock } from '../../../platform/clock.js';
import { isZone, wallOf, zoneNames } from '../../../time/wall-clock.js';
import { countryCodes } from '../../../time/zone-guess.js';
import { clock, shortTime } from '../../../time/wording.js';
import { currencyChoices, currencyName } from '../../../i18n/locales.js';
import { isWordKey } from '../../../i18n/words.js';
import { addressOf } from '../../patient/in-words.js';
import type { Choice } from '../../shared/form.js';
import type { Site } from '../../shared/site.js';
import type { EntryForm, Shown } from '../resource/resource.js';
import type { PhotoFields } from '../../staff/profile/photo-form.js';
import type { PlaceFields } from './location-fields.js';
import { AddressLookup } from './address-lookup.service.js';
import { byLabel } from '../../../time/intl.js';
import { isNear, isNowhere, movedFrom, placedAt, pointIn, whereabouts } from './look-up.js';
import { cornerKm, type PositionMap, positionMap } from './position-map.js';

/** What every place may have, in the order it is asked; others may stand in the file, and stay. */
const accessFacts = [
  'step-free',
  'few-steps',
  'lift',
  'parking',
  'accessible-toilet',
  'hearing-loop',
  'public-transport',
  'bicycle-stand',
] as const;

/** Kilometers that a map shows from top to bottom: enough to find the street, or the town. */
const fineKm = 20;
const coarseKm = 400;
const mostTowns = 200;

/** What was found out about an address or a clock. */
export interface LookedUp extends Pick<PlaceFields, 'found' | 'several' | 'zoneWarning'> {
  /** The mark is somewhere in the country only. */
  readonly coarse: boolean;
  /** What was wrong with a photo. */
  readonly photo?: Partial<PhotoFields>;
}

/** What the form of a location offers and warns of. */
@Injectable()
export class LocationViews {
  constructor(
    private readonly upcoming: UpcomingVisits,
    private readonly addressLookup: AddressLookup,
    private readonly surroundings: Surroundings,
    private readonly catalogue: Catalogue,
    private readonly clock: Clock,
  ) {}

  async fields(site: Site, { more, ...form }: EntryForm<LookedUp>, place?: PlaceEntry): Promise<PlaceFields> {
    const { t, locale } = site;
    const { typed } = form;
    const guessed = this.addressLookup.guess(typed);
    const timeZone = said(typed, 'timeZone');
    return {
      ...form,
      carry: { ...form.carry, was: whereabouts(typed) },
      isNew: !place,
      map: await this.map(typed, more),
      several: more.several ?? [],
      found: more.found,
      zoneWarning: more.zoneWarning,
      choices: {
        'address.country': [{ value: '', label: '' }, ...countries(locale)],
        currency: await this.currencies(site),
        timeZone: this.zones(site, timeZone),
        access: accessChoices(site, place?.access ?? []),
      },
      zoneHint:
        guessed && guessed !== timeZone
          ? t('location.zone-guessed', { zone: guessed.replaceAll('_', ' ') })
          : t('location.timeZone-hint'),
    };
  }

  private async currencies({ t, locale }: Site): Promise<readonly Choice[]> {
    const { clinic } = await this.catalogue.latest();
    const own = t('location.currency-clinic', { currency: currencyName(clinic.currency, locale) });
    return [{ value: '', label: own }, ...currencyChoices(locale)];
  }

  /**
   * With the degrees of the chosen place or of the address, where they are missing or still those of the address before, and
   * with the time zone, where there is no doubt. Without degrees where somebody has to say.
   */
  async located({ locale }: Site, typed: Typed, chosen?: string): Promise<Typed> {
    const [latitude, longitude] = chosen?.split(',') ?? [];
    if (latitude && longitude) return this.zoned({ ...typed, latitude: [latitude], longitude: [longitude] });
    const before = movedFrom(typed);
    if (!before && !isNowhere(typed)) return this.zoned(typed);
    const places = await this.addressLookup.lookUp(typed, locale);
    if (before && places.some((place) => isNear(place, before))) return typed;
    const [only] = places;
    return only && places.length === 1
      ? this.zoned(placedAt(typed, only))
      : { ...typed, latitude: [''], longitude: [''] };
  }

  /** The form again, where its address could be several places, or none that is known: then the mark waits to be moved. */
  async lost(site: Site, typed: Typed): Promise<Shown<LookedUp>> {
    const { t, locale } = site;
    const several = await this.addressLookup.lookUp(typed, locale);
    if (several.length > 0) {
      const choices = several.map(({ label, latitude, longitude }) => ({ value: `${latitude},${longitude}`, label }));
      return { typed, more: { found: t('location.several'), several: choices } };
    }
    const around = await this.addressLookup.around(typed, locale);
    if (!around) return { typed, more: { found: t('location.unknown') } };
    const found = t('location.unknown-around', { place: around.label });
    return { typed: placedAt(typed, around), more: { found, coarse: true } };
  }

  /** The surroundings of the mark; none where the numbers are none. */
  async map(typed: Typed, { coarse }: Partial<LookedUp>): Promise<PositionMap | undefined> {
    const point = pointIn(typed);
    if (!point) return undefined;
    const km = coarse ? coarseKm : fineKm;
    return positionMap(point, await this.surroundings.towns(point, cornerKm(km), mostTowns), km);
  }

  /** What another zone means, where visits are coming and nobody has said that it is meant. */
  async zoneWarning(site: Site, id: string, place: PlaceEntry, typed: Typed): Promise<string | undefined> {
    const wanted = said(typed, 'timeZone');
    if (!isZone(wanted) || place.timeZone === wanted || said(typed, 'zoneMeant') === wanted) return undefined;
    const visits = (await this.upcoming.of({ locations: [id] })).filter(({ held }) => !held);
    const [first] = visits;
    if (!first) return undefined;
    return site.t('location.zone-moves', {
      count: visits.length,
      before: shortTime(place.timeZone, first.start, site.locale, site.now),
      after: shortTime(wanted, first.start, site.locale, site.now),
    });
  }

  /** Where it is, what time it is there, and what it has. */
  facts({ t, locale }: Site, place: PlaceEntry): readonly string[] {
    const { timeZone, rooms, equipment } = place;
    return [
      addressOf(place),
      t('locations.clock', { zone: timeZone.replaceAll('_', ' '), time: this.present(timeZone, locale) }),
      t('locations.has', { rooms: rooms.length, units: equipment.length }),
    ];
  }

  today(zone: string): string {
    return wallOf(zone, this.minute()).date;
  }

  zoned(typed: Typed): Typed {
    return said(typed, 'timeZone') ? typed : { ...typed, timeZone: [this.addressLookup.guess(typed) ?? ''] };
  }

  private zones({ t, locale }: Site, present: string): Choice[] {
    const named = zoneNames.filter((zone) => zone === present || /^[A-Z][a-z]+\/(?!GMT)/.test(zone));
    const choices = named.map((zone) => ({
      value: zone,
      label: t('location.zone-option', { zone: zone.replaceAll('_', ' '), time: this.present(zone, locale) }),
    }));
    return present ? choices : [{ value: '', label: t('location.zone-choose') }, ...choices];
  }

  private present(zone: string, locale: string): string {
    return clock(zone, this.minute(), locale);
  }

  private minute(): number {
    return Math.floor(this.clock.now().getTime() / 60_000);
  }
}

function countries(locale: string): Choice[] {
  return countryCodes.map((code) => ({ value: code, label: countryName(code, locale) })).sort(byLabel(locale));
}

/** Those that are known, and whatever else the file says of this place. */
function accessChoices({ t }: Site, own: readonly string[]): Choice[] {
  return [...new Set([...accessFacts, ...own])].map((fact) => {
    const key = `access.${fact}`;
    return { value: fact, label: isWordKey(key) ? t(key) : fact.replaceAll('-', ' ') };
  });
}
