import { afterAll, beforeAll, expect, it } from 'vitest';
import { StaffBookings } from '../../../src/bookings/by-staff/staff-bookings.service.js';
import { VisitProgress } from '../../../src/bookings/by-staff/visit-progress.service.js';
import { type App, openApp } from '../../support/app.js';
import { visitAt } from '../../support/desk.js';
import { smallClinic } from '../../support/small-clinic.js';
import { rosa } from '../../support/staff-actors.js';
import { type Person, staffMember } from '../../support/staff.js';

const [harbour] = smallClinic.locations;
const [mei, jonas] = smallClinic.practitioners;
/** Mei works at the hill on Thursdays as well, and late that day at the coast, which is closed on Friday by its own clock. */
const clinic = {
  ...smallClinic,
  locations: [
    harbour!,
    { ...harbour!, slug: 'hill', name: 'Hill Road', equipment: [] },
    {
      ...harbour!,
      slug: 'coast',
      name: 'Coast Road',
      equipment: [],
      timeZone: 'America/Los_Angeles',
      closures: [{ from: '2026-12-04', to: '2026-12-05' }],
    },
  ],
  practitioners: [
    {
      ...mei!,
      offers: [...mei!.offers, ...['hill', 'coast'].map((location) => ({ treatment: 'acupuncture', location }))],
      hours: [
        ...mei!.hours.filter(({ weekday }) => weekday !== 4),
        { location: 'hill', weekday: 4, from: '10:00', to: '16:00' },
        { location: 'coast', weekday: 4, from: '20:00', to: '23:00' },
      ],
    },
    jonas!,
  ],
};

let app: App;
let desk: Person;
let own: Person;
beforeAll(async () => {
  app = await openApp({ clinic, now: '2026-11-27T14:00:00Z' });
  desk = await staffMember(app, ['reception']);
  own = await staffMember(app, ['practitioner'], { practitioner: 'mei' });
  await book('2026-12-01 10:00', 'Hanna Harbour', 'harbour', 'mei');
  await book('2026-12-03 10:00', 'Hugo Hill', 'hill', 'mei');
  await book('2026-12-04 00:30', 'Cora Coast', 'coast', 'mei');
  await book('2026-12-02 10:00', 'Jo Elsewhere', 'harbour', 'jonas');
});
afterAll(() => app.close());

const book = (wall: string, name: string, location: string, practitioner: string) =>
  app
    .get(StaffBookings)
    .book(
      rosa,
      { ...visitAt(wall, { practitioner }), location },
      { name, email: null, phone: '5550111' },
      { tell: false },
    );
const get = (path: string, { cookie }: Person = desk, more = '') =>
  app.http
    .get(`/staff/diary${path}`)
    .set('cookie', cookie + more)
    .expect(200);

it('one person’s week over all places, each appointment with its place', async () => {
  const { text } = await get('/week?day=2026-12-01&at=~all', own);

  expect(text).toMatch(/Hanna Harbour.*?Harbour Street/s);
  expect(text).toMatch(/Hugo Hill.*?Hill Road/s);
  expect(text).toMatch(/Cora Coast.*?Coast Road/s);
  expect(text).not.toContain('Jo Elsewhere');
  // In the legend alone.
  expect(text.match(/title="outside working hours"/g)).toHaveLength(1);
  expect(text).toContain('/staff/book?location=hill&amp;from=2026-12-03&amp;practitioner=mei');
});

it('of one place only what is there', async () => {
  const { text } = await get('/week?day=2026-12-01&at=harbour', own);

  expect(text).toContain('Hanna Harbour');
  expect(text).not.toContain('Hugo Hill');
});

it('over several days, what was canceled is listed with its day', async () => {
  const { reference } = await book('2026-12-02 13:00', 'Cara Canceled', 'harbour', 'jonas');
  await app.get(VisitProgress).cancel(rosa, reference, { reason: 'ill', tell: false });

  expect((await get('/everyone?day=2026-12-01&at=harbour')).text).toContain('Wed, Dec 2, 1:00 PM</time> Cara Canceled');
  expect((await get('?day=2026-12-02&at=harbour')).text).toContain('<time>1:00 PM</time> Cara Canceled');
});

it('a practitioner’s week of everyone is their own row', async () => {
  const { text } = await get('/everyone?day=2026-12-01&at=harbour', own);

  expect(text).toContain('Hanna Harbour');
  expect(text).not.toContain('Jo Elsewhere');
});

it('the place and the person looked at last are remembered, and what is in the address counts more', async () => {
  const answer = await get('/week?day=2026-12-01&at=harbour&who=jonas');
  const [kept] = [answer.headers['set-cookie'] ?? []].flat().filter((set) => set.startsWith('diary='));
  const cookie = `; ${kept!.split(';')[0]}`;

  expect((await get('/week?day=2026-12-01', desk, cookie)).text).toContain('Jo Elsewhere');
  expect((await get('/week?day=2026-12-01&who=mei', desk, cookie)).text).toContain('Hanna Harbour');
  expect((await get('?day=2026-12-03&at=hill', desk, cookie)).text).toContain('Hugo Hill');
  await get('/week?day=2026-12-01', desk, '; diary=nowhere/nobody');
});
