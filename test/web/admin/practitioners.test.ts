import sharp from 'sharp';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Bookings } from '../../../src/bookings/by-patient/book.service.js';
import { type App, openApp } from '../../support/app.js';
import { ana, visitAt } from '../../support/desk.js';
import { somePicture } from '../../support/picture.js';
import { importClinic, smallClinic } from '../../support/small-clinic.js';
import { type Person, staffMember } from '../../support/staff.js';

let app: App;
let admin: Person;
let mei: Person;
let reception: Person;
beforeAll(async () => {
  app = await openApp({ clinic: smallClinic, now: '2026-11-27T14:00:00Z' });
  admin = await staffMember(app, ['admin']);
  mei = await staffMember(app, ['practitioner'], { practitioner: 'mei' });
  reception = await staffMember(app, ['reception']);
});
afterAll(() => app.close());
beforeEach(async () => {
  for (const table of ['changes', 'bookings', 'notifications', 'practitioner_photos'])
    await app.db.query(`delete from ${table}`);
  await importClinic(app.db);
});

const get = (path: string, { cookie }: Person = admin) => app.http.get(path).set('cookie', cookie);
const send = (path: string, fields: object = {}, { cookie }: Person = admin) =>
  app.http.post(path).type('form').set('cookie', cookie).set('origin', 'http://clinic.test').send(fields);
const upload = (path: string, bytes: Buffer, name: string, { cookie }: Person = admin) =>
  app.http
    .post(path)
    .set('cookie', cookie)
    .set('origin', 'http://clinic.test')
    .field('alt', 'In the garden')
    .attach('photo', bytes, name);
const photoOf = (html: string) => /\/photos\/[\w-]{22}-256\.webp/.exec(html)?.[0] ?? '';

it('a practitioner chooses how they are written to, and so may an administrator', async () => {
  const wish = async () => {
    const [row] = await app.db.query<[{ letters: string }]>(`select letters from practitioners where slug = 'mei'`);
    return row.letters;
  };
  await send('/staff/profile/letters', { letters: 'morning' }, mei).expect(303);
  expect(await wish()).toBe('morning');
  expect((await get('/admin/practitioners/mei').expect(200)).text).toMatch(/value="morning" checked/);

  await send('/staff/profile/letters', { letters: 'never' }, mei).expect(400);
  await send('/staff/profile/letters', { letters: 'at-once' }, reception).expect(404);
  expect(await wish()).toBe('morning');
});

describe('somebody who treats', () => {
  const noor = {
    name: 'Noor Haddad',
    title: 'Acupuncturist',
    email: 'noor@example.org',
    languages: 'ar',
    'registration.body': 'NCCAOM',
    'registration.number': '77',
    profile: 'Needles and *patience*.',
    gender: 'woman',
    access: 'signing',
    offers: 'acupuncture/harbour',
  };

  it('is added with what they offer, and patients read about them', async () => {
    const added = await send('/admin/practitioners/new', noor);
    expect(added.headers.location).toBe('/admin/practitioners/noor-haddad?news=saved');

    const page = await app.http.get('/practitioners/noor-haddad');

    expect(page.text).toContain('<em>patience</em>');
    expect(page.text).toContain('Arabic');
    expect(page.text).toContain('Sign language');
    expect(page.text).toContain('NCCAOM 77');
  });

  it('refused, it says so beside the field and nothing typed is lost', async () => {
    const answer = await send('/admin/practitioners/new', { ...noor, email: 'nobody', 'registration.number': '' });

    expect(answer.status).toBe(400);
    expect(answer.text).toContain('id="registration.number-error"');
    expect(answer.text).toContain('value="nobody"');
    const again = await send('/admin/practitioners/new', { ...noor, email: 'nobody' });
    expect(again.text).toContain('id="email-error"');
    expect(again.text).toContain('Needles and *patience*.');
  });

  it('a language that is none is refused beside the field, and stands there as it was sent', async () => {
    const { status, text } = await send('/admin/practitioners/mei', { ...noor, languages: 'constructor' });

    expect(status).toBe(400);
    expect(text).toContain('id="languages-error"');
  });

  it('an offer the place has no room for is told in words', async () => {
    const [id] = await app.db.query<[{ id: string }]>(`select id from rooms where slug = 'chair'`);
    expect(id).toBeDefined();
    await send('/admin/locations/new', {
      name: 'Empty',
      'address.line1': '1 Mill Lane',
      'address.city': 'Bellport',
      'address.country': 'US',
      latitude: '40.7',
      longitude: '-72.9',
      timeZone: 'America/New_York',
      phone: '+1 631 555 0109',
    });

    const answer = await send('/admin/practitioners/new', { ...noor, offers: 'acupuncture/empty' });

    expect(answer.status).toBe(400);
    expect(answer.text).toContain('Noor Haddad, Acupuncture, Empty: needs a room');
  });

  it('keeps prices and phases of their own when the rest of the page changes', async () => {
    const [before] = await app.db.query<[{ price: number | null }]>(
      `select o.price from offers o join practitioners p on p.id = o.practitioner_id where p.slug = 'mei' order by o.price nulls last`,
    );
    const page = await get('/admin/practitioners/mei');
    const [, seen] = /name="seen" value="([^"]+)"/.exec(page.text)!;
    const offers = [...page.text.matchAll(/name="offers" value="([^"]+)" checked/g)].map(([, value]) => value);

    await send('/admin/practitioners/mei', { ...noor, name: 'Mei Tanaka', offers, seen });

    const [after] = await app.db.query<[{ price: number | null }]>(
      `select o.price from offers o join practitioners p on p.id = o.practitioner_id where p.slug = 'mei' order by o.price nulls last`,
    );
    expect(after).toEqual(before);
  });

  it('leaves after their visits are decided, and comes back with hours and offers', async () => {
    await app.get(Bookings).book(visitAt('2026-12-01 10:00'), ana);
    const begun = await send('/admin/practitioners/mei/retirement');
    const deciding = await get(begun.headers.location!);
    expect(deciding.text).toContain('Same time with Jonas Weber');
    const [, name, move] = /name="(visit-[^"]+)" value="(move[^"]+)"/.exec(deciding.text)!;
    const [, stamp] = /name="stamp" value="([^"]+)"/.exec(deciding.text)!;
    await send(begun.headers.location!, { stamp, [name!]: move });
    expect((await app.http.get('/practitioners/mei')).status).toBe(404);
    const [, id] = /name="id" value="([^"]+)"/.exec((await get('/admin/practitioners')).text)!;

    await send('/admin/practitioners/restore', { id });

    expect((await app.http.get('/practitioners/mei')).text).toContain('Acupuncture');
    const [{ hours }] = await app.db.query<[{ hours: number }]>(
      `select count(*)::int as hours from weekly_hours h join practitioners p on p.id = h.practitioner_id where p.slug = 'mei'`,
    );
    expect(hours).toBeGreaterThan(0);
  });

  it('a link that led to somebody who left leads to whoever is there', async () => {
    await app.db.query(`update links set practitioner = 'mei'`);
    await send('/admin/practitioners/mei/retirement');

    const { file } = JSON.parse(JSON.stringify({ file: (await get('/admin/import-export/clinic.json')).body }));

    expect(file.links.filter((link: { practitioner?: string }) => link.practitioner === 'mei')).toEqual([]);
  });

  it('is invited from their page with everything filled in', async () => {
    const page = await get('/admin/practitioners/jonas');
    const [, way] = /href="(\/admin\/users\/new\?practitioner=[^"#]+)/.exec(page.text)!;

    expect((await get(way!)).text).toContain('value="jonas@');
  });
});

describe('a photo', () => {
  it('becomes two squares of ours, upright, without what the camera wrote', async () => {
    const answer = await upload('/admin/practitioners/mei/photo', await somePicture(), 'me.jpg');
    expect(answer.headers.location).toBe('/admin/practitioners/mei?news=photo#tab-photo');

    const address = photoOf((await app.http.get('/practitioners/mei')).text);
    const small = await app.http.get(address).buffer(true);
    const large = await app.http.get(address.replace('256', '512')).buffer(true);

    expect(small.headers['cache-control']).toContain('immutable');
    const { width, height, format, exif } = await sharp(large.body as Buffer).metadata();
    expect({ width, height, format, exif }).toEqual({ width: 512, height: 512, format: 'webp', exif: undefined });
    expect((small.body as Buffer).length).toBeLessThan(40_000);
    expect((await app.http.get(address).set('if-none-match', small.headers.etag!)).status).toBe(304);
  });

  it('what is none, what bursts and what is too large are refused beside the field', async () => {
    const bomb = await sharp({ create: { width: 9000, height: 9000, channels: 3, background: '#fff' } })
      .png({ compressionLevel: 9 })
      .toBuffer();
    const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>');
    const cut = (await somePicture()).subarray(0, 3000);

    for (const [bytes, sentence] of [
      [Buffer.from('hello'), 'isn’t an image we can read'],
      [svg, 'isn’t an image we can read'],
      [cut, 'isn’t an image we can read'],
      [bomb, 'too many pixels'],
    ] as const) {
      const answer = await upload('/admin/practitioners/mei/photo', bytes, 'me.png');
      expect(answer.status).toBe(400);
      expect(answer.text).toContain('id="photo-error"');
      expect(answer.text).toContain(sentence);
      expect(answer.text).toContain('value="In the garden"');
    }
    const large = await upload('/admin/practitioners/mei/photo', Buffer.alloc(9 * 1024 * 1024), 'me.png');
    expect(large.status).toBe(413);
  });

  it('of two that come at once one stays, whole', async () => {
    await Promise.all([
      upload('/admin/practitioners/mei/photo', await somePicture(800, 600), 'a.jpg'),
      upload('/staff/profile/photo', await somePicture(600, 800), 'b.jpg', mei),
    ]);

    const address = photoOf((await app.http.get('/practitioners/mei')).text);
    expect((await app.http.get(address)).status).toBe(200);
  });

  it('is taken away', async () => {
    await upload('/admin/practitioners/mei/photo', await somePicture(), 'me.jpg');
    const address = photoOf((await app.http.get('/practitioners/mei')).text);

    await send('/admin/practitioners/mei/photo/removal');

    expect(photoOf((await app.http.get('/practitioners/mei')).text)).toBe('');
    expect((await app.http.get(address)).status).toBe(404);
  });
});

describe('a practitioner’s own profile', () => {
  it('words and photo are theirs to change, and nobody else’s', async () => {
    const page = await get('/staff/profile', mei);
    const [, seen] = /name="seen" value="([^"]+)"/.exec(page.text)!;
    await send('/staff/profile', { profile: 'I run.\r\n\r\nI needle.', seen }, mei);
    await upload('/staff/profile/photo', await somePicture(), 'me.jpg', mei);

    const shown = (await app.http.get('/practitioners/mei')).text;
    expect(shown).toContain('<p>I run.</p>');
    expect(photoOf(shown)).not.toBe('');
    expect((await get('/staff/profile', reception)).status).toBe(404);
    expect((await get('/admin/practitioners/mei', mei)).status).toBe(404);
  });

  it('who changes it after an admin did hears of it, and loses nothing', async () => {
    const [, seen] = /name="seen" value="([^"]+)"/.exec((await get('/staff/profile', mei)).text)!;
    await app.db.query(`update practitioners set profile = 'By the clinic' where slug = 'mei'`);

    const answer = await send('/staff/profile', { profile: 'Mine', seen }, mei);

    expect(answer.status).toBe(409);
    expect(answer.text).toContain('Mine</textarea>');
    const [, now] = /name="seen" value="([^"]+)"/.exec(answer.text)!;
    expect((await send('/staff/profile', { profile: 'Mine', seen: now }, mei)).status).toBe(303);
  });

  it('markup is text, and no picture comes from elsewhere', async () => {
    await send(
      '/staff/profile',
      { profile: '<script>x</script> ![p](https://evil.example/p.png) [a](javascript:x)' },
      mei,
    );

    const { text } = await app.http.get('/practitioners/mei');
    expect(text).not.toContain('<script>x');
    expect(text).not.toContain('<img');
    expect(text).not.toContain('href="javascript');
  });
});

describe('somebody new', () => {
  const noor = {
    name: 'Noor Haddad',
    email: 'noor@example.org',
    offers: 'acupuncture/harbour',
    'hours.location': 'harbour',
    'hours.weekday': ['1', '2'],
    'hours.from': '9',
    'hours.to': '17:00',
    invite: 'yes',
  };
  beforeEach(async () => {
    await app.db.query(`delete from staff_links`);
    await app.db.query(
      `delete from staff where practitioner_id in (select id from practitioners where slug = 'noor-haddad')`,
    );
    await app.db.query(`delete from staff_auth."user" where email = 'noor@example.org'`);
    for (const table of ['offers', 'weekly_hours'])
      await app.db.query(
        `delete from ${table} where practitioner_id in (select id from practitioners where slug = 'noor-haddad')`,
      );
    await app.db.query(`delete from practitioners where slug = 'noor-haddad'`);
  });
  const account = () =>
    app.db.query<{ roles: string[]; email: string }[]>(
      `select roles, u.email from staff join staff_auth."user" u using (id)
       where practitioner_id = (select id from practitioners where slug = 'noor-haddad')`,
    );

  it('is filled in with what most would say: every treatment everywhere, nine to five, the clinic’s language', async () => {
    const { text } = await get('/admin/practitioners/new').expect(200);

    expect(text).toContain('name="offers" value="acupuncture/harbour" checked');
    expect(text).toContain('name="hours.weekday" value="5" checked');
    expect(text).not.toContain('name="hours.weekday" value="6" checked');
    expect(text).toMatch(/name="hours.from"[^>]*value="9:00 AM"/);
    expect(text).toContain('name="languages" value="en" checked');
    expect(text).toContain('name="invite" value="yes" checked');
  });

  it('is made with their hours and their account, of which they and the audit trail hear', async () => {
    await send('/admin/practitioners/new', noor).expect(303);

    expect(await account()).toEqual([{ roles: ['practitioner'], email: 'noor@example.org' }]);
    const { text } = await get('/staff/hours/noor-haddad').expect(200);
    expect(text).toContain('Tuesday 9:00 AM');
    const sent = await app.db.query<{ template: string }[]>(
      `select template from notifications where recipient = 'noor@example.org' order by template`,
    );
    expect(sent.map(({ template }) => template)).toContain('staff-invitation');
    const [entry] = await app.db.query<unknown[]>(
      `select 1 from audit join staff on staff.id = subject join practitioners p on p.id = practitioner_id
       where action = 'staff.invited' and slug = 'noor-haddad'`,
    );
    expect(entry).toBeDefined();
  });

  it('is not made at all where somebody else has the address', async () => {
    const answer = await send('/admin/practitioners/new', { ...noor, email: reception.email }).expect(400);

    expect(answer.text).toContain('There’s already a user with this email.');
    expect(answer.text).toContain('value="Noor Haddad"');
    const { length } = await app.db.query<unknown[]>(`select 1 from practitioners where slug = 'noor-haddad'`);
    expect(length).toBe(0);
  });

  it('hours that end before they begin are refused beside their field, and nothing typed is lost', async () => {
    const answer = await send('/admin/practitioners/new', { ...noor, 'hours.to': '8' }).expect(400);

    expect(answer.text).toContain('id="hours.to-error"');
    expect(answer.text).toContain('name="hours.weekday" value="2" checked');
    expect(answer.text).not.toContain('name="hours.weekday" value="3" checked');
  });

  it('whoever signed in too long ago confirms first that it is they who give an account', async () => {
    const late = await staffMember(app, ['admin']);
    await app.db.query(
      `update staff_auth."session" set "createdAt" = "createdAt" - interval '1 hour' where "userId" = $1`,
      [late.id],
    );

    const asked = await send('/admin/practitioners/new', noor, late).expect(303);

    expect(asked.headers.location).toMatch(/^\/staff\/confirm\?/);
    expect(await account()).toEqual([]);
  });
});

it('the only administrator of a small clinic who enters themselves has the diary with the account they have', async () => {
  const alone = await openApp({ clinic: smallClinic, now: '2026-11-27T14:00:00Z' });
  try {
    const owner = await staffMember(alone, ['admin']);
    await alone.http
      .post('/admin/practitioners/new')
      .type('form')
      .set('cookie', owner.cookie)
      .set('origin', 'http://clinic.test')
      .send({ name: 'Olive Owner', email: owner.email.toUpperCase(), invite: 'yes' })
      .expect(303);

    const rows = await alone.db.query<{ roles: string[]; slug: string }[]>(
      `select roles, slug from staff join practitioners p on p.id = practitioner_id where staff.id = $1`,
      [owner.id],
    );
    expect(rows).toEqual([{ roles: ['admin', 'practitioner'], slug: 'olive-owner' }]);
    await alone.http.get('/admin').set('cookie', owner.cookie).expect(200);
  } finally {
    await alone.close();
  }
});
