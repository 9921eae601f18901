import { afterAll, beforeAll, expect, it } from 'vitest';
import { auditActions } from '../../../src/accounts/audit-action.js';
import { record } from '../../../src/accounts/audit.service.js';
import { auditQuery } from '../../../src/accounts/audit-trail.service.js';
import { Bookings } from '../../../src/bookings/by-patient/book.service.js';
import { StaffReschedules } from '../../../src/bookings/by-staff/staff-reschedules.service.js';
import { ClinicEdits } from '../../../src/changes/clinic-edits.service.js';
import { ClinicFiles } from '../../../src/changes/clinic-files.service.js';
import { say } from '../../../src/i18n/words.js';
import { type App, openApp } from '../../support/app.js';
import { asOwner } from '../../support/database.js';
import { at, visitAt } from '../../support/desk.js';
import { smallClinic } from '../../support/small-clinic.js';
import { rosa } from '../../support/staff-actors.js';
import { type Person, staffMember } from '../../support/staff.js';

/** Of the long log. With a million each page took 1 ms as well. */
const entries = 100_000;

let app: App;
let admin: Person;
let mei: Person;
let jonas: Person;
let reception: Person;
beforeAll(async () => {
  app = await openApp({ clinic: smallClinic, now: '2026-11-27T14:00:00Z' });
  admin = await staffMember(app, ['admin'], { name: 'Ada Lind' });
  mei = await staffMember(app, ['practitioner'], { practitioner: 'mei', name: 'Mei Tanaka' });
  jonas = await staffMember(app, ['practitioner'], { practitioner: 'jonas', name: 'Jonas Weber' });
  reception = await staffMember(app, ['reception'], { name: 'Ana Ruiz' });
});
afterAll(() => app.close());

const pageOf = async (query = '', who = admin, path = '/admin/audit') =>
  (await app.http.get(`${path}${query}`).set('cookie', who.cookie).expect(200)).text;
/** What a reader reads, in one line. */
const read = (text: string) =>
  text
    .replace(/^.*<main/s, '')
    .replace(/<[^>]+>/g, ' ')
    .replaceAll(/\s+/g, ' ');
const actorOf = ({ id }: Person) => `staff/${id}`;
const idOf = async (table: string, where: string): Promise<string> =>
  (await app.db.query(`select id from ${table} where ${where}`))[0].id;
const did = (action: (typeof auditActions)[number], subject: string | null, detail = {}, actor = actorOf(admin)) =>
  record(app.db, { at: app.clock.now(), actor, action, subject, detail });

it('a rescheduled appointment is told with who, whose, from when and to when, and leads to its page', async () => {
  const { reference } = await app
    .get(Bookings)
    .book(visitAt('2026-12-01 14:00'), { contact: { name: 'Ben Cole', email: 'ben@example.org', phone: null } });
  const ana = { ...rosa, id: reception.id };
  await app
    .get(StaffReschedules)
    .reschedule(ana, reference, { start: at('2026-12-02 09:00'), practitioner: 'jonas' }, { tell: true });

  const text = await pageOf();

  expect(read(text)).toContain(
    'Ana Ruiz rescheduled Ben Cole’s appointment from Tue, Dec 1, 2:00 PM to Wed, Dec 2, 9:00 AM',
  );
  expect(read(text)).toContain('Practitioner: Mei Tanaka → Jonas Weber · Patient notified');
  expect(text).toContain(`<a href="/staff/visits/${reference}">Ben Cole’s appointment</a>`);
  expect(read(text)).toContain('The patient booked Ben Cole’s appointment on Wed, Dec 2, 9:00 AM');
  // The clinic is in New York: it is nine in the morning there.
  expect(read(text)).toContain('Friday, November 27 9:00 AM');
  // What the treatment was is nobody’s business here.
  expect(read(text.slice(text.indexOf('<ol'), text.indexOf('</ol>')))).not.toContain('Acupuncture');
});

it('a change of the configuration is told field by field, before and after', async () => {
  await app
    .get(ClinicEdits)
    .change(
      { ...member(), id: admin.id },
      { action: 'treatment.changed', subject: await idOf('treatments', `slug = 'acupuncture'`) },
      (file) => ({
        ...file,
        treatments: file.treatments.map((one) => (one.slug === 'acupuncture' ? { ...one, price: 9900 } : one)),
      }),
    );

  expect(read(await pageOf())).toMatch(/Ada Lind changed Acupuncture Price was \$95 → now \$99/);
});

it('that days are kept full is told the same way, whether the form or the clinic file says so', async () => {
  const file = app.get(ClinicFiles);
  const rules = '/admin/booking-rules';
  const [, seen] = /name="seen" value="([^"]*)"/.exec(await pageOf('', admin, rules))!;
  const before = {
    minNoticeMinutes: '2',
    'minNoticeMinutes.unit': 'hours',
    horizonDays: '90',
    startEveryMinutes: '15',
    holdMinutes: '10',
    cancelNoticeMinutes: '24',
    'cancelNoticeMinutes.unit': 'hours',
  };
  const full = { offeredTimes: 'keep-full', opensHoursBefore: '48', timesPerHalfDay: '2' };
  await app.http
    .post(rules)
    .set('cookie', admin.cookie)
    .type('form')
    .send({ ...before, ...full, seen })
    .expect(303);
  const sentence = /Ada Lind changed the booking rules Times patients are offered was empty → now Keep days full/;
  const byForm = read(await pageOf());
  expect(byForm).toMatch(sentence);
  expect(byForm).toContain('All free times are offered from (hours before the day) was empty → now 48');

  const now = await file.export();
  const any = Buffer.from(JSON.stringify({ ...now, policy: { ...now.policy, offeredTimes: 'any' } }));
  const { headers } = await app.http
    .post('/admin/import-export/clinic')
    .set('cookie', admin.cookie)
    .attach('file', any, 'rules.json')
    .expect(303);
  const preview = await pageOf('', admin, headers['location']);
  await app.http
    .post(`${headers['location']}/import`)
    .set('cookie', admin.cookie)
    .type('form')
    .send({ seen: /name="seen" value="([^"]+)"/.exec(preview)![1]! })
    .expect(303);
  expect(read(await pageOf())).toMatch(
    /Ada Lind imported settings.*?Times patients are offered was Keep days full → now (?:Any free time|empty)/,
  );
});

it('who works here is not named in what is kept, nor why they are away', async () => {
  await app.get(ClinicEdits).change({ ...member(), id: admin.id }, { action: 'practitioner.changed' }, (file) => ({
    ...file,
    practitioners: file.practitioners.map((one) =>
      one.slug === 'mei'
        ? {
            ...one,
            title: 'Senior acupuncturist',
            timeOff: [{ from: '2026-12-07T09:00-05:00', to: '2026-12-08T09:00-05:00', reason: 'surgery' }],
          }
        : one,
    ),
  }));

  const [{ detail }] = await app.db.query(
    `select detail::text from audit where action = 'practitioner.changed' order by id desc limit 1`,
  );
  expect(detail).toContain('timeOff');
  expect(detail).toContain('title');
  expect(detail).not.toMatch(/surgery|Senior|mei/i);
});

it('can be filtered by day, by who did it, and by record with all that belongs to it', async () => {
  const location = await idOf('locations', `slug = 'harbour'`);
  const patient = await idOf('patients', `name = 'Ben Cole'`);
  await did('location.changed', location);
  await did('room.changed', await idOf('rooms', `slug = 'east'`), {}, actorOf(reception));

  expect(read(await pageOf(`?record=${location}`))).toMatch(
    /Ana Ruiz changed East room, Harbour Street.*Ada Lind changed Harbour Street/,
  );
  const theirs = read(await pageOf(`?record=${patient}`));
  expect(theirs).toContain('rescheduled Ben Cole’s appointment');
  expect(theirs).not.toContain('changed Harbour Street');
  const anas = read(await pageOf(`?actor=${actorOf(reception)}`));
  expect(anas).toContain('changed East room');
  expect(anas).not.toContain('changed Harbour Street');
  expect(read(await pageOf('?from=2026-11-27&to=2026-11-27'))).toContain('changed East room');
  expect(read(await pageOf('?from=2026-11-28'))).toContain('Nothing to show.');
  expect(read(await pageOf('?to=2026-11-26'))).toContain('Nothing to show.');
});

it('somebody erased is nobody', async () => {
  const patient = await idOf('patients', `name = 'Ben Cole'`);
  await did('patient.erased', patient);
  await app.db.query(
    `update patients set name = '(erased)', email = null, email_key = null, erased_at = now() where id = $1`,
    [patient],
  );

  const text = read(await pageOf());

  expect(text).toContain('Ada Lind erased a patient');
  expect(text).toContain('Ana Ruiz rescheduled an appointment from Tue, Dec 1, 2:00 PM');
  expect(text).not.toMatch(/Ben Cole|\(erased\)/);
});

it('everything that can be done has a sentence of its own', async () => {
  const values = { who: 'Ana', what: 'this', from: 'then', to: 'now' };
  const said = auditActions.map((action) => say(`activity.did.${action}`, values));

  for (const sentence of said) expect(sentence).toMatch(/^Ana \w+/);
  for (const action of auditActions) await did(action, null);
  const text = read(await pageOf());
  expect(text).not.toContain('made a change');
  expect(text).not.toMatch(/activity\.|undefined|NaN|\[object/);
});

it('what an earlier or later version wrote is told as far as it can be', async () => {
  await app.db.query(
    `insert into audit (at, actor, action, subject, detail) values ($1, 'staff/gone', 'thing.done', gen_random_uuid(), $2)`,
    [app.clock.now(), { changed: ['policy.holdMinutes'] }],
  );

  expect(read(await pageOf())).toContain('A former user made a change (thing.done) Time to complete a booking (min)');
});

it('a practitioner reads what they did, and no patient of others', async () => {
  const { reference } = await app
    .get(Bookings)
    .book(visitAt('2026-12-03 14:00'), { contact: { name: 'Cleo Hart', email: 'cleo@example.org', phone: null } });
  const booking = await idOf('bookings', `reference = '${reference}'`);
  await did('notes.written', booking, {}, actorOf(mei));
  await did('notes.read', booking, {}, actorOf(jonas));

  const own = read(await pageOf('', mei, '/staff/activity'));
  expect(own).toContain('Mei Tanaka wrote a note on Cleo Hart’s appointment on Thu, Dec 3, 2:00 PM');
  expect(own).not.toContain('Ada Lind');
  const other = read(await pageOf('', jonas, '/staff/activity'));
  expect(other).toContain('Jonas Weber read notes on an appointment');
  expect(other).not.toContain('Cleo Hart');
  await app.http.get('/staff/activity').set('cookie', reception.cookie).expect(404);
  await app.http.get('/admin/audit').set('cookie', mei.cookie).expect(404);
});

it('older entries are on further pages, none twice and none left out, also of one moment', async () => {
  await asOwner(
    app.db,
    `alter table audit disable trigger user; delete from audit; alter table audit enable trigger user`,
  );
  for (let n = 0; n < 120; n++) await did('booking.start', null, { n });
  const seen: string[] = [];
  for (let path: string | undefined = '/admin/audit?actor=' + actorOf(admin); path; ) {
    const text: string = (await app.http.get(path).set('cookie', admin.cookie).expect(200)).text;
    seen.push(...(text.match(/<time /g) ?? []));
    path = /<a href="([^"]*before=[^"]*)">Older/.exec(text)?.[1]?.replaceAll('&amp;', '&');
  }
  expect(seen).toHaveLength(120);
});

it('a page costs the same however long the log is, whatever it is filtered by', { timeout: 300_000 }, async () => {
  await app.db.query(
    `insert into audit (at, actor, action, subject)
     select timestamptz '2026-11-27' - n * interval '1 minute',
       case n % 5 when 0 then 'staff/' || md5((n % 40)::text)::uuid else 'patient' end, 'booking.moved', md5((n / 3)::text)::uuid
     from generate_series(1, $1::int) n`,
    [entries],
  );
  await asOwner(app.db, `vacuum analyze audit`);
  const [{ someone, something }] = await app.db.query(
    `select 'staff/' || md5('5')::uuid as someone, md5('200')::uuid as something`,
  );
  const before = { at: new Date('2026-10-20T00:00:00Z'), id: '5000' };
  const period = { from: new Date('2026-10-01T00:00:00Z'), to: new Date('2026-10-19T00:00:00Z') };
  const filters = [
    {},
    { before },
    period,
    { actor: someone },
    { actor: 'patient', before },
    { subjects: [something] },
    { actor: 'patient', ...period, before },
    { subjects: [something], actor: 'patient', ...period },
  ];
  for (const filter of filters) {
    const { sql, values } = auditQuery(filter);
    const [{ 'QUERY PLAN': plan }] = await app.db.query(`explain (analyze, format json) ${sql}`, values);
    expect.soft(JSON.stringify(plan), JSON.stringify(filter)).not.toMatch(/"Seq Scan"[^{]*"Relation Name":"audit"/);
    const looked = [...JSON.stringify(plan).matchAll(/"Rows Removed by Filter":(\d+)/g)].map(([, rows]) =>
      Number(rows),
    );
    expect.soft(Math.max(0, ...looked), JSON.stringify(filter)).toBeLessThan(1000);
  }
});

function member() {
  return {
    name: 'Ada Lind',
    email: 'ada@clinic.example.org',
    roles: ['admin'] as const,
    practitionerId: null,
    demo: false,
    session: { id: 'a', signedInAt: new Date('2026-11-27T14:00:00Z'), strong: true },
  };
}
