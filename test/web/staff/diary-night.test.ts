import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { StaffBookings } from '../../../src/bookings/by-staff/staff-bookings.service.js';
import { minuteOf } from '../../../src/time/wall-clock.js';
import { type App, openApp } from '../../support/app.js';
import { visitAt } from '../../support/desk.js';
import { smallClinic } from '../../support/small-clinic.js';
import { rosa } from '../../support/staff-actors.js';
import { type Person, staffMember } from '../../support/staff.js';

/** Mei works around the clock. */
const nights = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ location: 'harbour', weekday, from: '00:00', to: '24:00' }));
const [mei, ...others] = smallClinic.practitioners;
const [harbour] = smallClinic.locations;

const clocks = [
  { zone: 'America/New_York', back: '2026-11-01', backAt: 2, forward: '2027-03-14' },
  { zone: 'Australia/Sydney', back: '2027-04-04', backAt: 3, forward: '2026-10-04' },
];

describe.each(clocks)('around the clock in $zone', ({ zone, back, backAt, forward }) => {
  let app: App;
  let desk: Person;
  beforeAll(async () => {
    const clinic = {
      ...smallClinic,
      locations: [{ ...harbour!, timeZone: zone }],
      practitioners: [{ ...mei!, hours: nights }, ...others],
    };
    app = await openApp({ clinic, now: '2026-10-01T14:00:00Z' });
    desk = await staffMember(app, ['reception']);
  });
  afterAll(() => app.close());

  const book = (date: string, minute: number, name: string) =>
    app
      .get(StaffBookings)
      .book(
        rosa,
        { ...visitAt(`${date} 00:00`), start: minuteOf(zone, date, minute) },
        { name, email: null, phone: '5550111' },
        { tell: false },
      );
  const clock = (hour: number, minute = 0) => hour * 60 + minute;

  const counted = (css: string, prefix: string) =>
    ['h', 't', 'u'].reduce((sum, digit) => sum * 10 + Number(new RegExp(`${prefix}-${digit}(\\d+)`).exec(css)![1]), 0);
  const hoursIn = (part: string) =>
    new Map(
      [...part.matchAll(/<span class="hour ([^"]*)"[^>]*>([^<]*)/g)].map(([, css, label]) => [
        label!,
        counted(css!, 'at'),
      ]),
    );

  /** How many minutes are drawn, the hours of the ruler, and where each appointment stands: from, minutes, how it is cut. */
  async function drawn(path: string) {
    const { text } = await app.http.get(`/staff/diary${path}`).set('cookie', desk.cookie).expect(200);
    const visits = [...text.matchAll(/<li class="(visit [^"]*)".*?<b>([^<]*)<\/b>/gs)].map(([, css, name]) => {
      const cut = [/ began /.test(css!) && 'began', / goes-on /.test(css!) && 'goes on'].filter(Boolean).join();
      return [name, counted(css!, 'at'), counted(css!, 'for'), cut];
    });
    const [ruler = '', ...columns] = text.split('<section class="column"');
    const [, body] = /column-body ([^"]*)"/.exec(text)!;
    return { minutes: counted(body!, 'for'), hours: hoursIn(ruler), visits, columns, text };
  }

  it('an appointment after ten in the evening stands in its hour', async () => {
    await book('2026-11-03', clock(22, 15), 'Nia Night');

    const { hours, visits } = await drawn('?day=2026-11-03');

    expect(visits).toEqual([['Nia Night', clock(22, 15), 65, '']]);
    expect(hours.get('11 PM')).toBe(clock(23));
  });

  it('one across midnight is on both days, cut at midnight', async () => {
    await book('2026-11-05', clock(23, 30), 'Mia Midnight');

    expect((await drawn('?day=2026-11-05')).visits).toEqual([['Mia Midnight', clock(23, 30), 30, 'goes on']]);
    expect((await drawn('?day=2026-11-06')).visits).toEqual([['Mia Midnight', 0, 35, 'began']]);
    const week = await drawn('/week?day=2026-11-05&who=mei');
    expect(week.visits.filter(([name]) => name === 'Mia Midnight')).toHaveLength(2);
    expect((await drawn('?day=2026-11-07')).visits).toEqual([]);
  });

  it('on the day the clocks go back, an hour is drawn twice and everything after it stands where its time is', async () => {
    await book(back, clock(backAt - 1, 30), 'Cleo Change');
    await book(back, clock(17), 'Bea Back');

    const { minutes, hours, visits, text } = await drawn(`?day=${back}`);

    expect(minutes).toBe(clock(25));
    expect(hours.get('5 PM')).toBe(clock(18));
    expect(visits).toEqual([
      ['Cleo Change', clock(backAt - 1, 30), 65, ''],
      ['Bea Back', clock(18), 65, ''],
    ]);
    expect(text).toContain('Clocks go back');
  });

  it('on the day they go forward, an hour is left out', async () => {
    await book(forward, clock(1, 30), 'Cora Change');
    await book(forward, clock(17), 'Fay Forward');

    const { minutes, hours, visits, text } = await drawn(`?day=${forward}`);

    expect(minutes).toBe(clock(23));
    expect(hours.has('2 AM')).toBe(false);
    expect(hours.get('5 PM')).toBe(clock(16));
    expect(visits).toEqual([
      ['Cora Change', clock(1, 30), 65, ''],
      ['Fay Forward', clock(16), 65, ''],
    ]);
    expect(text).toContain('Clocks go forward');
  });

  it('in the week of such a day, that day has hours of its own, and the ruler is that of the others', async () => {
    const { hours, columns } = await drawn(`/week?day=${forward}&who=mei`);

    expect(hours.get('5 PM')).toBe(clock(17));
    expect(columns.map((column) => hoursIn(column).get('5 PM')).filter(Boolean)).toEqual([clock(16)]);
  });
});
