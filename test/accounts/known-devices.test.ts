import { expect, it } from 'vitest';
import { KnownDevices } from '../../src/accounts/known-devices.service.js';
import { retired, rotated } from '../../src/platform/key-file.js';
import { freshKeyFile, Keys, newKey } from '../../src/platform/keys.service.js';

it('a known browser stays one when the keys that sign links are rotated', () => {
  const file = freshKeyFile();
  const { name, value } = new KnownDevices(Keys.of(file)).cookieFor('ana@clinic.example.org', {});
  const cookies = { [name]: value };

  const later = retired(rotated(file, newKey(), Date.now() - 1), Date.now());
  const devices = new KnownDevices(Keys.of(later));

  expect(devices.idOf(' Ana@clinic.example.org', cookies)).toBeDefined();
  expect(devices.idOf('ben@clinic.example.org', cookies)).toBeUndefined();
});
