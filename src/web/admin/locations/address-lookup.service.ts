import { Injectable } from '@nestjs/common';
import type { Point } from '../../../finder/distance.js';
import { countryName, labelOf, type Place } from '../../../finder/place.js';
import { Places } from '../../../finder/places.service.js';
import { Clock } from '../../../platform/clock.js';
import { BadInput } from '../../../platform/refusal.js';
import { countryCodes, guessZone } from '../../../time/zone-guess.js';
import { said } from '../../../configuration/form.js';
import { pointIn } from './look-up.js';
import type { Typed } from '../../../configuration/form-kinds.js';

/** A place that the address may mean. */
export interface FoundAddress extends Point {
  readonly label: string;
}

/** Where an address is, and what its clocks show: from lists on this machine, told to nobody. */
@Injectable()
export class AddressLookup {
  constructor(
    private readonly places: Places,
    private readonly clock: Clock,
  ) {}

  /** One place, or several to choose from, or none. The postcode knows best; then the town with its region and country. */
  async lookUp(typed: Typed, locale: string): Promise<readonly FoundAddress[]> {
    const { city, region, postcode, country, land } = addressIn(typed, locale);
    const tries = [
      postcode && [city, postcode].filter(Boolean).join(' '),
      postcode,
      [city, region, land].filter(Boolean).join(', '),
      [city, land].filter(Boolean).join(', '),
    ];
    for (const text of new Set(tries.filter((one) => one.length > 1))) {
      const found = (await this.find(text)).filter((place) => !country || place.country === country);
      if (found.length > 0) return found.map((place) => shown(place, locale));
    }
    return [];
  }

  /** Where most people of its region are, or of its country: from there the mark is moved. */
  async around(typed: Typed, locale: string): Promise<FoundAddress | undefined> {
    const { region, land } = addressIn(typed, locale);
    for (const text of [[region, land].filter(Boolean).join(', '), land]) {
      const [place] = text.length > 1 ? await this.find(text, true) : [];
      if (place) return shown(place, locale);
    }
    return undefined;
  }

  /** The time zone, where there is no doubt. */
  guess(typed: Typed): string | null {
    const [country, region] = [said(typed, 'address.country'), said(typed, 'address.region')];
    const now = Math.floor(this.clock.now().getTime() / 60_000);
    return country ? guessZone(country, pointIn(typed), now, region) : null;
  }

  private async find(text: string, regions = false): Promise<readonly Place[]> {
    try {
      const found = await this.places.find(text);
      const places = found.kind === 'found' ? [found.place] : found.kind === 'choices' ? found.places : [];
      return places.filter(({ kind }) => regions || kind !== 'region');
    } catch (fault) {
      // Nothing anybody would call a place.
      if (fault instanceof BadInput) return [];
      throw fault;
    }
  }
}

function addressIn(typed: Typed, locale: string) {
  const part = (name: string) => said(typed, `address.${name}`).trim();
  const country = part('country');
  return {
    city: part('city'),
    region: part('region'),
    postcode: part('postcode'),
    country,
    /** As the lists call it. */
    land: countryCodes.includes(country) ? countryName(country, locale) : '',
  };
}

function shown(place: Place, locale: string): FoundAddress {
  const round = (degrees: number) => Math.round(degrees * 1e4) / 1e4;
  return { label: labelOf(place, locale), latitude: round(place.latitude), longitude: round(place.longitude) };
}
