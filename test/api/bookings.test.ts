import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { Attribution } from '../../src/finder/attribution.service.js';
import { type Api, apiOf } from '../support/api.js';
import { type App, openApp } from '../support/app.js';
import { smallClinic } from '../support/small-clinic.js';

const fridayMorning = '2026-11-27T14:00:00Z';

let app: App;
let api: Api;
beforeAll(async () => {
  app = await openApp({ clinic: smallClinic, now: fridayMorning });
  api = apiOf(app);
});
afterAll(() => app.close());
beforeEach(async () => {
  app.clock.set(fridayMorning);
  await app.db.query(`delete from bookings`);
  await app.db.query(`delete from notifications`);
});

const tuesdayAtTen = {
  treatment: 'acupuncture',
  practitioner: 'mei',
  location: 'harbour',
  start: '2026-12-01T10:00:00-05:00',
};
const patient = { name: 'Ana García', email: 'ana@example.org' };

async function book(more: object = {}) {
  const { status, body } = await api.post('/bookings', { ...tuesdayAtTen, patient, ...more });
  expect(status).toBe(201);
  const bearer = { authorization: `Bearer ${body.manageUrl.split('/').at(-1)}` };
  return { booking: body, address: `/bookings/${body.reference}`, bearer };
}

it('a time is held, booked, seen, moved and cancelled', async () => {
  const held = await api.post('/holds', { ...tuesdayAtTen, addOns: ['cupping'] });
  expect(held.status).toBe(201);
  expect(held.body).toEqual({
    hold: expect.stringMatching(/^[\w-]{43}$/),
    expiresAt: '2026-11-27T14:10:00.000Z',
    terms: { cancelNoticeMinutes: 1440, lateCancellation: '', noShow: '' },
    start: '2026-12-01T10:00:00-05:00',
    end: '2026-12-01T11:10:00-05:00',
    practitioner: 'mei',
    location: 'harbour',
    timeZone: 'America/New_York',
    treatment: 'acupuncture',
    addOns: ['cupping'],
    price: 12500,
    currency: 'USD',
  });

  const { status, body: booked } = await api.post('/bookings', { hold: held.body.hold, patient, note: 'First time.' });
  expect(status).toBe(201);
  expect(booked).toMatchObject({ status: 'confirmed', start: '2026-12-01T10:00:00-05:00', addOns: ['cupping'] });
  expect(booked.manageUrl).toMatch(/^http:\/\/clinic\.test\/visit\/[\w-]{43}$/);

  const bearer = { authorization: `Bearer ${booked.manageUrl.split('/').at(-1)}` };
  const address = `/bookings/${booked.reference}`;
  expect((await api.get(address, bearer)).body).toEqual(booked);

  const moved = await api.put(`${address}/time`, { start: '2026-12-02T14:00:00-05:00' }, bearer);
  expect(moved.body).toEqual({ ...booked, start: '2026-12-02T14:00:00-05:00', end: '2026-12-02T15:10:00-05:00' });

  const cancelled = await api.post(`${address}/cancellation`, undefined, bearer);
  expect(cancelled.status).toBe(200);
  expect(cancelled.body).toEqual({ ...moved.body, status: 'cancelled' });
  expect((await api.post(`${address}/cancellation`, {}, bearer)).body).toEqual(cancelled.body);
});

it('a time that is taken is refused with three others, by the clock of their place', async () => {
  await book();

  for (const [path, body] of [
    ['/holds', tuesdayAtTen],
    ['/bookings', { ...tuesdayAtTen, patient }],
  ] as const) {
    const answer = await api.post(path, body);

    expect(answer.status).toBe(409);
    expect(answer.body).toMatchObject({ code: 'slot-taken', title: 'Slot taken', detail: expect.any(String) });
    expect(answer.body.alternatives).toHaveLength(3);
    expect(answer.body.alternatives[0]).toMatchObject({
      practitioner: 'mei',
      start: expect.stringMatching(/^2026-12-01T.*-05:00$/),
      price: 9500,
    });
    expect(JSON.stringify(answer.body)).not.toMatch(/why|Ana|busy/);
  }
});

it('a time that is not offered is told apart, and comes with others too', async () => {
  for (const [start, reason] of [
    ['2026-12-01T10:05:00-05:00', 'every 15 minutes'],
    ['2026-12-01T08:00:00-05:00', 'doesn’t work'],
    ['2026-11-27T09:15:00-05:00', 'too soon'],
  ] as const) {
    const { status, body } = await api.post('/holds', { ...tuesdayAtTen, start });
    expect([status, body.code], start).toEqual([409, 'slot-not-offered']);
    expect(body.reason).toContain(reason);
    expect(body.alternatives.length).toBeGreaterThan(0);
  }
});

it('a hold that ran out cannot be booked; one that is let go is free, and stays so', async () => {
  const { body: lapsed } = await api.post('/holds', tuesdayAtTen);
  app.clock.advance({ minutes: 10 });
  expect((await api.post('/bookings', { hold: lapsed.hold, patient })).body.code).toBe('hold-expired');

  const { body: held } = await api.post('/holds', tuesdayAtTen);
  expect((await api.delete(`/holds/${held.hold}`)).status).toBe(204);
  expect((await api.delete(`/holds/${held.hold}`)).status).toBe(204);
  expect((await api.delete('/holds/nonsense')).status).toBe(204);
  expect((await api.post('/bookings', { hold: held.hold, patient })).status).toBe(409);
  expect((await api.post('/holds', tuesdayAtTen)).status).toBe(201);
});

it('a booking’s hold cannot be let go', async () => {
  const { body: held } = await api.post('/holds', tuesdayAtTen);
  await api.post('/bookings', { hold: held.hold, patient });

  await api.delete(`/holds/${held.hold}`);

  expect((await api.post('/holds', tuesdayAtTen)).status).toBe(409);
});

it('inside the notice, cancelling and moving are refused, and whom to call is told', async () => {
  const { address, bearer } = await book();
  app.clock.set('2026-11-30T15:00:01Z');

  const cancelling = await api.post(`${address}/cancellation`, undefined, bearer);
  expect(cancelling.status).toBe(422);
  expect(cancelling.body).toMatchObject({ code: 'too-late-to-cancel', phone: '+1 631 555 0100' });
  expect(cancelling.body.detail).toContain('+1 631 555 0100');

  const moving = await api.put(`${address}/time`, { start: '2026-12-02T14:00:00-05:00' }, bearer);
  expect([moving.status, moving.body.code]).toEqual([422, 'too-late-to-move']);
});

it('a move to a taken time changes nothing', async () => {
  const { address, bearer, booking } = await book();
  await book({ start: '2026-12-02T10:00:00-05:00' });

  const answer = await api.put(`${address}/time`, { start: '2026-12-02T10:00:00-05:00' }, bearer);

  expect([answer.status, answer.body.code]).toEqual([409, 'slot-taken']);
  expect(answer.body.alternatives).toHaveLength(3);
  expect((await api.get(address, bearer)).body).toEqual(booking);
});

it('whoever does not hold the link of that very visit finds nothing', async () => {
  const one = await book();
  const two = await book({ practitioner: 'jonas', patient: { name: 'Ben', email: 'ben@example.org' } });
  const strangers = [
    {},
    { authorization: 'Bearer' },
    { authorization: 'Bearer nonsense' },
    { authorization: `Bearer ${'A'.repeat(43)}` },
    { authorization: one.bearer.authorization.replace('Bearer', 'Basic') },
    two.bearer,
  ];
  const texts = new Set<string>();
  for (const headers of strangers) {
    const answers = [
      await api.get(one.address, headers),
      await api.post(`${one.address}/cancellation`, undefined, headers),
      await api.put(`${one.address}/time`, { start: '2026-12-02T14:00:00-05:00' }, headers),
    ];
    for (const answer of answers) {
      expect(answer.status).toBe(404);
      texts.add(answer.text);
    }
  }
  texts.add((await api.get('/bookings/AAAAAAAA', one.bearer)).text);
  expect(texts.size).toBe(1);
  expect((await api.get(one.address, one.bearer)).body).toEqual(one.booking);
});

it('a booking tells nothing about its patient', async () => {
  const { address, bearer } = await book({ note: 'A stubborn knot', answers: { pregnant: false } });
  expect((await api.get(address, bearer)).text).not.toMatch(/Ana|García|ana@|knot|pregnant/);
});

it('every fault of a body is told, with its path; fields that do not exist are faults', async () => {
  const faults = async (path: string, body: object) => {
    const answer = await api.post(path, body);
    expect([answer.status, answer.body.code]).toEqual([400, 'bad-input']);
    return answer.body.errors.map((one: { path: string }) => one.path).sort();
  };
  expect(
    await faults('/holds', { treatment: 'Acupuncture!', addOns: 'cupping', start: 'soon', colour: 'red' }),
  ).toEqual(['addOns', 'colour', 'location', 'practitioner', 'start', 'treatment']);
  expect(await faults('/bookings', { ...tuesdayAtTen, patient: { name: ' ', email: 'ana', age: 40 } })).toEqual([
    'patient.age',
    'patient.email',
    'patient.name',
  ]);
  expect(await faults('/bookings', { hold: 1 })).toEqual(['hold', 'patient']);
  expect(await faults('/bookings', { hold: 'a', ...tuesdayAtTen, patient })).toContain('treatment');
  for (const start of ['2026-12-01T10:00:30-05:00', '2026-12-01T10:00:00', '2026-12-01', 1796137200])
    expect(await faults('/holds', { ...tuesdayAtTen, start })).toEqual(['start']);
  expect(await faults('/holds', [] as object)).toContain('');
});

it('what is no JSON at all is bad input like any other', async () => {
  const { body } = await app.http.post('/api/v1/holds').set('content-type', 'application/json').send('{').expect(400);
  expect(body).toMatchObject({ code: 'bad-input', errors: [{ path: '', message: 'We can’t read this.' }] });
});

it('unknown and hidden things cannot be held', async () => {
  for (const wrong of [
    { treatment: 'nothing' },
    { practitioner: 'nobody' },
    { location: 'nowhere' },
    { addOns: ['moxa'] },
  ])
    expect((await api.post('/holds', { ...tuesdayAtTen, ...wrong })).status).toBe(404);
});

it('names of all peoples are booked as they are written', async () => {
  const names = ['Zoë O’Neill', '李小龍', 'محمد', 'नीलम'];
  for (const [n, name] of names.entries())
    await book({ start: `2026-12-01T${10 + n * 2}:00:00-05:00`, patient: { name, email: 'family@example.org' } });
  const rows = await app.db.query(
    `select name from patients where email = 'family@example.org' order by created_at, name`,
  );
  expect(rows.map(({ name }: { name: string }) => name).sort()).toEqual([...names].sort());
});

it('the mark of a link is counted with the booking; one that is not ours does no harm', async () => {
  const [link] = await app.db.query(`select id from links`);
  const { booking } = await book({ via: app.get(Attribution).markFor(link, 'embed') });
  const { booking: other } = await book({ practitioner: 'jonas', start: '2026-12-01T14:00:00-05:00', via: 'made-up' });
  await book({ start: '2026-12-02T10:00:00-05:00', via: { odd: 1 } });

  const way = async (reference: string) => {
    const [row] = await app.db.query(`select via_link_id, via_placement from bookings where reference = $1`, [
      reference,
    ]);
    return [row.via_link_id, row.via_placement];
  };
  expect(await way(booking.reference)).toEqual([link.id, 'embed']);
  expect(await way(other.reference)).toEqual([null, null]);
});

it('a time that is kept back so that the day holds more is refused with the reason, and when it opens', async () => {
  await app.db.query(`update clinic set offered_times = 'keep-full', times_per_half_day = 0`);
  try {
    const answers = await Promise.all(
      ['09:15', '09:30', '09:45'].map((time) =>
        api.post('/holds', { ...tuesdayAtTen, start: `2026-12-01T${time}:00-05:00` }),
      ),
    );

    expect(answers.map(({ body }) => body)).toContainEqual(
      expect.objectContaining({
        code: 'slot-not-offered',
        reason:
          'We’re keeping this time open so that the day has room for more appointments. It can be booked from Monday, November 30, 9:00 AM.',
      }),
    );
  } finally {
    await app.db.query(`update clinic set offered_times = 'any', times_per_half_day = 2`);
  }
});
