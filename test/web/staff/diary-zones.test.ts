import { afterAll, beforeAll, expect, it } from 'vitest';
import { StaffBookings } from '../../../src/bookings/by-staff/staff-bookings.service.js';
import { minuteOf } from '../../../src/time/wall-clock.js';
import { type App, openApp } from '../../support/app.js';
import { visitAt } from '../../support/desk.js';
import { smallClinic } from '../../support/small-clinic.js';
import { rosa } from '../../support/staff-actors.js';
import { type Person, staffMember } from '../../support/staff.js';

const [harbour] = smallClinic.locations;
const [mei, ...others] = smallClinic.practitioners;
const at = (location: string, weekday: number, from: string, to: string) => ({ location, weekday, from, to });
/** Mei works in New York, and in London on Mondays and Sundays; on Sundays in both. */
const clinic = {
  ...smallClinic,
  locations: [
    harbour!,
    { ...harbour!, slug: 'thames', name: 'Thames Street', equipment: [], timeZone: 'Europe/London' },
  ],
  practitioners: [
    {
      ...mei!,
      offers: [...mei!.offers, { treatment: 'acupuncture', location: 'thames' }],
      hours: [
        at('thames', 1, '09:00', '17:00'),
        at('harbour', 2, '09:00', '17:00'),
        at('thames', 7, '00:00', '12:00'),
        at('harbour', 7, '13:00', '22:00'),
      ],
      timeOff: [{ from: '2027-03-29T12:00:00+01:00', to: '2027-03-29T13:00:00+01:00', reason: 'Lunch' }],
    },
    ...others,
  ],
};

let app: App;
let desk: Person;
beforeAll(async () => {
  // The Americans have changed their clocks on March 14; the Europeans do on the 28th.
  app = await openApp({ clinic, now: '2027-03-22T14:00:00Z' });
  desk = await staffMember(app, ['reception']);
});
afterAll(() => app.close());

const zones = { thames: 'Europe/London', harbour: 'America/New_York' } as const;
async function book(wall: string, name: string, location: keyof typeof zones) {
  const [date = '', time = ''] = wall.split(' ');
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  const start = minuteOf(zones[location], date, hour * 60 + minute);
  const visit = { ...visitAt(wall, { practitioner: 'mei' }), location, start };
  await app.get(StaffBookings).book(rosa, visit, { name, email: null, phone: '5550111' }, { tell: false });
}

const counted = (css: string, prefix: string) =>
  ['h', 't', 'u'].reduce((sum, digit) => sum * 10 + Number(new RegExp(`${prefix}-${digit}(\\d+)`).exec(css)![1]), 0);

/** By column: whose clock, its first moment, and what stands in it at which minute below its upper edge. */
async function columns(query: string) {
  const { text } = await app.http.get(`/staff/diary/week?${query}`).set('cookie', desk.cookie).expect(200);
  const parts = text.split('<section class="column"').slice(1);
  return parts.map((part) => ({
    name: /aria-label="([^"]*)"/.exec(part)![1],
    zone: /data-zone="([^"]*)"/.exec(part)![1],
    top: new Date(Number(/data-base="(\d+)"/.exec(part)![1]) * 60_000).toISOString(),
    hours: [...part.matchAll(/<span class="hour ([^"]*)"[^>]*>([^<]*)/g)].map(
      ([, css, label]) => `${label} ${counted(css!, 'at')}`,
    ),
    stands: [...part.matchAll(/<(?:li|a) class="((?:visit|block) [^"]*)"[^]*?<time>([^<]*)/g)].map(
      ([, css, time]) => `${time} ${counted(css!, 'at')}`,
    ),
    said: part,
  }));
}

it('over all places, a day is drawn on the clock of the place, whose name is above it', async () => {
  await book('2027-03-22 10:00', 'Lena London', 'thames');
  await book('2027-03-23 10:00', 'Nora Newyork', 'harbour');

  const week = await columns('day=2027-03-22&at=~all&who=mei');

  const find = (name: string) => week.find(({ said }) => said.includes(name))!;
  expect(find('Lena London')).toMatchObject({ name: 'Mon, Mar 22, London time', stands: ['10:00 AM 600'] });
  expect(find('Nora Newyork')).toMatchObject({ name: 'Tue, Mar 23, New York time', stands: ['10:00 AM 600'] });
  expect(find('Lena London').top).toBe('2027-03-22T00:00:00.000Z');
  expect(find('Nora Newyork').top).toBe('2027-03-23T04:00:00.000Z');
});

it('a day with work on two clocks is drawn once on each, the one that loses an hour with hours of its own', async () => {
  await book('2027-03-28 00:00', 'Mia Midnight', 'thames');
  await book('2027-03-28 09:00', 'Lou London', 'thames');
  await book('2027-03-28 20:00', 'Nia Newyork', 'harbour');

  const week = await columns('day=2027-03-28&at=~all&who=mei');
  const sunday = week.filter(({ name }) => name!.startsWith('Sun, Mar 28'));

  expect(sunday.map(({ name, stands }) => [name, stands])).toEqual([
    ['Sun, Mar 28, London time', ['12:00 AM 0', '9:00 AM 480']],
    ['Sun, Mar 28, New York time', ['8:00 PM 1200']],
  ]);
  // 9 AM in London stands at 480 minutes, where the ruler says 8 AM: its own hours say it.
  expect(sunday[0]!.hours).toContain('9 AM 480');
  expect(sunday[0]!.hours[0]).toBe('3 AM 120');
  expect(sunday[1]!.hours).toEqual([]);
  const monday = week.find(({ name }) => name === 'Mon, Mar 29, London time')!;
  expect(monday.top).toBe('2027-03-28T23:00:00.000Z');
  expect(monday.stands).toEqual(['12:00 PM–1:00 PM 720']);
});

it('where all is on one clock nothing is said of it', async () => {
  for (const { name, zone } of await columns('day=2027-03-23&at=harbour&who=mei')) {
    expect(name).not.toContain('time');
    expect(zone).toBe('America/New_York');
  }
});

it('time off is typed on the clock of the place whose diary it was opened from, and saved at the same moment', async () => {
  const get = async (path: string) => (await app.http.get(path).set('cookie', desk.cookie).expect(200)).text;
  const form = async (place: string) => {
    const [, link = ''] = /href="(\/staff\/hours\/mei\/off\?id=[^"]*)"/.exec(
      await get(`/staff/diary/week?day=2027-03-29&who=mei&at=${place}`),
    )!;
    const text = await get(link.replaceAll('&amp;', '&'));
    const value = (name: string) =>
      new RegExp(`name="${name}"[^>]*value="([^"]*)"|value="([^"]*)"[^>]*name="${name}"`).exec(text);
    return ['from', 'from.time', 'to', 'to.time', 'location', 'id'].map((name) => {
      const found = value(name);
      return found?.[1] ?? found?.[2] ?? '';
    });
  };

  expect((await form('thames')).slice(0, 5)).toEqual(['2027-03-29', '12:00 PM', '2027-03-29', '1:00 PM', 'thames']);
  const [from, fromTime, to, , location, id] = await form('harbour');
  expect([from, fromTime, location]).toEqual(['2027-03-29', '7:00 AM', 'harbour']);

  const fields = { kind: 'off', id, location, from, 'from.time': fromTime, to, 'to.time': '9:00 AM', reason: 'Lunch' };
  await app.http
    .post('/staff/hours/mei/changes')
    .type('form')
    .set('cookie', desk.cookie)
    .set('origin', 'http://clinic.test')
    .send(fields)
    .expect(303);
  const [off] = await app.db.query(`select from_at as "from", to_at as "to" from time_off`);
  expect([off.from, off.to].map((at: Date) => at.toISOString())).toEqual([
    '2027-03-29T11:00:00.000Z',
    '2027-03-29T13:00:00.000Z',
  ]);
});
