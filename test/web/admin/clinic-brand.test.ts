import sharp from 'sharp';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ClinicEdits } from '../../../src/changes/clinic-edits.service.js';
import { type App, openApp } from '../../support/app.js';
import { importClinic, smallClinic } from '../../support/small-clinic.js';
import { type Person, staffMember } from '../../support/staff.js';

let app: App;
let admin: Person;
beforeAll(async () => {
  app = await openApp({ clinic: smallClinic, now: '2026-11-27T14:00:00Z' });
  admin = await staffMember(app, ['admin']);
});
afterAll(() => app.close());
beforeEach(() => importClinic(app.db));

const get = () => app.http.get('/admin/clinic').set('cookie', admin.cookie);
const send = (fields: object) =>
  app.http
    .post('/admin/clinic')
    .type('form')
    .set('cookie', admin.cookie)
    .set('origin', 'http://clinic.test')
    .send({ name: smallClinic.name, currency: 'USD', locale: 'en-US', ...fields });
const bring = (logo: Buffer, filename: string) =>
  app.http
    .post('/admin/clinic/logo')
    .set('cookie', admin.cookie)
    .set('origin', 'http://clinic.test')
    .attach('logo', logo, { filename });
const file = async () => (await app.get(ClinicEdits).current()).file;
const home = async () => (await app.http.get('/')).text;
const asset = (html: string, shape: RegExp) => shape.exec(html)?.[0] ?? '';

describe('the color of a clinic', () => {
  it('is on every page of patients, in a style sheet that browsers keep, and not on those of staff', async () => {
    await send({ 'brand.color': '#7A1F3D' }).expect(303);

    const style = asset(await home(), /\/brand\/accent\.[\w-]+\.css/);
    const { text, headers } = await app.http.get(style).expect(200);
    expect(text).toContain('--jade:#7a1f3d');
    expect(text).toContain('prefers-color-scheme:dark');
    expect(headers['content-type']).toContain('text/css');
    expect(headers['cache-control']).toContain('immutable');
    expect((await get()).text).not.toContain('/brand/accent');
  });

  it('another one has another address, and the earlier one is gone', async () => {
    await send({ 'brand.color': '#7a1f3d' });
    const earlier = asset(await home(), /\/brand\/accent\.[\w-]+\.css/);

    await send({ 'brand.color': '#1f3d7a' });

    expect(asset(await home(), /\/brand\/accent\.[\w-]+\.css/)).not.toBe(earlier);
    await app.http.get(earlier).expect(404);
  });

  it('that is none is told beside its field', async () => {
    const { status, text } = await send({ 'brand.color': 'jade' });

    expect(status).toBe(400);
    expect(text).toContain('id="brand.color-error"');
  });

  it('too pale to be read is shown as it will look', async () => {
    await send({ 'brand.color': '#ffe600' }).expect(303);

    const { text } = await get();
    expect(text).toMatch(/in light mode #[0-9a-f]{6}, in dark mode #ffe600/);
    expect(text).not.toContain('in light mode #ffe600');
  });
});

describe('the logo of a clinic', () => {
  const drawing = (inside: string) =>
    Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 40">${inside}</svg>`);

  it('takes the place of the name, and says it to those who do not see it', async () => {
    await bring(drawing('<path d="M0 0h120" fill="#123456"/>'), 'logo.svg').expect(303);

    expect(await home()).toMatch(
      /<img class="logo own-colors" src="\/brand\/logo[^"]+\.svg" alt="Harbour Acupuncture" width="120" height="40"/,
    );
  });

  it('brings nothing that runs, wherever it came from', async () => {
    const { brand, ...rest } = await file();
    const logo = drawing('<script>alert(1)</script><path d="M0 0h120" onload="alert(1)"/>').toString();
    expect(brand).toBeUndefined();

    await bring(Buffer.from(logo), 'logo.svg').expect(303);
    expect((await file()).brand?.logo).not.toMatch(/script|onload/);

    await importClinic(app.db, { ...rest, brand: { logo } });
    const address = asset(await home(), /\/brand\/logo[^"]+\.svg/);
    const { body, headers } = await app.http.get(address).expect(200);
    expect(String(body)).not.toMatch(/script|onload/);
    expect(headers['content-type']).toBe('image/svg+xml; charset=utf-8');
    expect(headers['content-security-policy']).toMatch(/base-uri 'none'; frame-ancestors 'none'; sandbox/);
  });

  it('drawn in no color of its own is light by night', async () => {
    await bring(drawing('<path d="M0 0h120" stroke="currentColor"/>'), 'logo.svg').expect(303);

    const html = await home();
    const night = asset(html, /srcset="\/brand\/logo[^"]+"/).slice(8, -1);
    expect(html).toContain('media="(prefers-color-scheme: dark)"');
    expect(String((await app.http.get(night)).body)).toContain('color="#f0eae0"');
  });

  it('with a style sheet inside becomes pixels, which look the same', async () => {
    await bring(drawing('<style>.a{fill:red}</style><rect class="a" width="120" height="40"/>'), 'logo.svg').expect(
      303,
    );

    const { body } = await app.http.get(asset(await home(), /\/brand\/logo[^"]+\.png/)).expect(200);
    const [red, green] = await sharp(body as Buffer)
      .removeAlpha()
      .raw()
      .toBuffer();
    expect([red, green]).toEqual([255, 0]);
  });

  it('as a photo loses whatever else was in its file', async () => {
    const photo = await sharp({ create: { width: 900, height: 300, channels: 3, background: '#345' } })
      .withExif({ IFD0: { Copyright: 'somebody' } })
      .png()
      .toBuffer();
    await bring(photo, 'logo.png').expect(303);

    const html = await home();
    const { body } = await app.http.get(asset(html, /\/brand\/logo[^"]+\.png/));
    expect((body as Buffer).includes('somebody')).toBe(false);
    expect(html).toContain('width="120" height="40"');
  });

  it('that is no image is told beside its field, and nothing changes', async () => {
    const { status, text } = await bring(Buffer.from('%PDF-1.7'), 'logo.svg');

    expect(status).toBe(400);
    expect(text).toContain('id="logo-error"');
    expect((await file()).brand).toBeUndefined();
  });

  it('stays when the rest is saved, and goes when it is removed', async () => {
    await bring(drawing('<path d="M0 0h120"/>'), 'logo.svg');
    await send({ name: 'Tide', 'brand.color': '#7a1f3d' }).expect(303);
    expect((await file()).brand).toMatchObject({ color: '#7a1f3d', logo: expect.stringContaining('<path') as string });

    await app.http.post('/admin/clinic/logo/removal').set('cookie', admin.cookie).set('origin', 'http://clinic.test');

    expect((await file()).brand).toEqual({ color: '#7a1f3d' });
    expect(await home()).not.toContain('class="logo');
    expect(await home()).toContain('Tide');
  });

  it('changed is in the audit trail, without the drawing', async () => {
    await bring(drawing('<path d="M0 0h120"/>'), 'logo.svg');

    const [row] = await app.db.query<{ action: string; detail: object }[]>(
      `select action, detail from audit order by id desc limit 1`,
    );
    expect(row).toMatchObject({
      action: 'clinic.logo-changed',
      detail: { differences: [{ kind: 'clinic', fields: [{ field: 'brand.logo' }] }] },
    });
    expect(JSON.stringify(row)).not.toContain('svg');
  });
});
