import { afterAll, beforeAll, expect, it } from 'vitest';
import { CalendarFeeds, feedAddresses } from '../../src/calendar-feeds/calendar-feeds.service.js';
import { rebookToken } from '../../src/notifications/rebook-link.js';
import { staffToken } from '../../src/notifications/staff-link.js';
import { type App, openApp } from '../support/app.js';
import { bookedWithLinks, secretPages } from '../support/patient-forms.js';
import { smallClinic } from '../support/small-clinic.js';
import { staffMember } from '../support/staff.js';
import { treating } from '../support/staff-actors.js';

let app: App;
beforeAll(async () => {
  app = await openApp({ clinic: smallClinic, now: '2026-11-27T14:00:00Z' });
});
afterAll(() => app.close());

/** One of each kind that stands in a message, in a calendar program, on a poster or under an article. */
async function everyLink(): Promise<readonly string[]> {
  const admin = await staffMember(app, ['admin', 'reception']);
  const { token, reference, reminders } = await bookedWithLinks(app, '2026-12-08 10:00');
  const [{ id }] = (await app.db.query(`select id from bookings where reference = $1`, [reference])) as [
    { id: string },
  ];
  await app.http.post('/staff/reset').send(`email=${admin.email}`).expect(200);
  const [{ link }] = (await app.db.query(
    `select data ->> 'linkId' as link from notifications where template like 'staff-%' and data ? 'linkId'`,
  )) as [{ link: string }];
  const { practitionerId } = await treating(app.db, 'mei');
  const feed = await app.get(CalendarFeeds).add(practitionerId!, { label: 'Phone', shows: 'initials' }, 'staff');
  return [
    `/visit/${token}`,
    reminders,
    ...(await secretPages(app, admin)),
    `/again/${rebookToken(app.keys, id)}`,
    `/staff/reset/${staffToken(app.keys, link)}`,
    ...Object.values(feedAddresses('', feed.token)),
    '/go/muscle-knots',
    '/practitioners/mei',
  ];
}

const plain = ['.', ',', ')', '>', '/', "'", '"', ';', '=', '|', '*', '//', '...', '=20'];
const encoded = [
  '%3E',
  '%3e%0D%0A',
  '=%0D%0A',
  '%20',
  '%29.',
  '%2C',
  '%5D',
  '%3C',
  '%E2%80%9D',
  '%C2%A0',
  '%E2%80%8B',
  '%EF%BC%89',
  '%E3%80%82',
];

it('every kind of link that we send opens with whatever a mail program glues to its end', async () => {
  const broken: string[] = [];
  for (const link of await everyLink()) {
    const open = (address: string) => app.http.get(address).redirects(0);
    const { status, headers } = await open(link);
    expect([200, 303], link).toContain(status);
    for (const end of [...plain, ...encoded]) {
      const answer = await open(link + end);
      if (answer.status !== status || answer.headers['location']?.split('?')[0] !== headers['location']?.split('?')[0])
        broken.push(`${link}${end}: ${answer.status}`);
    }
  }

  expect(broken).toEqual([]);
});
