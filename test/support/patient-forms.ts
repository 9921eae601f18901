import { Bookings } from '../../src/bookings/by-patient/book.service.js';
import { CourseBookings } from '../../src/bookings/by-patient/book-course.service.js';
import { CourseHolds } from '../../src/bookings/holding/course-holds.service.js';
import { Holds } from '../../src/bookings/holding/holds.service.js';
import { routesWithPolicies } from '../../src/cli/routes.command.js';
import { appointmentsToken } from '../../src/notifications/appointments-link.js';
import { confirmToken } from '../../src/notifications/confirm-link.js';
import { erasureToken } from '../../src/notifications/erasure-link.js';
import { unsubscribeToken } from '../../src/notifications/unsubscribe-link.js';
import { entryToken, waitlistProofToken } from '../../src/notifications/waitlist-link.js';
import { Erasures } from '../../src/privacy/erasures.service.js';
import { EarlierTimes } from '../../src/waitlist/earlier-times.service.js';
import { StaffWaitlist } from '../../src/waitlist/staff-waitlist.service.js';
import { Waitlist } from '../../src/waitlist/waitlist.service.js';
import { anyTime } from '../../src/waitlist/wishes.js';
import type { App } from './app.js';
import { at, visitAt } from './desk.js';
import { everyForm, type SiteForm } from './every-form.js';
import { personAt, sessionOf } from './household.js';
import type { Person } from './staff.js';
import { rosa } from './staff-actors.js';

const ana = { contact: { name: 'Ana García', email: 'ana@example.org', phone: null } };
export const ben = { contact: { name: 'Ben Okafor', email: 'ben@example.org', phone: null } };

const idOf = async (app: App, reference: string): Promise<string> =>
  (await app.db.query(`select id from bookings where reference = $1`, [reference]))[0].id;

/** A visit, and the way out in its reminder. */
export async function bookedWithLinks(app: App, wall: string, who = ana) {
  const { reference, token } = await app.get(Bookings).book(visitAt(wall), who);
  return { reference, token, reminders: `/reminders/${unsubscribeToken(app.keys, await idOf(app, reference))}` };
}

/** Where links lead that only a message holds, and a time that is held. */
export async function secretPages(app: App, admin: Person): Promise<readonly string[]> {
  const origin = { network: '203.0.113.1', worked: false, verified: false };
  const waiting = await app.get(Bookings).book(visitAt('2026-12-08 12:00'), { ...ben, origin });
  const { hold } = await app.get(Holds).hold(visitAt('2026-12-08 14:00'));
  const person = await personAt(app, 'ana@example.org', 'Ana García');
  await app.get(Erasures).ask(admin, person, 'message');
  const [{ id: erasure }] = (await app.db.query(`select id from erasures`)) as [{ id: string }];
  await app.http.post('/my').send('email=ana@example.org').expect(303);
  const [{ link }] = (await app.db.query(
    `select data ->> 'linkId' as link from notifications where template = 'appointments-link'`,
  )) as [{ link: string }];
  return [
    `/confirm/${confirmToken(app.keys, await idOf(app, waiting.reference), 0)}`,
    `/book/${hold}`,
    `/erasure/${erasureToken(app.keys, erasure)}`,
    `/my/link/${appointmentsToken(app.keys, link)}`,
  ];
}

/** A time held for two of Ana's household. */
async function heldForTwo(app: App, cookie: string): Promise<string> {
  const [one, two] = await Promise.all(
    ['Ana García', 'Leo García'].map((name) => personAt(app, 'ana@example.org', name)),
  );
  const { headers } = await app.http
    .post('/book/together/holds')
    .set('cookie', cookie)
    .send(
      `person=${one}&person=${two}&treatment=acupuncture&order=together&location=harbour&start=2026-12-09T15:00:00Z`,
    )
    .expect(303);
  return headers['location']!;
}

/** Where the times of a course are chosen, where they are held, and where the rest of a booked one is moved; with its cookie. */
async function coursePages(app: App): Promise<{ readonly pages: readonly string[]; readonly cookie: string }> {
  const course = (days: readonly string[]) => {
    const visits = days.map((day) => ({ start: at(`${day} 11:00`), practitioner: 'mei', location: 'harbour' }));
    return { treatment: 'acupuncture', everyDays: 7, visits };
  };
  const { hold } = await app.get(CourseHolds).hold(course(['2026-12-10', '2026-12-17']));
  const cara = { contact: { name: 'Cara Doyle', email: 'cara@example.org', phone: null } };
  const { visits } = await app.get(CourseBookings).book(course(['2026-12-11', '2026-12-18']), cara);
  const [{ reference, token }] = visits as [(typeof visits)[number]];
  const choice = 'treatment=acupuncture&practitioner=mei&location=harbour&course=2-7&start=2026-12-10T16:00:00Z';
  return {
    pages: [
      `/book/course?${choice}`,
      `/book/course/${hold}?${choice}`,
      `/visit/of/${reference}/rest?start=2026-12-14T16:00:00Z`,
    ],
    cookie: `visit-${reference}=${token}`,
  };
}

/** Where an address is proven, where somebody waits, and where they answer an offer. */
async function waitlistPages(app: App): Promise<readonly string[]> {
  const { contact } = ana;
  const wanted = { treatment: 'acupuncture', wishes: anyTime, contact };
  for (const proven of [false, true, true]) await app.get(Waitlist).join({ ...wanted, proven }, '203.0.113.1');
  const [asked, waiting, offered] = (await app.db.query(
    `select id from waitlist_entries where booking_id is null order by status, created_at`,
  )) as [{ id: string }, { id: string }, { id: string }];
  const time = { start: at('2026-12-14 11:00'), practitioner: 'mei', location: 'harbour' };
  const offer = await app.get(StaffWaitlist).offer(rosa, offered.id, time);
  return [
    `/waitlist/confirm/${waitlistProofToken(app.keys, asked.id)}`,
    `/waitlist/entry/${entryToken(app.keys, waiting.id)}`,
    `/waitlist/offer/${offer.token}`,
  ];
}

export interface PatientForm extends SiteForm {
  readonly route: string;
  readonly cookie: string;
}

/** Every form that is there for patients: those that only a link or a session leads to, and those of a first visitor. */
export async function formsOfPatients(app: App, admin: Person): Promise<readonly PatientForm[]> {
  const { reference, token, reminders } = await bookedWithLinks(app, '2026-12-08 10:00');
  await app.http.post(reminders).expect(200);
  await app.get(EarlierTimes).join(token, anyTime);
  const course = await coursePages(app);
  const cookie = `visit-${reference}=${token}; ${course.cookie}; ${await sessionOf(app, 'ana@example.org')}`;
  const starts = [
    '/',
    '/my',
    '/visit/new-link',
    '/staff/sign-in',
    `/visit/of/${reference}`,
    `/book/done/${reference}`,
    reminders,
  ];
  const routes = await routesWithPolicies();
  const hidden = [...(await secretPages(app, admin)), await heldForTwo(app, cookie), ...course.pages];
  hidden.push(`/visit/of/${reference}/earlier`, ...(await waitlistPages(app)));
  const walks = [
    { cookie, found: await everyForm(app, routes, { cookie }, [...starts, ...hidden]) },
    { cookie: '', found: await everyForm(app, routes, { cookie: '' }, starts) },
  ];
  return walks.flatMap(({ cookie, found }) => [...found].map(([route, form]) => ({ ...form, route, cookie })));
}
