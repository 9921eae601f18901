import { expect, it } from 'vitest';
import { entryAddress, slugIn } from '../../../src/web/admin/resource/address.js';
import { movedTo } from '../../../src/web/admin/resource/moved.js';

it.each([
  ['/admin/new/location', '/admin/locations/new'],
  ['/admin/staff?practitioner=7', '/admin/users?practitioner=7'],
  ['/admin/letters/booked/de', '/admin/message-templates/booked/de'],
  ['/admin/locations/harbour/new-room', '/admin/locations/harbour/rooms/new'],
  ['/admin/records/42/opening', '/admin/emergency-access/42/new'],
  ['/admin/records/42', '/admin/emergency-access/42'],
  ['/admin/files/arrivals/42/columns', '/admin/imports/42/columns'],
  ['/admin/files', '/admin/import-export'],
])('%s is at %s', (before, now) => {
  expect(movedTo(before)).toBe(now);
});

it('an entry that is called like a page has an address of its own', () => {
  expect(entryAddress('/admin/links', 'muscle-knots')).toBe('/admin/links/muscle-knots');
  for (const slug of ['new', 'muscle-knots']) expect(slugIn(entryAddress('', slug).slice(1))).toBe(slug);
});
