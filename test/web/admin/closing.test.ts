import { afterAll, beforeAll, expect, it } from 'vitest';
import { Bookings } from '../../../src/bookings/by-patient/book.service.js';
import type { ClinicFile } from '../../../src/clinic-file/schema.js';
import { type App, openApp } from '../../support/app.js';
import { visitAt } from '../../support/desk.js';
import { smallClinic } from '../../support/small-clinic.js';
import { type Person, staffMember } from '../../support/staff.js';

const [harbour] = smallClinic.locations;
const atPier = <T extends { location: string }>(all: readonly T[]) => all.map((one) => ({ ...one, location: 'pier' }));
/** Jonas works at a second location. */
const twoPlaces: ClinicFile = {
  ...smallClinic,
  locations: [harbour!, { ...harbour!, slug: 'pier', name: 'Pier Road' }],
  practitioners: smallClinic.practitioners.map((one) =>
    one.slug === 'jonas' ? { ...one, offers: atPier(one.offers), hours: atPier(one.hours) } : one,
  ),
};

let app: App;
let admin: Person;
beforeAll(async () => {
  app = await openApp({ clinic: twoPlaces, now: '2026-11-27T14:00:00Z' });
  admin = await staffMember(app, ['admin'], { name: 'Ada Lind' });
});
afterAll(() => app.close());

const get = async (path: string) => (await app.http.get(path).set('cookie', admin.cookie).expect(200)).text;
const send = (path: string, form: Readonly<Record<string, string | readonly string[]>>) =>
  app.http
    .post(path)
    .set('cookie', admin.cookie)
    .send(
      new URLSearchParams(
        Object.entries(form).flatMap(([name, all]) => [all].flat().map((one): [string, string] => [name, one])),
      ).toString(),
    );
const closures = () =>
  app.db.query(
    `select l.slug, from_date::text as day from closures c join locations l on l.id = c.location_id order by l.slug`,
  );
const read = (text: string) =>
  text
    .replace(/^.*<main/s, '')
    .replace(/<[^>]+>/g, ' ')
    .replaceAll(/\s+/g, ' ');

it('is one form for all locations, every one ticked', async () => {
  expect(await get('/admin/locations')).toContain('href="/admin/closing"');
  const text = await get('/admin/closing');

  expect(text.match(/name="locations" value="\w+" checked/g)).toHaveLength(2);
  const none = await send('/admin/closing', { from: '2026-12-25' }).expect(400);
  expect(read(none.text)).toContain('Locations: Choose at least one location.');
  const empty = await send('/admin/closing', { locations: ['harbour'], from: '' }).expect(400);
  expect(read(empty.text)).toContain('First day: Enter a date.');
});

it('shows the appointments at every location before anything is saved, saves all at once, and is undone at once', async () => {
  const { reference: mei } = await app
    .get(Bookings)
    .book(visitAt('2026-12-01 10:00'), { contact: { name: 'Ben Cole', email: 'ben@example.org', phone: null } });
  const { reference: jonas } = await app
    .get(Bookings)
    .book(
      { ...visitAt('2026-12-01 11:00', { practitioner: 'jonas' }), location: 'pier' },
      { contact: { name: 'Cleo Hart', email: 'cleo@example.org', phone: null } },
    );

  const { headers } = await send('/admin/closing', {
    locations: ['harbour', 'pier'],
    from: '2026-12-01',
    reason: 'Snow',
  }).expect(303);
  const change = headers['location']!;
  const preview = await get(change);
  expect(read(preview)).toContain('Harbour Street and Pier Road: closed Tue, Dec 1');
  expect(preview).toContain(mei);
  expect(preview).toContain(jonas);
  expect(await closures()).toEqual([]);

  const stamp = /name="stamp" value="([^"]+)"/.exec(preview)![1]!;
  await send(change, {
    stamp,
    [`visit-${mei}`]: 'cancel',
    [`visit-${jonas}`]: 'cancel',
    message: 'We’re closed because of snow.',
  }).expect(303);
  expect(await closures()).toEqual([
    { slug: 'harbour', day: '2026-12-01' },
    { slug: 'pier', day: '2026-12-01' },
  ]);
  const states = () => app.db.query(`select distinct status from bookings`);
  expect(await states()).toEqual([{ status: 'cancelled' }]);
  for (const slug of ['harbour', 'pier']) {
    const [{ id }] = await app.db.query(`select id from locations where slug = $1`, [slug]);
    const log = read(await get(`/admin/audit?record=${id}`));
    expect(log).toContain(`Ada Lind planned a closure of ${slug === 'pier' ? 'Pier Road' : 'Harbour Street'}`);
    expect(log).toContain('2 appointments canceled');
  }

  await send(`${change}/undo`, {}).expect(303);
  expect(await closures()).toEqual([]);
  expect(await states()).toEqual([{ status: 'confirmed' }]);
});

it('says which location is closed then already', async () => {
  await send('/admin/locations/pier/closures/new', { from: '2026-12-25' }).expect(303);

  const { text } = await send('/admin/closing', {
    locations: ['harbour', 'pier'],
    from: '2026-12-24',
    to: '2026-12-26',
  });

  expect(read(text)).toContain('Pier Road is already closed for part of this time.');
  expect(await closures()).toEqual([{ slug: 'pier', day: '2026-12-25' }]);
  await send('/admin/closing', { locations: ['harbour'], from: '2026-12-24', to: '2026-12-26' }).expect(303);
  expect(await closures()).toHaveLength(2);
});
