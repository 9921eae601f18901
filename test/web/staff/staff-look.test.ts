import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { Waitlist } from '../../../src/waitlist/waitlist.service.js';
import { anyTime } from '../../../src/waitlist/wishes.js';
import { StaffCourses } from '../../../src/bookings/by-staff/staff-courses.service.js';
import { type App, openApp } from '../../support/app.js';
import { hasBrowser, openBrowser } from '../../support/browser.js';
import { busyDay } from '../../support/busy-day.js';
import { smallClinic } from '../../support/small-clinic.js';
import { at } from '../../support/desk.js';
import { chosen, readsWell, type Way } from '../../support/looks.js';
import { rosa } from '../../support/staff-actors.js';
import { type Person, staffMember } from '../../support/staff.js';

type Role = 'reception' | 'practitioner';
type Day = Awaited<ReturnType<typeof busyDay>> & { readonly course: string };

const looks: Readonly<Record<string, readonly [Role, (day: Day, url: string) => Way | Promise<Way>]>> = {
  day: ['reception', () => '/staff/diary?day=2026-12-01'],
  rooms: ['reception', () => '/staff/diary?day=2026-12-01&by=rooms'],
  week: ['practitioner', () => '/staff/diary/week?day=2026-12-01'],
  everyone: ['reception', () => '/staff/diary/everyone?day=2026-12-01'],
  colors: ['reception', () => '/staff/diary/days?day=2026-12-01&color=treatment'],
  panel: ['reception', ({ fred }) => `/staff/diary?day=2026-12-01#${fred}`],
  sheet: ['reception', () => '/staff/diary/sheet?day=2026-12-01'],
  visit: ['practitioner', ({ ben }) => `/staff/visits/${ben}`],
  'visit-ahead': ['reception', ({ fred }) => `/staff/visits/${fred}`],
  'visit-missed': ['reception', ({ dev }) => `/staff/visits/${dev}`],
  move: ['reception', ({ fred }) => `/staff/visits/${fred}/move?day=2026-12-01&time=12:00&practitioner=jonas`],
  'move-taken': ['reception', ({ fred }) => `/staff/visits/${fred}/move?day=2026-12-01&time=10:30`],
  phone: ['reception', () => '/staff/book?q=an&from=2026-12-02'],
  'phone-taken': [
    'reception',
    (_, url) => async (page) => {
      const start = at('2026-12-01 10:30');
      await page.goto(`${url}/staff/book?location=harbour&from=2026-12-01&practitioner=mei&start=${start}`);
      await page.getByText('New patient').click();
      await page.getByLabel('Name', { exact: true }).fill('Kim Doe');
      await page.getByLabel('Phone', { exact: true }).fill('555 0188');
      await page.getByRole('button', { name: 'Book appointment', exact: true }).click();
      await page.getByText('Appointments at this time:').waitFor();
    },
  ],
  'phone-known': [
    'reception',
    async ({ rows, ben }) =>
      `/staff/book?from=2026-12-01&patient=${(await rows.byReference(ben, null)).booking.patientId}`,
  ],
  'visit-noted': ['reception', ({ hal }) => `/staff/visits/${hal}`],
  'booking-rules-read': ['reception', () => '/admin/booking-rules'],
  unreached: ['reception', ({ gita }) => `/staff/visits/${gita}`],
  'unreached-day': ['reception', () => '/staff/diary?day=2026-12-02'],
  patients: ['reception', () => '/staff/patients'],
  patient: [
    'reception',
    async ({ rows, gita }) => `/staff/patients/${(await rows.byReference(gita, null)).booking.patientId}`,
  ],
  clashes: ['practitioner', () => '/staff/clashes'],
  waitlist: ['reception', () => '/staff/waitlist'],
  'waitlist-entry': [
    'reception',
    (_, url) => async (page) => {
      await page.goto(`${url}/staff/waitlist`);
      await page.getByRole('link', { name: 'Kim Doe' }).click();
      await page.getByText('Remove from the waitlist').click();
      await page.getByRole('button', { name: 'Remove', exact: true }).click();
      await page.getByText('Please check one field').waitFor();
    },
  ],
  'waitlist-new': ['reception', () => '/staff/waitlist/new'],
  'waitlist-time': [
    'reception',
    () =>
      `/staff/waitlist/time?practitioner=mei&location=harbour&from=${at('2026-12-01 12:00')}&until=${at('2026-12-01 13:30')}`,
  ],
  repeat: ['reception', ({ fred }) => `/staff/visits/${fred}/course?everyDays=7&visits=5&until=2026-12-31`],
  course: ['reception', ({ course }) => `/staff/visits/${course}`],
  'course-day': ['reception', () => '/staff/diary?day=2026-12-17'],
  'course-rest': ['reception', ({ course }) => `/staff/visits/${course}/rest?weeks=1`],
};

/** The mail server knows no such address. */
async function nothingReaches({ db, clock }: App, reference: string): Promise<void> {
  await db.query(
    `insert into notifications (key, template, recipient, data, about, message_id, status, posted_at, due_at, failed_at, undelivered_at, last_fault)
     select 'refused', 'booking-confirmed', p.email, '{}', b.id, 'refused', 'failed', $2, $2, $2, $2, 'EENVELOPE 550 RCPT'
     from bookings b join patients p on p.id = b.patient_id where b.reference = $1`,
    [reference, clock.now()],
  );
}

/** Three Thursdays of Gita's. Answers the reference of the second. */
async function courseOf(app: App, { rows, gita }: Awaited<ReturnType<typeof busyDay>>): Promise<string> {
  const { patientId } = (await rows.byReference(gita, null)).booking;
  const days = ['2026-12-10', '2026-12-17', '2026-12-31'];
  const visits = days.map((one) => ({ start: at(`${one} 10:00`), practitioner: 'mei', location: 'harbour' }));
  const request = { treatment: 'acupuncture', everyDays: 7, visits };
  const terms = { tell: false, accepted: [] };
  return (await app.get(StaffCourses).book(rosa, request, { id: patientId! }, terms)).visits[1]!.reference;
}

describe.runIf(hasBrowser)('the staff’s pages of a day, as they look', () => {
  let app: App;
  let browser: Browser;
  let people: Record<Role, Person>;
  let day: Day;
  beforeAll(async () => {
    app = await openApp({ clinic: smallClinic, now: '2026-11-27T14:00:00Z' });
    const busy = await busyDay(app);
    day = { ...busy, course: await courseOf(app, busy) };
    await nothingReaches(app, day.gita);
    for (const name of ['Kim Doe', 'Bartholomew Featherstonehaugh-Cholmondeley']) {
      const contact = { name, email: 'kim@example.org', phone: '631 555 0142' };
      await app.get(Waitlist).join({ treatment: 'acupuncture', wishes: anyTime, contact, proven: true }, '192.0.2.1');
    }
    people = {
      reception: await staffMember(app, ['reception']),
      practitioner: await staffMember(app, ['practitioner'], { practitioner: 'mei' }),
    };
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser.close();
    await app.close();
  });

  it.for(chosen(looks))('%s reads well for everyone, on a phone and on a desk, by day and by night', async (name) => {
    const [role, address] = looks[name]!;
    await readsWell(browser, name, { url: app.url, cookie: people[role].cookie }, await address(day, app.url));
  });
});
