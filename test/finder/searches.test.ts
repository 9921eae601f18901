import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Catalogue } from '../../src/availability/catalogue.service.js';
import { distanceKm } from '../../src/finder/distance.js';
import { hereWords, meansHere } from '../../src/finder/here.js';
import { LocationAreas } from '../../src/finder/location-areas.service.js';
import { labelOf } from '../../src/finder/place.js';
import type { PlaceRow } from '../../src/finder/place-row.js';
import { Places } from '../../src/finder/places.service.js';
import { middle } from '../../src/finder/region-rows.js';
import { openDatabaseWithPlaces } from '../support/places.js';
import { searches } from './searches.js';

let database: Awaited<ReturnType<typeof openDatabaseWithPlaces>>;
let places: Places;

beforeAll(async () => {
  database = await openDatabaseWithPlaces();
  places = new Places(database.db, new Catalogue(database.db));
  await database.db.query(
    `insert into locations (slug, name, line1, city, region, postcode, country, latitude, longitude, time_zone, phone) values
       ('bellport', 'Bellport', '1 Main Street', 'Bellport', 'NY', '11713', 'US', 40.757, -72.939, 'America/New_York', ''),
       ('bermondsey', 'Bermondsey', '1 Tanner Street', 'London', '', 'SE1 3TX', 'GB', 51.4994, -0.08, 'Europe/London', ''),
       ('ryde', 'North Ryde', '1 Cox Road', 'North Ryde', 'NSW', '2113', 'AU', -33.794, 151.130, 'Australia/Sydney', '')`,
  );
});
afterAll(() => database.drop());

const answerTo = async (text: string) => {
  const found = await places.find(text);
  if (found.kind === 'unknown') return 'unknown';
  if (found.kind === 'choices') return `which: ${found.places.map((place) => labelOf(place)).join(' | ')}`;
  return `${found.corrected ? '~ ' : ''}${found.place.kind === 'region' ? 'in ' : ''}${labelOf(found.place)}`;
};

describe('what people type', () => {
  const all = searches.flatMap(([answer, typed]) => typed.split(' / ').map((text) => [text, answer] as const));

  it('is answered in more than two hundred cases as a person would', async () => {
    const wrong = [];
    for (const [text, answer] of all) {
      const given = await answerTo(text);
      if (given !== answer) wrong.push(`${text}: ${given}, not ${answer}`);
    }

    expect(wrong).toEqual([]);
    expect(all.length).toBeGreaterThan(200);
  });

  it('finds the same region again when the region is chosen from a list', async () => {
    const regions = (await database.db.query(
      `select * from places where kind = 'region' and id % 7 = 0`,
    )) as PlaceRow[];
    const lost = [];
    for (const row of regions) {
      const place = { ...row, postcode: null };
      const found = await places.find(labelOf(place));
      const seen =
        found.kind === 'found' ? [found.place, ...found.others] : found.kind === 'choices' ? found.places : [];
      if (!seen.some((one) => one.name === place.name || distanceKm(one, place) < 15)) lost.push(labelOf(place));
    }

    expect(regions.length).toBeGreaterThan(300);
    expect(lost).toEqual([]);
  });

  it.each([
    'NYC / New York / New York City / 纽约',
    'Köln / Koeln / Cologne',
    'Saint Louis MO / St. Louis, Missouri / st louis mo',
  ])('one place, whatever it is called: %s', async (names) => {
    const found = await Promise.all(names.split(' / ').map((name) => places.find(name)));
    const points = found.map((one) => one.kind === 'found' && `${one.place.latitude} ${one.place.longitude}`);

    expect(new Set(points).size).toBe(1);
    expect(points[0]).toBeTruthy();
  });

  it('no list offers one place twice', async () => {
    const twice = [];
    for (const [text] of all) {
      const found = await places.find(text);
      const listed =
        found.kind === 'choices' ? found.places : found.kind === 'found' ? [found.place, ...found.others] : [];
      const labels = listed.map((place) => labelOf(place));
      if (new Set(labels).size < labels.length) twice.push(labels);
    }

    expect(twice).toEqual([]);
  });

  it.each([
    'near me',
    'Near me!',
    ' MY LOCATION ',
    'here',
    'nearby',
    'in meiner Nähe',
    'près d’ici',
    "près d'ici",
    'cerca de mí',
    '我的位置',
    'acupuncture near me',
  ])('%j means where they are', (text) => {
    expect(meansHere(text)).toBe(true);
  });

  it('no town is mistaken for "here"', async () => {
    const rows = (await database.db.query(`select name from places where key = any($1) and population > 20000`, [
      hereWords,
    ])) as { name: string }[];

    expect(rows).toEqual([]);
    expect(meansHere('Nearby Farm Road, Bellport')).toBe(false);
  });
});

describe('the locations of a region', () => {
  let areas: LocationAreas;
  beforeAll(async () => {
    await database.db.query(
      `insert into locations (slug, name, line1, city, region, postcode, country, latitude, longitude, time_zone, phone)
         values ('bellmore', 'Bellmore', '1 Bedford Avenue', 'Bellmore', 'NY', '11710', 'US', 40.6687, -73.5271, 'America/New_York', '')`,
    );
    areas = new LocationAreas(database.db, new Catalogue(database.db));
  });

  it.each([
    ['Long Island', 'bellmore bellport'],
    ['Nassau County', 'bellmore'],
    ['Suffolk County, NY', 'bellport'],
    ['New York State', 'bellmore bellport'],
    ['USA', 'bellmore bellport'],
    ['Texas', ''],
    ['Southwark', 'bermondsey'],
    ['Greater London', 'bermondsey'],
    ['England', 'bermondsey'],
    ['Surrey', ''],
    ['Scotland', ''],
    ['New South Wales', 'ryde'],
    ['Victoria', ''],
    ['Deutschland', ''],
  ])('in %s: %s', async (text, slugs) => {
    const found = await places.find(text);
    if (found.kind !== 'found') throw new Error(`${text} is ${found.kind}`);

    expect([...(await areas.locationsIn(found.place))].sort().join(' ')).toBe(slugs);
  });

  it('are where the closest of all towns is, measured one by one', async () => {
    const towns = (await database.db.query(
      `select * from places where kind = 'town' and country = 'US'`,
    )) as PlaceRow[];
    const random = (await database.db.query(
      `select latitude, longitude from places where kind = 'postcode' and country = 'US' and id % 997 = 0 order by id`,
    )) as { latitude: number; longitude: number }[];
    await database.db.query(
      `insert into locations (slug, name, line1, city, region, postcode, country, latitude, longitude, time_zone, phone)
         select 'x' || ordinality, 'X', '', '', '', '', 'US', y, x, 'America/New_York', ''
         from unnest($1::float8[], $2::float8[]) with ordinality as p (y, x, ordinality)`,
      [random.map(({ latitude }) => latitude), random.map(({ longitude }) => longitude)],
    );
    const fresh = new LocationAreas(database.db, new Catalogue(database.db));
    const wrong = [];
    for (const [at, point] of random.entries()) {
      const closest = towns.reduce((a, b) => (distanceKm(point, b) < distanceKm(point, a) ? b : a));
      const there = await fresh.locationsIn(closest);
      if (!there.has(`x${at + 1}`)) wrong.push([point, closest.name]);
    }

    expect(random.length).toBeGreaterThan(30);
    expect(wrong).toEqual([]);
  });

  it('a region is where most of its people are, also across the date line', () => {
    const town = (latitude: number, longitude: number, population = 0) => ({ latitude, longitude, population });
    const close = (towns: Parameters<typeof middle>[0], latitude: number, longitude: number) =>
      expect(distanceKm(middle(towns), { latitude, longitude })).toBeLessThan(1);

    close([town(10, 20), town(10, 20)], 10, 20);
    close([town(0, 170), town(0, -170)], 0, 180);
    close([town(0, 10, 299_900), town(0, 14, 99_900)], 0, 11);
  });
});
