import type { Response } from 'supertest';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { Bookings } from '../../../src/bookings/by-patient/book.service.js';
import { type App, openApp } from '../../support/app.js';
import { ana, visitAt } from '../../support/desk.js';
import { smallClinic } from '../../support/small-clinic.js';
import { formsOf, linksOf } from '../../support/forms.js';

let app: App;
beforeAll(async () => {
  app = await openApp({ clinic: smallClinic, now: '2026-11-20T14:00:00Z' });
});
afterAll(() => app.close());
beforeEach(() => app.db.query(`delete from bookings`));

const cookiesOf = ({ headers }: Response) =>
  ((headers['set-cookie'] ?? []) as unknown as string[]).map((cookie) => cookie.split(';')[0]!);

async function booked() {
  const { token, reference } = await app.get(Bookings).book(visitAt('2026-12-01 10:00'), ana);
  const cookies = cookiesOf(await app.http.get(`/visit/${token}`).expect(303));
  const get = (address: string) => app.http.get(address).set('Cookie', cookies);
  const post = (action: string, filled: Readonly<Record<string, readonly string[]>>, start: string) =>
    app.http
      .post(action)
      .set('Cookie', cookies)
      .type('form')
      .send({ ...filled, start });
  const here = `/visit/of/${reference}`;
  const form = async (address: string) => {
    const { text } = await get(address).expect(200);
    return { text, ...formsOf(text, address).find(({ action }) => action === `${here}/time`)! };
  };
  return { token, reference, here, get, post, form };
}

const row = (reference: string) =>
  app.db.query(`select f.practitioner, f.starts, f.sequence, b.price, t.slug as treatment from booking_facts f
    join bookings b using (reference) join treatments t on t.id = b.treatment_id where reference = '${reference}'`);

it('moves to another practitioner and another treatment, for the price that was shown', async () => {
  const { reference, here, get, post, form } = await booked();
  const { text, action, filled } = await form(`${here}/move?practitioner=jonas&treatment=community&day=2026-12-02`);
  const summary = text.slice(text.indexOf('class="summary"'));
  for (const fact of ['Community acupuncture', '45 min', 'Jonas Weber', '$35', 'up to 24 hours before'])
    expect(summary).toContain(fact);

  const { headers } = await post(action, filled, '2026-12-02T10:00:00-05:00').expect(303);

  expect(headers['location']).toBe(`${here}?news=moved`);
  expect(await row(reference)).toMatchObject([
    { practitioner: 'jonas', treatment: 'community', price: 3500, sequence: 1 },
  ]);
  const { text: file } = await get(`${here}/calendar.ics`).expect(200);
  expect(file).toContain('SEQUENCE:1');
  expect(file).toContain('Jonas Weber');
});

it('another price than was shown moves nothing, and says so', async () => {
  const { reference, here, post, form } = await booked();
  const { action, filled } = await form(`${here}/move?treatment=community`);
  const price = async (cents: number) => {
    await app.db.query(`update treatments set price = $1 where slug = 'community'`, [cents]);
    await app.db.query(`update clinic set version = version + 1`);
  };
  await price(4000);

  const { text } = await post(action, filled, '2026-12-02T10:00:00-05:00').expect(409);

  expect(text).toContain('Something about this appointment just changed.');
  expect(text).toContain('$40');
  expect(await row(reference)).toMatchObject([{ treatment: 'acupuncture', price: 9500, sequence: 0 }]);
  await price(3500);
});

it('a page kept open moves to and fro and to again, and does what it says each time', async () => {
  const { reference, here, post, form } = await booked();
  const { action, filled } = await form(`${here}/move`);

  for (const start of ['2026-12-02T10:00:00-05:00', '2026-12-01T10:00:00-05:00', '2026-12-02T10:00:00-05:00']) {
    const { headers } = await post(action, filled, start).expect(303);
    expect(headers['location']).toBe(`${here}?news=moved`);
    expect((await row(reference))[0].starts).toEqual(new Date(start));
  }
});

it('two browsers: the second moves it to whom its page showed, not to whom the first has chosen', async () => {
  const { reference, here, post, form } = await booked();
  const mei = await form(`${here}/move`);
  const jonas = await form(`${here}/move?practitioner=jonas`);

  await post(jonas.action, jonas.filled, '2026-12-02T10:00:00-05:00').expect(303);
  await post(mei.action, mei.filled, '2026-12-02T12:00:00-05:00').expect(303);

  expect(await row(reference)).toMatchObject([
    { practitioner: 'mei', sequence: 2, starts: new Date('2026-12-02T17:00:00Z') },
  ]);
});

it('a taken time is refused with times of whom one has chosen', async () => {
  const { here, post, form } = await booked();
  const { action, filled } = await form(`${here}/move?practitioner=jonas&treatment=community`);
  await app.get(Bookings).book(visitAt('2026-12-02 10:00', { practitioner: 'jonas' }), {
    contact: { ...ana.contact, name: 'Ben', email: 'ben@example.org' },
  });

  const { text } = await post(action, filled, '2026-12-02T10:00:00-05:00').expect(409);

  expect(text).toContain('Someone just took this time.');
  expect(
    linksOf(text).some((link) => /practitioner=jonas&treatment=community&location=harbour&day=\S+&start=/.test(link)),
  ).toBe(true);
});

it('where days are kept full, times beside another visit of that day are marked, with all others still offered', async () => {
  const { here, get } = await booked();
  await app.get(Bookings).book(visitAt('2026-12-01 12:00'), { contact: { ...ana.contact, email: 'eve@example.org' } });
  const offeredTimes = async (value: string) => {
    await app.db.query(`update clinic set offered_times = $1, version = version + 1`, [value]);
    const { text } = await get(`${here}/move?day=2026-12-01&times=all`).expect(200);
    const chips = [...text.matchAll(/<time datetime="2026-12-01T(\d\d:\d\d)[^>]*>.*?<\/label>/g)];
    const marked = chips.filter(([chip]) => chip.includes('suits us best'));
    return { text, all: chips.map(([, time]) => time), marked: marked.map(([, time]) => time) };
  };

  const kept = await offeredTimes('keep-full');
  expect(kept.text).toContain('You can choose any of these times.');
  expect(kept.text).not.toContain('eve@');
  expect(kept.marked).toContain('13:00');
  expect(kept.marked).not.toContain('09:00');
  expect(kept.marked.length).toBeLessThan(kept.all.length);

  const any = await offeredTimes('any');
  expect(any.marked).toEqual([]);
  expect(any.text).not.toContain('You can choose any of these times.');
  for (const time of kept.all) expect(any.all).toContain(time);
});
