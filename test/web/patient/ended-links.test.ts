import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Bookings } from '../../../src/bookings/by-patient/book.service.js';
import { Cancellations } from '../../../src/bookings/by-patient/cancel.service.js';
import { Confirmations } from '../../../src/bookings/by-patient/confirm.service.js';
import { Holds } from '../../../src/bookings/holding/holds.service.js';
import { type App, openApp } from '../../support/app.js';
import { visitAt } from '../../support/desk.js';
import { smallClinic } from '../../support/small-clinic.js';

let app: App;
beforeAll(async () => {
  app = await openApp({ clinic: smallClinic, now: '2026-11-27T14:00:00Z' });
});
afterAll(() => app.close());

const dana = { contact: { name: 'Dana Reyes', email: 'dana@example.org', phone: '+16315550123' } };
const form = (fields: Record<string, string>) => new URLSearchParams(fields).toString();

describe('the link of a cancelled appointment', () => {
  let here: string;
  let cookie: string;
  beforeAll(async () => {
    const { token, reference } = await app.get(Bookings).book(visitAt('2026-12-01 10:00'), dana);
    await app.get(Cancellations).cancel(token);
    here = `/visit/of/${reference}`;
    const opened = await app.http.get(`/visit/${token}`).expect(303).expect('location', here);
    cookie = String(opened.headers['set-cookie']).split(';')[0]!;
  });
  const get = (path: string) => app.http.get(path).set('Cookie', cookie);
  const post = (path: string, fields = {}) => app.http.post(path).set('Cookie', cookie).send(form(fields));

  it('opens a page that says so, with the way to another, and tells nothing else', async () => {
    const { text } = await get(here).expect(200);

    expect(text).toContain('This appointment was canceled');
    expect(text).toContain('Book another appointment');
    const words = /<main.*<\/main>/s
      .exec(text)![0]
      .replaceAll(/<[^>]*>/g, ' ')
      .split(/\s{2,}/);
    expect(words.filter(Boolean)).toEqual([
      'This appointment was canceled',
      'Tuesday, December 1, 10:00 AM',
      'Book another appointment',
    ]);
  });

  it('is of no other use', async () => {
    const told = () => app.db.query(`select template, status, knew from notifications order by id`);
    const before = await told();
    const start = '2026-12-02T10:00:00-05:00';
    await get(`${here}/calendar.ics`).expect(404);
    await get(`${here}/why?at=2026-12-02T10:00`).expect(409);
    await get(`${here}/move`).expect(303).expect('location', here);
    await get(`${here}/cancel`).expect(303).expect('location', here);
    await get(here.replace('/visit/of', '/book/done')).expect(303).expect('location', here);
    expect((await post(`${here}/time`, { start })).text).toContain('This appointment was canceled');
    await post(`${here}/reminders`).expect(409);
    for (const [what, fields] of [
      ['email', { email: 'other@example.org' }],
      ['confirmation', {}],
    ] as const) {
      const { status, headers } = await post(`${here.replace('/visit/of', '/book/done')}/${what}`, fields);
      expect([409, 303], what).toContain(status);
      expect(headers['location'] ?? '', what).not.toContain('news');
    }
    // To cancel again answers as before: somebody clicked twice.
    await post(`${here}/cancellation`).expect(303).expect('location', `${here}?news=was-cancelled`);

    expect(await told()).toEqual(before);
  });
});

describe('the address at which a held time is confirmed', () => {
  async function confirmed(wall: string): Promise<{ page: string; cookie: string }> {
    const { hold } = await app.get(Holds).hold(visitAt(wall));
    const { reference, token } = await app.get(Confirmations).confirm(hold, dana);
    return { page: `/book/${hold}`, cookie: `visit-${reference}=${token}` };
  }

  it('leads the browser that confirmed to the appointment; to anybody else it offers a new link', async () => {
    const { page, cookie } = await confirmed('2026-12-03 10:00');

    await app.http
      .get(page)
      .set('Cookie', cookie)
      .expect(303)
      .expect('location', /^\/book\/done\//);
    const stranger = await app.http.get(page).expect(404);
    expect(stranger.headers['set-cookie']).toBeUndefined();
    expect(stranger.text).toContain('href="/my"');
    expect(stranger.text).not.toContain('Dana');
  });

  it('offers a new link to everybody later, and books no second appointment though the time has come free', async () => {
    const { page } = await confirmed('2026-12-04 10:00');
    await app.db.query(`delete from claims`);
    app.clock.advance({ minutes: 61 });
    const { treatment, practitioner, location } = visitAt('2026-12-04 10:00');
    const typed = { name: 'Dana Reyes', email: 'dana@example.org', phone: '', note: '', once: 'x' };
    const held = { treatment, practitioner, location, start: '2026-12-04T10:00:00-05:00', agreement: 'any' };

    expect((await app.http.get(page).expect(404)).text).toContain('href="/my"');
    await app.http
      .post(`${page}/confirmation`)
      .send(form({ ...typed, ...held }))
      .expect(404);
    const [{ count }] = await app.db.query(
      `select count(*)::int from bookings where starts_at = '2026-12-04T10:00:00-05:00'`,
    );
    expect(count).toBe(1);
  });
});
