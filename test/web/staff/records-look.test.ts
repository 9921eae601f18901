import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { Bookings } from '../../../src/bookings/by-patient/book.service.js';
import { type App, openApp } from '../../support/app.js';
import { hasBrowser, openBrowser } from '../../support/browser.js';
import { visitAt } from '../../support/desk.js';
import { smallClinic } from '../../support/small-clinic.js';
import { chosen, readsWell } from '../../support/looks.js';
import { type Person, staffMember } from '../../support/staff.js';

type Role = 'mei' | 'jonas' | 'reception' | 'admin';
interface Ids {
  readonly ana: string;
  readonly patient: string;
  /** Whose record nobody has opened. */
  readonly sealed: string;
  readonly handOver: string;
}

const looks: Readonly<Record<string, readonly [Role, (ids: Ids) => string]>> = {
  confirm: ['admin', () => '/staff/confirm?next=/admin/users&unsent=1'],
  visit: ['mei', ({ ana }) => `/staff/visits/${ana}`],
  'visit-reception': ['reception', ({ ana }) => `/staff/visits/${ana}`],
  'visit-admin': ['admin', ({ ana }) => `/staff/visits/${ana}`],
  share: ['mei', ({ ana }) => `/staff/visits/${ana}/hand-overs?to=jonas`],
  'share-whom': ['mei', ({ ana }) => `/staff/visits/${ana}/hand-overs?to=`],
  records: ['mei', () => '/staff/records'],
  'records-empty': ['jonas', () => '/staff/records'],
  'handed-over': ['jonas', ({ handOver }) => `/staff/records/${handOver}`],
  opening: ['admin', ({ sealed }) => `/admin/emergency-access/${sealed}/new`],
  record: ['admin', ({ patient }) => `/admin/emergency-access/${patient}`],
  openings: ['admin', () => '/admin/emergency-access'],
};

describe.runIf(hasBrowser)('the pages of notes and answers, as they look', () => {
  let app: App;
  let browser: Browser;
  let people: Record<Role, Person>;
  let ids: Ids;
  const post = (path: string, fields: Record<string, string>, who: Role) =>
    app.http.post(path).set('cookie', people[who].cookie).send(new URLSearchParams(fields).toString()).expect(303);
  beforeAll(async () => {
    app = await openApp({ clinic: smallClinic, now: '2026-11-27T14:00:00Z' });
    people = {
      mei: await staffMember(app, ['practitioner'], { practitioner: 'mei', name: 'Mei Tanaka' }),
      jonas: await staffMember(app, ['practitioner'], { practitioner: 'jonas', name: 'Jonas Weber' }),
      reception: await staffMember(app, ['reception']),
      admin: await staffMember(app, ['admin'], { name: 'Robin Admin' }),
    };
    const book = (name: string, wall: string) =>
      app.get(Bookings).book(visitAt(wall), {
        contact: { name, email: 'ana@example.org', phone: '+1 631 555 0142' },
        note: 'Needles in the hand frighten me.\nThe left shoulder is the worse one.',
        answers: { 'blood-thinners': true, pregnant: false, 'first-time': true, allergies: 'nickel', operations: '' },
        consents: { treatment: true, reminders: true },
      });
    const [ana] = [await book('Ana García', '2026-12-01 09:00'), await book('Ben Okafor', '2026-12-01 11:00')];
    const patientOf = async (name: string) =>
      (await app.db.query(`select id from patients where name = $1`, [name]))[0].id as string;
    const visit = `/staff/visits/${ana.reference}`;
    await post(
      `${visit}/notes`,
      { text: 'Right shoulder freer than last week.\nCups on the upper back went well.' },
      'mei',
    );
    await post(`${visit}/hand-overs`, { to: 'jonas' }, 'mei');
    const [{ id: handOver }] = await app.db.query(`select id from note_shares`);
    const patient = await patientOf('Ana García');
    const reason = 'She has fainted in room two, and Mei cannot be reached by phone.';
    await post(`/admin/emergency-access/${patient}/new`, { reason }, 'admin');
    ids = { ana: ana.reference, patient, sealed: await patientOf('Ben Okafor'), handOver };
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser.close();
    await app.close();
  });

  it.for(chosen(looks))('%s reads well for everyone, on a phone and on a desk, by day and by night', async (name) => {
    const [role, address] = looks[name]!;
    await readsWell(browser, name, { url: app.url, cookie: people[role].cookie }, address(ids));
  });
});
