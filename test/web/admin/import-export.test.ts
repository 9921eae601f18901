import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { ClinicEdits } from '../../../src/changes/clinic-edits.service.js';
import { ClinicFiles } from '../../../src/changes/clinic-files.service.js';
import type { ClinicFile } from '../../../src/clinic-file/schema.js';
import { type App, openApp } from '../../support/app.js';
import { busyDay } from '../../support/busy-day.js';
import { smallClinic } from '../../support/small-clinic.js';
import { type Person, staffMember } from '../../support/staff.js';

let app: App;
let admin: Person;
let gita: string;
beforeAll(async () => {
  app = await openApp({ clinic: smallClinic, now: '2026-11-27T14:00:00Z' });
  ({ gita } = await busyDay(app));
  admin = await staffMember(app, ['admin']);
});
afterAll(() => app.close());
beforeEach(() => app.get(ClinicFiles).import(smallClinic));

const get = (path: string) => app.http.get(path).set('cookie', admin.cookie);
const send = (path: string, body: object) => app.http.post(path).set('cookie', admin.cookie).type('form').send(body);
const bring = (file: unknown) =>
  app.http
    .post('/admin/import-export/clinic')
    .set('cookie', admin.cookie)
    .attach('file', Buffer.from(typeof file === 'string' ? file : JSON.stringify(file)), 'new hours.json');
const seenOn = (page: string) => /name="seen" value="([^"]+)"/.exec(page)![1]!;
const text = (page: string) => page.replaceAll(/<[^>]+>/g, '').replaceAll(/\s+/g, ' ');

it('the clinic file is downloaded under the name and day of the clinic, and brings the same clinic back', async () => {
  const answer = await get('/admin/import-export/clinic.json').expect(200);

  expect(answer.headers['content-type']).toContain('application/json');
  expect(answer.headers['content-disposition']).toBe('attachment; filename="harbour-acupuncture-2026-12-01.json"');
  const { headers } = await bring(answer.text).expect(303);
  const preview = await get(headers['location']!).expect(200);
  expect(preview.text).toContain('No changes');
});

it('a preview says what would change before anything is; the button does just that, and is in the audit trail', async () => {
  const dearer = {
    ...smallClinic,
    treatments: smallClinic.treatments.map((one) => (one.slug === 'acupuncture' ? { ...one, price: 9900 } : one)),
    links: [],
  };

  const { headers } = await bring(dearer).expect(303);
  const preview = await get(headers['location']!).expect(200);

  expect(text(preview.text)).toContain('What new hours.json would change');
  expect(text(preview.text)).toContain('Price was $95 → now $99');
  expect(text(preview.text)).toContain('Nothing added, one changed, one removed.');
  expect(await inForce('acupuncture')).toBe(9500);

  await send(`${headers['location']}/import`, { seen: seenOn(preview.text) }).expect(303);
  const done = await get(headers['location']!).expect(200);

  expect(done.text).toContain('Imported.');
  expect(await inForce('acupuncture')).toBe(9900);
  const [row] = await app.db.query(`select actor, action, detail from audit order by id desc limit 1`);
  expect(row).toMatchObject({ actor: `staff/${admin.id}`, action: 'clinic.imported' });
});

it('when somebody else has changed the clinic since, nothing is imported and a fresh preview comes', async () => {
  const { headers } = await bring({ ...smallClinic, name: 'Pier Acupuncture' }).expect(303);
  const preview = await get(headers['location']!).expect(200);
  await app.get(ClinicEdits).change({ ...member(), id: admin.id }, { action: 'terms.changed' }, (file) => ({
    ...file,
    policy: { ...file.policy, holdMinutes: 20 },
  }));

  const answer = await send(`${headers['location']}/import`, { seen: seenOn(preview.text) }).expect(409);

  expect(answer.text).toContain('Someone changed the clinic’s settings in the meantime');
  expect(text(answer.text)).toContain('20 minutes → now 10 minutes');
  const { file } = await app.get(ClinicEdits).current();
  expect(file.name).toBe('Harbour Acupuncture');
});

it('every fault is told with its path, what was pasted is still there, and a slip of the pen has its line', async () => {
  const broken = { ...smallClinic, currency: 'NOK!', links: [{ code: 'a b', label: '' }] };

  const answer = await app.http
    .post('/admin/import-export/clinic')
    .set('cookie', admin.cookie)
    .field('text', JSON.stringify(broken))
    .expect(400);

  expect(text(answer.text)).toContain('the file has 3 errors');
  expect(text(answer.text)).toContain('links[0].code must be lowercase letters');
  expect(answer.text).toContain('NOK!&quot;');
  const slip = await bring('{\n  "name": "Pier",\n}').expect(400);
  expect(slip.text).toMatch(/line 3/);
  const nothing = await app.http
    .post('/admin/import-export/clinic')
    .set('cookie', admin.cookie)
    .field('text', ' ')
    .expect(400);
  expect(nothing.text).toContain('Choose a file, or paste its contents.');
});

it('visits that would lose their hours, their room or their practitioner are listed with the way to them', async () => {
  const [{ room }] = await app.db.query<[{ room: string }]>(
    `select r.slug as room from claims c join rooms r on r.id = c.resource_id join bookings b on b.id = c.booking_id where b.reference = $1`,
    [gita],
  );
  const smaller: ClinicFile = {
    ...smallClinic,
    locations: smallClinic.locations.map((one) => ({ ...one, rooms: one.rooms.filter(({ slug }) => slug !== room) })),
    practitioners: smallClinic.practitioners
      .filter(({ slug }) => slug === 'mei')
      .map((one) => ({ ...one, hours: one.hours.map((hours) => ({ ...hours, to: '13:00' })) })),
  };

  const { headers } = await bring(smaller).expect(303);
  const preview = await get(headers['location']!).expect(200);

  const said = text(preview.text);
  expect(said).toMatch(/Tue, Dec 1, 2:00 PM, Fred Maier ?Mei Tanaka · outside the new working hours/);
  expect(said).toMatch(/Hal Moreau ?Jonas Weber · practitioner removed/);
  expect(said).toMatch(/Gita Rao ?Mei Tanaka · room removed/);
  expect(said).not.toContain('Ana García');
  expect(preview.text).toMatch(/href="\/staff\/visits\/[A-Z2-9]{8}"/);
});

it('a proposal is its bringer’s alone', async () => {
  const other = await staffMember(app, ['admin']);
  const { headers } = await bring(smallClinic).expect(303);

  await app.http.get(headers['location']!).set('cookie', other.cookie).expect(404);
});

async function inForce(slug: string): Promise<number | undefined> {
  const { file } = await app.get(ClinicEdits).current();
  return file.treatments.find((one) => one.slug === slug)?.price;
}

function member() {
  return {
    name: 'Ada',
    email: 'ada@clinic.example.org',
    roles: ['admin'] as const,
    practitionerId: null,
    demo: false,
    session: { id: 'a', signedInAt: new Date('2026-11-27T14:00:00Z'), strong: true },
  };
}
