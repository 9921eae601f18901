import { Injectable } from '@nestjs/common';
import { countryName, labelOf, type Place } from '../../../finder/place.js';
import { Places } from '../../../finder/places.service.js';
import { Clock } from '../../../platform/clock.js';
import { BadInput } from '../../../platform/refusal.js';
import { countryCodes, guessZone } from '../../../time/zone-guess.js';
import { said } from '../../../configuration/form.js';
import { degreesIn, type Typed } from '../../../configuration/form-kinds.js';

/** What the address was found to be: one place, or several to choose from, or none. */
export interface LookedUp {
  readonly places: readonly { readonly label: string; readonly latitude: number; readonly longitude: number }[];
}

type Address = [string, string, string, string];

/** Where an address is, and what its clocks show: from lists on this machine, told to nobody. */
@Injectable()
export class AddressLookup {
  constructor(
    private readonly places: Places,
    private readonly clock: Clock,
  ) {}

  /** The postcode knows best; then the town with its region and country. */
  async lookUp(typed: Typed, locale: string): Promise<LookedUp> {
    const address = (part: string) => said(typed, `address.${part}`).trim();
    const [city, region, postcode, country] = ['city', 'region', 'postcode', 'country'].map(address) as Address;
    const land = countryCodes.includes(country) ? countryName(country, locale) : '';
    const tries = [
      [city, postcode].filter(Boolean).join(' '),
      postcode,
      [city, region, land].filter(Boolean).join(', '),
      [city, land].filter(Boolean).join(', '),
    ];
    for (const text of new Set(tries.filter((one) => one.length > 1))) {
      const found = (await this.find(text)).filter((place) => !country || place.country === country);
      if (found.length > 0) return { places: found.map((place) => shown(place, locale)) };
    }
    return { places: [] };
  }

  guess(typed: Typed): string | null {
    const [north, east] = [degreesIn(said(typed, 'latitude')), degreesIn(said(typed, 'longitude'))];
    const country = said(typed, 'address.country');
    const point = north === null || east === null ? null : { latitude: north, longitude: east };
    return country ? guessZone(country, point, Math.floor(this.clock.now().getTime() / 60_000)) : null;
  }

  private async find(text: string): Promise<readonly Place[]> {
    try {
      const found = await this.places.find(text);
      const places = found.kind === 'found' ? [found.place] : found.kind === 'choices' ? found.places : [];
      return places.filter(({ kind }) => kind !== 'region');
    } catch (fault) {
      // Nothing anybody would call a place.
      if (fault instanceof BadInput) return [];
      throw fault;
    }
  }
}

function shown(place: Place, locale: string): LookedUp['places'][number] {
  const round = (degrees: number) => Math.round(degrees * 1e4) / 1e4;
  return { label: labelOf(place, locale), latitude: round(place.latitude), longitude: round(place.longitude) };
}
