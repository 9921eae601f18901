import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { choose, chooseAlike, edits } from '../../src/finder/place-choice.js';
import { readPlaceQuery } from '../../src/finder/place-query.js';
import { keyOf, labelOf, type Place } from '../../src/finder/place.js';
import { BadInput } from '../../src/platform/refusal.js';

const place = (
  name: string,
  region: string,
  country: string,
  population: number,
  latitude: number,
  longitude: number,
): Place => ({
  kind: 'town',
  postcode: null,
  name,
  region,
  county: '',
  country,
  population,
  latitude,
  longitude,
});
const parisFrance = place('Paris', '11', 'FR', 2_138_551, 48.85, 2.35);
const parisTexas = place('Paris', 'TX', 'US', 24_782, 33.66, -95.56);
const dallas = { latitude: 32.78, longitude: -96.8, country: 'US' };
const bellport = { latitude: 40.757, longitude: -72.939, country: 'US' };

describe('a name as it is typed', () => {
  it.each([
    ['São Paulo', 'sao paulo'],
    ['  SAO   PAULO ', 'sao paulo'],
    ['St. Kilda', 'saint kilda'],
    ['St.Louis', 'saint louis'],
    ['Mt Colah', 'mount colah'],
    ['Xi’an', 'xian'],
    ["Coeur d'Alene", 'coeur dalene'],
    ['Washington, D.C.', 'washington dc'],
    ['Stoke-on-Trent', 'stoke on trent'],
    ['Århus', 'arhus'],
    ['Łódź', 'lodz'],
    ['東京', '東京'],
  ])('%s is looked up as "%s"', (typed, key) => {
    expect(keyOf(typed)).toBe(key);
  });

  it('may contain a word that every JavaScript object has', () => {
    expect(readPlaceQuery('Constructor, NY')).toMatchObject({ kind: 'words' });
  });

  it('is looked up the same when its key is typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(keyOf(keyOf(text))).toBe(keyOf(text));
      }),
    );
  });

  it.each([
    ['Bellport, NY', 'bellport'],
    ['bellport new york usa', 'bellport'],
    ['NY Bellport', 'bellport'],
    ['North Ryde, New South Wales, Australia', 'north ryde'],
  ])('%s may be a region or country beside "%s"', (typed, name) => {
    const query = readPlaceQuery(typed);

    expect(query.kind === 'words' && query.readings.some((one) => one.name === name && one.within.length > 0)).toBe(
      true,
    );
  });

  it.each([
    ['11713', '11713'],
    ['11713-1234', '11713'],
    ['Bellport NY 11713', '11713'],
    ['M5V 3L9', 'm5v'],
    ['m5v3l9', 'm5v'],
    ['North Ryde 2113', '2113'],
    ['1200 Pacific Highway, Pymble NSW 2073', '2073'],
  ])('%s holds the postcode %s', (typed, postcode) => {
    expect(readPlaceQuery(typed)).toMatchObject({ postcode });
  });

  it.each([
    ['40.77,-72.94', 40.77, -72.94],
    [' -33.8 , +151.1 ', -33.8, 151.1],
    ['40.77 -72.94', 40.77, -72.94],
    ['90,180', 90, 180],
  ])('%s is a point', (typed, latitude, longitude) => {
    expect(readPlaceQuery(typed)).toEqual({ kind: 'point', latitude, longitude });
  });

  it.each(['91,0', '0,181', '-90.01,0', 'Bell\u0000port', 'Bell\nport', 'trop\u202emoc', 'x'.repeat(121)])(
    '%j is refused, and told why',
    (typed) => {
      expect(() => readPlaceQuery(typed)).toThrow(BadInput);
    },
  );

  it('whatever it is, it is read or refused', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 130 }), (text) => {
        try {
          readPlaceQuery(text);
        } catch (fault) {
          expect(fault).toBeInstanceOf(BadInput);
        }
      }),
      { numRuns: 2000 },
    );
  });
});

describe('of several places with one name', () => {
  it('the large one is meant, unless a small one is near the clinic', () => {
    expect(choose([parisTexas, parisFrance], [bellport])).toMatchObject({ place: parisFrance, others: [parisTexas] });
    expect(choose([parisTexas, parisFrance], [dallas])).toMatchObject({ place: parisTexas, others: [parisFrance] });
  });

  it('a clinic without a location yet goes by size', () => {
    expect(choose([parisTexas, parisFrance], [])).toMatchObject({ kind: 'found', place: parisFrance });
  });

  it('none is taken for granted when two are much alike', () => {
    const missouri = place('Springfield', 'MO', 'US', 166_810, 37.2, -93.3);
    const illinois = place('Springfield', 'IL', 'US', 116_565, 39.8, -89.6);

    expect(choose([illinois, missouri], [])).toEqual({ kind: 'choices', places: [missouri, illinois] });
  });
});

describe('a misspelt name', () => {
  it('counts letters that are missing, wrong, too many or swapped; the order of words does not count', () => {
    expect(edits('bellprt', 'bellport')).toBe(1);
    expect(edits('patchouge', 'patchogue')).toBe(1);
    expect(edits('ryde north', 'north ryde')).toBe(0);
  });

  it('is understood when only one thing can have been meant', () => {
    const town = place('Bellport', 'NY', 'US', 2078, 40.757, -72.939);

    expect(chooseAlike('bellprt', [town, parisTexas], [bellport])).toMatchObject({
      kind: 'found',
      place: town,
      corrected: true,
    });
  });

  it('brings suggestions when it is too far from any', () => {
    const town = place('Bellport', 'NY', 'US', 2078, 40.757, -72.939);

    expect(chooseAlike('belpurd', [town], [bellport])).toEqual({ kind: 'unknown', suggestions: [town] });
  });
});

it('a place is called by its town, region and country', () => {
  expect(labelOf(place('Bellport', 'NY', 'US', 2078, 0, 0))).toBe('Bellport, New York, United States');
  expect(labelOf({ ...place('Bellport', 'NY', 'US', 0, 0, 0), kind: 'postcode', postcode: '11713' })).toBe(
    'Bellport, New York 11713, United States',
  );
  expect(labelOf(place('São Paulo', '27', 'BR', 10_021_295, 0, 0))).toBe('São Paulo, Brazil');
});
