import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type App, openApp } from '../../support/app.js';
import { personAt, sessionOf } from '../../support/household.js';
import { smallClinic } from '../../support/small-clinic.js';
import { keptCookie } from '../../support/somebody.js';

const now = '2026-11-27T14:00:00Z';
const email = 'ana@example.org';
const time = { treatment: 'acupuncture', practitioner: 'mei', location: 'harbour', start: '2026-12-01T15:00:00Z' };
let app: App;
let ana: string;
let leo: string;
let cookie: string;
beforeAll(async () => {
  const clinic = { ...smallClinic, policy: { ...smallClinic.policy, askForProof: 'always' as const } };
  app = await openApp({ clinic, now, env: { RATE_LIMITS: 'on' } });
});
afterAll(() => app.close());
beforeEach(async () => {
  for (const table of ['bookings', 'notifications', 'patients', 'patient_sessions', 'rate_limits'])
    await app.db.query(`delete from ${table}`);
  app.clock.set(now);
  ana = await personAt(app, email, 'Ana García', '631 555 0142');
  leo = await personAt(app, 'Ana@Example.org', 'Leo García');
  cookie = await sessionOf(app, email);
});

const see = (path: string, as = cookie) => app.http.get(path).set('cookie', as);
const send = (path: string, fields: Record<string, string>, as = cookie) =>
  app.http
    .post(path)
    .type('form')
    .set('cookie', as || keptCookie)
    .send(fields);

/** Holds a time for somebody. Answers the address of the form. */
async function heldFor(person: string, start = time.start): Promise<string> {
  const { headers } = await send('/book/holds', { ...time, start, person }).expect(303);
  return headers.location!;
}

const confirm = (form: string, person: string, fields: Record<string, string> = {}, as = cookie) =>
  send(`${form.split('?')[0]}/confirmation`, { ...time, person, ...fields }, as);
const bookings = () =>
  app.db.query(
    `select p.name, p.email, p.phone, b.status, b.unproven, b.said_name, b.said_phone, b.unproven_address, b.language, b.patient_id as who
     from bookings b join patients p on p.id = b.patient_id order by b.created_at, b.id`,
  );

describe('for whom', () => {
  it('is asked of whoever books from the list: each person there, or someone else', async () => {
    const { text } = await see('/my').expect(200);
    expect(text).toContain('href="/my/book"');

    const { text: who } = await see('/my/book').expect(200);
    for (const name of ['Ana García', 'Leo García', 'Someone else']) expect(who).toContain(name);
    await app.http.get('/my/book').expect(404);
    expect((await see('/my/book?treatment=acupuncture').expect(400)).text).toContain('Choose one or two people');
  });

  it('does not name twice who was merged into one record', async () => {
    const other = await personAt(app, email, 'A. García');
    expect((await see('/my/book')).text).toContain('A. García');
    await app.db.query(`update patients set merged_into = $2 where id = $1`, [other, ana]);

    expect((await see('/my/book')).text).not.toContain('A. García');
    expect((await see('/my')).text).not.toContain('A. García');
  });

  it('goes along through the search to the form', async () => {
    const next = await see(`/my/book?person=${leo}&treatment=acupuncture`).expect(303);
    expect(next.headers.location).toBe(`/find?treatment=acupuncture&person=${leo}`);

    const { text: found } = await see(`${next.headers.location}&near=Bellport`);
    expect(found).toContain(`name="person" value="${leo}"`);
    const times = await see(`/book?treatment=acupuncture&practitioner=mei&location=harbour&person=${leo}`).expect(200);
    expect(times.text).toContain(`name="person" value="${leo}"`);
    expect(await heldFor(leo)).toContain(`person=${leo}`);
  });
});

describe('somebody at a proven address', () => {
  it('is not asked again for what we know, and is booked at once', async () => {
    const form = await heldFor(ana);
    const { text } = await see(form).expect(200);
    expect(text).toContain('For Ana García');
    expect(text).toContain('value="631 555 0142"');
    expect(text).not.toMatch(/name="(name|email)"/);
    expect(text).not.toContain('data-proof');

    await confirm(form, ana, { phone: '631 555 0142' })
      .expect(303)
      .expect('location', /\/book\/done\//);

    expect(await bookings()).toMatchObject([
      { who: ana, name: 'Ana García', status: 'confirmed', unproven: false, said_phone: null, unproven_address: null },
    ]);
  });

  it('who gives another number has it from then on, and the booking says nothing beside the record', async () => {
    await confirm(await heldFor(leo), leo, { phone: '631 555 0199', note: 'Afraid of needles' }).expect(303);

    expect(await bookings()).toMatchObject([
      { who: leo, email: 'Ana@Example.org', phone: '631 555 0199', said_phone: null, unproven: false },
    ]);
    const [{ phone }] = await app.db.query(`select phone from patients where id = $1`, [ana]);
    expect(phone).toBe('631 555 0142');
    expect(await app.db.query(`select from audit where action = 'patient.contact-accepted'`)).toHaveLength(1);
  });

  it('who is new becomes a person of their own there', async () => {
    const form = await heldFor('new');
    const { text } = await see(form).expect(200);
    expect(text).toContain('Their name');
    expect(text).not.toContain('631 555 0142');
    expect((await confirm(form, 'new').expect(400)).text).toContain('Enter your name');

    await confirm(form, 'new', { name: 'Mia García' }).expect(303);

    const [mia] = await bookings();
    expect(mia).toMatchObject({ name: 'Mia García', email, status: 'confirmed', unproven: false });
    expect([ana, leo]).not.toContain(mia.who);
    expect((await see('/my')).text).toContain('Mia García');
  });

  it('who is “new” under a name that is there is that person', async () => {
    await confirm(await heldFor('new'), 'new', { name: 'leo garcia' }).expect(303);

    expect(await bookings()).toMatchObject([{ who: leo, name: 'leo garcia', said_name: null, unproven: false }]);
  });
});

describe('nobody else', () => {
  it('is shown or booked for by the id in an address', async () => {
    const stranger = await sessionOf(app, 'eve@example.org');
    const form = await heldFor(ana);
    for (const as of [stranger, 'my=nothing']) {
      const { text } = await see(form, as).expect(200);
      expect(text).not.toContain('Ana García');
      expect(text).not.toContain('631 555 0142');
      expect(text).toContain('You’ve been signed out');
      expect((await confirm(form, ana, {}, as).expect(400)).text).toContain('Enter your name');
    }
    expect(await bookings()).toEqual([]);
  });

  it('becomes one of them by a public form with the same address and another name', async () => {
    const form = (await send('/book/holds', time, '').expect(303)).headers.location!;
    await confirm(form, '', { name: 'A. García', email }, '').expect(303);

    const [{ who, status }] = await bookings();
    expect([ana, leo]).not.toContain(who);
    expect(status).toBe('held');
  });

  it('sees what was typed for one person in the form for another', async () => {
    const form = await heldFor(ana);
    app.clock.advance({ minutes: 11 });
    const lapsed = await confirm(form, ana, { note: 'Only about Ana', practitioner: '' }).expect(409);
    const draft = String(lapsed.headers['set-cookie']).split(';', 1)[0]!;

    const later = '2026-12-01T17:00:00Z';
    expect((await see(await heldFor(leo), `${cookie}; ${draft}`)).text).not.toContain('Only about Ana');
    expect((await see(await heldFor(ana, later), `${cookie}; ${draft}`)).text).toContain('Only about Ana');
  });
});
