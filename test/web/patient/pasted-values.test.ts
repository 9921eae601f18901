import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { PatientSearch } from '../../../src/bookings/by-staff/patient-search.service.js';
import { catalogueLanguages } from '../../../src/i18n/language.js';
import { say } from '../../../src/i18n/words.js';
import { type App, openApp } from '../../support/app.js';
import { hasBrowser, openBrowser } from '../../support/browser.js';
import { smallClinic } from '../../support/small-clinic.js';
import { rosa } from '../../support/staff-actors.js';

let app: App;
beforeAll(async () => {
  const [harbour, ...others] = smallClinic.locations;
  const address = { line1: '1 George Street', city: 'Sydney', region: 'NSW', postcode: '2000', country: 'AU' };
  app = await openApp({ clinic: { ...smallClinic, locations: [{ ...harbour!, address }, ...others] } });
});
afterAll(() => app.close());
beforeEach(async () => {
  for (const table of ['bookings', 'notifications', 'patients']) await app.db.query(`delete from ${table}`);
});

/** Holds and confirms by the forms. Answers what is kept of it. */
async function booked(typed: Readonly<Record<string, string>>, start = '2026-11-24T15:00:00Z') {
  const time = { treatment: 'acupuncture', practitioner: 'mei', location: 'harbour', start };
  const held = await app.http.post('/book/holds').type('form').send(time).expect(303);
  const details = { name: 'Ana Test', email: 'ana.test@demo.example', ...typed };
  const form = held.headers.location!.split('?')[0]!;
  await app.http.post(`${form}/confirmation`).type('form').send(details).expect(200);
  const [kept] = (await app.db.query(
    `select p.name, p.email, p.phone from bookings b join patients p on p.id = b.patient_id where b.starts_at = $1`,
    [start],
  )) as [Record<string, string>];
  return kept;
}

it.each([
  ['phone', '\u202d+61 412 345 678\u202c', '+61 412 345 678'],
  ['phone', '\u200e+61 412 345 678', '+61 412 345 678'],
  ['phone', '+61\u00a0412\u00a0345\u00a0678', '+61 412 345 678'],
  ['phone', '+61 412\u2011345\u2011678', '+61 412-345-678'],
  ['phone', '0412 345 678 ext. 12', '0412 345 678 ext. 12'],
  ['phone', '０４１２ ３４５ ６７８', '0412 345 678'],
  ['phone', 'tel:+61412345678', '+61412345678'],
  ['name', '\u202aאבי כהן\u202c', 'אבי כהן'],
  ['name', 'Ana\u0000 Test\u0007\u2028', 'Ana Test'],
  ['email', 'ana.test@demo.example\u200b', 'ana.test@demo.example'],
  ['email', '\u202aana.test@demo.example\u202c', 'ana.test@demo.example'],
  ['email', 'mailto:ana.test@demo.example', 'ana.test@demo.example'],
  ['email', 'Ana Test <ana.test@demo.example>', 'ana.test@demo.example'],
  ['email', 'ana.test＠demo。example', 'ana.test@demo.example'],
  ['email', 'ana@müller.example', 'ana@xn--mller-kva.example'],
  ['email', '"ana test"@demo.example', '"ana test"@demo.example'],
  ['phone', '0412 345 678 (ask for Maria)', '0412 345 678 (ask for Maria)'],
  ['phone', '٠٤١٢ ٣٤٥ ٦٧٨', '0412 345 678'],
  ['phone', 'tel:+61-412-345-678;ext=12', '+61-412-345-678 ext. 12'],
])('whoever pastes the %s %j books with %s', async (field, typed, kept) => {
  expect((await booked({ [field]: typed }))[field]).toBe(kept);
});

it.each([
  ['name', 'Siobhan O’Brien', "Siobhan O'Brien", 'Siobhan\u00a0O’Brien'],
  ['phone', '0412 555 777', '+61 412 555 777', '0061412555777'],
])('one %s, typed in three ways, is one patient', async (field, ...ways) => {
  for (const [n, way] of ways.entries()) await booked({ [field]: way }, `2026-11-2${4 + n}T15:00:00Z`);
  expect(await app.db.query(`select count(*)::int as n from patients`)).toEqual([{ n: 1 }]);
});

it.each([
  ['email', 'jürgen@demo.example', 'fault.email-letters'],
  ['email', 'ana@[192.0.2.1]', 'fault.email-ip'],
  ['email', 'ana test@demo.example', 'details.email-missing'],
  ['phone', '0412 345 678 / 0412 345 679', 'fault.phone-one'],
  ['phone', 'call me', 'details.phone-wrong'],
] as const)('a %s of %s comes back with what is wrong with it, in every language', async (field, typed, sentence) => {
  const time = { treatment: 'acupuncture', practitioner: 'mei', location: 'harbour', start: '2026-11-24T15:00:00Z' };
  const held = await app.http.post('/book/holds').type('form').send(time).expect(303);
  const form = held.headers.location!.split('?')[0]!;
  for (const language of catalogueLanguages) {
    const { text } = await app.http
      .post(`${form}/confirmation`)
      .set('accept-language', language)
      .type('form')
      .send({ name: 'Ana Test', email: 'ana@demo.example', [field]: typed })
      .expect(400);
    expect(text).toContain(say(sentence, {}, language));
    expect(text).toContain(`value="${typed}"`);
  }
});

it.each([
  '0412 345 678',
  '+61 412 345 678',
  'tel:+61412345678',
  '0412\u2011345',
  '٠٤١٢ ٣٤٥ ٦٧٨',
  '345 678',
  '0412 345 678 x12',
])('whoever calls is found by %s', async (typed) => {
  await booked({ phone: '+61 412 345 678 ext. 12' });
  expect(await app.get(PatientSearch).alike(rosa, typed)).toMatchObject([{ name: 'Ana Test' }]);
});

it.runIf(hasBrowser)('what was copied out of a mail program is taken in a browser as it was pasted', async () => {
  const time = { treatment: 'acupuncture', practitioner: 'mei', location: 'harbour', start: '2026-11-24T15:00:00Z' };
  const held = await app.http.post('/book/holds').type('form').send(time).expect(303);
  const browser = await openBrowser();
  try {
    const page = await browser.newPage();
    await page.goto(`${app.url}${held.headers.location}`);
    await page.fill('#name', 'Ana Test');
    await page.fill('#email', 'Ana Test <ana@MÜLLER.example>\u200b');
    await page.fill('#phone', `0412\u2011345\u2011678 (ask for Maria, between nine and five)`);
    await page.press('#name', 'Enter');
    await page.getByText('We’ve emailed your confirmation').waitFor();
    expect(await page.textContent('main')).toContain('ana@müller.example');
  } finally {
    await browser.close();
  }
  expect(await app.db.query(`select email, phone from patients`)).toEqual([
    { email: 'ana@xn--mller-kva.example', phone: '0412-345-678 (ask for Maria, between nine and five)' },
  ]);
});
