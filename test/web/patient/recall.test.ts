import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Bookings } from '../../../src/bookings/by-patient/book.service.js';
import { Recall } from '../../../src/bookings/notices/recall.job.js';
import { rebookToken } from '../../../src/notifications/rebook-link.js';
import { ProvenAddresses } from '../../../src/patients/proven-addresses.service.js';
import { periodAround } from '../../../src/reports/period.js';
import { Reports } from '../../../src/reports/reports.service.js';
import { type App, openApp } from '../../support/app.js';
import { at, visitAt } from '../../support/desk.js';
import { formsOf } from '../../support/forms.js';
import { smallClinic } from '../../support/small-clinic.js';
import { keptCookie } from '../../support/somebody.js';
import { staffMember } from '../../support/staff.js';

let app: App;
beforeAll(async () => {
  const policy = { ...smallClinic.policy, recallDays: 21 };
  app = await openApp({ clinic: { ...smallClinic, policy }, now: '2026-11-27T14:00:00Z' });
});
afterAll(() => app.close());

const people = ['Ana', 'Ben', 'Cleo'].map((name) => ({
  name,
  email: `${name.toLowerCase()}@example.org`,
  phone: null,
}));
const [ana, ben, cleo] = people as [(typeof people)[0], (typeof people)[0], (typeof people)[0]];

it('whoever is invited back comes by one link to times for the same, and the report tells what that brought', async () => {
  for (const [n, contact] of people.entries()) {
    await app.get(Bookings).book(visitAt(`2026-12-01 ${10 + 2 * n}:00`, { addOns: ['cupping'] }), { contact });
    await app.get(ProvenAddresses).prove(app.db, contact.email);
  }
  const [{ id }] = (await app.db.query(
    `select b.id from bookings b join patients p on p.id = b.patient_id where p.email = $1`,
    [ana.email],
  )) as [{ id: string }];
  const link = `/again/${rebookToken(app.keys, id)}?from=recall`;
  const before = await app.http.get(link).expect(303);
  expect(before.headers['location']).not.toContain('via=');

  app.clock.set(new Date(at('2026-12-22 18:00') * 60_000));
  await app.get(Recall).run();
  app.clock.set(new Date(at('2026-12-23 10:00') * 60_000));
  const { headers } = await app.http.get(link).expect(303);
  const times = headers['location']!;
  expect(times).toMatch(
    /^\/book\?treatment=acupuncture&addOn=cupping&practitioner=mei&location=harbour&day=2026-12-2\d&via=[\w-]{64,}$/,
  );
  await bookAt(times, ana);
  // Ben phones or finds the way alone; Cleo does not come back.
  await app.get(Bookings).book(visitAt('2027-01-05 10:00'), { contact: ben });
  expect(cleo.name).toBe('Cleo');

  const [{ via, placement }] = (await app.db.query(
    `select via_link_id as via, via_placement as placement from bookings b join patients p on p.id = b.patient_id
     where p.email = $1 order by b.created_at desc limit 1`,
    [ana.email],
  )) as [{ via: string | null; placement: string }];
  expect({ via, placement }).toEqual({ via: null, placement: 'recall' });
  const report = await app.get(Reports).read({ period: periodAround('month', '2026-12-22', 1), by: 'practitioner' });
  expect(report.recalled).toEqual({ invited: 3, rebooked: 2, byLink: 1 });
  const none = { period: report.question.period, by: 'practitioner', practitioner: 'jonas' } as const;
  expect((await app.get(Reports).read(none)).recalled.invited).toBe(0);

  const { cookie } = await staffMember(app, ['admin']);
  const { text } = await app.http.get('/admin/reports?from=2026-12-01').set('cookie', cookie).expect(200);
  expect(text).toContain(
    'After 2 of 3 recall emails, the patient booked within 30 days (67%), 1 of them with the link in the email.',
  );
  expect(text).toContain('aria-labelledby="recalled-title recalled-desc"');
  const csv = await app.http.get('/admin/reports/csv/course?from=2026-12-01').set('cookie', cookie).expect(200);
  const rows = parse<Record<string, string>>(csv.text, { bom: true, columns: true });
  expect(rows.find(({ from }) => from === '2026-12-22')).toMatchObject({
    recall_emails: '3',
    rebooked_after_recall: '2',
    rebooked_by_recall_link: '1',
  });
});

/** As a browser does it: a time, then who it is for. */
async function bookAt(page: string, { name, email }: { readonly name: string; readonly email: string }): Promise<void> {
  const send = (action: string, fields: Record<string, unknown>, cookies: readonly string[] = []) =>
    app.http
      .post(action)
      .type('form')
      .set('Cookie', [keptCookie, ...cookies])
      .send(fields)
      .expect(303);
  const { text } = await app.http.get(page).expect(200);
  const [, start] = /name="start"[^>]*value="([^"]+)"/.exec(text)!;
  const choose = formsOf(text, page).find(({ action }) => action === '/book/holds')!;
  const held = await send(choose.action, { ...choose.filled, start });
  const details = held.headers['location']!;
  const form = await app.http.get(details).expect(200);
  const confirm = formsOf(form.text, details).find(({ action }) => action.endsWith('/confirmation'))!;
  await send(confirm.action, { ...confirm.filled, name, email });
}
