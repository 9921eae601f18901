import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Bookings } from '../../../src/bookings/by-patient/book.service.js';
import { Cancellations } from '../../../src/bookings/by-patient/cancel.service.js';
import { FailedNotifications } from '../../../src/health/failed-notifications.service.js';
import type { EmailContent } from '../../../src/notifications/notification.js';
import { write } from '../../../src/notifications/email/render.js';
import { EmailRenderer } from '../../../src/notifications/email-renderer.service.js';
import { PatientSessions } from '../../../src/patients/patient-sessions.service.js';
import { expectAlikeInTime } from '../../support/alike-in-time.js';
import { type App, openApp } from '../../support/app.js';
import { at, visitAt } from '../../support/desk.js';
import { everyRow } from '../../support/every-row.js';
import { smallClinic } from '../../support/small-clinic.js';

const now = '2026-11-27T14:00:00Z';
let app: App;
let booked = 0;
beforeAll(async () => {
  app = await openApp({ clinic: smallClinic, now });
});
afterAll(() => app.close());

const form = (fields: Record<string, string>) => new URLSearchParams(fields).toString();
const ask = (email: string, of = app) => of.http.post('/my').send(form({ email }));
/** Six a day, on weekdays. */
const book = (name: string, email: string, phone: string | null = null) => {
  const day = Math.floor(booked / 6);
  const start = at('2026-12-01 09:00') + (booked++ % 6) * 75 + (day < 4 ? day : day + 2) * 1440;
  return app.get(Bookings).book({ ...visitAt('2026-12-01 09:00'), start }, { contact: { name, email, phone } });
};
const emailsTo = (email: string) =>
  app.db.query(
    `select template, data from notifications where template like 'appointments-%' and lower(recipient) = lower($1) order by id`,
    [email],
  ) as Promise<EmailContent[]>;
const rendered = (email: EmailContent) => write(email, app.get(EmailRenderer).contextAt(app.clock.now()));

/** The path in the latest email to this address. */
async function linkTo(email: string): Promise<string> {
  await ask(email).expect(303);
  const found = /\/my\/link\/[\w-]{43}/.exec(rendered((await emailsTo(email.trim())).at(-1)!).text);
  return found![0];
}

const cookieIn = (headers: Record<string, unknown>) =>
  (headers['set-cookie'] as string[]).map((one) => one.split(';')[0]).join('; ');

/** Somebody with a session of this address. */
async function signIn(email: string): Promise<string> {
  const opened = await app.http
    .post(await linkTo(email))
    .expect(303)
    .expect('location', '/my');
  return cookieIn(opened.headers);
}

const my = (cookie: string, path = '/my') => app.http.get(path).set('cookie', cookie);
const post = (cookie: string, path: string, fields: Record<string, string> = {}) =>
  app.http.post(path).set('cookie', cookie).send(form(fields));

it('the link in the email shows a page, and only its button opens the appointments', async () => {
  const { reference } = await book('Ana García', 'ana@example.org');
  const link = await linkTo(' Ana@Example.org ');

  for (let i = 0; i < 3; i++) {
    const page = await app.http.get(link).expect(200);
    expect(page.text).toContain('Open my appointments');
    expect(page.text).not.toContain(reference);
    expect(page.headers['set-cookie']).toBeUndefined();
    expect(page.headers).toMatchObject({ 'cache-control': 'no-store', 'referrer-policy': 'same-origin' });
  }
  const opened = await app.http.post(link).expect(303).expect('location', '/my');

  const list = await my(cookieIn(opened.headers)).expect(200);
  expect(list.text).toContain(reference);
  expect(list.headers).toMatchObject({ 'cache-control': 'no-store', 'referrer-policy': 'same-origin' });
});

it('on https the cookie is bound to the host, and to this browser', async () => {
  const secure = await openApp({ clinic: smallClinic, now, env: { PUBLIC_URL: 'https://clinic.test' }, beside: app });
  try {
    await book('Sue', 'sue@example.org');
    const opened = await secure.http.post(await linkTo('sue@example.org')).expect(303);
    const [cookie] = opened.headers['set-cookie'] as unknown as string[];
    expect(cookie).toMatch(/^__Host-my=[\w-]{43}; Max-Age=14400; Path=\/; HttpOnly; Secure; SameSite=Lax$/);
  } finally {
    await secure.close();
  }
});

it('opening the link proves the address, following it does not', async () => {
  await book('Pia', 'pia@example.org');
  const link = await linkTo('pia@example.org');
  const proven = () => app.db.query(`select from proven_addresses where email_key = 'pia@example.org'`);

  await app.http.get(link).expect(200);
  expect(await proven()).toHaveLength(0);
  await app.http.post(link).expect(303);
  expect(await proven()).toHaveLength(1);
});

it('the database holds the hash of either secret only', async () => {
  await book('Dan', 'dan@example.org');
  const link = await linkTo('dan@example.org');
  const opened = await app.http.post(link).expect(303);

  const all = await everyRow(app.db);
  expect(all).not.toContain(link.slice('/my/link/'.length));
  expect(all).not.toContain(/my=([\w-]{43})/.exec(cookieIn(opened.headers))![1]);
});

describe('a link', () => {
  it('works once, for a quarter of an hour', async () => {
    await book('Lea', 'lea@example.org');
    const used = await linkTo('lea@example.org');
    await app.http.post(used).expect(303);
    const again = await app.http.post(used);
    expect(again.status).toBe(410);
    expect(again.text).toContain('already used');
    expect(again.headers['set-cookie']).toBeUndefined();

    const late = await linkTo('lea@example.org');
    app.clock.advance({ minutes: 14 });
    await app.http.get(late).expect(200);
    app.clock.advance({ minutes: 1 });
    await app.http.get(late).expect(410);
    await app.http.post(late).expect(410);
  });

  it('pressed at the same moment in twenty browsers begins one session', async () => {
    await book('Zoe', 'zoe@example.org');
    const link = await linkTo('zoe@example.org');

    const answers = await Promise.all(Array.from({ length: 20 }, () => app.http.post(link)));

    expect(answers.filter(({ status }) => status === 303)).toHaveLength(1);
    expect(answers.filter(({ headers }) => headers['set-cookie'])).toHaveLength(1);
    expect(await app.db.query(`select from patient_sessions where email = 'zoe@example.org'`)).toHaveLength(1);
  });

  it('leads whoever is in already back to their appointments', async () => {
    await book('Tom', 'tom@example.org');
    const link = await linkTo('tom@example.org');
    const cookie = cookieIn((await app.http.post(link).expect(303)).headers);

    await my(cookie, link).expect(303).expect('location', '/my');
    await post(cookie, link).expect(303).expect('location', '/my');
  });

  it('of each of two emails opens a browser of its own, and signing out ends one of them', async () => {
    await book('Uma', 'uma@example.org');
    const [one, other] = [await signIn('uma@example.org'), await signIn('uma@example.org')];

    const gone = await post(one, '/my/sign-out').expect(303).expect('location', '/my?news=signed-out');
    expect(cookieIn(gone.headers)).toBe('my=');
    expect((await my(one)).text).not.toContain('Uma');
    expect((await my(other)).text).toContain('Uma');
  });
});

describe('a session', () => {
  it('ends after half an hour of silence, and after four hours in any case', async () => {
    await book('Ida', 'ida@example.org');
    const cookie = await signIn('ida@example.org');
    for (let minutes = 0; minutes < 225; minutes += 25) {
      expect((await my(cookie)).text).toContain('Ida');
      app.clock.advance({ minutes: 25 });
    }
    expect((await my(cookie)).text).toContain('Ida');
    app.clock.advance({ minutes: 15 });
    expect((await my(cookie)).text).not.toContain('Ida');

    const silent = await signIn('ida@example.org');
    app.clock.advance({ minutes: 31 });
    expect((await my(silent)).text).not.toContain('Ida');
  });

  it('and a link are swept when they are over', async () => {
    await book('Olga', 'olga@example.org');
    await signIn('olga@example.org');
    await linkTo('olga@example.org');
    app.clock.advance({ minutes: 31 });

    await app.get(PatientSessions).forget();

    expect(await app.db.query(`select from patient_sessions`)).toEqual([]);
    expect(await app.db.query(`select from patient_links`)).toEqual([]);
  });

  it('without one there is nothing, but the way to a new link', async () => {
    const { reference } = await book('Max', 'max@example.org');
    const paths = ['', '/move', '/cancel', '/calendar'].map((page) => `/my/appointments/${reference}${page}`);
    const person = '/my/people/00000000-0000-7000-8000-000000000000';
    for (const path of [...paths, person]) expect((await app.http.get(path).expect(404)).text).toContain('href="/my"');
    for (const path of ['/my/reminders', person]) await post('', path, { do: 'stop' }).expect(404);
  });
});

describe('my appointments', () => {
  it('are those of all people at the address, ahead and past', async () => {
    const visits = [await book('Ben Hall', 'hall@example.org'), await book('Bea Hall', 'Hall@example.org')];
    const off = await book('Bea Hall', 'hall@example.org');
    await app.get(Cancellations).cancel(off.token);
    const stranger = await book('Eve', 'eve@example.org');
    const past = await book('Ben Hall', 'hall@example.org');
    await app.db.query(
      `update bookings set starts_at = '2026-11-20T14:00Z', ends_at = '2026-11-20T15:00Z' where reference = $1`,
      [past.reference],
    );

    const { text } = await my(await signIn('hall@example.org')).expect(200);

    expect(text.match(/<h2[^>]*>[^<]*/g)).toEqual([
      expect.stringContaining('Bea Hall'),
      expect.stringContaining('Ben Hall'),
      expect.stringContaining('Reminders'),
    ]);
    for (const { reference } of visits) expect(text).toContain(`/my/appointments/${reference}/move`);
    for (const { reference } of [off, past]) expect(text).not.toContain(reference);
    expect(text.match(/Book again/g)).toHaveLength(2);
    expect(text).toContain('Canceled');
    expect(text).not.toContain(stranger.reference);
  });

  it('lead to the pages of each, and to nobody else’s', async () => {
    const own = await book('Amy', 'amy@example.org');
    const other = await book('Bo', 'bo@example.org');
    const cookie = await signIn('amy@example.org');

    for (const [page, target] of [
      ['', ''],
      ['/move', '/move'],
      ['/cancel', '/cancel'],
      ['/calendar', '/calendar.ics'],
    ] as const) {
      const path = `/visit/of/${own.reference}${target}`;
      const led = await my(cookie, `/my/appointments/${own.reference}${page}`).expect(303).expect('location', path);
      await my(cookieIn(led.headers), path).expect(200);
      await my(cookie, `/my/appointments/${other.reference}${page}`).expect(404);
    }
  });

  it('when one is cancelled from there, it is, and its own link still works', async () => {
    const { reference, token } = await book('Cal', 'cal@example.org');
    const cookie = await signIn('cal@example.org');
    const led = await my(cookie, `/my/appointments/${reference}/cancel`).expect(303);

    await post(cookieIn(led.headers), `/visit/of/${reference}/cancellation`).expect(303);

    expect((await my(cookie)).text).toContain('Canceled');
    await app.http.get(`/visit/${token}`).expect(303);
  });

  it('another one like the last is two steps away', async () => {
    const { token } = await book('Rae', 'rae@example.org');
    await app.get(Cancellations).cancel(token);
    const { text } = await my(await signIn('rae@example.org'));
    const again = /href="(\/again\/[\w-]{43}\?person=[\w-]{36})"/.exec(text)![1]!;
    await app.http
      .get(again)
      .expect(303)
      .expect('location', /^\/book\?treatment=acupuncture.*&person=[\w-]{36}$/);
  });

  it('signing out closes the appointments that were opened from there', async () => {
    const { reference } = await book('Kim', 'kim@example.org');
    const cookie = await signIn('kim@example.org');
    const visit = cookieIn((await my(cookie, `/my/appointments/${reference}`)).headers);

    const gone = await post(`${cookie}; ${visit}`, '/my/sign-out').expect(303);

    expect((gone.headers['set-cookie'] as unknown as string[]).map((one) => one.split(';', 2).join())).toEqual([
      'my=, Max-Age=0',
      `visit-${reference}=, Max-Age=0`,
    ]);
  });
});

describe('contact data', () => {
  const personOf = async (email: string, name: string) =>
    (
      await app.db.query(`select id, phone, phone_key, locale from patients where email = $1 and name = $2`, [
        email,
        name,
      ])
    )[0];

  it('of one person change with the record, and the language of what is ahead', async () => {
    const { reference } = await book('Nia', 'nia@example.org', '+1 631 555 0100');
    await book('Noa', 'nia@example.org', '+1 631 555 0111');
    const { id } = await personOf('nia@example.org', 'Nia');
    const cookie = await signIn('nia@example.org');
    expect((await my(cookie, `/my/people/${id}`).expect(200)).text).toContain('+1 631 555 0100');

    await post(cookie, `/my/people/${id}`, { phone: '(631) 555-0142', language: 'de' }).expect(303);

    expect(await personOf('nia@example.org', 'Nia')).toMatchObject({
      phone: '(631) 555-0142',
      phone_key: '16315550142',
      locale: expect.stringMatching(/^de/),
    });
    expect(await personOf('nia@example.org', 'Noa')).toMatchObject({ phone: '+1 631 555 0111' });
    const [{ language }] = await app.db.query(`select language from bookings where reference = $1`, [reference]);
    expect(language).toBe('de');
    const [entry] = await app.db.query(
      `select actor, detail from audit where action = 'patient.contact' and subject = $1`,
      [id],
    );
    expect(entry).toEqual({ actor: 'patient', detail: { fields: ['phone', 'language'] } });
    expect((await my(cookie)).text).toContain('(631) 555-0142');
  });

  it('that a stranger gave with a booking in somebody’s name are shown with it, and go when that person says what is right', async () => {
    await book('Val', 'val@example.org', '+1 631 555 0100');
    const { reference } = await book('Val', 'val@example.org', '+1 631 555 0666');
    const { id } = await personOf('val@example.org', 'Val');
    const cookie = await signIn('val@example.org');
    expect((await my(cookie)).text).toContain('+1 631 555 0666');
    expect((await my(cookie, `/my/people/${id}`)).text).toContain('+1 631 555 0100');

    await post(cookie, `/my/people/${id}`, { phone: '+1 631 555 0100', language: 'en' }).expect(303);

    const [said] = await app.db.query(`select said_phone, unproven from bookings where reference = $1`, [reference]);
    expect(said).toEqual({ said_phone: null, unproven: false });
    expect(await personOf('val@example.org', 'Val')).toMatchObject({ phone: '+1 631 555 0100' });
  });

  it('that cannot be right come back as they were typed', async () => {
    await book('Ray', 'ray@example.org');
    const { id } = await personOf('ray@example.org', 'Ray');
    const cookie = await signIn('ray@example.org');

    const alien = await post(cookie, `/my/people/${id}`, { phone: '', language: 'tlh' }).expect(400);
    expect(alien.text).toContain('Choose an option.');
    expect(alien.text).not.toContain('Invalid option');
    const { text } = await post(cookie, `/my/people/${id}`, { phone: 'call me', language: 'en' }).expect(400);

    expect(text).toContain('value="call me"');
    expect(text).toContain('Enter a valid phone number.');
  });

  it('of somebody at another address are not there', async () => {
    await book('Jan', 'jan@example.org');
    await book('Joy', 'joy@example.org');
    const { id } = await personOf('jan@example.org', 'Jan');
    const cookie = await signIn('joy@example.org');

    await my(cookie, `/my/people/${id}`).expect(404);
    await post(cookie, `/my/people/${id}`, { phone: '', language: 'de' }).expect(404);
  });
});

it('reminders to the address stop and come back', async () => {
  await book('Stu', 'stu@example.org');
  const cookie = await signIn('stu@example.org');
  const stopped = () => app.db.query(`select from unsubscribes where address = 'stu@example.org'`);

  await post(cookie, '/my/reminders', { do: 'stop' }).expect(303);
  expect(await stopped()).toHaveLength(1);
  expect((await my(cookie)).text).toContain('Reminders are off.');
  await post(cookie, '/my/reminders', { do: 'resume' }).expect(303);
  expect(await stopped()).toHaveLength(0);
});

describe('whoever asks learns nothing', () => {
  it('of 200 known and 200 unknown addresses: one status, one text, the same headers, the same time', async () => {
    await app.db.query(
      `insert into patients (id, name, name_key, email, email_key, search_words, locale, created_at)
       select uuidv7(), 'P' || n, 'p' || n, email, email, '{}', 'en', now()
       from generate_series(1, 200) n, lateral (select 'known' || n || '@example.org') typed (email)`,
    );
    const addresses = Array.from({ length: 200 }, (_, n) => [
      `known${n + 1}@example.org`,
      `nobody${n + 1}@example.org`,
    ]);
    const times: [number[], number[]] = [[], []];
    const told = new Set<string>();
    const timed = async (email: string, which: 0 | 1) => {
      const start = performance.now();
      const { status, text, headers } = await ask(email);
      times[which].push(performance.now() - start);
      const { date: _, 'x-request-id': __, ...same } = headers;
      told.add(JSON.stringify({ status, text, same }));
    };

    // Four pairs at a time, in either order.
    for (let i = 0; i < addresses.length; i += 4)
      await Promise.all(
        addresses
          .slice(i, i + 4)
          .flatMap(([known, unknown], n) =>
            n % 2 ? [timed(known!, 0), timed(unknown!, 1)] : [timed(unknown!, 1), timed(known!, 0)],
          ),
      );

    expect([...told]).toHaveLength(1);
    expectAlikeInTime(times[0], times[1], 5);
    expect(await emailsTo('known7@example.org')).toMatchObject([{ template: 'appointments-link' }]);
    expect(await emailsTo('nobody7@example.org')).toMatchObject([{ template: 'appointments-none' }]);
  }, 60_000);

  it('a stranger whose address was typed is told once a day that there is nothing', async () => {
    for (let i = 0; i < 3; i++) await ask(i % 2 ? 'Some.Body@gmail.com' : 'somebody@gmail.com').expect(303);
    expect(await emailsTo('somebody@gmail.com')).toHaveLength(1);
    app.clock.advance({ minutes: 1440 });
    await ask('somebody@gmail.com').expect(303);
    expect(await emailsTo('somebody@gmail.com')).toHaveLength(2);
  });

  it('another spelling of an address gets nothing: the link goes where the record says', async () => {
    await book('Lou', 'lou.hale@gmail.com');
    await ask('louhale+me@gmail.com').expect(303);

    expect(await emailsTo('louhale+me@gmail.com')).toEqual([]);
    expect(await emailsTo('lou.hale@gmail.com')).toHaveLength(1);
  });

  it('nobody at the clinic has to phone because an address that somebody typed does not exist', async () => {
    await ask('mistyped@example.org').expect(303);
    await app.db.query(
      `update notifications set status = 'failed', failed_at = posted_at where recipient = 'mistyped@example.org'`,
    );

    expect(await app.get(FailedNotifications).list({ roles: ['admin'] })).toEqual([]);
  });

  it('three emails an hour to one address, twenty requests from one network, in all processes together', async () => {
    const env = { RATE_LIMITS: 'on', BOOKING_CHALLENGE: 'off' };
    const [one, other] = [
      await openApp({ beside: app, env, clinic: smallClinic }),
      await openApp({ beside: app, env, clinic: smallClinic }),
    ];
    try {
      for (const process of [one, other, one]) await ask('gus@example.org', process).expect(303);
      expect((await ask('Gus@example.org', other).expect(429)).text).toContain('Too many attempts');
      for (let i = 0; i < 16; i++) await ask(`someone${i}@example.org`, i % 2 ? one : other).expect(303);
      await ask('another@example.org', one).expect(429);
      app.clock.advance({ minutes: 60 });
      await ask('gus@example.org', other).expect(303);
    } finally {
      await one.close();
      await other.close();
    }
  });

  it('the form brings a proof of work where that is asked', async () => {
    const asking = await openApp({ beside: app, env: { RATE_LIMITS: 'on' } });
    try {
      expect((await asking.http.get('/my').expect(200)).text).toMatch(/<form[^>]* data-proof="\/assets\/proof/);
    } finally {
      await asking.close();
    }
  });

  it('what is no address is said beside the field', async () => {
    const answer = await ask('no address').expect(400);
    expect(answer.text).toContain('value="no address"');
    expect(answer.text).toContain('Enter a valid email address.');
  });
});

it('the email names neither a person nor an appointment, and is not sent once its link is over', async () => {
  await book('Fay Long', 'fay@example.org');
  await linkTo('fay@example.org');
  const [email] = await emailsTo('fay@example.org');
  const { subject, text, html } = rendered(email!);
  expect(subject).toBe(`Your link to ${smallClinic.name}`);
  for (const form of [text, html]) for (const word of ['Fay', 'Mei', 'December']) expect(form).not.toContain(word);
  expect((email!.data as { until: number }).until).toBe(Math.floor(app.clock.now().getTime() / 60_000) + 15);
});
