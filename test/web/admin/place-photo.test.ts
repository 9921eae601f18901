import sharp from 'sharp';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type App, openApp } from '../../support/app.js';
import { somePicture } from '../../support/picture.js';
import { smallClinic } from '../../support/small-clinic.js';
import { staffMember } from '../../support/staff.js';

let app: App;
let admin: Awaited<ReturnType<typeof staffMember>>;
let reception: typeof admin;
beforeAll(async () => {
  app = await openApp({ clinic: smallClinic, now: '2026-11-27T14:00:00Z' });
  admin = await staffMember(app, ['admin']);
  reception = await staffMember(app, ['reception']);
});
afterAll(() => app.close());

const upload = (bytes: Buffer, { cookie } = admin) =>
  app.http
    .post('/admin/locations/harbour/photo')
    .set('cookie', cookie)
    .set('origin', 'http://clinic.test')
    .field('alt', 'A green door')
    .attach('photo', bytes, 'door.jpg');
const photoOf = (html: string) => /\/photos\/[\w-]{22}-600\.webp/.exec(html)?.[0] ?? '';
const readPlace = async () => (await app.http.get('/locations/harbour')).text;

it('patients see the door before they come: on the page of the place and on that of their appointment', async () => {
  const answer = await upload(await somePicture());
  expect(answer.headers.location).toBe('/admin/locations/harbour?news=photo#tab-photo');

  const text = await readPlace();
  const address = photoOf(text);
  expect(text).toContain('alt="A green door"');
  expect(text).toContain(`"image":"http://clinic.test${address.replace('600', '1200')}"`);
  const large = await app.http.get(address.replace('600', '1200')).buffer(true);
  const { width, height, format, exif } = await sharp(large.body as Buffer).metadata();
  expect({ width, height, format, exif }).toEqual({ width: 1200, height: 800, format: 'webp', exif: undefined });
  expect((await app.http.get(address)).headers['cache-control']).toContain('immutable');
  expect((await app.http.get(address.replace('600', '512'))).status, 'no person looks like it').toBe(404);

  const booking = {
    treatment: 'acupuncture',
    practitioner: 'mei',
    location: 'harbour',
    start: '2026-12-01T10:00:00-05:00',
  };
  const patient = { name: 'Ana', email: 'ana@example.org' };
  const { body } = await app.http.post('/api/v1/bookings').send({ ...booking, patient });
  const opened = await app.http.get(new URL(body.manageUrl).pathname);
  const cookie = String(opened.headers['set-cookie']).split(';', 1)[0]!;
  const visit = await app.http.get(opened.headers['location']!).set('cookie', cookie);
  expect(photoOf(visit.text)).toBe(address);
});

it('what is no picture is refused beside the field, with the words kept', async () => {
  const answer = await upload(Buffer.from('hello'));
  expect(answer.status).toBe(400);
  expect(answer.text).toContain('id="photo-error"');
  expect(answer.text).toContain('value="A green door"');
});

it('a new description keeps the picture, and the picture can be taken away', async () => {
  const before = photoOf(await readPlace());
  const send = (path: string, fields: object) =>
    app.http.post(path).type('form').set('cookie', admin.cookie).set('origin', 'http://clinic.test').send(fields);
  await send('/admin/locations/harbour/photo', { alt: 'The door beside the bakery' }).expect(303);
  expect(await readPlace()).toContain('alt="The door beside the bakery"');
  expect(photoOf(await readPlace())).toBe(before);

  await send('/admin/locations/harbour/photo/removal', {}).expect(303);
  expect(photoOf(await readPlace())).toBe('');
  expect((await app.http.get(before)).status).toBe(404);
});

it('only an administrator changes it', async () => {
  expect((await upload(await somePicture(), reception)).status).toBe(404);
});
