import type supertest from 'supertest';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { staffMember } from '../../support/staff.js';
import { en } from '../../../src/i18n/en/en.js';
import { OwnContacts } from '../../../src/bookings/by-patient/own-contacts.service.js';
import { PatientSessions } from '../../../src/patients/patient-sessions.service.js';
import { type App, openApp } from '../../support/app.js';
import { smallClinic } from '../../support/small-clinic.js';
import { keptCookie } from '../../support/somebody.js';

let app: App;
beforeAll(async () => {
  app = await openApp({ clinic: smallClinic, now: '2026-11-23T14:00:00Z' });
});
afterAll(() => app.close());

const german = { 'accept-language': 'de-AT,de;q=0.9,en;q=0.5' };
const wanted = { treatment: 'acupuncture', practitioner: 'mei', location: 'harbour' };
const typed = { name: 'Zoë Ångström', email: 'zoe@example.org', phone: '', note: 'Nacken' };

const cookiesOf = ({ headers }: supertest.Response) =>
  ((headers['set-cookie'] ?? []) as unknown as string[]).map((cookie) => cookie.split(';')[0]!);

const languageOf = ({ text }: supertest.Response) => /<html lang="([^"]+)" dir="(\w+)"/.exec(text)?.slice(1).join(' ');

async function hold(start: string): Promise<string> {
  const held = await app.http.post('/api/v1/holds').send({ ...wanted, start });
  return held.body.hold as string;
}

async function bookedInGerman(start: string) {
  const action = `/book/${await hold(start)}/confirmation`;
  const done = await app.http.post(action).set(german).set('cookie', keptCookie).type('form').send(typed).expect(303);
  return { reference: done.headers['location']!.split('/').at(-1)!, cookies: cookiesOf(done), done };
}

const lettersAbout = (reference: string): Promise<{ template: string; locale: string }[]> =>
  app.db.query(
    `select template, data ->> 'locale' as locale from notifications where about = (select id from bookings where reference = $1) order by template`,
    [reference],
  );

it('a page comes in the language that was chosen, else in the one the browser asks for, else in the clinic’s', async () => {
  const asked = await app.http.get('/find').set(german).expect(200);
  const chosen = await app.http.get('/find?lang=fr').set(german);
  const after = await app.http.get('/find').set(german).set('Cookie', cookiesOf(chosen));
  const plain = await app.http.get('/find');

  expect([asked, chosen, after, plain].map(languageOf)).toEqual(['de ltr', 'fr ltr', 'fr ltr', 'en-US ltr']);
  expect(asked.headers['content-language']).toBe('de');
  expect(asked.headers['vary']).toMatch(/accept-language, cookie/);
  expect(asked.headers['set-cookie']).toBeUndefined();
  expect(chosen.headers['set-cookie']).toEqual([expect.stringMatching(/^language=fr; .*HttpOnly; SameSite=Lax$/)]);
});

it('a language that is none is nobody’s wish', async () => {
  const answers = await Promise.all(
    ['xx', 'tlh', '%22%3E', 'de&lang=fr'].map((lang) => app.http.get(`/find?lang=${lang}`).expect(200)),
  );
  expect(answers.map(languageOf)).toEqual(['en-US ltr', 'en-US ltr', 'en-US ltr', 'en-US ltr']);
});

it('the page leads to itself in the other languages, with what was searched', async () => {
  const { text } = await app.http.get('/find?treatment=acupuncture&near=40.7,-73&lang=de');
  expect(text).toContain('href="/find?treatment=acupuncture&amp;near=40.7%2C-73&amp;lang=es"');
});

it('nothing on a page leads to another site because of how it was asked for', async () => {
  const { text } = await app.http.get('//elsewhere.example/find');
  expect(text).not.toContain('elsewhere.example');
});

it('the language is kept with the visit: letters, the calendar and its pages come in it', async () => {
  const { reference, cookies } = await bookedInGerman('2026-12-01T10:00:00-05:00');

  const [{ language }] = await app.db.query(`select language from bookings where reference = $1`, [reference]);
  expect(language).toBe('de');
  expect(await lettersAbout(reference)).toEqual([
    { template: 'booking-confirmed', locale: 'de' },
    { template: 'visit-new', locale: 'en-US' },
  ]);
  // Somebody else's browser, or their own another time.
  const visit = await app.http.get(`/visit/of/${reference}`).set('Cookie', cookies).set('accept-language', 'en');
  expect(languageOf(visit)).toBe('de ltr');
  expect(visit.text).toContain('Dienstag, 1. Dezember, 10:00');
  const chosen = await app.http.get(`/visit/of/${reference}?lang=es`).set('Cookie', cookies);
  expect(languageOf(chosen)).toBe('es-US ltr');
  const file = await app.http.get(`/visit/of/${reference}/calendar.ics`).set('Cookie', cookies);
  expect(file.text).toContain('SUMMARY:Termin');
});

it('what was typed stands in the form when it comes back in another language, and nothing is booked', async () => {
  const address = `/book/${await hold('2026-12-02T10:00:00-05:00')}`;
  const again = await app.http.post(`${address}/language?lang=zh-Hans`).type('form').send(typed).expect(200);

  expect(languageOf(again)).toBe('zh-Hans ltr');
  expect(again.text).toContain('value="Zoë Ångström"');
  expect(again.text).toContain('Nacken');
  expect(cookiesOf(again)).toContain('language=zh-Hans');
  expect(await app.db.query(`select from bookings where status <> 'held' and language = 'zh-Hans'`)).toEqual([]);
});

it('the answer to a form leads to the form’s own page in the other languages, unless that would lose what was typed', async () => {
  const { reference, cookies } = await bookedInGerman('2026-12-03T10:00:00-05:00');
  const toFrench = async (path: string, body: object) => {
    const { text } = await app.http.post(path).set('Cookie', cookies).type('form').send(body).expect(400);
    return /href="([^"]+lang=fr)"/.exec(text)?.[1]?.replaceAll('&amp;', '&') ?? null;
  };

  expect([
    await toFrench('/book/holds', { ...wanted, day: '2026-12-04' }),
    await toFrench(`/visit/of/${reference}/time`, { day: '2026-12-04' }),
    await toFrench('/my', { email: '' }),
    await toFrench('/new-link', { email: '' }),
    await toFrench('/new-link', { email: 'zoe' }),
    await toFrench(`/book/done/${reference}/email`, { email: 'zoe' }),
  ]).toEqual([
    '/book?treatment=acupuncture&practitioner=mei&location=harbour&day=2026-12-04&lang=fr',
    `/visit/of/${reference}/move?day=2026-12-04&lang=fr`,
    '/my?lang=fr',
    '/new-link?lang=fr',
    null,
    null,
  ]);
});

it.each([
  [{ language: 'zh-CN' }, {}, 'zh-Hans', '07'],
  [{ language: 'fr-CA' }, german, 'fr', '08'],
  [{ language: 'tlh' }, german, null, '09'],
  [{}, german, 'de', '10'],
  [{}, {}, null, '11'],
])('a program that says %j and asks for %j books in %s', async (said, headers, language, day) => {
  const patient = { name: 'Ana', email: 'ana@example.org' };
  const visit = { ...wanted, start: `2026-12-${day}T10:00:00-05:00`, patient, ...said };

  const booked = await app.http.post('/api/v1/bookings').set(headers).send(visit).expect(201);

  const [row] = await app.db.query(`select language from bookings where reference = $1`, [booked.body.reference]);
  expect(row).toEqual({ language });
});

it('a program is told in English what went wrong, unless it asks for another language', async () => {
  const lost = await app.http.get('/api/v1/bookings/NOTHERE1').set('authorization', 'Bearer x').set(german);
  const plain = await app.http.get('/api/v1/bookings/NOTHERE1').set('authorization', 'Bearer x');

  expect(lost.body.detail).toBe(
    'Das haben wir nicht gefunden. Vielleicht ist der Link alt oder enthält einen Tippfehler.',
  );
  expect(lost.headers['content-language']).toBe('de');
  expect(plain.body.detail).toBe(en['refusal.not-found']);
  expect(plain.body.code).toBe(lost.body.code);
});

it('the first sentence of an error is its heading, also where no blank follows it', async () => {
  const { text } = await app.http.get('/nowhere?lang=zh-Hans').expect(404);

  expect(text).toContain('<h1>找不到您要的内容</h1><p class="lead">链接可能已过期或输入有误。</p>');
});

it('the staff see the language of a visit’s letters, and say another; their pages stay English', async () => {
  const { reference } = await bookedInGerman('2026-12-21T10:00:00-05:00');
  const { cookie } = await staffMember(app, ['reception']);
  const at = `/staff/visits/${reference}`;
  const page = await app.http.get(at).set('Cookie', cookie).set(german).expect(200);
  expect(languageOf(page)).toBe('en-US ltr');
  expect(page.text).toContain('Email language: German');

  await app.http.post(`${at}/language`).set('Cookie', cookie).type('form').send({ language: 'fr' }).expect(303);

  expect((await app.http.get(at).set('Cookie', cookie)).text).toContain('Email language: French');
  const trail = await app.db.query(`select detail from audit where action = 'booking.language'`);
  expect(trail).toEqual([{ detail: { language: 'fr' } }]);
});

it('no page of patients has a sentence left in English', async () => {
  const { reference, cookies } = await bookedInGerman('2026-12-22T10:00:00-05:00');
  const held = await hold('2026-12-22T13:00:00-05:00');
  const link = `/my/link/${'A'.repeat(43)}`;
  const session = await app.get(PatientSessions).begin(app.db.manager, typed.email, {});
  const [person] = await app.get(OwnContacts).people(typed.email);
  const choice = new URLSearchParams(wanted).toString();
  const sentences = Object.values(en).filter((text) => text.length > 12 && !/[{}]/.test(text));
  const paths = [
    '/',
    `/find?treatment=acupuncture&near=40.7,-73`,
    '/find?treatment=acupuncture&near=Nowhereatall',
    `/book?${choice}`,
    `/book/times/why?${choice}&day=2026-12-01&at=03:00`,
    '/book/times/why',
    `/book/${held}`,
    '/book/nothing-held',
    `/book/done/${reference}`,
    `/visit/of/${reference}`,
    `/visit/of/${reference}/move`,
    `/visit/of/${reference}/cancel`,
    '/visit/of/NOTHERE1',
    '/my?news=signed-out',
    '/my?news=asked',
    link,
    '/new-link',
    '/new-link?asked=1',
    '/practitioners/mei',
    '/treatments/acupuncture',
    '/nothing-here',
  ];
  const signedIn = [...cookies, `${session.name}=${session.value}`];
  for (const path of [...paths, '/my', `/my/people/${person!.id}`]) {
    const sent = paths.includes(path) ? cookies : signedIn;
    const { text } = await app.http.get(path).set(german).set('Cookie', sent).redirects(1);
    const seen = text.replaceAll(/&#39;/g, '’');
    expect(
      sentences.filter((sentence) => seen.includes(sentence)),
      path,
    ).toEqual([]);
  }
});
