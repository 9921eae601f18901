import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Catalogue } from '../availability/catalogue.service.js';
import { prepared } from '../platform/database.client.js';
import { choose, chooseAlike, type FoundPlace, type Home, rank } from './place-choice.js';
import type { Area } from './areas.js';
import { type PlaceQuery, readPlaceQuery, type Reading, suits } from './place-query.js';
import type { Place } from './place.js';
import { distanceKm } from './distance.js';

const columns = `kind, name, key, region, country, population, latitude, longitude`;

/** Where people say they are. Asks nobody but our own table, so nothing about it leaves the server. */
@Injectable()
export class Places {
  constructor(
    private readonly db: DataSource,
    private readonly catalogue: Catalogue,
  ) {}

  /**
   * A town (`Bellport`, `North Ryde, NSW`, `paris texas`), a postcode of the United States, Canada or Australia, or
   * `latitude,longitude`.
   * @throws BadInput for control characters, very long texts and points that are not on the Earth
   */
  async find(text: string): Promise<FoundPlace> {
    const query = readPlaceQuery(text);
    if (query.kind === 'point') return { kind: 'found', place: bare(query), others: [], corrected: false };
    if (!query.postcode && !query.readings.length) return { kind: 'unknown', suggestions: [] };
    const [rows, { locations }] = await Promise.all([this.named(query), this.catalogue.latest()]);
    const home = locations.map(({ latitude, longitude, address: { country } }) => ({ latitude, longitude, country }));
    const towns = rows.filter(({ kind }) => kind === 'town');
    const called = (readings: readonly Reading[]) =>
      towns.filter((row) => readings.some((one) => one.name === row.key && suits(row, one.within)));
    const named = called(query.readings);
    const postcode = rows.find((row) => row.kind === 'postcode' && (!query.areas.length || suits(row, [query.areas])));
    const abroad = query.postcodeFirst ? withOtherCodes(named) : [];
    if (postcode) return inPostcode(postcode, named, abroad, home);
    if (abroad.length) return choose(abroad.map(placeOf), home);
    if (named.length && !(query.areas.length && small(named))) return choose(named.map(placeOf), home);
    if (query.areas.length) return this.largestIn(query.areas, home);
    for (const part of query.parts) {
      const towns = called([part]);
      if (towns.length) return choose(towns.map(placeOf), home, true);
    }
    const alike = await this.alike(query.readings, towns, home);
    return alike.kind === 'unknown' ? ((await this.among(query.phrases, home)) ?? alike) : alike;
  }

  /** Something that is said among other words: the place, where one of them is surely meant. */
  private async among(phrases: readonly Reading[], home: Home): Promise<FoundPlace | null> {
    if (!phrases.length) return null;
    const rows = await this.keyed([...new Set(phrases.map(({ name }) => name))]);
    const towns = rows.filter(
      (row) => notable(row, home) && phrases.some((one) => one.name === row.key && suits(row, one.within)),
    );
    return towns.length ? choose(towns.map(placeOf), home, true) : null;
  }

  private named({ postcode, readings, parts }: Words): Promise<Row[]> {
    return this.keyed([...(postcode ? [postcode] : []), ...[...readings, ...parts].map(({ name }) => name)]);
  }

  private keyed(keys: readonly string[]): Promise<Row[]> {
    return prepared(
      this.db,
      'places-named',
      `select ${columns} from places where key = any($1) order by population desc limit 600`,
      [keys],
    );
  }

  /** A country or one of its parts is no place to be near to: its largest towns are offered. */
  private async largestIn(areas: readonly Area[], home: Home): Promise<FoundPlace> {
    const rows = (await this.db.query(
      `select p.* from unnest($1::text[], $2::text[]) as area (country, region), lateral (
         select ${columns} from places where kind = 'town' and population >= 5000 and country = area.country
           and region = coalesce(area.region, region) order by population desc limit 12) p`,
      [areas.map(({ country }) => country), areas.map(({ region }) => region ?? null)],
    )) as Row[];
    const places = rank(rows.map(placeOf), home).slice(0, 6);
    return places.length ? { kind: 'choices', places } : { kind: 'unknown', suggestions: [] };
  }

  /** Nothing has that name: it may be misspelt, cut short, or be somewhere else than was said. */
  private async alike(readings: readonly Reading[], elsewhere: readonly Row[], home: Home): Promise<FoundPlace> {
    const barest = [...readings].sort((a, b) => b.within.length - a.within.length)[0];
    if (!barest || barest.name.length < 3) return { kind: 'unknown', suggestions: [] };
    const rows = (await this.db.query(`select ${columns} from places_alike($1)`, [barest.name])) as Row[];
    const within = rows.filter((row) => suits(row, barest.within));
    const found = chooseAlike(barest.name, within.map(placeOf), home);
    if (found.kind !== 'unknown') return found;
    const sameName = elsewhere.filter(({ key }) => key === barest.name);
    const others = within.length ? found : chooseAlike(barest.name, rows.map(placeOf), home);
    const suggestions = [...rank(sameName.map(placeOf), home).slice(0, 3), ...everyPlaceIn(others)];
    return { kind: 'unknown', suggestions: suggestions.slice(0, 6) };
  }
}

type Words = Extract<PlaceQuery, { kind: 'words' }>;

interface Row extends Omit<Place, 'kind' | 'postcode'> {
  readonly kind: 'town' | 'postcode';
  readonly key: string;
}

const placeOf = ({ key, ...row }: Row): Place => ({
  ...row,
  postcode: row.kind === 'postcode' ? key.toUpperCase() : null,
});

const bare = ({ latitude, longitude }: { latitude: number; longitude: number }): Place => ({
  kind: 'point',
  name: `${latitude}, ${longitude}`,
  postcode: null,
  region: '',
  country: '',
  population: 0,
  latitude,
  longitude,
});

/**
 * `North Ryde 2113`: the suburb, not the middle of everything that has its postcode. Where the two are far apart either
 * may be wrong (other countries have such numbers too), so it is asked.
 */
function inPostcode(postcode: Row, named: readonly Row[], abroad: readonly Row[], home: Home): FoundPlace {
  const town = named.find((town) => town.country === postcode.country && distanceKm(town, postcode) < 30);
  if (town || !named.length) return choose([placeOf(town ?? postcode)], home);
  if (abroad.length) return choose(abroad.map(placeOf), home);
  return { kind: 'choices', places: [placeOf(postcode), ...rank(named.map(placeOf), home)].slice(0, 6) };
}

/** `8001 Zürich`: Europe's codes are numbers too, and we have no list of them. */
const withOtherCodes = (towns: readonly Row[]) =>
  towns.filter(({ country, population }) => !codesKnown.has(country) && population > 1000);
const codesKnown = new Set(['US', 'CA', 'AU']);

/** A hamlet called Texas does not stand in the way of the state. */
const small = (towns: readonly Row[]) => towns.every(({ population }) => population < 50_000);

/** Where somebody may well be who did not say so plainly. */
const notable = (row: Row, home: Home) => row.population >= 20_000 || home.some((one) => distanceKm(one, row) < 100);

const everyPlaceIn = (found: FoundPlace): readonly Place[] => {
  if (found.kind === 'found') return [found.place, ...found.others];
  return found.kind === 'choices' ? found.places : found.suggestions;
};
