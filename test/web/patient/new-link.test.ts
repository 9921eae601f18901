import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Bookings } from '../../../src/bookings/by-patient/book.service.js';
import { Cancellations } from '../../../src/bookings/by-patient/cancel.service.js';
import type { EmailContent } from '../../../src/notifications/notification.js';
import { write } from '../../../src/notifications/email/render.js';
import { EmailRenderer } from '../../../src/notifications/email-renderer.service.js';
import { type App, openApp } from '../../support/app.js';
import { at, visitAt } from '../../support/desk.js';
import { smallClinic } from '../../support/small-clinic.js';

const now = '2026-11-27T14:00:00Z';
let app: App;
let hour = 0;
beforeAll(async () => {
  app = await openApp({ clinic: smallClinic, now });
});
afterAll(() => app.close());

const ask = (email: string, of = app) => of.http.post('/new-link').send(new URLSearchParams({ email }).toString());
const book = (name: string, email: string) =>
  app.get(Bookings).book(
    {
      ...visitAt('2026-12-01 09:00'),
      start: at('2026-12-01 09:00') + (hour % 6) * 75 + Math.floor(hour++ / 6) * 1440,
    },
    { contact: { name, email, phone: null } },
  );
const letters = async (email: string) =>
  (await app.db.query(
    `select template, data from notifications where template = 'booking-link' and recipient = $1 order by id`,
    [email],
  )) as EmailContent[];
const linkIn = (letter: EmailContent) =>
  /\/visit\/([\w-]{43})/.exec(write(letter, app.get(EmailRenderer).contextAt(app.clock.now())).text)?.[1];

it('at a dead link one is offered a new one', async () => {
  const dead = await app.http.get(`/visit/${'A'.repeat(43)}`).expect(404);

  expect(dead.text).toContain('href="/my"');
  expect((await app.http.get('/new-link').expect(200)).text).toContain('Send me a new link');
});

it('the new link opens the visit, and the old one ends', async () => {
  const { token, reference } = await book('Ana García', 'ana@example.org');

  await ask(' Ana@Example.org ').expect(303).expect('location', '/new-link?asked=1');

  const [letter] = await letters('ana@example.org');
  const fresh = linkIn(letter!)!;
  expect(fresh).not.toBe(token);
  await app.http.get(`/visit/${fresh}`).expect(303).expect('location', `/visit/of/${reference}`);
  await app.http.get(`/visit/${token}`).expect(404);
  const [entry] = await app.db.query(`select actor, detail from audit where action = 'booking.link-renewed'`);
  expect(entry).toEqual({ actor: 'patient', detail: { generation: 1 } });
});

it('a family gets a letter for each visit ahead, and none for those that are over or off', async () => {
  const visits = [await book('Ben', 'family@example.org'), await book('Bea', 'family@example.org')];
  const off = await book('Bo', 'family@example.org');
  await app.get(Cancellations).cancel(off.token);
  const past = await book('Bill', 'family@example.org');
  await app.db.query(
    `update bookings set starts_at = '2026-11-20T14:00Z', ends_at = '2026-11-20T15:00Z' where reference = $1`,
    [past.reference],
  );

  await ask('family@example.org').expect(303);

  const references = (await letters('family@example.org')).map(({ data }) => (data as { reference: string }).reference);
  expect(references.toSorted()).toEqual(visits.map(({ reference }) => reference).toSorted());
});

it('whoever asks learns nothing: one answer for every address', async () => {
  await book('Cara', 'cara@example.org');

  const [known, unknown] = [await ask('cara@example.org'), await ask('nobody@example.org')];

  const told = ({ status, text, headers }: typeof known) => ({ status, text, to: headers['location'] });
  expect(told(known)).toEqual(told(unknown));
  expect(await letters('nobody@example.org')).toEqual([]);
});

it('and the same time for every address', async () => {
  await book('Dora', 'dora@example.org');
  const timed = async (email: string) => {
    const start = performance.now();
    await ask(email);
    return performance.now() - start;
  };

  const [known, unknown] = [await timed('dora@example.org'), await timed('nobody@example.org')];

  // Both as long as the pace says, and not much longer.
  for (const time of [known, unknown]) expect(time).toBeGreaterThan(295);
  expect(Math.abs(known - unknown)).toBeLessThan(150);
});

it('asked twice at once, the letters that are still to be sent bring the link that works', async () => {
  await book('Eve', 'eve@example.org');

  await Promise.all([ask('eve@example.org').expect(303), ask('eve@example.org').expect(303)]);

  const links = (await letters('eve@example.org')).map((letter) => linkIn(letter));
  expect(links).toHaveLength(2);
  for (const link of links) await app.http.get(`/visit/${link}`).expect(303);
  const [{ data }] = await app.db.query(
    `select data from notifications where template = 'booking-confirmed' and recipient = 'eve@example.org'`,
  );
  expect(data.link.generation).toBe(2);
});

it('what is no address is said beside the field', async () => {
  const answer = await ask('no address').expect(400);

  expect(answer.text).toContain('value="no address"');
  expect(answer.text).toContain('Enter a valid email address.');
});

it('the letter says nothing in its subject but when', async () => {
  await book('Fay', 'fay@example.org');
  await ask('fay@example.org');

  const [letter] = await letters('fay@example.org');
  const { subject, calendars } = write(letter!, app.get(EmailRenderer).contextAt(app.clock.now()));
  expect(subject).toMatch(/^Your link for \w{3}, \w{3} \d/);
  expect(calendars).toEqual([]);
});

describe('where limits are on', () => {
  it('three letters an hour to one address, twenty askings from one network, whoever is asked about', async () => {
    const limited = await openApp({ clinic: smallClinic, now, env: { RATE_LIMITS: 'on', BOOKING_CHALLENGE: 'off' } });
    try {
      for (let i = 0; i < 3; i++) await ask('gus@example.org', limited).expect(303);
      const refused = await ask('Gus@example.org', limited).expect(429);
      expect(refused.text).toContain('Too many attempts');
      for (let i = 0; i < 16; i++) await ask(`someone${i}@example.org`, limited).expect(303);

      await ask('another@example.org', limited).expect(429);
      limited.clock.advance({ minutes: 60 });
      await ask('gus@example.org', limited).expect(303);
    } finally {
      await limited.close();
    }
  });
});
