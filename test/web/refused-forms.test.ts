import { Controller, Post } from '@nestjs/common';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Allow } from '../../src/accounts/allow.decorator.js';
import { StaffDrafts } from '../../src/accounts/staff-drafts.service.js';
import { Holds } from '../../src/bookings/holding/holds.service.js';
import { Refusal } from '../../src/platform/refusal.js';
import { type App, openApp } from '../support/app.js';
import { busyDay } from '../support/busy-day.js';
import { visitAt } from '../support/desk.js';
import { formsOf } from '../support/forms.js';
import { smallClinic } from '../support/small-clinic.js';
import { type Person, signedIn, staffMember } from '../support/staff.js';

@Controller('try')
class AwayController {
  @Post('away')
  @Allow('public')
  away(): never {
    throw new Refusal('unavailable');
  }

  @Post('limit')
  @Allow('public')
  limit(): never {
    throw new Refusal('too-many-requests', { seconds: 60 });
  }
}

let app: App;
let admin: Person;
let day: Awaited<ReturnType<typeof busyDay>>;
beforeAll(async () => {
  const env = { TRUST_PROXY: '1', BOOKING_CHALLENGE: 'off' };
  app = await openApp({ clinic: smallClinic, now: '2026-11-27T14:00:00Z', env, controllers: [AwayController] });
  day = await busyDay(app);
  admin = await staffMember(app, ['admin', 'reception', 'practitioner'], { practitioner: 'mei' });
});
afterAll(() => app.close());

/** Somebody far away, behind the proxy. */
const post = (path: string, page: string, cookie = '') =>
  app.http
    .post(path)
    .set({ host: 'clinic.test', 'x-forwarded-for': '203.0.113.5', cookie, referer: `http://clinic.test${page}` })
    .redirects(0);

it('a note that is too long comes back in its place, with what is wrong beside it and above it', async () => {
  const visit = `/staff/visits/${day.gita}`;
  const note = `<b>${'sleeps badly '.repeat(700)}`;

  const { text } = await post(`${visit}/notes`, visit, admin.cookie).type('form').send({ text: note }).expect(400);

  const form = formsOf(text, visit).find(({ action }) => action === `${visit}/notes`);
  expect(form?.filled['text']).toEqual([note]);
  expect(text).toMatch(/data-focus[^>]*><h2>Please check one field<\/h2><ul><li><a href="#text">[^<]*This is too long/);
  expect(text).toMatch(/id="text-error">This is too long\.<\/p><textarea[^>]*aria-describedby="[^"]*text-error"/);
});

it('a form that says it stood on the stream of changes is shown on the page above', async () => {
  const visit = `/staff/visits/${day.gita}`;
  const note = 'sleeps badly '.repeat(700);

  const { text } = await post(`${visit}/notes`, '/staff/diary/changes', admin.cookie)
    .type('form')
    .send({ text: note })
    .expect(400);

  expect(formsOf(text, visit).find(({ action }) => action === `${visit}/notes`)?.filled['text']).toEqual([note]);
});

it('of a file that is too large its field says so, and the text beside it is there again', async () => {
  const page = '/staff/profile';

  const { text } = await post('/staff/profile/photo', page, admin.cookie)
    .field('alt', 'Mei at her desk')
    .attach('photo', Buffer.alloc(8_400_000, 7), { filename: 'mei.jpg', contentType: 'image/jpeg' })
    .expect(413);

  expect(text).toMatch(/id="photo-error">[^<]*at most 8 MB/);
  expect(formsOf(text, page).find(({ names }) => names.includes('alt'))?.filled['alt']).toEqual(['Mei at her desk']);
});

it('a booking that seems to come from another site is shown once more, filled in; no form of the staff is', async () => {
  const { hold } = await app.get(Holds).hold(visitAt('2026-12-08 14:00'));
  const typed = { name: 'Ana\u0007 García', email: 'ana@example.org', note: 'Left\r\nknee' };

  const page = `/book/${hold}`;
  const shown = await app.http.get(page).expect(200);
  const form = formsOf(shown.text, page).find(({ names }) => names.includes('email'))!;
  const { text } = await post(`${page}/confirmation`, page)
    .set({ origin: 'null', 'accept-language': 'de' })
    .type('form')
    .send({ ...form.filled, ...typed })
    .expect(403);
  expect(formsOf(text, page).find(({ names }) => names.includes('email'))?.filled).toMatchObject({
    name: ['Ana García'],
    email: ['ana@example.org'],
    note: ['Left\r\nknee'],
  });
  expect(text).toContain('nicht von unserer Website');

  const staff = await post('/admin/users/new', '/admin/users/new', admin.cookie)
    .set('origin', 'http://evil.clinic.test')
    .type('form')
    .send({ name: 'Mallory' })
    .expect(403);
  expect(staff.text).not.toContain('Mallory');
});

it('what cannot be done now is sent again by one button, with everything that was typed but no password', async () => {
  for (const [path, status] of [
    ['/try/away', 503],
    ['/try/limit', 429],
  ] as const) {
    const { text } = await post(path, '/')
      .type('form')
      .send({ note: '"Left" <knee & shin', day: ['1', '2'] })
      .expect(status);
    const [form] = formsOf(text, '');
    expect(form).toMatchObject({ action: path, filled: { note: ['"Left" <knee & shin'], day: ['1', '2'] } });

    const secret = await post(path, '/')
      .type('form')
      .send({ email: 'a@b.example', password: 'a secret' })
      .expect(status);
    expect(formsOf(secret.text, '')).toEqual([]);
    expect(secret.text).not.toContain('a secret');
    expect(secret.text).toContain('go back to the previous page');
  }
});

it('a form kept over a session is found on its own page, wherever its sender is', async () => {
  const visit = `/staff/visits/${day.gita}`;
  const silent = `${admin.cookie}; staff-account=${app.get(StaffDrafts).cookieOf(admin.id).value}`;
  app.clock.advance({ minutes: 31 });
  const { headers } = await post(`${visit}/notes`, visit, silent).type('form').send({ text: 'typed' }).expect(303);
  const next = new URL(headers['location']!, 'http://clinic.test').searchParams.get('next')!;

  const { text } = await app.http
    .get(next)
    .set({ host: 'clinic.test', 'x-forwarded-for': '203.0.113.5', cookie: await signedIn(app, admin.id) });

  expect(text).toContain('Gita Rao');
  expect(text).not.toContain('Not saved yet');
});
