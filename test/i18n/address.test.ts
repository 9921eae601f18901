import { expect, it } from 'vitest';
import { addressInOneLine, townLine } from '../../src/i18n/address.js';

it.each([
  ['US', 'Bellport', 'NY', '11713', 'Bellport, NY 11713'],
  ['GB', 'London', '', 'SE1 3TX', 'London SE1 3TX'],
  ['AU', 'North Ryde', 'NSW', '2113', 'North Ryde NSW 2113'],
  ['DE', 'Berlin', 'Berlin', '10115', '10115 Berlin'],
  ['FR', 'Paris', '', '75011', '75011 Paris'],
  ['ES', 'Madrid', 'Madrid', '28013', '28013 Madrid'],
  ['CH', 'Zürich', 'ZH', '8001', '8001 Zürich'],
  ['CA', 'Montréal', 'QC', 'H2X 1Y4', 'Montréal QC H2X 1Y4'],
  ['NZ', 'Auckland', '', '1010', 'Auckland 1010'],
  ['JP', '千代田区', '東京都', '100-0001', '〒100-0001 東京都 千代田区'],
  ['XX', 'Town', '', '123', 'Town 123'],
  ['US', 'Bellport', '', '', 'Bellport'],
  ['US', '', '', '', ''],
])('in %s, %s, %s, %s is written %5$s', (country, city, region, postcode, written) => {
  expect(townLine({ city, region, postcode, country })).toBe(written);
});

it('the street comes before it', () => {
  const bellport = { city: 'Bellport', region: 'NY', postcode: '11713', country: 'US' };
  expect(addressInOneLine({ line1: '4 Harbour Street', ...bellport })).toBe('4 Harbour Street, Bellport, NY 11713');
  expect(addressInOneLine({ line1: '', ...bellport })).toBe('Bellport, NY 11713');
});
