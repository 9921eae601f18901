import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Catalogue } from '../availability/catalogue.service.js';
import { prepared } from '../platform/database.client.js';
import { choose, chooseAlike, distinct, type FoundPlace, type Home, rank } from './place-choice.js';
import { type PlaceQuery, readPlaceQuery, type Reading, suits } from './place-query.js';
import type { Place } from './place.js';
import type { PlaceRow } from './place-row.js';
import { distanceKm } from './distance.js';
import { areaKey, liesIn } from './region.js';

const columns = `kind, name, key, region, county, country, population, latitude, longitude`;

/** Where people say they are. Asks nobody but our own table, so nothing about it leaves the server. */
@Injectable()
export class Places {
  constructor(
    private readonly db: DataSource,
    private readonly catalogue: Catalogue,
  ) {}

  /**
   * A town (`Bellport`, `North Ryde, NSW`, `paris texas`), a postcode of the United States, Canada, Australia or Britain,
   * a region (`Long Island`, `Nassau County`, `Texas`, `Germany`), or `latitude,longitude`.
   * @throws BadInput for control characters, very long texts and points that are not on the Earth
   */
  async find(text: string): Promise<FoundPlace> {
    const query = readPlaceQuery(text);
    if (query.kind === 'point') return { kind: 'found', place: bare(query), others: [], corrected: false };
    if (!query.postcode && !query.readings.length) return { kind: 'unknown', suggestions: [] };
    const [rows, { locations }] = await Promise.all([this.named(query), this.catalogue.latest()]);
    const home = locations.map(({ latitude, longitude, address: { country } }) => ({ latitude, longitude, country }));
    const towns = rows.filter(({ kind }) => kind !== 'postcode');
    const areas = query.areas.map(areaKey);
    const called = (readings: readonly Reading[]) =>
      towns.filter((row) => readings.some((one) => one.name === row.key && suits(row, one.within)));
    const named = called(query.readings);
    const postcode = rows.find((row) => row.kind === 'postcode' && (!areas.length || suits(row, [query.areas])));
    const abroad = query.postcodeFirst ? withOtherCodes(named) : [];
    if (postcode) return inPostcode(postcode, areas.length ? [] : named, abroad, home);
    if (abroad.length) return choose(abroad.map(placeOf), home);
    const isTown = named.some((town) => isAround(town, home));
    const nearby = isTown ? [] : called(query.counties).filter((county) => isAround(county, home));
    const meant = [
      // A hamlet called Texas does not stand in the way of the state.
      ...(areas.length ? named.filter((town) => notable(town, home)) : named),
      ...rows.filter(({ key }) => areas.includes(key)),
      ...nearby,
    ];
    if (meant.length) return choose(meant.map(placeOf), home);
    for (const part of query.parts) {
      const some = townsOf(called([part]));
      if (some.length) return choose(some.map(placeOf), home, true);
    }
    const alike = await this.alike(query.readings, towns, home);
    return alike.kind === 'unknown' ? ((await this.among(query.phrases, home)) ?? alike) : alike;
  }

  /** Something that is said among other words: the place, where one of them is surely meant. */
  private async among(phrases: readonly Reading[], home: Home): Promise<FoundPlace | null> {
    if (!phrases.length) return null;
    const rows = await this.keyed([...new Set(phrases.map(({ name }) => name))]);
    const known = rows.filter(
      (row) => notable(row, home) && phrases.some((one) => one.name === row.key && suits(row, one.within)),
    );
    // Not York, of New York.
    const whole = known.filter(({ key }) => !known.some((other) => other.key !== key && holds(other.key, key)));
    const cities = new Set(whole.filter((row) => saysWhere(row, whole)).map(({ key }) => key));
    const meant = whole.filter(
      (row) => !cities.has(row.key) && !whole.some((town) => town !== row && isPartOf(town, row)),
    );
    return meant.length ? choose(meant.map(placeOf), home, true) : null;
  }

  private named({ postcode, readings, parts, counties, areas }: Words): Promise<PlaceRow[]> {
    const names = [...readings, ...parts, ...counties].map(({ name }) => name);
    return this.keyed([...(postcode ? [postcode] : []), ...names, ...areas.map(areaKey)]);
  }

  private keyed(keys: readonly string[]): Promise<PlaceRow[]> {
    return prepared(
      this.db,
      'places-named',
      `select ${columns} from places where key = any($1) order by population desc, id limit 600`,
      [keys],
    );
  }

  /** Nothing has that name: it may be misspelt, cut short, or be somewhere else than was said. */
  private async alike(readings: readonly Reading[], elsewhere: readonly PlaceRow[], home: Home): Promise<FoundPlace> {
    const barest = [...readings].sort((a, b) => b.within.length - a.within.length)[0];
    if (!barest || barest.name.length < 3) return { kind: 'unknown', suggestions: [] };
    const rows = (await this.db.query(`select ${columns} from places_alike($1)`, [barest.name])) as PlaceRow[];
    const within = rows.filter((row) => suits(row, barest.within));
    const found = chooseAlike(barest.name, within.map(placeOf), home);
    if (found.kind !== 'unknown') return found;
    const sameName = elsewhere.filter(({ key }) => key === barest.name);
    const others = within.length ? found : chooseAlike(barest.name, rows.map(placeOf), home);
    const suggestions = distinct([...rank(sameName.map(placeOf), home).slice(0, 3), ...everyPlaceIn(others)]);
    return { kind: 'unknown', suggestions: suggestions.slice(0, 6) };
  }
}

/** Of what is said about a town, the region is the less. */
const townsOf = (rows: readonly PlaceRow[]) => rows.filter(({ kind }) => kind !== 'region');

type Words = Extract<PlaceQuery, { kind: 'words' }>;

const placeOf = ({ key, ...row }: PlaceRow): Place => ({
  ...row,
  postcode: row.kind === 'postcode' ? key.toUpperCase() : null,
});

const bare = ({ latitude, longitude }: { latitude: number; longitude: number }): Place => ({
  kind: 'point',
  name: `${latitude}, ${longitude}`,
  postcode: null,
  region: '',
  county: '',
  country: '',
  population: 0,
  latitude,
  longitude,
});

/**
 * `North Ryde 2113`: the suburb, not the middle of everything that has its postcode; `London SE1`: not the middle of London. Where the two are far apart either
 * may be wrong (other countries have such numbers too), so it is asked.
 */
function inPostcode(
  postcode: PlaceRow,
  named: readonly PlaceRow[],
  abroad: readonly PlaceRow[],
  home: Home,
): FoundPlace {
  const town = named.find((town) => town.country === postcode.country && distanceKm(town, postcode) < 30);
  if (town || !named.length) return choose([placeOf(town && town.population < large ? town : postcode)], home);
  if (abroad.length) return choose(abroad.map(placeOf), home);
  return { kind: 'choices', places: [placeOf(postcode), ...rank(named.map(placeOf), home)].slice(0, 6) };
}

/** People of a city this large say their postcode because the city does not say enough. */
const large = 300_000;

/** `8001 Zürich`: Europe's codes are numbers too, and we have no list of them. */
const withOtherCodes = (towns: readonly PlaceRow[]) =>
  towns.filter(({ country, population }) => !codesKnown.has(country) && population > 1000);
const codesKnown = new Set(['US', 'CA', 'AU']);

/** Where somebody may well be who did not say so plainly. */
const notable = (row: PlaceRow, home: Home) => row.population >= 20_000 || isAround(row, home);
const isAround = (row: PlaceRow, home: Home) => home.some((one) => distanceKm(one, row) < 100);

/** `Bermondsey Street, London`: the city only says where the rest is. */
const saysWhere = (city: PlaceRow, rows: readonly PlaceRow[]) =>
  city.population >= large && rows.some((row) => row.population < city.population && distanceKm(row, city) < 30);

/** `Bellport, Suffolk County`: so does the county. */
const isPartOf = (town: PlaceRow, region: PlaceRow) =>
  region.kind === 'region' && town.kind !== 'region' && liesIn(town, region);

const holds = (phrase: string, part: string) => ` ${phrase} `.includes(` ${part} `);

const everyPlaceIn = (found: FoundPlace): readonly Place[] => {
  if (found.kind === 'found') return [found.place, ...found.others];
  return found.kind === 'choices' ? found.places : found.suggestions;
};
