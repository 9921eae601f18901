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
  await someMonths(app.databaseUrl);
  admin = await staffMember(app, ['admin']);
});
afterAll(() => app.close());

const get = (address: string) => app.http.get(address).set('cookie', admin.cookie);

it('each question is answered in words, as a plot with a title and a description, and as a table', async () => {
  const { text } = await get('/admin/reports?kind=quarter&from=2026-10-01').expect(200);

  for (const id of ['visits', 'used', 'lost', 'rebooked', 'lead', 'quoted-USD']) {
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
  for (const part of ['course', 'lines', 'value', 'hours', 'lead', 'rooms', 'new-patients', 'links']) {
    const { text, headers } = await get(`/admin/reports/csv/${part}?kind=month&from=2026-11-01`).expect(200);
    expect(headers['content-type']).toBe('text/csv; charset=utf-8');
    expect(headers['content-disposition']).toBe(`attachment; filename="${part}-2026-11-01-2026-11-30.csv"`);
    expect(text.charCodeAt(0)).toBe(0xfeff);
    expect(parse(text, { bom: true, columns: true }).length).toBeGreaterThan(0);
    expect(text).not.toMatch(/(^|,)"?[=+@-]/m);
  }
  for (const part of ['lines', 'value']) {
    const { text } = await get(`/admin/reports/csv/${part}?from=2026-11-01`).expect(200);
    expect(text).toContain(`"'=HYPERLINK(""evil"")"`);
  }
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

it('only administrators see them', async () => {
  const others = [
    await staffMember(app, ['reception']),
    await staffMember(app, ['practitioner'], { practitioner: 'mei' }),
  ];
  for (const { cookie } of others) {
    for (const address of ['/admin/reports', '/admin/reports/csv/value', '/admin/link-report'])
      await app.http.get(address).set('cookie', cookie).expect(404);
  }
});

it('how full Tuesdays at two are, what practitioners are owed, and which link brings patients stand on the page', async () => {
  const { text } = await get('/admin/reports?kind=month&from=2026-12-01').expect(200);
  const csv = async (part: string) =>
    parse<Record<string, string>>((await get(`/admin/reports/csv/${part}?from=2026-12-01`).expect(200)).text, {
      bom: true,
      columns: true,
    });

  const two = (await csv('hours')).find(({ weekday, from }) => weekday === 'Tuesday' && from === '14:00')!;
  // Two practitioners on five Tuesdays.
  expect(two).toMatchObject({ offered_minutes: '600' });
  expect(text).toMatch(
    new RegExp(
      `<th scope="row">2 PM</th><td[^>]*>[^<]*</td><td class="heat-\\d">${Math.round(Number(two.booked_share) * 100)}%`,
    ),
  );

  const [{ past, price }] = (await app.db.query(
    `select count(*)::int as past, sum(b.price)::int as price from bookings b join practitioners p on p.id = b.practitioner_id
     where p.slug = 'mei' and b.status in ('confirmed', 'done') and b.starts_at >= '2026-12-01 05:00Z' and b.starts_at < '2026-12-11 05:00Z'`,
  )) as [{ past: number; price: number }];
  const owed = (await csv('value')).find(({ practitioner }) => practitioner === 'Mei Tanaka')!;
  expect(owed).toMatchObject({
    took_place: String(past),
    value_USD: (price / 100).toFixed(2),
    minutes: String(past * 55),
  });

  const links = await csv('new-patients');
  expect(links.map(({ code }) => code)).toEqual(['muscle-knots', '']);
  expect(Number(links[0]!.new_patients)).toBeGreaterThan(0);
  expect(text).toContain('most through “See your local acupuncturist”');
});

it('dates that make no sense come back with what is wrong beside them, and nothing typed is lost', async () => {
  const wrong = '/admin/reports?kind=own&from=2026-12-05&to=2026-12-01&practitioner=mei';
  const { text } = await get(wrong).expect(400);

  expect(text).toContain('The end is before the start.');
  expect(text).toContain('value="2026-12-05"');
  expect(text).toMatch(/<option value="mei" selected/);
  await get('/admin/reports?kind=own&from=1990-01-01&to=2026-12-01').expect(400);
  await get('/admin/reports?from=tomorrow').expect(400);
  for (const kind of ['week', 'month', 'year', 'own'])
    await get(`/admin/reports?kind=${kind}&from=9999-12-31`).expect(400);
  await get('/admin/reports?kind=own&from=9995-12-01&to=9999-12-30').expect(400);
  await get('/admin/reports?kind=own&from=9994-12-31&to=9998-12-30').expect(200);
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
