import { afterAll, beforeAll, expect, it } from 'vitest';
import { parse } from 'csv-parse/sync';
import { type App, openApp } from '../../support/app.js';
import { smallClinic } from '../../support/small-clinic.js';
import { someMonths } from '../../support/some-months.js';
import { type Person, staffMember } from '../../support/staff.js';

const [mei, jonas] = smallClinic.practitioners;
let app: App;
let admin: Person;
beforeAll(async () => {
  const clinic = { ...smallClinic, practitioners: [mei!, { ...jonas!, name: '=HYPERLINK("evil")' }] };
  app = await openApp({ clinic, now: '2026-12-10T15:00:00Z' });
  await someMonths(app.db);
  admin = await staffMember(app, ['admin']);
});
afterAll(() => app.close());

const get = (address: string) => app.http.get(address).set('cookie', admin.cookie);

it('each question is answered in words, as a plot with a title and a description, and as a table', async () => {
  const { text } = await get('/admin/reports?kind=quarter&from=2026-10-01').expect(200);

  for (const id of ['visits', 'used', 'lost', 'lead', 'quoted-USD']) {
    expect(text).toContain(`aria-labelledby="${id}-title ${id}-desc"`);
    expect(text).toContain(`<title id="${id}-title">`);
    expect(text).toContain(`<desc id="${id}-desc">`);
  }
  expect(text.match(/<table/g)!.length).toBeGreaterThan(7);
});

it('no report knows a patient', async () => {
  for (const address of ['/admin/reports', '/admin/reports/csv/lines', '/admin/reports/csv/course'])
    expect((await get(address).expect(200)).text).not.toMatch(/Patient \d|example\.org/);
});

it('every table can be had as CSV: UTF-8 with its mark, nothing in it a formula', async () => {
  for (const part of ['course', 'lines', 'lead', 'rooms', 'links']) {
    const { text, headers } = await get(`/admin/reports/csv/${part}?kind=month&from=2026-11-01`).expect(200);
    expect(headers['content-type']).toBe('text/csv; charset=utf-8');
    expect(headers['content-disposition']).toBe(`attachment; filename="${part}-2026-11-01-2026-11-30.csv"`);
    expect(text.charCodeAt(0)).toBe(0xfeff);
    expect(parse(text, { bom: true, columns: true }).length).toBeGreaterThan(0);
    expect(text).not.toMatch(/(^|,)"?[=+@-]/m);
  }
  const { text } = await get('/admin/reports/csv/lines?from=2026-11-01').expect(200);
  expect(text).toContain(`"'=HYPERLINK(""evil"")"`);
  await get('/admin/reports/csv/patients').expect(404);
});

it('the figures of the CSV are those of the page', async () => {
  const { text } = await get('/admin/reports/csv/course?from=2026-11-01').expect(200);
  const rows = parse<Record<string, string>>(text, { bom: true, columns: true });
  const visits = rows.reduce((sum, row) => sum + Number(row.visits), 0);
  const [{ count }] = (await app.db.query(
    `select count(*)::int as count from bookings where status in ('confirmed', 'done')
     and starts_at >= '2026-11-01 04:00Z' and starts_at < '2026-12-01 05:00Z'`,
  )) as [{ count: number }];

  expect(rows).toHaveLength(30);
  expect(visits).toBe(count);
  expect((await get('/admin/reports?from=2026-11-01').expect(200)).text).toContain(`<strong>${count}</strong>`);
});

it('dates that make no sense come back with what is wrong beside them, and nothing typed is lost', async () => {
  const wrong = '/admin/reports?kind=own&from=2026-12-05&to=2026-12-01&practitioner=mei';
  const { text } = await get(wrong).expect(400);

  expect(text).toContain('The end is before the start.');
  expect(text).toContain('value="2026-12-05"');
  expect(text).toMatch(/<option value="mei" selected/);
  await get('/admin/reports?kind=own&from=1990-01-01&to=2026-12-01').expect(400);
  await get('/admin/reports?from=tomorrow').expect(400);
  await get('/admin/reports?practitioner=nobody').expect(404);
});

it('a period without visits says so, with a way on', async () => {
  const { text } = await get('/admin/reports?from=2027-06-01&practitioner=mei').expect(200);

  expect(text).toContain('No appointments in this period');
  expect(text).toMatch(/<a href="\/admin\/reports\?kind=month&amp;from=2027-06-01&amp;by=practitioner">/);
});

it('a period whose only visit was cancelled says nothing of visits', async () => {
  await app.db.query(
    `update bookings set status = 'cancelled', cancelled_at = $1 where starts_at >= '2026-12-01' and starts_at < '2027-01-01'`,
    [app.clock.now()],
  );

  const { text } = await get('/admin/reports?from=2026-12-01').expect(200);

  expect(text).toContain('Late cancellations');
  expect(text).not.toMatch(/Half of all visits|0 visits|for no visits/);
});

it('“this month” and the other presets are those of the clinic’s clock, and keep the filters', async () => {
  // Ten in the evening of December 31 in New York.
  app.clock.set('2027-01-01T03:00:00Z');
  admin = await staffMember(app, ['admin']);

  const { text } = await get('/admin/reports?practitioner=mei').expect(200);

  const rest = 'by=practitioner&amp;practitioner=mei';
  expect(text).toContain(
    `<a href="/admin/reports?kind=month&amp;from=2026-12-01&amp;${rest}" aria-current="page">This month<`,
  );
  expect(text).toContain(`<a href="/admin/reports?kind=month&amp;from=2026-11-01&amp;${rest}">Last month<`);
  expect(text).toContain(`<a href="/admin/reports?kind=quarter&amp;from=2026-10-01&amp;${rest}">This quarter<`);
  expect(text).toContain(`<a href="/admin/reports?kind=week&amp;from=2026-12-20&amp;${rest}">Last week<`);
  expect(text).toContain(`<a href="/admin/reports?kind=year&amp;from=2025-01-01&amp;${rest}">Last year<`);
  expect((await get('/admin/reports?kind=year&from=2026-12-10').expect(200)).text).toContain('Reports: 2026');
});
