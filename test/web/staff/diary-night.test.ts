import { afterAll, beforeAll, expect, it } from 'vitest';
import { StaffBookings } from '../../../src/bookings/by-staff/staff-bookings.service.js';
import { type App, openApp } from '../../support/app.js';
import { visitAt } from '../../support/desk.js';
import { smallClinic } from '../../support/small-clinic.js';
import { rosa } from '../../support/staff-actors.js';
import { type Person, staffMember } from '../../support/staff.js';

/** Mei works around the clock. */
const nights = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ location: 'harbour', weekday, from: '00:00', to: '24:00' }));
const [mei, ...others] = smallClinic.practitioners;
const clinic = { ...smallClinic, practitioners: [{ ...mei!, hours: nights }, ...others] };

let app: App;
let desk: Person;
beforeAll(async () => {
  app = await openApp({ clinic, now: '2026-10-30T14:00:00Z' });
  desk = await staffMember(app, ['reception']);
});
afterAll(() => app.close());

const book = (wall: string, name: string) =>
  app.get(StaffBookings).book(rosa, visitAt(wall), { name, email: null, phone: '5550111' }, { tell: false });

/** Of the day: how many minutes are drawn, the hours of the ruler, and where each appointment stands: from, minutes, how it is cut. */
async function drawn(path: string) {
  const { text } = await app.http.get(`/staff/diary${path}`).set('cookie', desk.cookie).expect(200);
  const counted = (css: string, prefix: string) =>
    ['h', 't', 'u'].reduce((sum, digit) => sum * 10 + Number(new RegExp(`${prefix}-${digit}(\\d+)`).exec(css)![1]), 0);
  const hours = [...text.matchAll(/<span class="hour ([^"]*)">([^<]*)/g)].map(([, css, label]) => [
    counted(css!, 'at'),
    label!,
  ]);
  const visits = [...text.matchAll(/<li class="(visit [^"]*)".*?<b>([^<]*)<\/b>/gs)].map(([, css, name]) => {
    const cut = [/ began /.test(css!) && 'began', / goes-on /.test(css!) && 'goes on'].filter(Boolean).join();
    return [name, counted(css!, 'at'), counted(css!, 'for'), cut];
  });
  const [, body] = /column-body ([^"]*)"/.exec(text)!;
  return { minutes: counted(body!, 'for'), hours: new Map(hours.map(([at, label]) => [label, at])), visits, text };
}

it('an appointment after ten in the evening stands in its hour', async () => {
  await book('2026-11-03 22:15', 'Nia Night');

  const { hours, visits } = await drawn('?day=2026-11-03');

  expect(visits).toEqual([['Nia Night', 22 * 60 + 15, 65, '']]);
  expect(hours.get('11 PM')).toBe(23 * 60);
});

it('one across midnight is on both days, cut at midnight', async () => {
  await book('2026-11-05 23:30', 'Mia Midnight');

  expect((await drawn('?day=2026-11-05')).visits).toEqual([['Mia Midnight', 23 * 60 + 30, 30, 'goes on']]);
  expect((await drawn('?day=2026-11-06')).visits).toEqual([['Mia Midnight', 0, 35, 'began']]);
  expect((await drawn('/week?day=2026-11-05&who=mei')).visits.filter(([name]) => name === 'Mia Midnight')).toHaveLength(
    2,
  );
  expect((await drawn('?day=2026-11-07')).visits).toEqual([]);
});

it('on the day the clocks go back, an hour is drawn twice and everything after it stands where its time is', async () => {
  await book('2026-11-01 17:00', 'Bea Back');

  const { minutes, hours, visits, text } = await drawn('?day=2026-11-01');

  expect(minutes).toBe(25 * 60);
  expect(hours.get('5 PM')).toBe(18 * 60);
  expect(visits).toEqual([['Bea Back', 18 * 60, 65, '']]);
  expect(text).toContain('Clocks go back');
});

it('on the day they go forward, an hour is left out', async () => {
  await book('2027-03-14 17:00', 'Fay Forward');

  const { minutes, hours, visits, text } = await drawn('?day=2027-03-14');

  expect(minutes).toBe(23 * 60);
  expect(hours.has('2 AM')).toBe(false);
  expect(hours.get('5 PM')).toBe(16 * 60);
  expect(visits).toEqual([['Fay Forward', 16 * 60, 65, '']]);
  expect(text).toContain('Clocks go forward');
});
