import type { Pool } from 'pg';
import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { Catalogue } from '../../../src/availability/catalogue.service.js';
import { Bookings } from '../../../src/bookings/by-patient/book.service.js';
import { ProvenAddresses } from '../../../src/patients/proven-addresses.service.js';
import { type App, openApp } from '../../support/app.js';
import { at, visitAt } from '../../support/desk.js';
import { formsOf } from '../../support/forms.js';
import { smallClinic } from '../../support/small-clinic.js';
import { type Person, staffMember } from '../../support/staff.js';

let app: App;
let people: Record<'mei' | 'jonas' | 'desk' | 'admin', Person>;
beforeAll(async () => {
  app = await openApp({ clinic: smallClinic, now: '2026-11-27T14:00:00Z' });
  people = {
    mei: await staffMember(app, ['practitioner'], { practitioner: 'mei' }),
    jonas: await staffMember(app, ['practitioner'], { practitioner: 'jonas' }),
    desk: await staffMember(app, ['reception']),
    admin: await staffMember(app, ['admin']),
  };
});
afterAll(() => app.close());
beforeEach(async () => {
  for (const table of ['bookings', 'notifications', 'earlier_visits', 'patients', 'proven_addresses'])
    await app.db.query(`delete from ${table}`);
});

type Who = keyof typeof people;
const get = (who: Who, path: string) => app.http.get(path).set('cookie', people[who].cookie);
const post = (who: Who, path: string, form: Record<string, string> = {}) =>
  app.http.post(path).set('cookie', people[who].cookie).set('sec-fetch-site', 'same-origin').type('form').send(form);
const dana = { name: 'Dana Reyes', email: 'dana@example.org', phone: '(631) 555-0142' };
const book = (
  wall: string,
  contact: { name: string; email: string; phone: string | null } = dana,
  practitioner = 'mei',
) => app.get(Bookings).book(visitAt(wall, { practitioner }), { contact });
async function idOf(name: string): Promise<string> {
  const [row] = (await app.db.query(`select id from patients where name = $1`, [name])) as { id: string }[];
  return row!.id;
}
const pageOf = async (name: string) => `/staff/patients/${await idOf(name)}`;
/** Appointments with Mei that are over, one each week before today. */
async function past(name: string, count: number, status = 'done'): Promise<void> {
  await app.db.query(
    `insert into bookings (id, reference, status, practitioner_id, location_id, treatment_id, starts_at, ends_at, price, currency,
       cancel_notice_minutes, patient_id, created_at, confirmed_at)
     select uuidv7(), upper(substr(md5($3 || n::text), 1, 8)), $3, p.id, l.id, t.id, at, at + interval '55 minutes', 9500, 'USD', 1440, $1, at, at
     from generate_series(1, $2::int) n, lateral (select $4::timestamptz - n * interval '7 days' as at) d,
       practitioners p, locations l, treatments t where p.slug = 'mei' and l.slug = 'harbour' and t.slug = 'acupuncture'`,
    [await idOf(name), count, status, app.clock.now()],
  );
}

it('the desk says who is not to be invited back, where the clinic invites anybody; practitioners do not', async () => {
  await book('2026-12-01 10:00');
  const patient = `/staff/patients/${await idOf('Dana Reyes')}`;
  expect((await get('desk', patient).expect(200)).text).not.toContain('Recall emails');

  const setDays = async (days: number) => {
    await app.db.query(`update clinic set recall_days = $1`, [days]);
    await app.get(Catalogue).current();
  };
  await setDays(42);
  const { text } = await get('desk', patient).expect(200);
  expect(text).toContain('Don’t send recall emails');
  expect((await get('mei', patient).expect(200)).text).not.toContain('Recall emails');
  await post('mei', `${patient}/recalls`, { wanted: 'no' }).expect(404);
  for (const _ of ['pressed', 'pressed twice']) await post('desk', `${patient}/recalls`, { wanted: 'no' }).expect(303);

  await setDays(0);
  expect((await get('desk', patient).expect(200)).text).toMatch(/stopped by the clinic.*Send recall emails again/s);
  const noted = await app.db.query(`select detail from audit where action = 'patient.recalls-stopped'`);
  expect(noted).toHaveLength(1);
});

it('the desk sees how to reach a patient, what of it is proven, what comes next and what was', async () => {
  await book('2026-12-01 10:00');
  await past('Dana Reyes', 2);
  await past('Dana Reyes', 1, 'no-show');
  const path = await pageOf('Dana Reyes');

  const before = (await get('desk', path).expect(200)).text;
  expect(before).toContain('dana@example.org');
  expect(before).toContain('href="tel:6315550142"');
  expect(before).toContain('not confirmed by the patient');
  expect(before).toContain('Tuesday, December 1, 10:00–10:55 AM');
  expect(before).toContain('3 appointments · 2 done · 1 no-show');
  expect(before).toMatch(/class="flag">1 no-show</);
  expect(before).toContain('To dana@example.org, waiting to be sent');

  await app.get(ProvenAddresses).prove(app.db, 'dana@example.org');
  expect((await get('desk', path)).text).toContain('confirmed by the patient, Fri, Nov 27');
});

it('people at one address lead to one another', async () => {
  await book('2026-12-01 10:00');
  await book('2026-12-01 12:00', { ...dana, name: 'Leo Reyes', phone: null });

  const { text } = await get('desk', await pageOf('Dana Reyes'));

  expect(text).toContain(`<a href="${await pageOf('Leo Reyes')}">Leo Reyes</a>`);
});

it('what a booking says stands beside the record, with the button that accepts it', async () => {
  await book('2026-12-01 10:00');
  const { reference } = await book('2026-12-02 10:00', { ...dana, phone: '+1 212 555 0199' }, 'jonas');

  const { text } = await get('desk', await pageOf('Dana Reyes'));

  expect(text).toContain('(says: +1 212 555 0199)');
  expect(text).toContain(`action="/staff/visits/${reference}/contact"`);
});

it('a practitioner sees their own patients only, and of them what is in their own diary', async () => {
  await book('2026-12-01 10:00');
  const { reference } = await book(
    '2026-12-02 10:00',
    { ...dana, email: 'leo@example.org', name: 'Leo Reyes' },
    'jonas',
  );
  await book('2026-12-03 10:00', { ...dana, email: 'leo@example.org', name: 'Mia Reyes' });
  const [danas, leos] = [await pageOf('Dana Reyes'), await pageOf('Leo Reyes')];

  await get('jonas', danas).expect(404);
  await get('mei', leos).expect(404);
  const { text } = await get('jonas', leos).expect(200);
  expect(text).toContain(reference);
  expect(text).not.toContain('Mia Reyes');
  // In Dana's name, without proof: she is not his patient for that, nor does he learn her number.
  await book('2026-12-04 10:00', dana, 'jonas');
  await get('jonas', danas).expect(404);
});

it('nobody’s page, and what is no id, are not there', async () => {
  const { text } = await get('desk', '/staff/patients/01990000-0000-7000-8000-000000000000').expect(404);
  expect(text).toContain('href="/staff/diary">Back to the diary</a>');
  await get('desk', '/staff/patients/dana').expect(404);
});

it('administrators are led to emergency access, a copy and erasure; reception is not', async () => {
  await book('2026-12-01 10:00');
  const id = await idOf('Dana Reyes');
  const ways = [`/admin/emergency-access/${id}`, `/admin/patients/${id}/export`, `/admin/patients/${id}/erasure`];

  const [admins, desks] = [await get('admin', `/staff/patients/${id}`), await get('desk', `/staff/patients/${id}`)];

  for (const way of ways) {
    expect(admins.text).toContain(`href="${way}"`);
    expect(desks.text).not.toContain(way);
  }
});

it('two hundred visits are shown ten at a time, by a dozen statements at most', async () => {
  await book('2026-12-01 10:00');
  await past('Dana Reyes', 200);
  const path = await pageOf('Dana Reyes');

  const connections = vi.spyOn((app.db.driver as unknown as { master: Pool }).master, 'connect');
  const first = (await get('desk', path)).text;
  expect(connections.mock.calls.length).toBeLessThanOrEqual(12);
  connections.mockRestore();
  expect(first.match(/is-done/g)).toHaveLength(10);
  expect(first).toContain('Page 1 of 20');
  const last = (await get('desk', `${path}?page=20`)).text;
  expect(last.match(/is-done/g)).toHaveLength(10);
  expect(last).not.toContain('page=21');
});

const search = (who: Who, q: string) => post(who, '/staff/patients', { q });

it('every page of the staff has the search, which leads to the only patient it finds, or to all it could be', async () => {
  await book('2026-12-01 10:00');
  const path = await pageOf('Dana Reyes');
  for (const page of ['/staff/diary', '/staff/book', '/staff/me', '/staff/patients', path])
    expect((await get('desk', page)).text, page).toContain('action="/staff/patients"');
  expect((await search('desk', 'reyes')).headers['location']).toBe(path);
  expect((await search('desk', '555 0142')).headers['location']).toBe(path);

  await book('2026-12-01 12:00', { ...dana, name: 'Leo Reyes', phone: null });
  const { text, status } = await search('desk', 'reyes');
  expect(status).toBe(200);
  expect(text).toContain('2 matches');
  expect(text).toContain(`href="${path}"`);
  expect(text).toContain(`href="${await pageOf('Leo Reyes')}"`);
  expect(text).toContain('value="reyes"');
  expect(text).not.toMatch(/(href|action)="[^"]*(reyes|555|example\.org)/i);
});

it('where nobody is found the way on is a booking for somebody new', async () => {
  const { text } = await search('desk', 'nobody at all');

  expect(text).toContain('No patient found.');
  expect(text).toContain('href="/staff/book"');
});

it('a practitioner’s search finds their own patients only', async () => {
  await book('2026-12-01 10:00');

  expect((await search('mei', 'reyes')).headers['location']).toBe(await pageOf('Dana Reyes'));
  expect((await search('jonas', 'reyes')).text).toContain('No patient found.');
});

it('from the patient’s page an appointment is booked, rescheduled and canceled, each time coming back to it', async () => {
  const { reference } = await book('2026-12-01 10:00');
  const path = await pageOf('Dana Reyes');
  const { text } = await get('desk', path);
  const [, booking] = /href="(\/staff\/book\?[^"]*)"/.exec(text)!;
  expect(text).toContain(`href="/staff/visits/${reference}/move?back=patient"`);
  expect(text).toContain(`href="/staff/visits/${reference}?back=patient#cancel"`);

  const form = (await get('desk', booking!.replaceAll('&amp;', '&'))).text;
  expect(form).toMatch(/name="patient" value="[^"]+" checked/);
  expect(form).toContain('name="back" value="patient"');
  const booked = await post('desk', '/staff/book', {
    treatment: 'acupuncture',
    location: 'harbour',
    slot: `${at('2026-12-03 10:00')}/mei`,
    patient: await idOf('Dana Reyes'),
    back: 'patient',
    tell: 'yes',
  });
  expect(booked.headers['location']).toBe(`${path}?news=booked&told=email`);
  expect((await get('desk', booked.headers['location']!)).text).toContain('Booked. The confirmation is on its way.');

  const asked = await get('desk', `/staff/visits/${reference}/move?day=2026-12-01&time=12:00&back=patient`);
  expect(asked.text).toContain(`href="${path}"`);
  const moved = await post('desk', `/staff/visits/${reference}/time`, {
    start: String(at('2026-12-01 12:00')),
    practitioner: 'mei',
    back: 'patient',
  });
  expect(moved.headers['location']).toBe(`${path}?news=moved`);
  expect((await get('desk', moved.headers['location']!)).text).toContain('Tuesday, December 1, 12:00–12:55 PM');

  const visit = (await get('desk', `/staff/visits/${reference}?back=patient`)).text;
  expect(visit).toMatch(/<details[^>]*id="cancel"[^>]*open/);
  expect((await post('desk', `/staff/visits/${reference}/cancellation`, { back: 'patient' })).text).toContain(
    'name="back" value="patient"',
  );
  const canceled = await post('desk', `/staff/visits/${reference}/cancellation`, {
    who: 'clinic',
    reason: 'ill',
    back: 'patient',
  });
  expect(canceled.headers['location']).toBe(`${path}?news=canceled`);
});

it('new links are sent for what is ahead, and by a practitioner for their own diary only', async () => {
  await book('2026-12-01 10:00');
  await book('2026-12-02 10:00', dana, 'jonas');
  await app.db.query(`update bookings set unproven = false`);
  const path = await pageOf('Dana Reyes');
  const sent = () =>
    app.db.query(
      `select b.reference, p.slug from notifications m join bookings b on b.id = m.about
       join practitioners p on p.id = b.practitioner_id where m.template = 'booking-link' order by p.slug`,
    ) as Promise<{ slug: string }[]>;

  expect((await post('jonas', `${path}/links`)).headers['location']).toBe(`${path}?news=links`);
  expect((await sent()).map(({ slug }) => slug)).toEqual(['jonas']);
  await post('desk', `${path}/links`);
  expect((await sent()).map(({ slug }) => slug)).toEqual(['jonas', 'jonas', 'mei']);
  await post('jonas', '/staff/patients/01990000-0000-7000-8000-000000000000/links').expect(404);
});

it('what a booking says is accepted from the patient’s page, which then shows it', async () => {
  await book('2026-12-01 10:00');
  const { reference } = await book('2026-12-02 10:00', { ...dana, phone: '+1 212 555 0199' });
  const path = await pageOf('Dana Reyes');

  const accepted = await post('desk', `/staff/visits/${reference}/contact`, { back: 'patient' });

  expect(accepted.headers['location']).toBe(`${path}?news=accepted`);
  const { text } = await get('desk', path);
  expect(text).toContain('href="tel:+12125550199"');
  expect(text).not.toContain('says:');
});

it('wherever staff see a patient’s name it leads to their page, if they may see that', async () => {
  const { reference } = await book('2026-12-01 10:00');
  const path = await pageOf('Dana Reyes');
  const link = `href="${path}"`;

  for (const page of [`/staff/visits/${reference}`, '/staff/diary/sheet?day=2026-12-01'])
    for (const who of ['desk', 'mei'] as const) expect((await get(who, page)).text, page).toContain(link);
  expect((await post('desk', '/staff/book/search', { q: 'reyes' })).text).toContain(link);

  const { reference: theirs } = await book('2026-12-02 10:00', dana, 'jonas');
  for (const page of [`/staff/visits/${theirs}`, '/staff/diary/sheet?day=2026-12-02'])
    expect((await get('jonas', page)).text, page).not.toContain('/staff/patients/0');
});

/** The form of the contact details as it comes, with these fields typed over. */
async function edited(who: Who, path: string, fields: Record<string, string>): Promise<Record<string, string>> {
  const [form] = formsOf((await get(who, `${path}/contact`)).text, path).filter(({ names }) => names.includes('seen'));
  const filled = Object.entries(form!.filled).map(([name, [value = '']]) => [name, value] as const);
  return { ...Object.fromEntries(filled), ...fields };
}

const messages = async () =>
  (await app.db.query(
    `select template, recipient as to, status, data ->> 'locale' as locale from notifications order by posted_at, key`,
  )) as { template: string; to: string; status: string; locale: string }[];

it('another address ends the proof, the links sent to the former one, and tells the patient of what is ahead', async () => {
  const { token } = await book('2026-12-01 10:00');
  await app.get(ProvenAddresses).prove(app.db, dana.email);
  const path = await pageOf('Dana Reyes');
  const typed = await edited('desk', path, { email: 'dana.reyes@example.com', language: 'de' });

  expect((await post('desk', `${path}/contact`, typed)).headers['location']).toBe(`${path}?news=saved`);

  const { text } = await get('desk', path);
  expect(text).toContain('dana.reyes@example.com');
  expect(text).toContain('not confirmed by the patient');
  expect(text).toContain('German');
  const told = (await messages()).filter(({ template }) => template === 'booking-confirmed');
  expect(told).toContainEqual(expect.objectContaining({ to: dana.email, status: 'superseded' }));
  const now = { to: 'dana.reyes@example.com', status: 'due', locale: expect.stringMatching(/^de/) };
  expect(told).toContainEqual(expect.objectContaining(now));
  await app.http.get(`/visit/${token}`).expect(404);
  expect(
    await app.db.query(`select actor, action, subject, detail from audit where action = 'patient.contact'`),
  ).toContainEqual({
    actor: `staff/${people.desk.id}`,
    action: 'patient.contact',
    subject: await idOf('Dana Reyes'),
    detail: { fields: ['email', 'language'], visits: 1 },
  });
});

it('a corrected number reaches what is ahead, whatever those bookings said; another spelling of the address tells nobody', async () => {
  await book('2026-12-01 10:00');
  await book('2026-12-02 10:00', { ...dana, phone: '+1 212 555 0199' });
  const path = await pageOf('Dana Reyes');
  const before = await messages();

  const typed = await edited('desk', path, { phone: '(631) 555-0177', email: 'Dana@example.org' });
  await post('desk', `${path}/contact`, typed).expect(303);

  const { text } = await get('desk', path);
  expect(text).toContain('href="tel:6315550177"');
  expect(text).toContain('Dana@example.org');
  expect(text).not.toContain('says: +1 212');
  expect(await messages()).toEqual(before);
});

it('what is wrong stands beside its field, and nothing typed is lost', async () => {
  await book('2026-12-01 10:00');
  const path = await pageOf('Dana Reyes');
  const answer = await post(
    'desk',
    `${path}/contact`,
    await edited('desk', path, { name: '', phone: '(((', email: 'dana@' }),
  );

  expect(answer.status).toBe(400);
  for (const field of ['name', 'phone', 'email']) expect(answer.text).toContain(`id="${field}-error"`);
  expect(answer.text).toContain('value="((("');
  expect(answer.text).toContain('value="dana@"');
  expect(await idOf('Dana Reyes')).toBeTruthy();

  const none = await post('desk', `${path}/contact`, await edited('desk', path, { phone: '', email: '' }));
  expect(none.status).toBe(400);
  expect(none.text).toContain('id="phone-error"');
});

it('of two who edit at once the later one reads that it changed, and may save what they typed all the same', async () => {
  await book('2026-12-01 10:00');
  const path = await pageOf('Dana Reyes');
  const [one, other] = [
    await edited('desk', path, { phone: '631 555 0101' }),
    await edited('desk', path, { phone: '631 555 0102' }),
  ];
  await post('desk', `${path}/contact`, one).expect(303);

  const refused = await post('desk', `${path}/contact`, other);
  expect(refused.status).toBe(409);
  expect(refused.text).toContain('Someone else changed this after you opened it.');
  expect(refused.text).toContain('value="631 555 0102"');
  const [again] = formsOf(refused.text, path).filter(({ names }) => names.includes('seen'));
  await post('desk', `${path}/contact`, { ...other, seen: again!.filled['seen']![0]! }).expect(303);
  expect((await get('desk', path)).text).toContain('href="tel:6315550102"');
});

it('past appointments of an import are shown as such to the desk, and to no practitioner', async () => {
  await book('2026-12-01 10:00');
  const path = await pageOf('Dana Reyes');
  await app.db.query(
    `insert into earlier_visits (id, patient_id, starts_at, treatment, practitioner)
     values (uuidv7(), $1, '2025-03-04T15:00:00Z', 'Moxa', 'Dr Quill')`,
    [await idOf('Dana Reyes')],
  );

  expect((await get('desk', path)).text).toMatch(
    /Imported from another program<\/h2>.*Tue, Mar 4, 2025, 10:00 AM<span class="soft">Moxa · Dr Quill/s,
  );
  expect((await get('mei', path)).text).not.toContain('Dr Quill');
});

it('of two records given one name and address in the same moment one has it, and the other leads to merging', async () => {
  for (const round of [10, 12, 14]) {
    const [one, two] = [`one${round}@example.org`, `two${round}@example.org`];
    await book(`2026-12-01 ${round}:00`, { ...dana, name: `One ${round}`, email: one });
    await book(`2026-12-02 ${round}:00`, { ...dana, name: `Two ${round}`, email: two }, 'jonas');
    const same = { name: `Same ${round}`, email: `same${round}@example.org` };
    const forms = await Promise.all(
      [`One ${round}`, `Two ${round}`].map(async (name) => {
        const path = await pageOf(name);
        return { path, typed: await edited('desk', path, same) };
      }),
    );

    const answers = await Promise.all(forms.map(({ path, typed }) => post('desk', `${path}/contact`, typed)));

    expect(answers.map(({ status }) => status).sort((a, b) => a - b)).toEqual([303, 409]);
  }
});

it('the name and address of another record lead the desk to merging, and tell a practitioner nothing', async () => {
  await book('2026-12-01 10:00');
  await book('2026-12-02 10:00', { ...dana, email: 'dana@work.example' }, 'jonas');
  const [known] = (await app.db.query(`select id from patients where email = $1`, [dana.email])) as [{ id: string }];
  const [own] = (await app.db.query(`select id from patients where email = 'dana@work.example'`)) as [{ id: string }];
  const path = `/staff/patients/${own.id}`;
  const typed = await edited('desk', path, { email: dana.email });

  const answer = await post('desk', `${path}/contact`, typed);
  expect(answer.status).toBe(409);
  expect(answer.text).toContain('id="email-error"');
  expect(answer.text).toContain(`href="${path}/merge/${known.id}"`);
  expect(answer.text).toContain(`value="${dana.email}"`);

  const theirs = await post('jonas', `${path}/contact`, typed);
  expect(theirs.status).toBe(403);
  expect(theirs.text).toContain('Only reception can change this patient’s address.');
  expect(theirs.text).not.toContain(known.id);
});

it('a practitioner edits their own patients only', async () => {
  await book('2026-12-01 10:00');
  const path = await pageOf('Dana Reyes');
  const typed = await edited('mei', path, { name: 'Dana Reyes-Ortiz' });

  await get('jonas', `${path}/contact`).expect(404);
  await post('jonas', `${path}/contact`, typed).expect(404);
  expect((await post('mei', `${path}/contact`, typed)).headers['location']).toBe(`${path}?news=saved`);
  expect((await search('mei', 'ortiz')).headers['location']).toBe(path);
});

it('a practitioner gives another address to those who come to nobody else: it would open what is in other diaries', async () => {
  await book('2026-12-01 10:00');
  const path = await pageOf('Dana Reyes');
  const change = async (email: string) => post('mei', `${path}/contact`, await edited('mei', path, { email }));
  await change('dana@work.example').then(({ status }) => expect(status).toBe(303));
  await book('2026-12-02 10:00', { ...dana, email: 'dana@work.example' }, 'jonas');

  const refused = await change('mei@example.org');
  expect(refused.status).toBe(403);
  expect(refused.text).toContain('Only reception can change this patient’s address.');
  const [visit] = (await app.db.query(`select reference from bookings where starts_at < '2026-12-02'`)) as [
    { reference: string },
  ];
  await post('mei', `/staff/visits/${visit.reference}/address`, { email: 'mei@example.org' }).expect(403);
  await post('mei', `${path}/contact`, await edited('mei', path, { phone: '631 555 0101' })).expect(303);
});

it('sent twice, a form says that it is saved', async () => {
  await book('2026-12-01 10:00');
  const path = await pageOf('Dana Reyes');
  const typed = await edited('desk', path, { phone: '631 555 0101' });
  for (const _ of [1, 2])
    expect((await post('desk', `${path}/contact`, typed)).headers['location']).toBe(`${path}?news=saved`);
});

it('reception learns that answers need attention and what was agreed to; an administrator neither', async () => {
  await app.get(Bookings).book(visitAt('2026-12-01 10:00'), {
    contact: dana,
    answers: { bloodThinners: true },
    consents: { privacyPolicy: true, newsletter: false },
  });
  const path = await pageOf('Dana Reyes');

  const { text } = await get('desk', path);
  expect(text).toContain('Some answers need the practitioner’s attention');
  expect(text).toContain('Privacy policy, Fri, Nov 27');
  expect(text).not.toContain('Newsletter');
  expect(text).not.toContain('Blood thinners');
  for (const who of ['admin', 'mei'] as const) expect((await get(who, path)).text).not.toContain('Privacy policy,');
});

it('a copy and erasure lead back to the patient', async () => {
  await book('2026-12-01 10:00');
  const id = await idOf('Dana Reyes');

  for (const page of ['export', 'erasure'])
    expect((await get('admin', `/admin/patients/${id}/${page}`)).text).toContain(`href="/staff/patients/${id}"`);
});

// The last one, since notes cannot be deleted.
it('a practitioner reads their own notes on the page, which is recorded; nobody else does', async () => {
  const { reference } = await book('2026-12-01 10:00');
  await book('2026-12-02 10:00', dana, 'jonas');
  await app.db.query(`update bookings set unproven = false`);
  await post('mei', `/staff/visits/${reference}/notes`, { text: 'Left shoulder, better' }).expect(303);
  const path = await pageOf('Dana Reyes');
  const readings = async (): Promise<number> =>
    (await app.db.query(`select from audit where action = 'notes.read'`)).length;
  const before = await readings();

  expect((await get('mei', path)).text).toContain('Left shoulder, better');
  expect(await readings()).toBe(before + 1);
  for (const who of ['jonas', 'desk', 'admin'] as const)
    expect((await get(who, path)).text, who).not.toContain('shoulder');
});
