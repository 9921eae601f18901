import request from 'supertest';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Bookings } from '../../../src/bookings/by-patient/book.service.js';
import type { StaffMember } from '../../../src/accounts/staff-member.js';
import { ClinicEdits } from '../../../src/changes/clinic-edits.service.js';
import { type App, openApp } from '../../support/app.js';
import { ana, visitAt } from '../../support/desk.js';
import { importClinic, smallClinic } from '../../support/small-clinic.js';
import { type Person, staffMember } from '../../support/staff.js';

let app: App;
let admin: Person;
let other: Person;
beforeAll(async () => {
  app = await openApp({ clinic: smallClinic, now: '2026-11-27T14:00:00Z', places: true });
  admin = await staffMember(app, ['admin']);
  other = await staffMember(app, ['admin'], { name: 'another admin' });
});
afterAll(() => app.close());
beforeEach(async () => {
  for (const table of ['changes', 'bookings', 'notifications', 'closures']) await app.db.query(`delete from ${table}`);
  for (const table of ['offers', 'rooms'])
    await app.db.query(`delete from ${table} where location_id in (select id from locations where slug <> 'harbour')`);
  await app.db.query(`delete from locations where slug <> 'harbour'`);
  await importClinic(app.db);
});

/** Acupuncture with Mei on Tuesday, December 1 at ten. */
async function book(): Promise<string> {
  const { reference } = await app.get(Bookings).book(visitAt('2026-12-01 10:00'), ana);
  return reference;
}
const get = (path: string, who = admin) => request(app.url).get(path).set('cookie', who.cookie);
const send = (path: string, fields: Readonly<Record<string, string | readonly string[]>> = {}, who = admin) =>
  request(app.url)
    .post(path)
    .set('cookie', who.cookie)
    .set('origin', app.url)
    .type('form')
    .send(
      Object.entries(fields)
        .flatMap(([name, value]) => [value].flat().map((one) => `${name}=${encodeURIComponent(one)}`))
        .join('&'),
    );
const somebody: StaffMember = {
  id: '0198c000-0000-7000-8000-00000000000a',
  name: 'Ada',
  email: 'ada@example.org',
  roles: ['admin'],
  practitionerId: null,
  demo: false,
  session: { id: 'x', signedInAt: new Date('2026-11-27T14:00:00Z'), strong: true },
};
const seenIn = (html: string) => /name="seen" value="([^"]+)"/.exec(html)?.[1] ?? '';
const harbour = {
  name: 'Harbour Street',
  'address.line1': '4 Harbour Street',
  'address.city': 'Bellport',
  'address.region': 'NY',
  'address.postcode': '11713',
  'address.country': 'US',
  latitude: '40.757',
  longitude: '-72.9393',
  timeZone: 'America/New_York',
  phone: '+1 631 555 0100',
  access: ['step-free'],
};
/** As it is typed: nobody knows degrees or time zones by heart. */
const somewhere = { ...harbour, latitude: '', longitude: '', timeZone: '' };
const unescaped = (html: string) => html.replaceAll('&quot;', '"').replaceAll('&amp;', '&');

describe('a location', () => {
  it('asks for the phone number, which patients need, and not for what may stay empty', async () => {
    const { text } = await get('/admin/locations/harbour').expect(200);
    expect(text).toMatch(/<input id="phone"[^>]* type="tel"[^>]* required/);
    expect(text).toMatch(/<label for="parkingNote">Parking <span class="soft">\(optional\)/);
  });

  it('is added with what its address says of where it is, and of its clock', async () => {
    const typed = { ...somewhere, name: 'Mill Lane', rooms: 'Front, Back' };

    const added = await send('/admin/locations/new', typed);

    expect(added.headers.location).toBe('/admin/locations/mill-lane?news=saved');
    const { text } = await get('/admin/locations/mill-lane');
    expect(text).toMatch(/name="latitude"[^>]*value="40\.\d+"/);
    expect(text).toMatch(/<option value="America\/New_York" selected/);
    expect([...text.matchAll(/rooms\/([a-z]+)\/retirement/g)].map(([, room]) => room)).toEqual(['front', 'back']);
    expect(text).toContain('data-per-latitude=');
  });

  it('that could be in several places is asked about once, and saved where it is said to be', async () => {
    const typed = {
      ...somewhere,
      name: 'Elm',
      'address.city': 'Pasadena',
      'address.region': '',
      'address.postcode': '',
    };
    const asked = await send('/admin/locations/new', typed).expect(200);
    expect(asked.text).toContain('There are several places with this address.');
    const [, place] = /name="place" value="([^"]+)">Pasadena, California/.exec(asked.text)!;

    const added = await send('/admin/locations/new', { ...typed, place: place! });

    expect(added.headers.location).toBe('/admin/locations/elm?news=saved');
    const [{ latitude }] = await app.db.query<[{ latitude: number }]>(
      `select latitude from locations where slug = 'elm'`,
    );
    expect(latitude).toBeCloseTo(34.15, 1);
  });

  it('that no list knows waits for its mark to be moved, from where most people of the region are', async () => {
    const typed = { ...somewhere, name: 'Nowhere', 'address.city': 'Xyzzyville', 'address.postcode': '' };
    const asked = await send('/admin/locations/new', typed);
    expect(asked.text).toContain('move the mark from New York');
    const degrees = Object.fromEntries(
      ['latitude', 'longitude'].map((name) => [
        name,
        new RegExp(`name="${name}"[^>]*value="([^"]+)"`).exec(asked.text)![1]!,
      ]),
    );
    const was = unescaped(/name="was" value="([^"]+)"/.exec(asked.text)![1]!);

    const corrected = await send('/admin/locations/new', { ...typed, ...degrees, was, 'address.city': 'Bellport' });
    expect(corrected.status).toBe(303);
    expect((await get(corrected.headers.location!)).text).toMatch(/name="latitude"[^>]*value="40\.7\d*"/);
    const meant = await send('/admin/locations/new', {
      ...typed,
      ...degrees,
      was,
      name: 'Meant',
      timeZone: 'America/New_York',
    });
    expect(meant.status).toBe(303);
  });

  it('moves on the map with its address, unless only a mark that was put there with care would', async () => {
    const was = unescaped(/name="was" value="([^"]+)"/.exec((await get('/admin/locations/harbour')).text)![1]!);
    const [{ latitude }] = await app.db.query<[{ latitude: number }]>(
      `select latitude from locations where slug = 'harbour'`,
    );
    const stored = { ...harbour, latitude: String(latitude), was };
    const position = async () => {
      const [row] = await app.db.query<[{ latitude: number }]>(`select latitude from locations where slug = 'harbour'`);
      return row.latitude;
    };

    await send('/admin/locations/harbour', { ...stored, 'address.postcode': '11719' });
    expect(await position()).toBe(latitude);

    await send('/admin/locations/harbour', { ...stored, 'address.city': 'Albany', 'address.postcode': '12207' });
    expect(await position()).toBeCloseTo(42.65, 1);
  });

  it('another is asked for at once, where its button was pressed', async () => {
    const added = await send('/admin/locations/new', { ...somewhere, name: 'First', another: 'yes' });
    expect(added.headers.location).toBe('/admin/locations/new?news=saved');

    const { text } = await get(added.headers.location!);
    expect(text).toContain('Saved.');
    expect(text).toMatch(/<option value="US" selected/);
    expect(text).toMatch(/name="rooms"[^>]*value="Room 1"/);
  });

  it('its form sent twice adds one, also where it is called like a page of ours', async () => {
    const once = /name="once" value="([^"]+)"/.exec((await get('/admin/locations/new')).text)![1]!;
    const typed = { ...harbour, name: 'New', once };

    for (const added of [await send('/admin/locations/new', typed), await send('/admin/locations/new', typed)])
      expect(added.headers.location).toBe('/admin/locations/new~?news=saved');

    expect((await get('/admin/locations/new~')).text).toContain('action="/admin/locations/new~/retirement"');
    expect((await get('/admin/locations')).text.match(/href="\/admin\/locations\/new~"/g)).toHaveLength(1);
  });

  it('refused, it says so beside the field and nothing typed is lost', async () => {
    const answer = await send('/admin/locations/new', { ...harbour, name: '', latitude: 'north', accessNote: 'Bell' });

    expect(answer.status).toBe(400);
    expect(answer.text).toContain('id="latitude-error"');
    expect(answer.text).toContain('value="north"');
    expect(answer.text).toContain('value="Bell"');
  });

  it('tells patients how one gets there and in, and where one parks, until nothing is said any more', async () => {
    const notes = {
      accessNote: 'Ring the bell.',
      transitNote: 'Two minutes from the station.',
      parkingNote: 'Two spaces in the yard.',
    };
    await send('/admin/locations/harbour', { ...harbour, ...notes });

    expect((await get('/practitioners/mei')).text).toContain(
      'Ring the bell.\u00a0· Two minutes from the station.\u00a0· Two spaces in the yard.',
    );
    const { text } = await get('/locations/harbour');
    expect(text).toContain('<dt>Public transit</dt><dd>Two minutes from the station.</dd>');
    expect(text).toContain('<dt>Parking</dt><dd>Two spaces in the yard.</dd>');
    expect((await get('/admin/locations/harbour')).text).toContain('value="Two spaces in the yard."');

    await send('/admin/locations/harbour', { ...harbour, accessNote: '', transitNote: '', parkingNote: '' });
    expect((await get('/locations/harbour')).text).not.toContain('Ring the bell.');
  });

  it('of two who change it at once the second hears of it, with all they typed', async () => {
    const seen = seenIn((await get('/admin/locations/harbour')).text);
    await send('/admin/locations/harbour', { ...harbour, phone: '1', seen });

    const second = await send('/admin/locations/harbour', { ...harbour, phone: '2', seen }, other);

    expect(second.status).toBe(409);
    expect(second.text).toContain('value="2"');
    const [{ phone }] = await app.db.query<[{ phone: string }]>(`select phone from locations where slug = 'harbour'`);
    expect(phone).toBe('1');
    const again = { ...harbour, phone: '2', seen: seenIn(second.text) };
    expect((await send('/admin/locations/harbour', again, other)).status).toBe(303);
  });

  it('its clock is changed only by who has heard what that does to visits', async () => {
    await book();
    const moved = { ...harbour, timeZone: 'America/Chicago' };

    const warned = await send('/admin/locations/harbour', moved);
    expect(warned.status).toBe(400);
    expect(warned.text).toMatch(/from Tue, Dec 1, 10:00\sAM to Tue, Dec 1, 9:00\sAM/);
    const meant = await send('/admin/locations/harbour', { ...moved, zoneMeant: 'America/Chicago' });

    expect(meant.status).toBe(303);
    const [{ starts_at }] = await app.db.query<[{ starts_at: Date }]>(`select starts_at from bookings`);
    expect(starts_at.toISOString()).toBe('2026-12-01T15:00:00.000Z');
  });

  it('in another currency its own prices keep their numbers, and the others stay', async () => {
    const [mei, ...others] = smallClinic.practitioners;
    const [acupuncture, ...treatments] = smallClinic.treatments;
    await importClinic(app.db, {
      ...smallClinic,
      treatments: [{ ...acupuncture!, prices: [{ location: 'harbour', price: 12_000 }] }, ...treatments],
      practitioners: [{ ...mei!, offers: mei!.offers.map((offer) => ({ ...offer, price: 8000 })) }, ...others],
    });
    const prices = async () => {
      const { file } = await app.get(ClinicEdits).current();
      const [{ price, prices: own = [] } = acupuncture!] = file.treatments;
      return [price, ...own, file.practitioners[0]!.offers[0]!.price];
    };
    const seen = seenIn((await get('/admin/locations/harbour')).text);

    for (let times = 0; times < 2; times++)
      await send('/admin/locations/harbour', { ...harbour, currency: 'JPY', seen }).expect(303);
    expect(await prices()).toEqual([9500, { location: 'harbour', price: 120 }, 80]);

    await send('/admin/locations/harbour', {
      ...harbour,
      currency: '',
      seen: seenIn((await get('/admin/locations/harbour')).text),
    }).expect(303);
    expect(await prices()).toEqual([9500, { location: 'harbour', price: 12_000 }, 8000]);
  });

  it('a clock or a country that is none is refused beside the field', async () => {
    await book();

    const clock = await send('/admin/locations/harbour', { ...harbour, timeZone: 'Mars/Olympus' });
    expect(clock.status).toBe(400);
    expect(clock.text).toContain('id="timeZone-error"');
    const country = { ...harbour, 'address.country': 'constructor' };
    expect((await send('/admin/locations/new', { ...country, latitude: '', longitude: '' })).status).toBe(200);
    const refused = await send('/admin/locations/harbour', country);
    expect(refused.status).toBe(400);
    expect(refused.text).toContain('id="address.country-error"');
  });

  it('retired and brought back it has its rooms, offers, hours and prices again', async () => {
    const [acupuncture, ...others] = smallClinic.treatments;
    const prices = [{ location: 'harbour', price: 12_000 }];
    await importClinic(app.db, { ...smallClinic, treatments: [{ ...acupuncture!, prices }, ...others] });
    const pricesNow = async () => (await app.get(ClinicEdits).current()).file.treatments[0]!.prices ?? [];
    const begun = await send('/admin/locations/harbour/retirement');
    expect(begun.headers.location).toMatch(/^\/admin\/changes\//);
    expect((await get(begun.headers.location!)).text).toContain('has been archived');
    expect(await pricesNow()).toEqual([]);
    // What is changed meanwhile, elsewhere in the clinic, does not touch what it had.
    await app.get(ClinicEdits).change(somebody, { action: 'clinic.changed' }, (file) => ({ ...file, name: 'Two' }));
    const list = await get('/admin/locations');
    const [, id] = /name="id" value="([^"]+)"/.exec(list.text)!;

    await send('/admin/locations/restore', { id: id! });

    const page = await get('/admin/locations/harbour');
    expect(page.text).toContain('East room');
    const [{ offers }] = await app.db.query<[{ offers: number }]>(`select count(*)::int as offers from offers`);
    expect(offers).toBeGreaterThan(0);
    expect(await pricesNow()).toEqual(prices);
  });
});

describe('rooms and equipment', () => {
  it('a room is added, changed, retired and back', async () => {
    await send('/admin/locations/harbour/rooms/new', { name: 'Attic', features: ['table', 'quiet, view'] });
    const page = await get('/admin/locations/harbour/rooms/attic');
    expect(page.text).toContain('value="view" checked');

    const changed = await send('/admin/locations/harbour/rooms/attic', { name: 'Loft', features: ['table'] });
    expect(changed.status).toBe(303);
    await send('/admin/locations/harbour/rooms/attic/retirement');

    const { text } = await get('/admin/locations/harbour');
    expect(text).toContain('Restore Loft');
  });

  it('rooms are moved up and down', async () => {
    await send('/admin/locations/harbour/rooms/order', { slug: 'west', by: 'up' });

    const { text } = await get('/admin/locations/harbour');
    expect([...text.matchAll(/rooms\/([a-z]+)\/retirement/g)].map(([, room]) => room)).toEqual([
      'west',
      'east',
      'chair',
    ]);
  });

  it('the last room of its kind stays while somebody offers what needs it', async () => {
    const answer = await send('/admin/locations/harbour/rooms/chair/retirement');

    expect(answer.status).toBe(400);
    expect(answer.text).toContain('You can’t do this yet');
  });

  it('who is kept in a room that goes still stands in the diary of rooms', async () => {
    const mine = await book();
    const ben = { contact: { ...ana.contact, name: 'Ben Okafor' } };
    await app.get(Bookings).book(visitAt('2026-12-01 10:00', { practitioner: 'jonas' }), ben);
    const [{ slug }] = await app.db.query<[{ slug: string }]>(
      `select r.slug from claims c join rooms r on r.id = c.resource_id join bookings b on b.id = c.booking_id where b.reference = $1`,
      [mine],
    );
    const begun = await send(`/admin/locations/harbour/rooms/${slug}/retirement`);
    const [, stamp] = /name="stamp" value="([^"]+)"/.exec((await get(begun.headers.location!)).text)!;
    await send(begun.headers.location!, { stamp: stamp!, [`visit-${mine}`]: 'keep' });

    const diary = await get('/staff/diary?day=2026-12-01&by=rooms');

    expect(diary.text).toContain('Room no longer in use');
    expect(diary.text).toContain(`/staff/visits/${mine}`);
  });

  it('units are added by kind and number', async () => {
    const answer = await send('/admin/locations/harbour/equipment/new', { kind: ['', 'Infrared lamp'], count: '2' });

    expect(answer.status).toBe(303);
    expect((await get('/admin/locations/harbour')).text).toContain('Infrared lamp 2');
    expect((await send('/admin/locations/harbour/equipment/new', { kind: '', count: 'many' })).text).toContain(
      'Enter a number from 1 to 20.',
    );
  });
});

describe('a unit', () => {
  it('keeps its address when its kind is put right', async () => {
    await send('/admin/locations/harbour/equipment/new', { kind: 'lmap', count: '1' });

    const saved = await send('/admin/locations/harbour/equipment/lmap', { kind: ['', 'Lamp'] });

    expect(saved.headers.location).toBe('/admin/locations/harbour?news=unit#tab-equipment');
    expect((await get('/admin/locations/harbour/equipment/lmap')).text).toContain('<option value="lamp" selected');
    expect((await get('/admin/locations/harbour/equipment')).headers.location).toBe(
      '/admin/locations/harbour#tab-equipment',
    );
  });
});

describe('a unit that was archived', () => {
  it('is brought back, and the page of its location does not say that this was restored', async () => {
    await send('/admin/locations/harbour/equipment/new', { kind: 'stool', count: '1' });
    await send('/admin/locations/harbour/equipment/stool/retirement');
    const [{ id }] = await app.db.query<[{ id: string }]>(
      `select id from equipment where slug = 'stool' and not active`,
    );

    const back = await send('/admin/locations/harbour/equipment/restore', { id });

    expect((await get(back.headers.location!)).text).toMatch(/role="status"[^>]*>Restored\./);
  });
});

describe('two who retire at once', () => {
  it('what either may do but not both is done once', async () => {
    // One of two rooms with a table may go; without both nobody could be treated.
    for (let round = 0; round < 3; round++) {
      const both = await Promise.all([
        send('/admin/locations/harbour/rooms/east/retirement'),
        send('/admin/locations/harbour/rooms/west/retirement', {}, other),
      ]);
      expect(new Set(both.map(({ status }) => status))).toEqual(new Set([303, 400]));
      const rooms = await app.db.query<unknown[]>(`select 1 from rooms where slug in ('east', 'west') and active`);
      expect(rooms).toHaveLength(1);
      await app.db.query(`update rooms set active = true where slug in ('east', 'west')`);
    }
  });
});

describe('a closure', () => {
  it('shows whom it displaces, is saved with what becomes of them, and told in the diary', async () => {
    const reference = await book();

    const begun = await send('/admin/locations/harbour/closures/new', { from: '2026-12-01', reason: 'Painting' });
    const deciding = await get(begun.headers.location!);
    expect(deciding.text).toContain('One appointment is during this closure');
    const [, stamp] = /name="stamp" value="([^"]+)"/.exec(deciding.text)!;
    const saved = await send(begun.headers.location!, { stamp: stamp!, [`visit-${reference}`]: 'keep' });

    expect(saved.status).toBe(303);
    const diary = await get('/staff/diary?day=2026-12-01');
    expect(diary.text).toContain('This location is closed Tue, Dec 1: Painting');
    expect(diary.text).toContain('outside working hours');
  });

  it('that ends before it begins is refused beside the field', async () => {
    const answer = await send('/admin/locations/harbour/closures/new', { from: '2026-12-05', to: '2026-12-01' });

    expect(answer.status).toBe(400);
    expect(answer.text).toContain('id="to-error"');
    expect(answer.text).toContain('value="2026-12-05"');
  });

  it('is changed, and opened again, where its beginning leads', async () => {
    await send('/admin/locations/harbour/closures/new', { from: '2026-12-24', to: '2026-12-26', reason: 'Holidays' });
    const page = await get('/admin/locations/harbour/closures/2026-12-24');
    expect(page.text).toContain('value="2026-12-26"');
    const longer = { from: '2026-12-24', 'from.time': '12', to: '2026-12-28', seen: seenIn(page.text) };

    const changed = await send('/admin/locations/harbour/closures/2026-12-24', longer);

    expect(changed.headers.location).toMatch(/^\/admin\/changes\//);
    const row = () =>
      app.db.query(`select from_date::text, from_minute, to_date::text, to_minute, reason from closures`);
    expect(await row()).toEqual([
      { from_date: '2026-12-24', from_minute: 720, to_date: '2026-12-28', to_minute: 1440, reason: null },
    ]);
    const gone = await send('/admin/locations/harbour/closures/2026-12-24T12:00/retirement');
    expect(gone.headers.location).toMatch(/^\/admin\/changes\//);
    expect(await row()).toEqual([]);
    expect((await send('/admin/locations/harbour/closures/2026-12-24T12:00/retirement')).status).toBe(409);
  });

  it('that someone else moved while its form was open is not saved, and nothing that was typed is lost', async () => {
    await send('/admin/locations/harbour/closures/new', { from: '2026-12-24' });
    const { text } = await get('/admin/locations/harbour/closures/2026-12-24');
    await send('/admin/locations/harbour/closures/2026-12-24', { from: '2026-12-23', seen: seenIn(text) }, other);

    const late = { from: '2026-12-24', reason: 'Painting', seen: seenIn(text) };
    const answer = await send('/admin/locations/harbour/closures/2026-12-24', late);

    expect(answer.status).toBe(409);
    expect(answer.text).toContain('value="Painting"');
    expect(await app.db.query(`select from_date::text, reason from closures`)).toEqual([
      { from_date: '2026-12-23', reason: null },
    ]);
  });

  it('that begins within another is refused beside the field', async () => {
    await send('/admin/locations/harbour/closures/new', { from: '2026-12-24', to: '2026-12-26' });

    const answer = await send('/admin/locations/harbour/closures/new', { from: '2026-12-26', 'from.time': 'soon' });
    expect(answer.text).toContain('id="from.time-error"');
    const again = await send('/admin/locations/harbour/closures/new', { from: '2026-12-26' });
    expect(again.status).toBe(400);
    expect(again.text).toMatch(/id="from-error">The location is already closed/);
  });

  it('two admins who plan the same one: the second hears that it is closed already', async () => {
    const fields = { from: '2026-12-01' };

    const both = await Promise.all([
      send('/admin/locations/harbour/closures/new', fields),
      send('/admin/locations/harbour/closures/new', fields, other),
    ]);

    const [{ count }] = await app.db.query<[{ count: number }]>(`select count(*)::int as count from closures`);
    expect(count).toBe(1);
    expect(both.map(({ status }) => status).filter((status) => status >= 500)).toEqual([]);
  });
});
