import { DataSource } from 'typeorm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Catalogue } from '../../src/availability/catalogue.service.js';
import type { PlaceRow } from '../../src/finder/place-row.js';
import { britishTowns } from '../../src/finder/british-towns.js';
import { labelOf, type Place } from '../../src/finder/place.js';
import { seedPlaces } from '../../src/finder/places.seed.js';
import { Places } from '../../src/finder/places.service.js';
import { databaseOptions } from '../../src/platform/database.client.js';
import { BadInput } from '../../src/platform/refusal.js';
import { openFreshDatabase } from '../support/database.js';
import { openDatabaseWithPlaces } from '../support/places.js';

let database: Awaited<ReturnType<typeof openDatabaseWithPlaces>>;
let places: Places;

beforeAll(async () => {
  database = await openDatabaseWithPlaces();
  places = new Places(database.db, new Catalogue(database.db));
  await database.db.query(
    `insert into locations (slug, name, line1, city, region, postcode, country, latitude, longitude, time_zone, phone) values
       ('bellport', 'Bellport', '1 Main Street', 'Bellport', 'NY', '11713', 'US', 40.757, -72.939, 'America/New_York', ''),
       ('ryde', 'North Ryde', '1 Cox Road', 'North Ryde', 'NSW', '2113', 'AU', -33.794, 151.130, 'Australia/Sydney', '')`,
  );
});
afterAll(() => database.drop());

const found = async (text: string) => {
  const answer = await places.find(text);
  return answer.kind === 'found' ? `${answer.corrected ? '~ ' : ''}${labelOf(answer.place)}` : answer.kind;
};

describe('where people say they are', () => {
  it.each([
    ['North Ryde', 'North Ryde, New South Wales, Australia'],
    ['Bellmore', 'Bellmore, New York, United States'],
    ['Bellport NY', 'Bellport, New York, United States'],
    ['NY, Bellport', 'Bellport, New York, United States'],
    ['11713', 'Bellport, New York 11713, United States'],
    ['11713-2211', 'Bellport, New York 11713, United States'],
    ['Bellport, NY 11713', 'Bellport, New York, United States'],
    ['Bellport 99999', 'Bellport, New York, United States'],
    ['2113', 'North Ryde, New South Wales 2113, Australia'],
    ['Macquarie Park NSW 2113', 'Macquarie Park, New South Wales, Australia'],
    ['M5V 3L9', 'Downtown Toronto, Ontario M5V, Canada'],
    ['São Paulo', 'São Paulo, Brazil'],
    ['sao paulo', 'São Paulo, Brazil'],
    ['SAO PAULO, BRAZIL', 'São Paulo, Brazil'],
    ['new york', 'New York City, New York, United States'],
    ['NYC', 'New York City, New York, United States'],
    ['Washington DC', 'Washington, DC, United States'],
    ['st kilda vic', 'Saint Kilda, Victoria, Australia'],
    ['london sw1a 1aa', 'Westminster, London SW1, United Kingdom'],
    ['10 Downing Street, SW1A 2AA', 'Westminster, London SW1, United Kingdom'],
    ['EH1 1YZ', 'Edinburgh, Scotland, United Kingdom'],
    ['eh1', 'Edinburgh, Scotland, United Kingdom'],
    ['SE16', 'Rotherhithe, London SE16, United Kingdom'],
    ['EC1A', 'Clerkenwell, London EC1, United Kingdom'],
    ['12 Main Street, Bellport, NY', '~ Bellport, New York, United States'],
    ['1200 Pacific Highway, Pymble NSW 2073', 'Pymble, New South Wales 2073, Australia'],
    ['paris', 'Paris, Île-de-France, France'],
    ['Paris, TX', 'Paris, Texas, United States'],
    ['Texas, Queensland', 'Texas, Queensland, Australia'],
    ['Lyon, Rhône', '~ Lyon, Auvergne-Rhône-Alpes, France'],
    ['Bellprt', '~ Bellport, New York, United States'],
    ['Bellprt NY', '~ Bellport, New York, United States'],
    ['Melborne', '~ Melbourne, Victoria, Australia'],
    ['ryde north', 'North Ryde, New South Wales, Australia'],
    ['Wagga', '~ Wagga Wagga, New South Wales, Australia'],
    ['40.77, -72.94', '40.77, -72.94'],
    ['near Bellport', 'Bellport, New York, United States'],
    ['I live in Bellport NY', 'Bellport, New York, United States'],
    ['zip code 11713', 'Bellport, New York 11713, United States'],
    ['in der Nähe von Zürich', 'Zürich, Switzerland'],
    ['Bellport Long Island', 'Bellport, New York, United States'],
    ['21 Bellport Lane Bellport NY', '~ Bellport, New York, United States'],
    ['bellport, suffolk county, ny', '~ Bellport, New York, United States'],
    ['port bell ny', '~ Bellport, New York, United States'],
    ['bell port', '~ Bellport, New York, United States'],
    ['bermondsey london', 'Bermondsey, London, United Kingdom'],
    ['Paris 11e', '~ Paris, Île-de-France, France'],
    ['zuerich', 'Zürich, Switzerland'],
    ['Genf', 'Genève, Switzerland'],
    ['Mailand', 'Milan, Italy'],
    ['köpenhamn', 'Copenhagen, Denmark'],
    ['Москва', 'Moscow, Russia'],
    ['纽约', 'New York City, New York, United States'],
    ['8001 Zürich', 'Zürich, Switzerland'],
    ['75011 Paris', 'Paris, Île-de-France, France'],
    ['10115 Berlin', 'Berlin, Germany'],
    ['München, Bayern', 'München, Bayern, Germany'],
    ['Sankt Gallen, Schweiz', 'Sankt Gallen, Switzerland'],
    ['St Gallen', 'Sankt Gallen, Switzerland'],
    ['Saint Louis MO', 'St. Louis, Missouri, United States'],
    ['san jose california', 'San Jose, California, United States'],
    ['sanjose ca', '~ San Jose, California, United States'],
    ['n ryde', 'North Ryde, New South Wales, Australia'],
    ['Pt Macquarie', 'Port Macquarie, New South Wales, Australia'],
    ['w babylon', 'West Babylon, New York, United States'],
    ['kilda st', 'Saint Kilda, Victoria, Australia'],
    ['ny ny', 'New York City, New York, United States'],
    ['L.A.', 'Los Angeles, California, United States'],
    ['philly', 'Philadelphia, Pennsylvania, United States'],
    ['Frankfurt', 'Frankfurt am Main, Hessen, Germany'],
    ['Melborn', '~ Melbourne, Victoria, Australia'],
    ['los angelas', '~ Los Angeles, California, United States'],
    ['québec city', 'Québec, Quebec, Canada'],
    ['m5v3l9', 'Downtown Toronto, Ontario M5V, Canada'],
    ['sw1a1aa', 'Westminster, London SW1, United Kingdom'],
    ['Bellport, États-Unis', 'Bellport, New York, United States'],
    ['40.757N 72.939W', '40.757, -72.939'],
    ['40°45′N 72°56′W', '40.75, -72.93333333333334'],
  ])('%s is %s', async (typed, label) => {
    expect(await found(typed)).toBe(label);
  });

  it('the other places of a name are offered beside the obvious one', async () => {
    const answer = await places.find('London');

    expect(answer).toMatchObject({
      kind: 'found',
      place: { country: 'GB' },
      others: [{ region: 'ON' }],
    });
  });

  it('a town and a postcode far apart are both offered', async () => {
    const answer = await places.find('Bellport 6011');

    expect(answer.kind === 'choices' && answer.places.map(({ country }) => country).slice(0, 2)).toEqual(['AU', 'US']);
  });

  it('every British post town is a place we know', async () => {
    const lost = [];
    for (const [letters, town] of Object.entries(britishTowns)) {
      const answer = await places.find(`${letters}1 1AA`);
      if (answer.kind !== 'found' || answer.place.country !== 'GB') lost.push(town);
    }

    expect(lost).toEqual([]);
  });

  it('a town said to be in the wrong state is suggested where it is', async () => {
    const answer = await places.find('Bellport, California');

    expect(answer).toMatchObject({ kind: 'unknown', suggestions: [{ name: 'Bellport', region: 'NY' }, {}] });
  });

  it('the beginning of a name brings suggestions', async () => {
    const answer = await places.find('port jeff');

    expect(answer.kind === 'unknown' && answer.suggestions.map(({ name }) => name)).toContain('Port Jefferson');
  });

  it.each(['', '   ', '!!', 'ཀྲུང', 'xyzzyqq', '00000', 'QQ1A 1AA', "'; drop table places", '%', 'a%', '_____'])(
    '%j is nowhere we know',
    async (typed) => {
      expect(await places.find(typed)).toMatchObject({ kind: 'unknown' });
    },
  );

  it('control characters and impossible points are refused', async () => {
    await expect(places.find('Bell\u0007port')).rejects.toThrow(BadInput);
    await expect(places.find('100,200')).rejects.toThrow(BadInput);
  });

  it('what a place is called finds it again', async () => {
    const rows = (await database.db.query(
      `select kind, key, name, region, country, population, latitude, longitude from places
       where country in ('US', 'CA', 'AU', 'GB') and id % 1499 = 0`,
    )) as (Place & { key: string })[];
    const lost = [];
    for (const row of rows) {
      const label = labelOf({ ...row, postcode: row.kind === 'postcode' ? row.key.toUpperCase() : null });
      const answer = await places.find(label);
      const seen =
        answer.kind === 'found' ? [answer.place, ...answer.others] : answer.kind === 'choices' ? answer.places : [];
      if (!seen.some((one) => one.country === row.country && one.region === row.region)) lost.push(label);
    }

    expect(rows.length).toBeGreaterThan(50);
    expect(lost).toEqual([]);
  });
});

describe('filling the table', () => {
  it('happens once, whoever starts, and however many at once', async () => {
    const empty = await openFreshDatabase();
    const other = await new DataSource(databaseOptions(empty.url)).initialize();
    const some = (await database.db.query(`select * from places where id % 400 = 0`)) as PlaceRow[];
    const read = () => Promise.resolve(some);

    const filled = await Promise.all([seedPlaces(empty.db, read), seedPlaces(other, read)]);

    expect(filled.filter(Boolean)).toHaveLength(1);
    expect(await seedPlaces(empty.db)).toBe(false);
    expect(await empty.db.query(`select count(*)::int from places`)).toEqual([{ count: some.length }]);
    await other.destroy();
    await empty.drop();
  });

  it('keeps the indexes', async () => {
    const indexes = await database.db.query(`select indexname from pg_indexes where tablename = 'places' order by 1`);

    expect(indexes.map((row: { indexname: string }) => row.indexname)).toEqual([
      'places_by_key',
      'places_by_likeness',
      'places_by_position',
      'places_large_by_position',
      'places_pkey',
    ]);
  });
});
