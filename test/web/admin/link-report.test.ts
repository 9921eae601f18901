import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Attribution } from '../../../src/finder/attribution.service.js';
import { Bookings } from '../../../src/bookings/by-patient/book.service.js';
import { LinkLedger } from '../../../src/reports/link-ledger.service.js';
import { type App, openApp } from '../../support/app.js';
import { ana, visitAt } from '../../support/desk.js';
import { smallClinic } from '../../support/small-clinic.js';
import { somebody } from '../../support/somebody.js';
import { type Person, staffMember } from '../../support/staff.js';

let app: App;
let admin: Person;
let attribution: Attribution;
beforeAll(async () => {
  app = await openApp({ clinic: smallClinic, now: '2026-11-23T14:00:00Z' });
  admin = await staffMember(app, ['admin']);
  attribution = app.get(Attribution);
});
afterAll(() => app.close());

const read = (code?: string) => app.get(LinkLedger).read({ count: 4, code });
const get = (address: string) => app.http.get(address).set('cookie', admin.cookie);
const follow = async (placement: string) => {
  const [link] = await app.db.query(`select id from links where code = 'muscle-knots'`);
  return attribution.markFor(link, placement);
};

it('a week nobody came in has nothing to say, and says it', async () => {
  expect((await read()).rows).toEqual([]);
  expect((await get('/admin/link-report').expect(200)).text).toContain('No clicks in these weeks.');
});

it('tells by week and placement who followed, searched, saw times, booked and came, and keeps what led to nothing', async () => {
  const [idle, keen] = [await follow('button'), await follow('qr')];
  await attribution.step(idle, 'searched', somebody);
  await attribution.step(keen, 'seen', somebody);
  const { token } = await app
    .get(Bookings)
    .book({ ...visitAt('2026-11-26 10:00') }, { ...ana, ...attribution.wayOf(keen) });
  // A week on, another follows; the clock of the clinic says Saturday still.
  app.clock.set('2026-11-29T04:30:00Z');
  await attribution.step(await follow('qr'), 'visited', somebody);
  app.clock.set('2026-11-29T05:30:00Z');
  admin = await staffMember(app, ['admin']);
  await attribution.step(await follow('qr'), 'visited', somebody);

  const { weeks, rows } = await read();
  const none = { visited: 0, searched: 0, seen: 0, booked: 0, attended: 0, fresh: 0 };
  expect(weeks.at(-1)).toEqual({ from: '2026-11-29', to: '2026-12-06' });
  expect(rows).toMatchObject([
    { ...none, placement: 'button', week: 2, visited: 1, searched: 1 },
    { ...none, placement: 'qr', week: 2, visited: 2, searched: 1, seen: 1, booked: 1, attended: 1, fresh: 1 },
    { ...none, placement: 'qr', week: 3, visited: 1 },
  ]);
  expect((await read('nothing-of-ours')).rows).toEqual([]);

  await app.db.query(`update bookings set status = 'no-show', missed_at = $1 where link_hash is not null`, [
    app.clock.now(),
  ]);
  expect((await read()).rows[1]).toMatchObject({ booked: 1, attended: 0 });
  expect(token).toBeTruthy();
});

it('the page draws it, and its CSV holds every week, link, post and placement, without a formula or a person', async () => {
  await app.db.query(`update links set label = '=HYPERLINK("evil")'`);
  const { text } = await get('/admin/link-report?weeks=4').expect(200);
  expect(text).toContain('aria-labelledby="course-title course-desc"');
  expect(text).toContain('aria-labelledby="weeks-title weeks-desc"');
  expect(text).toContain('qr');

  const { text: csv, headers } = await get('/admin/link-report/csv?weeks=4').expect(200);
  expect(headers['content-disposition']).toBe('attachment; filename="links-2026-11-08-2026-12-05.csv"');
  const lines = parse<Record<string, string>>(csv, { bom: true, columns: true });
  expect(lines).toHaveLength(3);
  expect(lines[1]).toMatchObject({ from: '2026-11-22', to: '2026-11-28', placement: 'qr', followed: '2', booked: '1' });
  expect(lines[1]!.label).toBe(`'=HYPERLINK("evil")`);
  expect(csv).not.toContain(ana.contact.name);
});

it('what makes no sense in the address is as if it were not there', async () => {
  for (const odd of ['weeks=9999', 'until=soon', 'until=2026-99-99', 'code=', 'weeks=13&weeks=4', 'code=nobody'])
    await get(`/admin/link-report?${odd}`).expect(200);
});

it('is for administrators', async () => {
  const reception = await staffMember(app, ['reception']);
  await app.http.get('/admin/link-report').set('cookie', reception.cookie).expect(404);
});
