import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ClinicFile } from '../../../src/clinic-file/schema.js';
import { type App, openApp } from '../../support/app.js';
import { importClinic, smallClinic } from '../../support/small-clinic.js';
import { password, type Person, staffMember } from '../../support/staff.js';

let app: App;
let admin: Person;
let reception: Person;
beforeAll(async () => {
  app = await openApp({ now: '2026-11-27T14:00:00Z' });
  admin = await staffMember(app, ['admin']);
  reception = await staffMember(app, ['reception']);
});
afterAll(() => app.close());

const get = (path: string, { cookie }: Person = admin) => app.http.get(path).set('cookie', cookie);
const signIn = ({ email }: Person) => app.http.post('/staff/sign-in').type('form').send({ email, password });

describe('with nothing in the clinic yet', () => {
  it('every page that is linked from the pages of the staff is there', async () => {
    const seen = new Set<string>();
    const ahead = ['/admin', '/staff/diary', '/staff/book', '/staff/hours', '/staff/calendars'];
    for (let path = ahead.pop(); path; path = ahead.pop()) {
      seen.add(path);
      const { text } = await get(path).redirects(1).expect(200);
      const linked = [...text.matchAll(/<a[^>]* href="(\/(?:admin|staff)[^"#?]*)/g)].map(([, href]) => href!);
      ahead.push(...linked.filter((href) => !seen.has(href) && !ahead.includes(href)));
    }
    expect(seen.size).toBeGreaterThan(25);
  });

  it.for(['/staff/diary', '/staff/diary/week', '/staff/diary/sheet', '/staff/book'])(
    '%s says what is missing: the way to it for an administrator, whom to ask for everyone else',
    async (path) => {
      const seen = await get(path).expect(200);
      expect(seen.text).toContain('There’s nothing to show here yet');
      expect(seen.text).toContain('<li>A location</li>');
      expect(seen.text).toContain('<a class="button quiet" href="/admin">');

      const asked = await get(path, reception).expect(200);
      expect(asked.text).toContain('<li>A location</li>');
      expect(asked.text).toContain('An administrator can add this');
      expect(asked.text).not.toContain('<a class="button quiet" href="/admin">');
    },
  );

  it('an administrator who signs in is led to what is left to do, and everyone else to the diary', async () => {
    const asAdmin = await signIn(await staffMember(app, ['admin']));
    expect(asAdmin.headers.location).toBe('/admin');

    expect((await signIn(reception)).headers.location).toBe('/staff/diary');
  });

  it('every page of an administrator says what comes next, and nobody is alarmed that nothing is open', async () => {
    const { text } = await get('/staff/hours').expect(200);

    expect(text).toContain('7 more steps');
    expect(text).toContain('<a href="/admin/clinic">Next: The clinic’s name and currency</a>');
    expect(text).not.toContain('Patients can’t book online.');
    expect((await get('/staff/hours', reception)).text).not.toContain('more steps');
  });
});

describe('with a part of it', () => {
  const file: ClinicFile = smallClinic;

  it('without anybody who treats, the diary says so', async () => {
    await importClinic(app.db, { ...file, practitioners: [], links: [] });

    const { text } = await get('/staff/diary').expect(200);

    expect(text).toContain('<li>A practitioner</li>');
    expect(text).not.toContain('<li>A location</li>');
  });

  it('without treatments there is a diary, and booking says what is missing', async () => {
    const people = file.practitioners.map((one) => ({ ...one, offers: [] }));
    await importClinic(app.db, { ...file, practitioners: people, treatments: [], links: [] });

    expect((await get('/staff/diary').expect(200)).text).not.toContain('There’s nothing to show here yet');
    expect((await get('/staff/book').expect(200)).text).toContain('<li>A treatment that patients can book online</li>');
  });

  it('a practitioner without treatments of their own hears whom to ask', async () => {
    const [first, ...others] = file.practitioners;
    await importClinic(app.db, { ...file, practitioners: [{ ...first!, offers: [] }, ...others], links: [] });
    const practitioner = await staffMember(app, ['practitioner'], { practitioner: first!.slug });

    expect((await get('/staff/book', practitioner).expect(200)).text).toContain('you don’t offer any treatments');
    await get('/staff/diary', practitioner).expect(200);
  });
});

describe('once patients can book', () => {
  it('it says so, with the address and a button for a blog, until somebody has booked', async () => {
    await importClinic(app.db);

    const { text } = await get('/admin').expect(200);

    expect(text).toContain('You are open');
    expect(text).toContain('&lt;a href=&quot;http://clinic.test/find&quot;');
    expect(text).not.toContain('class="stop');
    expect((await signIn(admin)).headers.location).toBe('/staff/diary');
  });
});

it('what goes wrong for somebody who is signed in is said under the masthead of the staff', async () => {
  const wrong = [
    await get('/admin/locations/nowhere').expect(404),
    await get('/staff/no-such-page').expect(404),
    await get('/admin', reception).expect(404),
    await app.http.put('/staff/diary').set('cookie', admin.cookie).expect(405),
  ];
  for (const { text } of wrong) {
    expect(text).toContain('href="/staff/diary"');
    expect(text).toContain('action="/staff/sign-out"');
  }
  expect((await app.http.get('/staff/no-such-page').expect(404)).text).not.toContain('/staff/sign-out');
  expect((await get('/no-such-page').expect(404)).text).not.toContain('/staff/sign-out');
});
