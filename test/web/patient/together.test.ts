import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Bookings } from '../../../src/bookings/by-patient/book.service.js';
import { type App, openApp } from '../../support/app.js';
import { visitAt } from '../../support/desk.js';
import { personAt, sessionOf } from '../../support/household.js';
import { smallClinic } from '../../support/small-clinic.js';

const now = '2026-11-27T14:00:00Z';
const email = 'ana@example.org';
const start = '2026-12-01T15:00:00Z';
const eve = { contact: { name: 'Eve', email: 'eve@example.org', phone: null } };
let app: App;
let ana: string;
let leo: string;
let cookie: string;
beforeAll(async () => {
  const treatments = smallClinic.treatments.map((one) =>
    one.slug === 'community' ? { ...one, for: 'returning' as const } : one,
  );
  app = await openApp({ clinic: { ...smallClinic, treatments }, now });
});
afterAll(() => app.close());
beforeEach(async () => {
  app.clock.set(now);
  for (const table of ['bookings', 'notifications', 'patients', 'patient_sessions'])
    await app.db.query(`delete from ${table}`);
  ana = await personAt(app, email, 'Ana García', '631 555 0142');
  leo = await personAt(app, email, 'Leo García');
  cookie = await sessionOf(app, email);
});

type Fields = Readonly<Record<string, string | readonly string[]>>;
const encoded = (fields: Fields) =>
  new URLSearchParams(
    Object.entries(fields).flatMap(([name, given]) => [given].flat().map((value) => [name, value] as [string, string])),
  ).toString();
const see = (path: string, as = cookie) => app.http.get(path).set('cookie', as);
const send = (path: string, fields: Fields, as = cookie) => app.http.post(path).set('cookie', as).send(encoded(fields));
const two = (people: readonly string[], more: Fields = {}): Fields => ({
  person: people,
  treatment: 'acupuncture',
  order: 'together',
  location: 'harbour',
  start,
  ...more,
});
/** What the form carries along. */
const carried = (text: string) =>
  Object.fromEntries(
    ['agreement', 'once'].map((name) => [name, new RegExp(`name="${name}" value="([^"]+)"`).exec(text)![1]!]),
  );

/** Holds times for two. Answers the address of the form. */
async function heldFor(people: readonly string[], more: Fields = {}): Promise<string> {
  const { headers } = await send('/book/together/holds', two(people, more)).expect(303);
  expect(headers.location).toMatch(/^\/book\/together\/[\w-]{43}\?/);
  return headers.location!;
}

async function confirm(form: string, people: readonly string[], fields: Fields = {}) {
  const more = carried((await see(form).expect(200)).text);
  return send(`${form.split('?')[0]}/confirmation`, { ...two(people), ...more, ...fields });
}
const booked = () =>
  app.db.query(
    `select p.name, b.status, b.starts_at, b.unproven, pr.slug as practitioner from bookings b join patients p on p.id = b.patient_id
     join practitioners pr on pr.id = b.practitioner_id order by b.starts_at, p.name`,
  );

describe('booking for two from the list', () => {
  it('is for two of the people there, or somebody new; three are too many', async () => {
    await see(`/my/book?person=${ana}&person=${leo}&treatment=cupping`)
      .expect(303)
      .expect('location', `/book/together?treatment=cupping&person=${ana}&person=${leo}`);
    const { text } = await see(`/my/book?person=${ana}&person=${leo}&person=new&treatment=cupping`).expect(400);
    expect(text).toContain('Choose one or two people');
  });

  it('shows times for both, side by side or in turn, with either first', async () => {
    const { text } = await see(`/book/together?person=${ana}&person=${leo}&treatment=acupuncture`).expect(200);
    for (const said of ['Ana García, Leo García', 'At the same time', 'One after the other, Leo García first'])
      expect(text).toContain(said);
    expect(text).toContain('until 11:55 AM');

    const inTurn = await see(
      `/book/together?person=${leo}&person=${ana}&treatment=acupuncture&treatment=cupping&order=in-turn&day=2026-12-01`,
    ).expect(200);
    expect(inTurn.text).toContain('until 10:30 AM');
  });

  it('offers only what both can have, and says so where there is nothing', async () => {
    const { text } = await see(`/book/together?person=${ana}&person=${leo}&treatment=cupping`).expect(200);
    expect(text).not.toContain('name="start"');
    expect(text).toContain('Try one after the other');
  });

  it('is not for whoever is not signed in, nor for anybody else’s people', async () => {
    const stranger = await sessionOf(app, 'eve@example.org');
    const times = `/book/together?person=${ana}&person=${leo}`;
    await see(times, stranger).expect(303).expect('location', '/my/book');
    await send('/book/together/holds', two([ana, leo]), stranger).expect(303);
    await see(times, '').expect(404);
    await send('/book/together/holds', two([ana, leo]), '').expect(404);
    await see(`/book/together?person=${ana}&person=${ana}`).expect(303);
    expect(await app.db.query(`select from bookings`)).toEqual([]);
  });
});

describe('both appointments', () => {
  it('are booked in one go, with what is said of each, and stand in the list', async () => {
    const form = await heldFor([ana, 'new']);
    const { text } = await see(form).expect(200);
    expect(text).toContain('value="631 555 0142"');
    expect(text).toContain('Their name');
    expect(text).toContain('We’re holding both times for you until');

    const done = await confirm(form, [ana, 'new'], { name2: 'Mia García', note2: 'Afraid of needles', phone1: '' });

    expect(done.status).toBe(303);
    expect(done.headers.location).toBe('/my?news=both-booked');
    expect(await booked()).toMatchObject([
      { name: 'Ana García', status: 'confirmed', unproven: false, practitioner: 'mei' },
      { name: 'Mia García', status: 'confirmed', unproven: false, practitioner: 'jonas' },
    ]);
    const [notes] = await app.db.query(
      `select count(sealed_note)::int as notes, count(*)::int as all from bookings where patient_id is not null`,
    );
    expect(notes).toEqual({ notes: 1, all: 2 });
    const list = await see('/my?news=both-booked').expect(200);
    expect(list.text).toContain('Both appointments are booked');
    expect(list.text.match(/December 1, 10:00/g)!.length).toBeGreaterThanOrEqual(2);
    await see(form).expect(303).expect('location', '/my?news=both-booked');
  });

  it('are two by whoever presses twice', async () => {
    const form = await heldFor([ana, leo]);
    const fields = { ...two([ana, leo]), ...carried((await see(form)).text) };
    const answers = await Promise.all(
      [1, 2, 3].map(() => send(`${form.split('?')[0]}/confirmation`, fields).expect(303)),
    );

    expect(new Set(answers.map(({ headers }) => headers.location))).toEqual(new Set(['/my?news=both-booked']));
    expect(await booked()).toHaveLength(2);
  });

  it('need two names, and what is typed comes back beside what is wrong with it', async () => {
    const form = await heldFor([ana, 'new']);
    const missing = await confirm(form, [ana, 'new'], { phone1: '((((', note1: 'Sore neck' });
    expect(missing.status).toBe(400);
    for (const said of ['Enter your name', 'Enter a valid phone number', 'value="(((("', 'Sore neck'])
      expect(missing.text).toContain(said);

    const same = await confirm(form, [ana, 'new'], { name2: 'ana garcia' });
    expect(same.status).toBe(400);
    expect(same.text).toContain('Choose two different people');
    expect(await booked()).toEqual([]);
  });

  it('are not booked when one of the people cannot be, and the page says which', async () => {
    await app.get(Bookings).book(visitAt('2026-12-01 10:15', { treatment: 'acupuncture' }), {
      contact: { name: 'Leo García', email, phone: null },
    });
    const form = await heldFor([ana, leo], { start: '2026-12-01T17:00:00Z' });
    await app.db.query(
      `update bookings set starts_at = '2026-12-01T15:10:00Z', ends_at = '2026-12-01T16:05:00Z' where status = 'held'`,
    );
    const refused = await confirm(form, [ana, leo]);

    expect(refused.status).toBe(400);
    expect(refused.text).toContain('href="#name2"');
    expect(refused.text).toContain('We can’t book this for you online');
    expect((await booked()).filter(({ status }: { status: string }) => status === 'confirmed')).toHaveLength(1);
  });
});

it('what is for returning patients is said beside the person it is not for, before and at the button', async () => {
  const people = { treatment: ['acupuncture', 'community'] };
  const times = `/book/together?person=${ana}&person=${leo}&treatment=acupuncture&treatment=community`;
  expect((await see(times).expect(200)).text).toContain('Leo García: ');

  const form = await heldFor([ana, leo], people);
  const refused = await confirm(form, [ana, leo], people);

  expect(refused.status).toBe(400);
  expect(refused.text).toContain('href="#name2"');
  expect(await booked()).toEqual([]);
});

describe('somebody was faster', () => {
  it('while they chose: neither time is kept, and others close by are offered', async () => {
    await app.get(Bookings).book(visitAt('2026-12-01 10:00', { practitioner: 'jonas' }), eve);

    const refused = await send('/book/together/holds', two([ana, leo])).expect(409);

    expect(refused.text).toContain('Someone just took one of these times');
    expect(refused.text).toMatch(/<a class="chip" href="\/book\/together\?person=/);
    expect(await app.db.query(`select from bookings where status = 'held'`)).toEqual([]);
  });

  it('after their hold had run out: neither is booked, and what they typed is there for the next try', async () => {
    const form = await heldFor([ana, 'new']);
    const more = carried((await see(form)).text);
    app.clock.advance({ minutes: 11 });
    await app.get(Bookings).book(visitAt('2026-12-01 10:00', { practitioner: 'jonas' }), eve);

    const late = await send(`${form.split('?')[0]}/confirmation`, {
      ...two([ana, 'new']),
      ...more,
      name2: 'Mia García',
      note1: 'Sore neck',
    }).expect(409);

    expect(late.text).toContain('neither appointment is booked');
    expect(await booked()).toHaveLength(1);
    const drafts = (late.headers['set-cookie'] as unknown as string[]).map((one) => one.split(';', 1)[0]).join('; ');
    const next = await heldFor([ana, 'new'], { start: '2026-12-01T18:00:00Z' });
    const { text } = await see(next, `${cookie}; ${drafts}`).expect(200);
    expect(text).toContain('Mia García');
    expect(text).toContain('Sore neck');
  });

  it('by nobody: a pair whose hold ran out is booked as it was shown', async () => {
    const form = await heldFor([ana, leo]);
    const more = carried((await see(form)).text);
    app.clock.advance({ minutes: 11 });

    await send(`${form.split('?')[0]}/confirmation`, { ...two([ana, leo]), ...more }).expect(303);

    expect(await booked()).toHaveLength(2);
  });

  it('than nobody: whoever goes back sees the times they hold, and another choice replaces them', async () => {
    const { headers } = await send('/book/together/holds', two([ana, leo])).expect(303);
    const own = `${cookie}; ${String(headers['set-cookie']).split(';', 1)[0]}`;
    const day = `/book/together?person=${ana}&person=${leo}&treatment=acupuncture&day=2026-12-01`;
    expect((await see(day, own)).text).toContain('value="2026-12-01T10:00:00-05:00"');
    expect((await see(day)).text).not.toContain('value="2026-12-01T10:00:00-05:00"');

    await send('/book/together/holds', two([ana, leo], { start: '2026-12-01T15:30:00Z' }), own).expect(303);
    expect(await app.db.query(`select from bookings where status = 'held'`)).toHaveLength(2);
  });
});
