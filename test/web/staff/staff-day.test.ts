import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CalendarSubscriptions } from '../../../src/availability/calendars/calendar-subscriptions.service.js';
import { type App, openApp } from '../../support/app.js';
import { busyDay } from '../../support/busy-day.js';
import { at } from '../../support/desk.js';
import { smallClinic } from '../../support/small-clinic.js';
import { type Person, staffMember } from '../../support/staff.js';

let app: App;
let day: Awaited<ReturnType<typeof busyDay>>;
let people: Record<'mei' | 'jonas' | 'desk', Person>;
beforeAll(async () => {
  app = await openApp({ clinic: smallClinic, now: '2026-11-27T14:00:00Z' });
  day = await busyDay(app);
  people = {
    mei: await staffMember(app, ['practitioner'], { practitioner: 'mei' }),
    jonas: await staffMember(app, ['practitioner'], { practitioner: 'jonas' }),
    desk: await staffMember(app, ['reception']),
  };
});
afterAll(() => app.close());

const get = (who: keyof typeof people, path: string) => app.http.get(path).set('cookie', people[who].cookie);
const post = (who: keyof typeof people, path: string, form: Record<string, string>) =>
  app.http.post(path).set('cookie', people[who].cookie).set('sec-fetch-site', 'same-origin').type('form').send(form);
const status = async (reference: string) => (await day.rows.byReference(reference, null)).booking.status;

describe('who sees what', () => {
  it('nobody who is not signed in', async () => {
    for (const path of ['/staff/diary', '/staff/diary/changes', '/staff/book', `/staff/visits/${day.ben}`])
      expect((await app.http.get(path)).headers.location).toMatch('/staff/sign-in');
  });

  it('a practitioner’s day is their own, the front desk has all of it', async () => {
    const own = (await get('jonas', '/staff/diary?day=2026-12-01')).text;
    expect(own).toContain('Hal Moreau');
    expect(own).not.toContain('Ben Okafor');
    expect((await get('jonas', '/staff/diary?day=2026-12-01&by=rooms')).text).not.toContain('Ben Okafor');
    expect((await get('jonas', '/staff/diary/week?day=2026-12-01&who=mei')).text).not.toContain('Ben Okafor');
    expect((await get('jonas', '/staff/diary/sheet?day=2026-12-01')).text).not.toContain('Ben Okafor');

    const whole = (await get('desk', '/staff/diary?day=2026-12-01')).text;
    for (const name of ['Ben Okafor', 'Hal Moreau', 'Dev Patel']) expect(whole).toContain(name);
  });

  it('what a calendar elsewhere says is drawn where the practitioner would be free, without a word of what it is', async () => {
    const [{ id: mei }] = await app.db.query(`select id from practitioners where slug = 'mei'`);
    const address = 'https://calendar.example.org/mei.ics';
    const calendar = await app.get(CalendarSubscriptions).subscribe(mei, { address, label: 'Choir' }, 'system');
    await app.db.query(
      `insert into imported_busy (subscription_id, from_at, until_at) values ($1, '2026-12-03T15:00Z', '2026-12-03T16:30Z')`,
      [calendar],
    );
    const busyOn = async (who: keyof typeof people, path: string) =>
      (await get(who, `/staff/diary${path}`)).text.match(/Busy elsewhere/g)?.length ?? 0;

    expect(await busyOn('desk', '?day=2026-12-03')).toBe(1);
    expect(await busyOn('mei', '/week?day=2026-12-01')).toBe(1);
    expect(await busyOn('jonas', '?day=2026-12-03')).toBe(0);
    expect(await busyOn('desk', '?day=2026-12-02')).toBe(0);
    expect((await get('desk', '/staff/diary?day=2026-12-03')).text).not.toContain('Choir');
    await app.get(CalendarSubscriptions).unsubscribe(mei, calendar, 'system');
  });

  it('a colleague’s visit is not there, whatever is tried with it', async () => {
    const at = `/staff/visits/${day.fred}`;
    for (const path of [at, `${at}/move`]) expect((await get('jonas', path)).status).toBe(404);
    const tried: Record<string, Record<string, string>> = {
      [`${at}/steps`]: { step: 'arrival' },
      [`${at}/undo`]: { from: 'confirmed' },
      [`${at}/cancellation`]: { reason: 'x' },
      [`${at}/time`]: { start: '29676000', practitioner: 'mei' },
      [`${at}/notes`]: { text: 'x' },
    };
    for (const [path, form] of Object.entries(tried)) expect((await post('jonas', path, form)).status, path).toBe(404);
    expect(await status(day.fred)).toBe('confirmed');
  });

  it('notes are for the practitioner of the visit alone', async () => {
    expect((await get('mei', `/staff/visits/${day.ben}`)).text).toContain('Right shoulder freer');
    const desk = await get('desk', `/staff/visits/${day.ben}`);
    expect(desk.status).toBe(200);
    expect(desk.text).not.toContain('Right shoulder');
    expect((await post('desk', `/staff/visits/${day.ben}/notes`, { text: 'x' })).status).toBe(404);
  });

  it('at the phone a practitioner finds their own patients, and books into their own diary', async () => {
    expect((await get('jonas', '/staff/book?q=fred')).text).not.toContain('Fred Maier');
    expect((await get('desk', '/staff/book?q=fred')).text).toContain('Fred Maier');
    const { patient_id: patient } = (
      await app.db.query(`select patient_id from bookings where reference = $1`, [day.fred])
    )[0];
    const slot = `${at('2026-12-03 10:00')}/`;
    const form = { treatment: 'acupuncture', location: 'harbour' };
    expect((await post('jonas', '/staff/book', { ...form, patient, slot: `${slot}jonas` })).status).toBe(404);
    const name = { name: 'Kim Doe', phone: '555 0188' };
    expect((await post('jonas', '/staff/book', { ...form, ...name, slot: `${slot}mei` })).status).toBe(404);
  });

  it('clashes: practitioners decide for themselves, the front desk for nobody', async () => {
    const [{ id }] = await app.db.query(`select id from practitioners where slug = 'mei'`);
    expect((await post('jonas', '/staff/clashes', { resource: id, allowed: 'no' })).status).toBe(404);
    expect((await get('desk', '/staff/clashes')).status).toBe(404);
    expect((await post('mei', '/staff/clashes', { resource: id, allowed: 'yes' })).status).toBe(303);
  });
});

it('asked for its head only, the stream of changes keeps nobody waiting', async () => {
  const answer = await app.http.head('/staff/diary/changes').set('cookie', people.desk.cookie).timeout(3000);

  expect(answer.status).toBeLessThan(500);
});

it('any number of open diaries keep nobody waiting', async () => {
  const open = new AbortController();
  const { cookie } = people.desk;
  const streams = Array.from({ length: 20 }, () =>
    fetch(`${app.url}/staff/diary/changes`, { headers: { cookie }, signal: open.signal }),
  );
  for (const stream of streams) expect((await stream).status).toBe(200);

  expect((await get('desk', '/staff/diary')).status).toBe(200);
  open.abort();
});

it('an open diary is told of time off that somebody else has changed', async () => {
  const open = new AbortController();
  const { cookie } = people.desk;
  const { body } = await fetch(`${app.url}/staff/diary/changes`, { headers: { cookie }, signal: open.signal });
  const stream = body!.getReader();
  await stream.read();

  const off = {
    kind: 'off',
    from: '2027-01-12',
    'from.time': '13:00',
    to: '2027-01-12',
    'to.time': '14:00',
    reason: '',
  };
  expect((await post('desk', '/staff/hours/mei/changes', off)).status).toBe(303);

  const { value } = await stream.read();
  expect(Buffer.from(value!).toString()).toContain('data: changed');
  open.abort();
});

describe('booking by phone, with plain forms', () => {
  const form = { treatment: 'acupuncture', location: 'harbour', tell: 'yes', once: 'a-form' };

  it('what is missing is said beside its place, and what was typed is kept', async () => {
    const answer = await post('desk', '/staff/book', { ...form, name: 'Kim Doe' });

    expect(answer.status).toBe(400);
    expect(answer.text).toContain('Choose a time');
    expect(answer.text).toContain('value="Kim Doe"');
  });

  it('sent twice it is one visit', async () => {
    const whole = { ...form, name: 'Kim Doe', phone: '555 0188', slot: `${at('2026-12-03 10:00')}/mei` };

    const [one, two] = await Promise.all([post('desk', '/staff/book', whole), post('desk', '/staff/book', whole)]);

    expect(one.status).toBe(303);
    expect(two.headers.location).toBe(one.headers.location);
    expect((await get('desk', one.headers.location!)).text).toContain('tell the patient by phone');
  });

  it('any minute on the clock of the place; where it clashes the page says why', async () => {
    const kim = { ...form, name: 'Kim Doe', phone: '555 0188', practitioner: 'jonas' };

    expect((await post('desk', '/staff/book', { ...kim, from: '2026-12-04', at: '1:07 pm' })).status).toBe(303);
    const taken = await post('desk', '/staff/book', { ...kim, once: 'b', from: '2026-12-04', at: '13:10' });
    expect(taken.status).toBe(409);
    expect(taken.text).toContain('The practitioner isn’t available for the whole appointment.');
  });
});

it('somebody known is offered what they had last, as long as nothing else was chosen', async () => {
  const patientOf = async (reference: string) =>
    (await app.db.query(`select patient_id as id from bookings where reference = $1`, [reference]))[0].id as string;
  const [carla, fred] = await Promise.all([patientOf(day.carla), patientOf(day.fred)]);
  const chosenIn = (text: string) =>
    [...text.matchAll(/<option value(?:="([^"]*)")? selected/g)].map(([, value = '']) => value).slice(0, 2);
  const carried = (text: string) =>
    Object.fromEntries(
      [...text.matchAll(/type="hidden" name="(filledFor|asShown|pinned|shownDay)" value="([^"]*)"/g)].map((one) =>
        one.slice(1),
      ),
    ) as Record<string, string>;

  const known = (await get('desk', `/staff/book?patient=${carla}`)).text;
  expect(chosenIn(known)).toEqual(['community', 'mei']);

  const clicked = (await get('desk', '/staff/book?location=harbour&from=2026-12-02&practitioner=jonas')).text;
  const asShown = { treatment: 'acupuncture', location: 'harbour', practitioner: 'jonas', from: '2026-12-02' };
  const found = await post('desk', '/staff/book/search', { ...carried(clicked), ...asShown, patient: carla });
  expect(chosenIn(found.text)).toEqual(['community', 'jonas']);

  const room = (await get('desk', '/staff/book?location=harbour&from=2026-12-02&room=west')).text;
  const inRoom = { ...carried(room), ...asShown, practitioner: '', room: 'west', patient: carla };
  expect(chosenIn((await post('desk', '/staff/book/search', inRoom)).text)).toEqual(['community', 'mei']);

  const withSomebody = { ...inRoom, slot: `${at('2026-12-02 14:30')}/jonas` };
  expect(chosenIn((await post('desk', '/staff/book/search', withSomebody)).text)).toEqual(['community', '']);

  const other = { ...carried(known), ...asShown, treatment: 'cupping', practitioner: '', patient: fred };
  expect(chosenIn((await post('desk', '/staff/book/search', other)).text)).toEqual(['cupping', '']);
});

it('a time clicked in the diary is chosen already, and stays so while a name is typed', async () => {
  const start = at('2026-12-02 14:30');
  const clicked = `/staff/book?location=harbour&from=2026-12-02&practitioner=mei`;
  const chosen = `value="${start}/mei" checked`;

  expect((await get('desk', `${clicked}&start=${start}`)).text).toContain(chosen);
  expect((await get('desk', `${clicked}&slot=${start}/mei&q=ana`)).text).toContain(chosen);
  const taken = at('2026-12-02 10:10');
  expect((await get('desk', `${clicked}&start=${taken}`)).text).toContain('value="10:10 AM"');
});

describe('the visit’s page, with plain forms', () => {
  it('a step that somebody else took already, or that is clicked twice, is taken once', async () => {
    const steps = `/staff/visits/${day.carla}/steps`;
    expect((await post('mei', steps, { step: 'start' })).status).toBe(303);

    const again = await post('desk', steps, { step: 'start' });

    expect(again.status).toBe(303);
    expect(again.headers['location']).toContain('news=step');
    const taken = await app.db.query(
      `select from audit a join bookings b on b.id = a.subject where reference = $1 and action = 'booking.start'`,
      [day.carla],
    );
    expect(taken).toHaveLength(1);
    const back = await post('desk', steps, { step: 'arrival' });
    expect(back.status).toBe(409);
    expect(back.text).toContain('This appointment changed in the meantime.');
    expect((await post('mei', `/staff/visits/${day.carla}/undo`, { from: 'started' })).status).toBe(303);
    expect(await status(day.carla)).toBe('arrived');
  });

  it('the desk says who cancels: a clinic gives a reason, which the patient reads', async () => {
    const path = `/staff/visits/${day.fred}/cancellation`;
    expect((await post('desk', path, { reason: 'ill' })).text).toContain('Choose who is canceling');
    const again = (await post('desk', path, { who: 'clinic', reason: ' ' })).text;
    expect(again).toContain('Enter a reason. The patient will see it.');
    expect(again).toMatch(/value="clinic" checked/);

    await post('desk', path, { who: 'clinic', reason: 'Mei has to leave early', tell: 'yes' });

    expect(await status(day.fred)).toBe('cancelled');
    const [{ data }] = await app.db.query(
      `select data from notifications where template = 'booking-cancelled' order by posted_at desc, id desc limit 1`,
    );
    expect(data.reason).toBe('Mei has to leave early');
    expect((await get('desk', `/staff/visits/${day.fred}`)).text).toContain(
      'Canceled by the clinic: Mei has to leave early',
    );
    await post('desk', `/staff/visits/${day.fred}/undo`, { from: 'cancelled' });

    const phoned = `/staff/visits/${day.gita}`;
    expect((await get('desk', phoned)).text).toMatch(/This appointment is less than .+ away/);
    await post('desk', `${phoned}/cancellation`, { who: 'patient', reason: 'has to work', tell: 'yes' });

    expect((await get('desk', phoned)).text).toContain(
      'Canceled by the patient by phone, after the notice period. Reason: has to work',
    );
  });

  it('every page asks the database little: one statement for a day, besides who it is', async () => {
    await get('desk', '/staff/diary?day=2026-12-01');
    const { master } = app.db.driver as unknown as { master: { query: (...given: never[]) => unknown } };
    let asked = 0;
    const query = master.query.bind(master);
    master.query = (...given) => {
      asked++;
      return query(...given);
    };
    await get('desk', '/staff/diary?day=2026-12-01');
    master.query = query;

    expect(asked).toBeLessThanOrEqual(2);
  });
});

it('a page kept open moves to and fro and to again, and does what it says each time', async () => {
  for (const wall of ['2026-12-08 10:00', '2026-12-08 13:00', '2026-12-08 10:00']) {
    const start = at(wall);
    const form = { start: String(start), practitioner: 'mei', once: 'kept' };
    const { headers } = await post('desk', `/staff/visits/${day.fred}/time`, form);
    expect(headers['location']).toBe(`/staff/visits/${day.fred}?news=moved`);
    const [row] = await app.db.query(`select starts_at as at from bookings where reference = $1`, [day.fred]);
    expect(row.at).toEqual(new Date(start * 60_000));
  }
});
