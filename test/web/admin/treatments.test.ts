import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { ClinicEdits } from '../../../src/changes/clinic-edits.service.js';
import { ClinicFiles } from '../../../src/changes/clinic-files.service.js';
import type { ClinicFile } from '../../../src/clinic-file/schema.js';
import { apiOf } from '../../support/api.js';
import { type App, openApp } from '../../support/app.js';
import { smallClinic } from '../../support/small-clinic.js';
import { staffMember } from '../../support/staff.js';

let app: App;
let cookie: string;
beforeAll(async () => {
  app = await openApp({ clinic: smallClinic, now: '2026-11-27T14:00:00Z' });
  cookie = (await staffMember(app, ['admin'])).cookie;
});
afterAll(() => app.close());
beforeEach(() => app.get(ClinicFiles).import(smallClinic));

const acupuncture = '/admin/treatments/base/acupuncture';
const get = async (path: string) => (await app.http.get(path).set('cookie', cookie).expect(200)).text;
type Fields = Readonly<Record<string, string | readonly string[]>>;
const post = (path: string, fields: Fields) => app.http.post(path).set('cookie', cookie).type('form').send(fields);
const file = async () => (await app.get(ClinicEdits).current()).file;
const treatment = async (slug: string, kind = 'base') =>
  (await file()).treatments.find((one) => one.slug === slug && one.kind === kind);

/** What a browser would send of the page as it is, with something typed. */
async function filledIn(path: string, typed: Fields = {}): Promise<Record<string, string | string[]>> {
  const html = (await get(path)).match(/<form method="post" class="treatment"[^]*?<\/form>/)![0];
  const plain = (text: string) => text.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&amp;', '&');
  const fields: Record<string, string[]> = {};
  const add = (name: string | undefined, value: string) => name && (fields[name] ??= []).push(plain(value));
  const attribute = (tag: string, name: string) => new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1];
  for (const [tag] of html.matchAll(/<input[^>]*>/g)) {
    if (attribute(tag, 'type') === 'checkbox' && !/ checked/.test(tag)) continue;
    add(attribute(tag, 'name'), attribute(tag, 'value') ?? '');
  }
  for (const [, tag, text] of html.matchAll(/<textarea([^>]*)>([^<]*)</g)) add(attribute(tag!, 'name'), text!);
  for (const [, tag, inside] of html.matchAll(/<select([^>]*)>([^]*?)<\/select>/g)) {
    const chosen = /<option[^>]*selected[^>]*>/.exec(inside!)?.[0] ?? /<option[^>]*>/.exec(inside!)![0];
    add(attribute(tag!, 'name'), attribute(chosen, 'value') ?? '');
  }
  return { ...fields, ...typed } as Record<string, string | string[]>;
}

it('a form sent as it came changes nothing', async () => {
  const before = await file();

  await post(acupuncture, await filledIn(acupuncture)).expect(303);

  expect(await file()).toEqual(before);
});

it('courses are a row each, with an empty one for the next; a wrong one comes back beside its field', async () => {
  const course = { 'courses.0.visits': '6', 'courses.0.everyDays': '7', 'courses.0.price': '540' };
  await post(acupuncture, await filledIn(acupuncture, { ...course, courseTerms: 'Paid at the first visit.' })).expect(
    303,
  );
  expect(await treatment('acupuncture')).toMatchObject({
    courses: [{ visits: 6, everyDays: 7, price: 54_000 }],
    courseTerms: 'Paid at the first visit.',
  });

  const wrong = { 'courses.1.visits': '1', 'courses.1.everyDays': '14', 'courses.1.price': 'cheap' };
  const { text } = await post(acupuncture, await filledIn(acupuncture, wrong)).expect(400);
  for (const said of ['2 to 24 appointments', 'Enter an amount', 'value="cheap"']) expect(text).toContain(said);

  await post(acupuncture, await filledIn(acupuncture, { 'courses.0.visits': '' })).expect(303);
  expect((await treatment('acupuncture'))?.courses ?? []).toEqual([]);
});

it('what is typed is in force: for patients, in the file, and in the audit trail by field', async () => {
  await post(
    acupuncture,
    await filledIn(acupuncture, {
      name: 'Needles',
      price: '99.50',
      'phases.minutes': ['15', '30', '10'],
      preparation: '- Eat *something*',
      for: 'returning',
      'offers.jonas/harbour.price': '105',
      'offers.jonas/harbour.phases': '25 (25) 10',
    }),
  ).expect(303);

  expect(await treatment('acupuncture')).toMatchObject({
    name: 'Needles',
    price: 9950,
    phases: [
      { minutes: 15, kind: 'hands' },
      { minutes: 30, kind: 'resting' },
      { minutes: 10, kind: 'hands' },
    ],
    preparation: '- Eat *something*',
    for: 'returning',
  });
  const jonas = (await file()).practitioners.find(({ slug }) => slug === 'jonas');
  expect(jonas?.offers[0]).toEqual({
    treatment: 'acupuncture',
    location: 'harbour',
    price: 10_500,
    phases: [
      { minutes: 25, kind: 'hands' },
      { minutes: 25, kind: 'resting' },
      { minutes: 10, kind: 'hands' },
    ],
  });
  const { text } = await app.http.get('/treatments/acupuncture').expect(200);
  expect(text).toContain('How to prepare');
  expect(text).toContain('<li>Eat <em>something</em></li>');
  const [{ detail }] = await app.db.query(
    `select detail from audit where action = 'treatment.changed' order by id desc`,
  );
  const fields = detail.differences.flatMap((one: { kind: string; fields: { field: string }[] }) =>
    one.fields.map(({ field }) => `${one.kind}.${field}`),
  );
  expect(fields).toEqual(expect.arrayContaining(['treatments.price', 'treatments.phases', 'practitioners.offers']));
});

it('every fault stands beside its field, in words, and nothing typed is lost', async () => {
  const typed = {
    name: '',
    price: 'cheap',
    'phases.minutes': ['20', 'x', '10'],
    description: 'Needles <b>&</b> rest',
    room: ['table', 'Window'],
    'offers.mei/harbour.phases': '20 minutes',
  };

  const { text } = await post(acupuncture, await filledIn(acupuncture, typed)).expect(400);

  const fault = (id: string) => new RegExp(`id="${id}-error">([^<]*)<`).exec(text)?.[1];
  expect(fault('name')).toBe('Name must not be empty.');
  expect(fault('price')).toBe('Enter an amount such as 95 or 95.00.');
  expect(fault('phases\\.1\\.minutes')).toBe('Enter a whole number.');
  expect(fault('offers.mei/harbour.phases')).toContain('Enter the minutes in order');
  expect(fault('offers.jonas/harbour')).toBe('Needs a room with table and window, and &quot;harbour&quot; has none.');
  for (const kept of [
    'value="cheap"',
    'value="x"',
    'Needles &lt;b>&amp;&lt;/b> rest',
    'value="Window"',
    'value="20 minutes"',
  ])
    expect.soft(text).toContain(kept);
  expect((await treatment('acupuncture'))?.price).toBe(9500);
});

it('who saves after somebody else is told, keeps what was typed, and may save over it', async () => {
  const mine = await filledIn(acupuncture, { price: '99' });
  await post(acupuncture, await filledIn(acupuncture, { price: '88' })).expect(303);

  const { text } = await post(acupuncture, mine).expect(409);

  expect(text).toContain('Someone else changed this after you opened it');
  expect(text).toContain('value="99"');
  expect((await treatment('acupuncture'))?.price).toBe(8800);
  const seen = /name="seen" value="([^"]+)"/.exec(text)![1]!;
  await post(acupuncture, { ...mine, seen }).expect(303);
  expect((await treatment('acupuncture'))?.price).toBe(9900);
});

it('a new treatment has an address made of its name, which it keeps, and can be booked at once', async () => {
  const typed = { name: 'Größere Ruhe', price: '80', offers: 'mei/harbour', addOns: 'cupping' };
  const form = await filledIn('/admin/treatments/base/new', typed);

  await post('/admin/treatments/base/new', form).expect(303);
  await post('/admin/treatments/base/new', form).expect(303);

  const slug = 'grossere-ruhe';
  expect((await file()).treatments.filter(({ name }) => name === 'Größere Ruhe')).toEqual([
    expect.objectContaining({ slug, price: 8000, addOns: ['cupping'] }),
  ]);
  const path = `/admin/treatments/base/${slug}`;
  await post(path, await filledIn(path, { name: 'Stille' })).expect(303);
  expect((await treatment(slug))?.name).toBe('Stille');
  const { body } = await apiOf(app).get(`/slots?treatment=${slug}&from=2026-12-01&to=2026-12-02`);
  expect(body.slots.length).toBeGreaterThan(10);
});

it('an add-on says what it goes with', async () => {
  const form = await filledIn('/admin/treatments/add-on/new', {
    name: 'Moxibustion',
    price: '25',
    goesWith: ['acupuncture', 'community'],
  });

  await post('/admin/treatments/add-on/new', form).expect(303);

  const bases = (await file()).treatments.filter(({ addOns }) => addOns.includes('moxibustion'));
  expect(bases.map(({ slug }) => slug)).toEqual(['acupuncture', 'community']);
  expect(await get('/admin/treatments')).toContain('with Acupuncture, Community acupuncture');
});

it('rows of phases come, go and change places by buttons alone', async () => {
  const minutes = (html: string) =>
    [...html.matchAll(/name="phases.minutes" value="([^"]*)"/g)].map(([, value]) => value);
  const typed = { name: 'Typed', 'phases.minutes': ['1', '2', '3'], 'phases.kind': ['hands', 'resting', 'hands'] };

  for (const [done, rows] of [
    ['phase-add', ['1', '2', '3', '10']],
    ['phase-up-2', ['1', '3', '2']],
    ['phase-down-0', ['2', '1', '3']],
    ['phase-gone-1', ['1', '3']],
    ['phase-up-0', ['1', '2', '3']],
  ] as const) {
    const { text } = await post(acupuncture, await filledIn(acupuncture, { ...typed, do: done })).expect(200);
    expect.soft(minutes(text), done).toEqual(rows);
    expect.soft(text).toContain('value="Typed"');
  }
});

it('the effect of the phases is told before anything is saved, by the engine itself', async () => {
  await app.get(ClinicFiles).import({ ...smallClinic, policy: { ...smallClinic.policy, startEveryMinutes: 5 } });
  const effect = async (typed: Fields) => {
    const { text } = await post(acupuncture, await filledIn(acupuncture, { ...typed, do: 'show' })).expect(200);
    return /class="effect-said"[^>]*>([^<]*)</.exec(text)?.[1];
  };

  expect(await effect({})).toBe('2 rooms, one practitioner: 12 appointments on a Tuesday instead of 8.');
  expect(await effect({ 'phases.kind': ['hands', 'hands', 'hands'] })).toContain(
    '8 appointments on a Tuesday. The practitioner stays the whole time',
  );
  expect(await effect({ room: [] })).toContain('3 rooms, one practitioner: 12 appointments');
  expect((await treatment('acupuncture'))?.phases[1]?.kind).toBe('resting');
});

it('a visit that is booked stays as it was booked, whatever becomes of its treatment', async () => {
  const api = apiOf(app);
  const { body } = await api.post('/bookings', {
    treatment: 'acupuncture',
    practitioner: 'mei',
    location: 'harbour',
    start: '2026-12-01T10:00:00-05:00',
    patient: { name: 'Ana García', email: 'ana@example.org' },
  });
  const bearer = { authorization: `Bearer ${body.manageUrl.split('/').at(-1)}` };
  const visit = async () => ({
    facts: await app.db.query(`select * from booking_facts where reference = $1`, [body.reference]),
    claims: await app.db.query(`select * from claim_facts where reference = $1 order by resource, from_at`, [
      body.reference,
    ]),
    row: await app.db.query(`select price, starts_at, ends_at, treatment_id from bookings where reference = $1`, [
      body.reference,
    ]),
    letters: await app.db.query(`select key, data from notifications order by key`),
    told: (await app.http.get(`/api/v1/bookings/${body.reference}`).set(bearer)).body,
  });
  const before = await visit();
  expect(before.claims).toHaveLength(4);

  await post(
    acupuncture,
    await filledIn(acupuncture, {
      price: '120',
      'phases.minutes': ['40', '40', '40'],
      turnoverMinutes: '30',
      room: 'chair',
      offers: 'jonas/harbour',
    }),
  ).expect(303);
  expect(await visit()).toEqual(before);

  await post(`${acupuncture}/retirement`, {}).expect(303);
  expect({ ...(await visit()), told: undefined }).toEqual({ ...before, told: undefined });
});

it('what is no longer offered can be brought back, with all who offered it', async () => {
  const before = await treatment('acupuncture');
  const offering = async () =>
    (await file()).practitioners.filter(({ offers }) => offers.some((offer) => offer.treatment === 'acupuncture'))
      .length;

  await post(`${acupuncture}/retirement`, {}).expect(303);

  expect(await treatment('acupuncture')).toBeUndefined();
  expect((await file()).links[0]).not.toHaveProperty('treatment');
  await app.http.get('/treatments/acupuncture').expect(404);
  await post(`${acupuncture}/retirement`, {}).expect(404);
  expect(await get('/admin/treatments')).toContain('Archived');

  await post('/admin/treatments/base/restore', { key: 'base/acupuncture' }).expect(303);

  expect(await treatment('acupuncture')).toEqual(before);
  expect(await offering()).toBe(2);
  await app.http.get('/treatments/acupuncture').expect(200);
});

it('a new treatment never takes the address of one that was retired', async () => {
  await post(`${acupuncture}/retirement`, {}).expect(303);

  await post(
    '/admin/treatments/base/new',
    await filledIn('/admin/treatments/base/new', { name: 'Acupuncture', price: '95' }),
  ).expect(303);

  expect(await treatment('acupuncture')).toBeUndefined();
  expect(await treatment('acupuncture-2')).toMatchObject({ name: 'Acupuncture' });
});

it('treatments change places by a button, one step; together, only when these are all there are', async () => {
  const slugs = async () => (await file()).treatments.filter(({ kind }) => kind === 'base').map(({ slug }) => slug);

  await post('/admin/treatments/base/order', { slug: 'community', by: 'up' }).expect(303);
  expect(await slugs()).toEqual(['acupuncture', 'community', 'cupping']);

  await post('/admin/treatments/base/order', { order: ['cupping', 'acupuncture', 'cupping', 'community'] }).expect(303);
  expect(await slugs()).toEqual(['cupping', 'acupuncture', 'community']);

  const { text } = await post('/admin/treatments/base/order', { order: ['cupping'] }).expect(409);
  expect(text).toContain('Someone else changed this');
  expect(await slugs()).toEqual(['cupping', 'acupuncture', 'community']);
});

it('terms of its own, which another page sets, stay when the treatment is saved', async () => {
  const own: ClinicFile = {
    ...smallClinic,
    treatments: smallClinic.treatments.map((one) =>
      one.slug === 'acupuncture' ? { ...one, policy: { startEveryMinutes: 30 } } : one,
    ),
  };
  await app.get(ClinicFiles).import(own);

  await post(acupuncture, await filledIn(acupuncture, { price: '99' })).expect(303);

  expect(await treatment('acupuncture')).toMatchObject({ price: 9900, policy: { startEveryMinutes: 30 } });
});

it('in a clinic too large for one page, whoever is not listed stays as they are', async () => {
  const [mei] = smallClinic.practitioners;
  const crowd = Array.from({ length: 500 }, (_, n) => ({ ...mei!, slug: `mei-${n}`, name: `Mei ${n}` }));
  await app.get(ClinicFiles).import({ ...smallClinic, practitioners: crowd });
  const form = await filledIn(acupuncture);
  const listed = [form.offers!].flat();

  await post(acupuncture, { ...form, offers: listed.slice(1) }).expect(303);

  const offering = (await file()).practitioners.filter(({ offers }) =>
    offers.some((offer) => offer.treatment === 'acupuncture'),
  );
  expect(listed).toHaveLength(200);
  expect(offering).toHaveLength(499);
});

it('a bookmark of the form for a new one leads to the kind it is for', async () => {
  const at = async (path: string) => (await app.http.get(path).set('cookie', cookie).expect(303)).headers['location'];

  expect(await at('/admin/treatments/new?kind=add-on')).toBe('/admin/treatments/add-on/new');
  expect(await at('/admin/treatments/new')).toBe('/admin/treatments/base/new');
  await app.http.get('/admin/treatments/whatever/new').set('cookie', cookie).expect(404);
});

it('common treatments are added by ticking them; where all are there, the page says so and adds nothing', async () => {
  const common = '/admin/treatments/common';
  const html = await get(common);
  const slugs = [...html.matchAll(/name="treatment" value="([^"]+)"/g)].map(([, slug]) => slug!);
  expect(slugs).toContain('facial-acupuncture');
  expect(html).toContain('Add treatments');
  const [, once] = /name="once" value="([^"]+)"/.exec(html)!;
  const prices = Object.fromEntries(slugs.map((slug) => [`price.${slug}`, '80']));

  await post(common, { treatment: slugs, once: once!, ...prices }).expect(303);

  expect((await treatment('facial-acupuncture'))?.price).toBe(8000);
  const after = await get(common);
  expect(after).toContain('All the common treatments are in your list already.');
  expect(after).not.toContain('Add treatments');
});
